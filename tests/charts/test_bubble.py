"""The bubble chart as ordinary artists."""

from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from tests.portfolio import HOSTILE_NAMES, make_portfolio
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.bubble_layout import Wish, lay_out
from vmo_desktop.charts.bubble_look import REACH, marks
from vmo_desktop.charts.bubble_sizes import LARGEST, Area, radii
from vmo_desktop.charts.bubble_view import whole_view
from vmo_desktop.charts.labels import NEAR
from vmo_desktop.charts.theme import DARK, LIGHT
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.presentation import edit_chart
from vmo_desktop.workshop.workshop import Workshop

AREA = Area(900, 560)


def drawn(data: BubbleData, **options: Any) -> Axes:
    figure = Figure(figsize=(10, 6.5), dpi=96)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    draw_bubble(axes, data, LIGHT, **options)
    return axes


def bubbles(axes: Axes) -> PathCollection:
    return next(
        each for each in axes.collections if isinstance(each, PathCollection) and each.get_label() == "_bubbles"
    )


def texts(axes: Axes) -> list[str]:
    return [each.get_text() for each in axes.texts]


def test_each_bubble_stands_at_its_value_and_effort(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    offsets = {tuple(offset) for offset in np.asarray(bubbles(drawn(data)).get_offsets()).tolist()}
    assert offsets == set(zip(data.x.tolist(), data.y.tolist(), strict=True))


def test_names_quadrants_and_key_are_text(portfolio: Workshop) -> None:
    found = texts(drawn(bubble_data(portfolio.results)))
    for text in ("Quick wins", "Big bets", "Fill-ins", "Reconsider", "Growth", "Funded in ranking order", "Mandatory"):
        assert text in found
    assert sum(name in found for name in bubble_data(portfolio.results).names) >= 12


def test_hidden_categories_are_not_drawn(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    all_parts = len(bubbles(drawn(data)).get_paths())
    fewer = len(bubbles(drawn(data, hidden={0, 1})).get_paths())
    assert fewer < all_parts
    layout = lay_out(data, AREA, whole_view(data), LIGHT, Wish(hidden={0, 1}))
    assert len(layout.order) == 12
    assert all(data.category[place] > 1 for place in layout.labels)


def test_an_incomplete_value_has_a_whisker_over_its_range(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", missing=0.1) as workshop:
        data = bubble_data(workshop.results)
    lines = next(each for each in drawn(data).collections if each.get_label() == "_whiskers")
    assert len(lines.get_paths()) == np.count_nonzero(~data.is_complete)


@pytest.mark.parametrize("count", [24, 100, 404])
def test_labels_overlap_neither_each_other_nor_bubbles(count: int, tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", count) as workshop:
        data = bubble_data(workshop.results)
    layout = lay_out(data, AREA, whole_view(data), LIGHT)
    placed = list(layout.labels.values())
    assert len(placed) >= min(count, 40) * 0.5
    height = layout.label_height
    for a, b in combinations(placed, 2):
        assert a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + height <= b.y or b.y + height <= a.y
    for label in placed:
        inside = (
            (layout.x > label.x) & (layout.x < label.x + label.width) & (layout.y > label.y)
            & (layout.y < label.y + height)
        )  # fmt: skip
        assert not inside.any()


def test_areas_grow_with_size_and_the_smallest_can_be_seen(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    radius = radii(data, AREA, LIGHT)
    largest, half = np.argmax(data.size), np.argmin(np.abs(data.size - data.size.max() / 2))
    ratio = (radius[half] / radius[largest]) ** 2
    assert ratio == pytest.approx(data.size[half] / data.size[largest])
    assert radius.min() >= 4


def test_a_selected_bubble_always_has_its_label(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 404) as workshop:
        data = bubble_data(workshop.results)
    for place in (0, 100, 403):
        assert place in lay_out(data, AREA, whole_view(data), LIGHT, Wish(pinned={place})).labels


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_hostile_names_are_drawn_as_they_are(portfolio: Workshop, kind: str) -> None:
    ids = [each.id for each in portfolio.snapshot.initiatives]
    edits = {ids[number]: {"name": name, "class_name": name[:60]} for number, name in enumerate(HOSTILE_NAMES)}
    portfolio.do(edit_initiatives(edits))
    portfolio.do(edit_chart({"quick_wins": r"$\alpha$ <b>", "colour_field": "class_name"}))
    axes = drawn(bubble_data(portfolio.results))
    assert r"$\alpha$ <b>" in texts(axes)
    assert all(each.get_text().isprintable() for each in axes.texts)
    assert not any(each.get_parse_math() for each in axes.texts if isinstance(each, Annotation))
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.savefig(BytesIO(), format=kind)


def test_an_empty_chart_can_be_drawn(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        axes = drawn(bubble_data(workshop.results))
    assert "Quick wins" in texts(axes)


def test_what_stands_aside_is_named_below(portfolio: Workshop) -> None:
    initiative = portfolio.snapshot.initiatives[0]
    portfolio.do(edit_initiatives({initiative.id: {"effort": None}}))
    assert f"1 without effort: {initiative.name}" in texts(drawn(bubble_data(portfolio.results)))


def test_dark_is_dark(portfolio: Workshop) -> None:
    figure = Figure(figsize=(6, 4))
    axes = figure.add_subplot()
    draw_bubble(axes, bubble_data(portfolio.results), DARK)
    assert sum(to_rgb(axes.get_facecolor())) < 1.0


def test_the_largest_bubble_at_full_value_is_whole(portfolio: Workshop) -> None:
    view = whole_view(bubble_data(portfolio.results))
    assert (view.top - 100) / (view.top - view.bottom) * AREA.height >= LARGEST


def test_names_are_whole_where_there_is_room(portfolio: Workshop) -> None:
    longest = "Replacement of the whole plant network including its control rooms"
    last = portfolio.snapshot.initiatives[0].id
    for each in portfolio.snapshot.initiatives:
        portfolio.do(edit_initiatives({each.id: {"effort": 900.0 if each.id == last else 40.0}}))
    portfolio.do(edit_initiatives({last: {"name": longest}}))
    data = bubble_data(portfolio.results)
    layout = lay_out(data, AREA, whole_view(data), LIGHT)
    assert layout.texts[data.index[last]] == longest


@pytest.mark.parametrize("width", [260, 420, 900])
def test_the_selected_name_is_whole_within_the_plot(portfolio: Workshop, width: int) -> None:
    first = portfolio.snapshot.initiatives[0].id
    portfolio.do(
        edit_initiatives({first: {"name": "Route 29 Widening, Union Mill Road to Buckley's Gate Drive, phase 2"}})
    )
    data, area = bubble_data(portfolio.results), Area(width, 400)
    place = data.index[first]
    layout = lay_out(data, area, whole_view(data), LIGHT, Wish(pinned={place}))
    label = layout.labels[place]
    assert label.x >= 0
    assert label.x + label.width <= width
    assert layout.texts[place] == data.names[place] or label.width > 0.9 * width


def test_a_label_nearer_to_another_bubble_has_a_leader(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 100) as workshop:
        data = bubble_data(workshop.results)
    layout = lay_out(data, AREA, whole_view(data), LIGHT)
    reach = layout.radius * np.array([REACH[mark.marker] for mark in marks(data, LIGHT)])
    led = 0
    for place, label in layout.labels.items():
        across = np.maximum(np.maximum(label.x - layout.x, layout.x - label.x - label.width), 0)
        down = np.maximum(np.maximum(label.y - layout.y, layout.y - label.y - layout.label_height), 0)
        distance = np.hypot(across, down) - reach
        if np.delete(distance, place).min() < distance[place]:
            assert label.has_leader
            led += label.candidate < NEAR
    assert led > 0


@pytest.mark.parametrize("sample", ["meridian", "smart-scale-2018"])
def test_no_name_is_struck_out_by_a_limit(tmp_path: Path, sample: str) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        build_sample(sample, workshop)
        data = bubble_data(workshop.results)
    area, view = Area(560.0, 380.0), whole_view(data)
    layout = lay_out(data, area, view, LIGHT)
    x = (data.x_threshold - view.left) / (view.right - view.left) * area.width
    y = (view.top - float(data.value_axis.position(data.value_threshold))) / (view.top - view.bottom) * area.height
    assert layout.labels
    for label in layout.labels.values():
        assert not label.x < x < label.x + label.width
        assert not label.y < y < label.y + layout.label_height
