"""Ellipses on the bubble chart: where they stand, what the key says, and what table and card tell."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from tests.room import make_room, vote
from tests.workshop.choosing import make_choosing
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.bubble_facts import bubble_facts
from vmo_desktop.charts.bubble_key import key_entries
from vmo_desktop.charts.bubble_layout import lay_out
from vmo_desktop.charts.bubble_sizes import Area
from vmo_desktop.charts.bubble_view import whole_view
from vmo_desktop.charts.chosen_bubbles import assumed_bubbles
from vmo_desktop.charts.table_view import bubble_table
from vmo_desktop.charts.theme import LIGHT, THEMES, Theme
from vmo_desktop.charts.vote_ellipses import FLATTEST, vote_ellipses
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.workshop import Workshop

AREA = Area(600, 400)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """The middle half of the votes on A reaches from 7.5 to 65, all agree on B, and nobody voted on C."""
    with make_room(tmp_path / "room.vmo") as workshop:
        snapshot = workshop.snapshot
        ids = [each.id for each in snapshot.initiatives]
        workshop.do(edit_initiatives({each: {"effort": 10.0 * (place + 1)} for place, each in enumerate(ids)}))
        workshop.do(set_scores({(each, driver.id): 2.0 for each in ids for driver in snapshot.leaves}))
        cells = [(each, driver.id) for each in ids[:2] for driver in snapshot.leaves]
        votes = {
            "Ana Lima": [0, 0, 2, 2],
            "Ben Otto": [1, 0, 2, 2],
            "Cem Kaya": [2, 0, 2, 2],
            "Dua Rahim": [4, 4, 2, 2],
        }
        vote(workshop, votes, cells)
        yield workshop


def _data(room: Workshop) -> BubbleData:
    return bubble_data(room.results, shows_votes=True)


def _drawn(data: BubbleData, theme: Theme = LIGHT) -> Axes:
    figure = Figure(figsize=(8, 5))
    axes = figure.add_subplot()
    draw_bubble(axes, data, theme)
    figure.draw_without_rendering()
    return axes


def _ellipses(axes: Axes) -> list[PathCollection]:
    return [each for each in axes.collections if isinstance(each, PathCollection) and each.get_label() == "_votes"]


def test_an_ellipse_reaches_from_value_to_value_over_its_bubble(room: Workshop) -> None:
    data, view = _data(room), whole_view(_data(room))
    layout = lay_out(data, AREA, view, LIGHT)
    found = {each.x: each for each in vote_ellipses(data, layout, AREA, view, LIGHT)}
    assert len(found) == 2, "nobody voted on C"
    pixel = AREA.height / (view.top - view.bottom)
    first = found[float(layout.x[0])]
    assert (view.top - (first.y + first.down) / pixel, view.top - (first.y - first.down) / pixel) == pytest.approx(
        (7.5, 65.0)
    )
    assert first.across < layout.radius[0], "its width says nothing"
    assert found[float(layout.x[1])].down == FLATTEST


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_picture_has_them_and_its_key_says_what_they_are(room: Workshop, theme: Theme) -> None:
    axes = _drawn(_data(room), theme)
    assert len(_ellipses(axes)[0].get_paths()) == 2
    assert "Ellipse: middle half of the votes" in [text.get_text() for text in axes.texts]


def test_without_them_neither_picture_nor_key_nor_table_speaks_of_votes(room: Workshop) -> None:
    data = bubble_data(room.results)
    assert _ellipses(_drawn(data)) == []
    assert not any("votes" in entry.text for entry in key_entries(data, LIGHT))
    assert not any("Votes" in column.title for column in bubble_table(data, room.results).columns)


def test_before_a_reveal_the_key_says_nothing(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        ids = [each.id for each in workshop.snapshot.initiatives]
        workshop.do(edit_initiatives({each: {"effort": 10.0} for each in ids}))
        data = _data(workshop)
        assert not any("votes" in entry.text for entry in key_entries(data, LIGHT))
        assert _ellipses(_drawn(data)) == []


def test_the_table_and_the_card_tell_the_numbers(room: Workshop) -> None:
    table = bubble_table(_data(room), room.results)
    places = [place for place, column in enumerate(table.columns) if column.title in ("Votes from", "Votes to")]
    rows = {row[1]: tuple(row[place] for place in places) for row in table.rows}
    assert rows["A"] == pytest.approx((7.5, 65.0))
    assert (rows["B"], rows["C"]) == ((50.0, 50.0), (None, None))
    facts = bubble_facts(room.results, room.snapshot.initiatives[0].id)
    assert [fact.text for fact in facts.facts if fact.word == "Votes"] == ["7.5 to 65.0, middle half of 4"]
    assert facts.spoken.endswith("votes 7.5 to 65.0, middle half of 4")
    assert "votes" not in bubble_facts(room.results, room.snapshot.initiatives[2].id).spoken


def test_the_short_way_of_a_typed_score_moves_them_as_a_fresh_chart_does(room: Workshop) -> None:
    before = _data(room)
    last = room.snapshot.initiatives[2].id, room.snapshot.leaves[0].id
    room.do(set_scores({last: 4.0}))
    after = bubble_data(room.results, former=before, shows_votes=True)
    assert after.basis is before.basis
    assert after.spread is not None
    np.testing.assert_array_equal(after.spread.low, room.results.vote_spread.low)
    hidden = bubble_data(room.results, former=after)
    assert hidden.spread is None


def test_what_a_scenario_assumes_has_no_ellipse(room: Workshop) -> None:
    first = room.snapshot.initiatives[0].id
    room.do(assume(1, first, {"value": 90.0}))
    of = ScenarioProblem(room.results, room.snapshot.choice.scenario_by_id[1])
    data = assumed_bubbles(_data(room), of)
    assert data.spread is not None
    assert np.isnan(data.spread.low).tolist() == [True, False, True]


def test_hidden_categories_hide_their_ellipses(room: Workshop) -> None:
    ids = [each.id for each in room.snapshot.initiatives]
    room.do(edit_initiatives({ids[0]: {"class_name": "One"}, ids[1]: {"class_name": "Two"}}))
    chart = replace(room.snapshot.chart, colour_field="class_name")
    data = bubble_data(room.results, chart, shows_votes=True)
    figure = Figure()
    axes = figure.add_subplot()
    labels = [category.label for category in data.categories]
    draw_bubble(axes, data, LIGHT, hidden={labels.index("One")})
    assert len(_ellipses(axes)[0].get_paths()) == 1
