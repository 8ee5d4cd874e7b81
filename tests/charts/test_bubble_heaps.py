"""Bubbles that nobody can tell apart are counted."""

from itertools import combinations
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from tests.portfolio import make_portfolio
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.bubble_heaps import LEAST, heaps, overlapping
from vmo_desktop.charts.bubble_layout import Wish, lay_out
from vmo_desktop.charts.bubble_sizes import Area
from vmo_desktop.charts.bubble_view import whole_view
from vmo_desktop.charts.theme import LIGHT

AREA = Area(420, 440)


def test_a_heap_counts_what_overlaps_the_bubble_in_its_midst() -> None:
    x = np.array([100.0 + 3 * place for place in range(LEAST)] + [300.0, 306.0])
    y = np.full(LEAST + 2, 50.0)
    radius = np.full(LEAST + 2, 8.0)
    everyone = np.arange(LEAST + 2)
    (found,) = heaps(everyone, x, y, radius, size=11, height=14)
    assert found.count == LEAST
    assert found.count == len(overlapping(x, y, radius, found.place, everyone))
    left, top, width, height = found.box
    assert left + width / 2 == x[found.place]
    assert top + height / 2 == 50
    assert heaps(everyone[1:], x, y, radius, size=11, height=14) == []


def test_the_marks_of_a_crowd_cover_neither_each_other_nor_labels(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 404) as workshop:
        data = bubble_data(workshop.results)
    layout = lay_out(data, AREA, whole_view(data), LIGHT)
    assert len(layout.heaps) > 5
    boxes = [heap.box for heap in layout.heaps]
    boxes += [(label.x, label.y, label.width, layout.label_height) for label in layout.labels.values()]
    for a, b in combinations(boxes, 2):
        assert a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]


def test_what_is_hidden_is_not_counted(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 404) as workshop:
        data = bubble_data(workshop.results)
    everything = {number for number, _ in enumerate(data.categories)}
    assert lay_out(data, AREA, whole_view(data), LIGHT, Wish(hidden=everything)).heaps == ()


def test_paper_says_what_the_counts_are(tmp_path: Path) -> None:
    said = "A number counts the bubbles that overlap there"
    for count in (404, 24):
        with make_portfolio(tmp_path / f"{count}.vmo", count) as workshop:
            axes = Figure(figsize=(6, 5)).add_subplot()
            draw_bubble(axes, bubble_data(workshop.results), LIGHT)
        assert (said in {text.get_text() for text in axes.texts}) is (count == 404)
