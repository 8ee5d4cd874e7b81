"""Saved pictures."""

from pathlib import Path

import pytest
from matplotlib.axes import Axes

from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.picture import picture, save_picture
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.errors import WriteFailed
from vmo_desktop.workshop.workshop import Workshop

BEGINNINGS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_each_format_is_what_its_name_says_and_the_same_twice(portfolio: Workshop, tmp_path: Path, kind: str) -> None:
    data = bubble_data(portfolio.results)

    def draw(axes: Axes) -> None:
        draw_bubble(axes, data, LIGHT)

    path = tmp_path / f"chart.{kind}"
    save_picture(path, draw, 800, 500)
    assert path.read_bytes().startswith(BEGINNINGS[kind])
    assert picture(draw, 800, 500, kind) == path.read_bytes()
    assert list(tmp_path.glob(".vmo-*")) == []


def test_svg_text_is_text(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    svg = picture(lambda axes: draw_bubble(axes, data, LIGHT), 800, 500, "svg").decode()
    assert ">Quick wins</text>" in svg


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    def broken(axes: Axes) -> None:
        del axes
        raise RuntimeError("drawing broke")

    path = tmp_path / "chart.png"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        save_picture(path, broken, 100, 100)
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match=r"chart\.png could not be written"):
        save_picture(tmp_path / "missing" / "chart.png", lambda _: None, 100, 100)
    with pytest.raises(WriteFailed, match="End it in"):
        save_picture(tmp_path / "chart.exe", lambda _: None, 100, 100)
