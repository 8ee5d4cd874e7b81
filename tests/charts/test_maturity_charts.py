"""The charts of the road: radar, gaps by priority, levels over time."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.workshop.assessing import make_assessing
from vmo_desktop.charts.maturity_data import MaturityView, course_table, gaps_table, maturity_view
from vmo_desktop.charts.maturity_radar import draw_radar, radar_spots
from vmo_desktop.charts.maturity_rows import course_rows, draw_course, draw_gaps, gap_rows, row_spots, rows_height
from vmo_desktop.charts.maturity_words import headline, level_words
from vmo_desktop.charts.theme import LIGHT, THEMES, Theme
from vmo_desktop.exchange.road_library import road_of
from vmo_desktop.workshop.ops.road import STEPS
from vmo_desktop.workshop.ops.road_begin import begin_road
from vmo_desktop.workshop.workshop import Workshop

DRAWINGS: dict[str, Callable[[Axes, MaturityView, Theme], None]] = {
    "radar": draw_radar,
    "gaps": lambda axes, view, theme: draw_gaps(axes, gap_rows(view), theme),
    "course": lambda axes, view, theme: draw_course(axes, course_rows(view), theme),
}
SAID = {
    "radar": ("now: Half a year later, 2027-06-30", "target", "before: Before, 2026-11-30", "7 Culture"),
    "gaps": ("Gaps by priority", "8 Metrics and KPIs", "gap 3 × 3 = 9", "reached"),
    "course": ("Levels over time", "Before, 2026-11-30", "1 Assess the PMO", "1 → 3 (+2)"),
}


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_assessing(tmp_path / "w.vmo") as opened:
        yield opened


def _texts(figure: Figure) -> list[str]:
    figure.draw_without_rendering()
    return [each.get_text() for each in figure.findobj(Text) if isinstance(each, Text)]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", sorted(DRAWINGS))
@pytest.mark.parametrize("size", [(3.5, 4.5), (14.0, 8.0)], ids=["narrow", "wide"])
def test_a_chart_says_what_it_is_about(workshop: Workshop, theme: Theme, name: str, size: tuple[float, float]) -> None:
    figure = Figure(figsize=size, dpi=96)
    DRAWINGS[name](figure.add_subplot(), maturity_view(workshop.snapshot.road), theme)
    texts = _texts(figure)
    for said in SAID[name]:
        begun = said[:8]
        assert said in texts or any(text.endswith("…") and text.startswith(begun[:4]) for text in texts), said


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_a_road_that_nobody_rated_is_drawn_with_its_targets(tmp_path: Path, name: str) -> None:
    with Workshop.create(tmp_path / "new.vmo", author="Ines") as workshop:
        workshop.do(begin_road(road_of("small-firm")))
        figure = Figure(figsize=(6, 5), dpi=96)
        view = maturity_view(workshop.snapshot.road)
        DRAWINGS[name](figure.add_subplot(), view, LIGHT)
        texts = _texts(figure)
        assert headline(view.now, view.before) == "Nothing is rated yet."
    assert any("Decide" in text for text in texts)
    assert ("not assessed" in texts) if name == "radar" else ("not rated" in texts)


def test_points_lie_where_the_levels_are(workshop: Workshop) -> None:
    view = maturity_view(workshop.snapshot.road)
    x, y = radar_spots(view, LIGHT, 500, 500)
    assert np.all((x > 0) & (x < 500) & (y > 0) & (y < 500))
    assert y[0] == min(y)
    rows = gap_rows(view)
    x, y = row_spots(rows, LIGHT, 500, rows_height(rows, LIGHT))
    assert np.all(np.diff(y) > 0)
    assert x[0] < x[1] < x[-1]


def test_tables_hold_the_numbers_of_the_charts(workshop: Workshop) -> None:
    view = maturity_view(workshop.snapshot.road)
    gaps = gaps_table(view, view.now.by_priority)
    assert gaps.rows[0] == (8.0, "Metrics and KPIs", 1.0, 1.0, 1.0, 4.0, 3.0, 3.0, 9.0, 1.0)
    course = course_table(view)
    assert [column.title for column in course.columns][2:] == [
        "Before, 2026-11-30", "Half a year later, 2027-06-30", "Target",
    ]  # fmt: skip
    assert course.rows[1] == (2.0, "Define value objectives", 0.5, 2.0, 4.0)


def test_the_whole_road_and_a_step_are_told_in_a_sentence(workshop: Workshop) -> None:
    view = maturity_view(workshop.snapshot.road)
    assert headline(view.now, view.before) == ("Level 1.7 on average of 10 of 10 steps, +1.1 since Before, 2026-11-30")
    assert level_words(view.now, 6) == "7 Culture: level 1 (rated 0–2), target 3, gap 2, priority 4"
    assert level_words(view.now, 0) == "1 Assess the PMO: level 3 (rated 2–3), target 3, target reached"


def test_an_earlier_assessment_is_compared_with_none(workshop: Workshop) -> None:
    road = workshop.snapshot.road
    view = maturity_view(road, road.assessments[0].id)
    assert view.before is None
    assert np.isnan(view.change).all()


def test_a_small_radar_has_the_numbers_of_the_steps_in_place_of_their_names(workshop: Workshop) -> None:
    figure = Figure(figsize=(3.3, 4.4), dpi=96)
    draw_radar(figure.add_subplot(), maturity_view(workshop.snapshot.road), LIGHT.zoomed(1.5))
    texts = _texts(figure)
    assert {str(place) for place in range(1, 11)} <= set(texts)
    assert "7 Culture" not in texts


def test_long_names_stay_on_the_chart(workshop: Workshop) -> None:
    for step in workshop.snapshot.road.steps:
        workshop.do(STEPS.edit(step.id, {"name": "Ünusually long words of a name " * 6}))
    view = maturity_view(workshop.snapshot.road)
    for name, draw in DRAWINGS.items():
        figure = Figure(figsize=(4.6, 5), dpi=96)
        draw(figure.add_subplot(), view, LIGHT)
        figure.draw_without_rendering()
        width = 4.6 * 96
        for text in figure.findobj(Text):
            if isinstance(text, Text) and text.get_text():
                box = text.get_window_extent()
                assert box.x0 >= -2, (name, text.get_text())
                assert box.x1 <= width + 2, (name, text.get_text())
