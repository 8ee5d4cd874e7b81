"""The chart as a sign of a workshop."""

from io import BytesIO
from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from tests.portfolio import make_portfolio
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.theme import DARK, LIGHT
from vmo_desktop.charts.thumbnail import HEIGHT, SHARPNESS, WIDTH, draw_thumbnail, thumbnail
from vmo_desktop.workshop.workshop import Workshop


def test_every_bubble_and_no_word(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 30, drivers=3) as workshop:
        data = bubble_data(workshop.results)
    figure = Figure()
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    draw_thumbnail(axes, data, LIGHT)
    (bubbles,) = [each for each in axes.collections if each.get_label() == "_bubbles"]
    assert len(np.asarray(bubbles.get_offsets())) >= len(data)
    assert [text.get_text() for text in axes.texts] == []
    assert [label.get_text() for label in (*axes.get_xticklabels(), *axes.get_yticklabels())] == []


def test_the_same_picture_each_time_in_the_colours_of_the_look(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 30, drivers=3) as workshop:
        data = bubble_data(workshop.results)
    light, dark = thumbnail(data, LIGHT), thumbnail(data, DARK)
    assert light == thumbnail(data, LIGHT)
    assert light != dark
    with Image.open(BytesIO(light)) as picture:
        assert picture.size == (SHARPNESS * WIDTH, SHARPNESS * HEIGHT)
        assert picture.convert("RGB").getpixel((1, 1)) == tuple(bytes.fromhex(LIGHT.surface[1:]))


def test_a_workshop_without_initiatives_has_an_empty_chart(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        assert thumbnail(bubble_data(workshop.results), LIGHT)
