"""The charts of the road's plan: roadmap, map of stakeholders, and PMO and VMO compared."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.workshop.planning import make_planning
from vmo_desktop.charts.action_words import SIGNS, action_state_text
from vmo_desktop.charts.aspect_profile import (
    AspectProfile,
    draw_profile,
    handle_words,
    profile_height,
    profile_spots,
    profile_table,
    profile_track,
)
from vmo_desktop.charts.roadmap import draw_roadmap, roadmap_height, roadmap_row, roadmap_spots
from vmo_desktop.charts.roadmap_data import Roadmap, action_words, roadmap_headline, roadmap_table
from vmo_desktop.charts.stakeholder_map import (
    StakeholderMap,
    draw_stakeholders,
    stakeholder_spots,
    stakeholder_table,
)
from vmo_desktop.charts.stakeholder_words import stakeholder_words
from vmo_desktop.charts.theme import LIGHT, THEMES, Theme
from vmo_desktop.charts.time_scale import TimeScale
from vmo_desktop.workshop.action_state import ActionState
from vmo_desktop.workshop.ops.reviews import ACTIONS
from vmo_desktop.workshop.ops.road import ASPECTS, STAKEHOLDERS
from vmo_desktop.workshop.workshop import Workshop

WIDE, HIGH = 900.0, 420.0


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_planning(tmp_path / "w.vmo") as opened:
        yield opened


def _texts(figure: Figure) -> list[str]:
    figure.draw_without_rendering()
    return [each.get_text() for each in figure.findobj(Text) if isinstance(each, Text) and each.get_text()]


def _drawn(width: float, height: float) -> Figure:
    return Figure(figsize=(width / 96, height / 96), dpi=96)


def _overlapping(figure: Figure, texts: set[str]) -> list[tuple[str, str]]:
    figure.draw_without_rendering()
    found = [each for each in figure.findobj(Text) if isinstance(each, Text) and each.get_text() in texts]
    boxes = [(each.get_text(), each.get_window_extent()) for each in found]
    return [(one, two) for place, (one, a) in enumerate(boxes) for two, b in boxes[place + 1 :]
            if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1]  # fmt: skip


def test_every_state_has_a_sign_and_a_word_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len({action_state_text(each) for each in ActionState}) == len(ActionState)


def test_the_roadmap_tells_how_far_the_actions_are(workshop: Workshop) -> None:
    data = Roadmap(workshop.snapshot)
    assert roadmap_headline(data) == "1 of 4 actions are done, 1 overdue as of 2027-06-30"
    assert action_words(data, data.actions[1]) == "Name owners: overdue, due 2027-05-31, Bea, phase Prepare"
    assert data.span == (date(2027, 1, 1), date(2028, 1, 1))


def test_phases_stand_as_the_list_names_them_and_actions_as_they_begin(workshop: Workshop) -> None:
    workshop.do(ACTIONS.add([{"text": "Early", "due_on": "2027-01-05", "phase": "Build"}, {"text": "Loose"}]))
    data = Roadmap(workshop.snapshot)
    assert [(phase.name, [row.text for row in phase.actions]) for phase in data.phases] == [
        ("Prepare", ["Interview sponsors", "Name owners"]),
        ("Build", ["Early", "Run a pilot", "Publish a report"]),
        ("", ["Loose"]),
    ]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("width", [420.0, 1200.0])
def test_the_roadmap_names_what_is_overdue_beside_its_bar(workshop: Workshop, theme: Theme, width: float) -> None:
    data = Roadmap(workshop.snapshot)
    figure = _drawn(width, roadmap_height(data, theme))
    draw_roadmap(figure.add_subplot(), data, theme, focus=1)
    texts = _texts(figure)
    for said in ("Prepare", "Build", "2027", "! overdue", "no day", "✓", "●", "○"):
        assert said in texts
    assert any(text.startswith("Name owners") for text in texts)
    assert ("Bea" in texts) == (width > 600)


def test_bars_lie_in_their_months_and_rows_are_found_below_the_pointer(workshop: Workshop) -> None:
    data = Roadmap(workshop.snapshot)
    height = roadmap_height(data, LIGHT)
    x, y = roadmap_spots(data, LIGHT, WIDE, height)
    assert np.all(np.diff(y) > 0)
    assert x[0] < x[1] < x[2]
    assert [roadmap_row(data, LIGHT, WIDE, height, float(each)) for each in y] == [0, 1, 2, 3]
    assert roadmap_row(data, LIGHT, WIDE, height, 2.0) is None


def test_forty_actions_are_all_drawn_and_on_a_low_picture_their_phases(workshop: Workshop) -> None:
    rows = [
        {"text": f"Action {n}", "start_on": f"2027-{1 + n % 12:02}-03", "due_on": f"2028-{1 + n % 12:02}-03",
         "phase": ("Prepare", "Build")[n % 2]} for n in range(36)
    ]  # fmt: skip
    workshop.do(ACTIONS.add(rows))
    data = Roadmap(workshop.snapshot)
    high = _drawn(WIDE, roadmap_height(data, LIGHT))
    draw_roadmap(high.add_subplot(), data, LIGHT)
    texts = set(_texts(high))
    assert texts >= {row.text for row in data.actions}
    assert not _overlapping(high, {row.text for row in data.actions} | {"! overdue"})
    low = _drawn(WIDE, HIGH)
    draw_roadmap(low.add_subplot(), data, LIGHT)
    said = _texts(low)
    assert "1 of 20 done, ! 1 overdue" in said
    assert "Name owners" in said
    assert "Action 35" not in said


def test_a_long_roadmap_is_split_over_the_same_months(workshop: Workshop) -> None:
    workshop.do(ACTIONS.add([{"text": f"More {n}", "phase": "Build"} for n in range(30)]))
    data = Roadmap(workshop.snapshot)
    parts = data.split(10)
    assert [row.id for part in parts for row in part.actions] == [row.id for row in data.actions]
    assert all(len(part.actions) + len(part.phases) <= 10 for part in parts)
    assert {part.span for part in parts} == {data.span}


def test_the_table_of_the_roadmap_has_all_days(workshop: Workshop) -> None:
    table = roadmap_table(Roadmap(workshop.snapshot))
    assert table.rows[0] == (
        "Prepare", "Interview sponsors", "Ines", "2027-01-10", "2027-02-28", "2027-03-15", "✓ done", "Assess the PMO",
    )  # fmt: skip
    assert table.ids == tuple(row.id for row in workshop.snapshot.road.actions)


@pytest.mark.parametrize(("months", "width", "unit"), [(12, 600.0, 1), (24, 300.0, 3), (120, 200.0, 12)])
def test_ticks_are_months_quarters_or_years_by_the_room(months: int, width: float, unit: int) -> None:
    last = date(2027 + months // 12, 1, 1)
    scale = TimeScale(date(2027, 1, 1), last, 0.0, width)
    assert scale.unit(11) == unit
    assert len(scale.ticks(unit)) == months // unit
    assert (scale.x(date(2027, 1, 1)), scale.x(last), scale.x(date(2050, 1, 1))) == (0.0, width, width)


def test_names_on_the_map_cover_neither_one_another_nor_the_words_of_the_quarters(workshop: Workshop) -> None:
    crowd = [{"name": f"Person of many letters {n}", "influence": 4.0, "interest": 4.0 + n % 2} for n in range(9)]
    workshop.do(STAKEHOLDERS.add([*crowd, {"name": "Unknown"}]))
    data = StakeholderMap(workshop.snapshot)
    figure = _drawn(700, 600)
    draw_stakeholders(figure.add_subplot(), data, LIGHT, focus=2)
    texts = _texts(figure)
    names = {text for text in texts if text.startswith("Person of")} | {row.name for row in data.placed}
    corners = {"Keep satisfied", "Work closely with", "Keep an eye on", "Keep informed"}
    assert corners <= set(texts)
    assert sum(text.startswith("Person of") for text in texts) == 9
    assert not _overlapping(figure, names | corners)
    assert "Not rated yet: Unknown" in texts
    x, y = stakeholder_spots(data, LIGHT, 700, 600)
    assert len({(round(a), round(b)) for a, b in zip(x, y, strict=True)}) == len(data.placed)


def test_names_on_the_map_stand_clear_of_the_lines_between_its_quarters(workshop: Workshop) -> None:
    for row in workshop.snapshot.road.stakeholders:
        workshop.do(STAKEHOLDERS.edit(row.id, {"influence": None, "interest": None}))
    workshop.do(
        STAKEHOLDERS.add([{"name": f"Somebody {n}", "influence": 3.0, "interest": float(n)} for n in (2, 3, 4)])
    )
    data, figure = StakeholderMap(workshop.snapshot), _drawn(700, 600)
    draw_stakeholders(figure.add_subplot(), data, LIGHT)
    figure.draw_without_rendering()
    x, y = stakeholder_spots(data, LIGHT, 700, 600)
    across, down = figure.axes[0].transData.transform((x[1], y[1]))
    boxes = [each.get_window_extent() for each in figure.findobj(Text) if each.get_text().startswith("Somebody")]
    assert len(boxes) == 3
    assert not [box for box in boxes if box.y0 < down < box.y1 or box.x0 < across < box.x1]


def test_an_attitude_is_told_by_word_and_shape(workshop: Workshop) -> None:
    row = workshop.snapshot.road.stakeholders[0]
    assert stakeholder_words(row) == "Executive sponsor: resists, influence 5 of 5, interest 4 of 5, Work closely with"
    assert stakeholder_table(StakeholderMap(workshop.snapshot)).rows[1][4] == "▲ resists"


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("width", [420.0, 1000.0])
def test_both_ends_of_every_aspect_stand_in_full(workshop: Workshop, theme: Theme, width: float) -> None:
    data = AspectProfile(workshop.snapshot.road.aspects)
    figure = _drawn(width, profile_height(data, theme, width))
    draw_profile(figure.add_subplot(), data, theme)
    texts = _texts(figure)
    told = " ".join(texts)
    for row in data.rows:
        assert all(word in told for text in (row.pmo, row.vmo) for word in text.split())
    assert "30 % → 80 %" in texts
    assert "not rated" in texts


def test_handles_lie_between_the_ends_and_unset_ones_at_them(workshop: Workshop) -> None:
    data = AspectProfile(workshop.snapshot.road.aspects)
    left, right = profile_track(data, LIGHT, WIDE, HIGH)
    x, y = profile_spots(data, LIGHT, WIDE, HIGH)
    assert x[0] == pytest.approx(left + 0.3 * (right - left))
    assert x[1] == pytest.approx(left + 0.8 * (right - left))
    assert (x[2], x[3]) == (left, right)
    assert all(first < second for first, second in pairwise(y[::2]))
    assert handle_words(data, 1) == "Focus, target: 80 % of the way from PMO to VMO"
    assert handle_words(data, 2) == "Success measurement, today: not set"


def test_the_table_of_aspects_is_in_percent(workshop: Workshop) -> None:
    workshop.do(ASPECTS.edit(workshop.snapshot.road.aspects[0].id, {"today": 0.25}))
    assert profile_table(workshop.snapshot.road.aspects).rows[0][3:] == (25.0, 80.0)
