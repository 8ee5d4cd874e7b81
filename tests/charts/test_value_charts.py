"""The charts of what came true: the dashboard and the course of a KPI."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.workshop.choosing import chosen_by
from tests.workshop.following import make_following
from vmo_desktop.charts.benefit_map import draw_benefit_map, map_height, map_spots, node_words
from vmo_desktop.charts.benefit_network import BenefitMap, NodeKind
from vmo_desktop.charts.dashboard import dashboard_height, dashboard_spots, draw_dashboard, drawn_bars
from vmo_desktop.charts.dashboard_data import (
    ROLLED_UP,
    Dashboard,
    Kind,
    bar_words,
    dashboard_table,
    headline,
    quarter_words,
)
from vmo_desktop.charts.dashboard_figures import key_figures
from vmo_desktop.charts.kpi_course import Course, course_spots, course_table, draw_course
from vmo_desktop.charts.kpi_words import SIGNS, share_text, state_words, status_text, value_text
from vmo_desktop.charts.numbers import on_paper
from vmo_desktop.charts.theme import LIGHT, THEMES, Theme
from vmo_desktop.domain.realization import Direction, Status
from vmo_desktop.workshop.ops.benefits import add_benefit, edit_benefit
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.ops.frame import add_objective, tie_driver
from vmo_desktop.workshop.ops.kpis import KPIS, NewReading, edit_realization, set_readings
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.value_rows import Series
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_following(tmp_path / "w.vmo") as opened:
        yield opened


def _texts(figure: Figure) -> list[str]:
    figure.draw_without_rendering()
    return [each.get_text() for each in figure.findobj(Text) if isinstance(each, Text)]


def test_every_status_has_a_shape_and_a_word_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(Status)
    assert len({status_text(each) for each in Status}) == len(Status)


def test_a_share_beyond_the_ends_is_told_as_it_is() -> None:
    assert [share_text(each) for each in (1.25, -0.1, float("nan"))] == ["125 %", "−10 %", "–"]


def test_the_dashboard_tells_portfolio_quarters_and_who_is_served(workshop: Workshop) -> None:
    data = Dashboard(Realized(workshop.snapshot))
    assert headline(data) == "Portfolio: 40 % of 49 % planned, 25 % of the weight read; 80 % expected in the end"
    assert [quarter_words(each) for each in data.quarters] == [
        "2027 Q1: 20 % realized, 24 % planned, by 2027-03-31",
        "2027 Q2: 40 % realized, 49 % planned, by 2027-06-30",
    ]
    assert [bar_words(bar) for bar in data.bars] == [
        "Value driver Growth: 40 % of 49 % planned, 1 KPI", "Initiative A: 40 % of 49 % planned, 1 KPI",
    ]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("width", [5.0, 16.0])
def test_the_dashboard_is_drawn_narrow_and_wide(workshop: Workshop, theme: Theme, width: float) -> None:
    data = Dashboard(Realized(workshop.snapshot))
    figure = Figure(figsize=(width, dashboard_height(data, theme, 96 * width) / 96), dpi=96)
    draw_dashboard(figure.add_subplot(), data, theme)
    texts = _texts(figure)
    for said in ("By value driver", "Growth", "By initiative", "A", "▲ 40 % of 49 %", "2027 Q2", "80 %"):
        assert said in texts


def test_points_of_the_dashboard_lie_on_it_in_order(workshop: Workshop) -> None:
    data = Dashboard(Realized(workshop.snapshot))
    height = dashboard_height(data, LIGHT, 500)
    x, y = dashboard_spots(data, LIGHT, 500, height)
    assert len(x) == len(data.quarters) + len(data.bars) == 4
    assert x[0] < x[1]
    assert y[2] < y[3]
    assert np.all((x > 0) & (x < 500) & (y > 0) & (y < height))


def test_the_table_of_the_dashboard_has_all_its_numbers(workshop: Workshop) -> None:
    table = dashboard_table(Dashboard(Realized(workshop.snapshot)))
    assert table.rows[0][:2] == ("Portfolio", "")
    assert table.rows[0][3] == pytest.approx(40.0)
    assert [row[:2] for row in table.rows[1:]] == [
        ("Quarter", "2027 Q1"), ("Quarter", "2027 Q2"), ("Value driver", "Growth"), ("Initiative", "A"),
    ]  # fmt: skip


def test_a_portfolio_adds_its_value_and_returns_to_the_dashboard(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    workshop.do(CASH_LINES.add([
        {"initiative_id": first, "kind": "cost", "timing": "once", "likely": 40.0},
        {"initiative_id": first, "kind": "benefit", "timing": "running", "likely": 20.0},
    ]))  # fmt: skip
    data = Dashboard(Realized(workshop.snapshot), chosen_by(workshop))
    with on_paper():
        assert [(bar.name, bar.beside) for bar in data.bars] == [
            ("Growth", "45 of 112"), ("Risk", "– of 12"), ("A", "150 %"), ("B", "–"),
        ]  # fmt: skip
    assert bar_words(data.bars[2]) == ("Initiative A: 40 % of 49 % planned, 1 KPI, 30 of 75 points of value, ROI 150 %")
    assert bar_words(data.bars[3]) == "Initiative B: no KPI yet, 0 KPIs, – of 50 points of value"
    assert [(each.number, each.words) for each in key_figures(data)] == [
        ("40 %", "realized, 49 % planned"), ("80 %", "expected in the end"), ("30 of 125", "points of value"),
        ("16.2 EUR", "NPV promised, ROI 43 %"), ("▲1  ○1", "KPIs by status"), ("0", "readings overdue"),
    ]  # fmt: skip
    table = dashboard_table(data)
    assert table.rows[0][-3:] == pytest.approx((125.0, 30.0, None))


def test_where_nothing_is_funded_no_points_are_promised(workshop: Workshop) -> None:
    workshop.do(edit_scenario(1, {"budget": 0.0}))
    data = Dashboard(Realized(workshop.snapshot), chosen_by(workshop))
    assert [each.words for each in key_figures(data)] == [
        "realized, 49 % planned", "expected in the end", "KPIs by status", "readings overdue",
    ]  # fmt: skip
    assert not any(bar.beside for bar in data.bars)


@pytest.mark.parametrize("width", [400, 535, 900, 1300])
@pytest.mark.parametrize("kinds", [ROLLED_UP, (*ROLLED_UP, Kind.KPI)])
def test_in_the_height_that_it_needs_the_dashboard_shows_every_bar(
    workshop: Workshop, width: float, kinds: tuple[Kind, ...]
) -> None:
    data = Dashboard(Realized(workshop.snapshot), chosen_by(workshop), kinds)
    assert drawn_bars(data, LIGHT, width, dashboard_height(data, LIGHT, width)) == data.bars


def test_in_a_low_room_each_kind_keeps_who_is_furthest_behind(workshop: Workshop) -> None:
    data = Dashboard(Realized(workshop.snapshot), chosen_by(workshop), (*ROLLED_UP, Kind.KPI))
    drawn = drawn_bars(data, LIGHT, 500, dashboard_height(data, LIGHT, 500) - 72)
    assert [bar.name for bar in drawn] == ["Growth", "A", "Calls a week"]


def test_a_kind_without_room_for_a_bar_is_left_out(workshop: Workshop) -> None:
    data = Dashboard(Realized(workshop.snapshot), chosen_by(workshop), (*ROLLED_UP, Kind.KPI))
    low = dashboard_height(data, LIGHT, 500) - 144
    assert [bar.kind for bar in drawn_bars(data, LIGHT, 500, low)] == [Kind.DRIVER, Kind.INITIATIVE]
    assert dashboard_spots(data, LIGHT, 500, low)[1].max() < low


def test_a_dashboard_without_a_reading_claims_nothing(workshop: Workshop) -> None:
    workshop.do(KPIS.delete([workshop.snapshot.value.kpis[0].id]))
    data = Dashboard(Realized(workshop.snapshot))
    assert headline(data) == "Portfolio: no reading yet"
    figure = Figure(figsize=(5, 5))
    draw_dashboard(figure.add_subplot(), data, LIGHT)
    assert "No quarter has ended since the first baseline." in _texts(figure)


def test_the_course_shows_readings_against_baseline_and_target(workshop: Workshop) -> None:
    kpi = workshop.snapshot.value.kpis[0]
    workshop.do(set_readings([NewReading(kpi.id, Series.PLAN, "2027-06-30", 150.0, "as agreed")]))
    data = Course(Realized(workshop.snapshot).states[0])
    figure = Figure(figsize=(6, 4), dpi=96)
    draw_course(figure.add_subplot(), data, LIGHT)
    texts = _texts(figure)
    for said in ("Calls a week", "baseline 200 calls", "target 100 calls", "Plan", "Forecast", "Actual"):
        assert said in texts
    x, y = course_spots(data, LIGHT, 576, 384)
    assert x[0] < x[1] == x[2]
    assert y[1] > y[2], "the plan of June is below what came, as less is better"
    rows = course_table(data).rows
    assert [row[:3] for row in rows] == [
        ("2027-03-31", "Actual", 180.0), ("2027-06-30", "Plan", 150.0), ("2027-06-30", "Actual", 160.0),
    ]  # fmt: skip
    assert [row[3] for row in rows] == pytest.approx([20.0, 50.0, 40.0])


def test_a_course_of_a_single_reading_is_drawn(workshop: Workshop) -> None:
    sales = workshop.snapshot.value.kpis[1]
    workshop.do(set_readings([NewReading(sales.id, Series.ACTUAL, "2027-06-30", 4.0)]))
    figure = Figure(figsize=(6, 4), dpi=96)
    draw_course(figure.add_subplot(), Course(Realized(workshop.snapshot).states[1]), LIGHT)
    assert "2027-07" in _texts(figure)


def test_a_milestone_is_reached_or_not(workshop: Workshop) -> None:
    kpi = replace(workshop.snapshot.value.kpis[0], direction=Direction.MILESTONE)
    assert [value_text(kpi, each) for each in (1.0, 0.0, None)] == ["reached", "not reached", "–"]


def test_a_state_is_told_in_a_sentence_with_what_is_late(workshop: Workshop) -> None:
    workshop.do(edit_realization({"as_of": "2027-12-01"}))
    assert state_words(Realized(workshop.snapshot).states[0]) == (
        "Calls a week: at risk, 160 calls on 2027-06-30, 40 % of the way, 49 % planned, 119.6 calls expected in the "
        "end, a reading was due by 2027-09-30"
    )


def test_the_map_draws_benefits_between_what_brings_and_what_they_serve(workshop: Workshop) -> None:
    second = workshop.snapshot.initiatives[1].id
    workshop.do(add_benefit(second, {"name": "Happier staff"}, leads_to=[workshop.snapshot.benefits[0].id]))
    data = BenefitMap(workshop.snapshot)
    assert [node.name for node in data.nodes] == ["A", "B", "Happier staff", "Less to answer", "Growth"]
    assert data.columns == 4
    assert node_words(data, 2).startswith("Benefit Happier staff: brought by B; leads to Less to answer; lacks")
    figure = Figure(figsize=(9, map_height(data, LIGHT) / 96), dpi=96)
    draw_benefit_map(figure.add_subplot(), data, LIGHT, focus=2)
    texts = _texts(figure)
    for said in ("Initiatives", "Benefits", "Value drivers", "A", "! Happier staff", "Growth"):
        assert said in texts
    x, _ = map_spots(data, LIGHT, 864, map_height(data, LIGHT))
    assert x[0] == x[1] < x[2] < x[3] < x[4]


def test_a_benefit_stands_right_of_all_that_lead_to_it(workshop: Workshop) -> None:
    """The last that leads to it is not the deepest one."""
    first, second = (each.id for each in workshop.snapshot.initiatives[:2])
    end = workshop.snapshot.benefits[0].id
    workshop.do(add_benefit(first, {"name": "Middle"}, leads_to=[end]))
    middle = workshop.snapshot.benefits[-1].id
    workshop.do(add_benefit(first, {"name": "Start"}, leads_to=[middle]))
    workshop.do(add_benefit(second, {"name": "Beside"}, leads_to=[end]))
    columns = {node.name: node.column for node in BenefitMap(workshop.snapshot).nodes}
    assert (columns["Start"], columns["Middle"], columns["Less to answer"], columns["Growth"]) == (1, 2, 3, 4)


def test_an_objective_is_reached_through_its_driver(workshop: Workshop) -> None:
    driver, benefit = workshop.snapshot.leaves[0].id, workshop.snapshot.benefits[0].id
    workshop.do(add_objective("Grow"))
    objective = workshop.snapshot.objectives[0].id
    workshop.do(edit_benefit(benefit, {"objective_id": objective}))
    own, goal = (NodeKind.BENEFIT, benefit), (NodeKind.OBJECTIVE, objective)
    assert (own, goal) in BenefitMap(workshop.snapshot).links
    workshop.do(tie_driver(driver, [objective]))
    data = BenefitMap(workshop.snapshot)
    assert (own, goal) not in data.links
    assert ((NodeKind.DRIVER, driver), goal) in data.links
    assert data.columns == 4
