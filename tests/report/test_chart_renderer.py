"""Figures as vectors with searchable text."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from reportlab.pdfgen.canvas import Canvas

from tests.pdfs import opened
from tests.report.packs import ReadPack
from vmo_desktop.report.chart_renderer import draw_figure, new_figure
from vmo_desktop.report.fonts import Face, load


def _drawn(figure: Figure, path: Path) -> ReadPack:
    size = (figure.bbox.width, figure.bbox.height)
    canvas = Canvas(str(path), pagesize=size, initialFontName=load(Face.REGULAR), invariant=1)
    draw_figure(figure, canvas)
    canvas.save()
    return ReadPack(path)


def _pixels(data: bytes, scale: float = 1.0) -> np.ndarray:
    with opened(data) as document:
        return np.array(document[0].render(scale=scale).to_numpy()[:, :, :3])[:, :, ::-1]


@pytest.fixture
def figure() -> Figure:
    figure = new_figure(400, 300)
    axes = figure.add_subplot()
    axes.plot([0, 1, 2], [0, 2, 1], dashes=(4, 2), color="#0B6B66", linewidth=2)
    axes.scatter([0.5, 1.5], [1, 1], s=900, color="#D55E00", alpha=0.5)
    axes.bar([0.2], [1.5], width=0.2, color="white", edgecolor="black", hatch="//")
    axes.set_title("Value & <effort> Ωμέγα Привіт", parse_math=False)
    axes.text(1, 1.2, "$5M to $10M", parse_math=False, rotation=30)
    axes.set_xlim(0, 2)
    return figure


def test_text_is_searchable_and_literal(figure: Figure, tmp_path: Path) -> None:
    read = _drawn(figure, tmp_path / "f.pdf")
    assert "Value & <effort> Ωμέγα Привіт" in read.text
    assert "$5M to $10M" in read.letters.replace("$5Mto$10M", "$5M to $10M")


def test_nothing_is_a_picture_and_fonts_are_shared(figure: Figure, tmp_path: Path) -> None:
    read = _drawn(figure, tmp_path / "f.pdf")
    assert b"/Subtype /Image" not in read.raw
    assert read.raw.count(b"/FontFile2") <= 2


def test_it_looks_like_matplotlibs_own_pdf(figure: Figure, tmp_path: Path) -> None:
    ours = _pixels(_drawn(figure, tmp_path / "f.pdf").raw)
    stream = BytesIO()
    figure.savefig(stream, format="pdf", dpi=72)
    theirs = _pixels(stream.getvalue())
    assert ours.shape == theirs.shape
    # Text stands in another face, so only the mean can be compared.
    assert np.abs(ours.astype(float) - theirs.astype(float)).mean() < 6


def test_alpha_lets_what_is_below_shine_through(tmp_path: Path) -> None:
    figure = new_figure(100, 100)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    axes.axvspan(0, 1, color="black")
    axes.axhspan(0, 1, color="white", alpha=0.5)
    middle = _pixels(_drawn(figure, tmp_path / "f.pdf").raw)[50, 50]
    assert np.all(np.abs(middle.astype(int) - 128) <= 2)


def test_lines_are_clipped_to_the_axes(tmp_path: Path) -> None:
    figure = new_figure(100, 100)
    axes = figure.add_axes((0.25, 0.25, 0.5, 0.5))
    axes.axis("off")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.plot([-5, 5], [0.5, 0.5], color="black", linewidth=10)
    pixels = _pixels(_drawn(figure, tmp_path / "f.pdf").raw)
    assert pixels[50, 50].max() < 30
    assert pixels[50, 10].min() > 240


def test_pictures_are_upright(tmp_path: Path) -> None:
    figure = new_figure(100, 100)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    axes.imshow([[0.0], [1.0]], cmap="gray", aspect="auto", interpolation="nearest")
    pixels = _pixels(_drawn(figure, tmp_path / "f.pdf").raw)
    assert pixels[20, 50].max() < 30
    assert pixels[80, 50].min() > 220


def test_the_same_figure_gives_the_same_bytes(figure: Figure, tmp_path: Path) -> None:
    assert _drawn(figure, tmp_path / "a.pdf").raw == _drawn(figure, tmp_path / "b.pdf").raw


def test_another_bubble_takes_hardly_any_room(tmp_path: Path) -> None:
    def size_of(count: int) -> int:
        figure = new_figure(400, 300)
        places = np.linspace(0.1, 0.9, count)
        figure.add_axes((0, 0, 1, 1)).scatter(places, places, s=np.linspace(20, 400, count), edgecolors="white")
        target = tmp_path / f"{count}.pdf"
        canvas = Canvas(str(target), pagesize=(400, 300), pageCompression=1, invariant=1)
        draw_figure(figure, canvas)
        canvas.save()
        return target.stat().st_size

    assert size_of(220) - size_of(20) < 200 * 40
