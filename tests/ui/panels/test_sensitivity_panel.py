"""The sensitivity page: a weight is moved by keys, crossings and portfolios are exact, and nothing is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.waits import LONG_WAIT_MS
from tests.workshop.choosing import make_choosing
from vmo_desktop.ui.chart_action import ChartAction
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.sensitivity_chart_panel import SensitivityChartPanel
from vmo_desktop.ui.panels.sensitivity_panel import SensitivityPanel
from vmo_desktop.ui.rank_history import RankHistory
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.sensitivity_desk import Part
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.split_view import SplitView
from vmo_desktop.workshop.ops.robustness import set_score_ranges
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import set_points
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import RankBy

Page = tuple[SensitivityPanel, SensitivityChartPanel]


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_choosing(tmp_path / "w.vmo") as workshop:
        live = LiveWorkshop(workshop)
        yield live
        live.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, live: LiveWorkshop) -> Iterator[Page]:
    """Growth weighs 75 %: A is first, C below one half."""
    selection = Selection(live)
    side, chart = SensitivityPanel(live, selection), SensitivityChartPanel(live, selection)
    split = SplitView("sensitivity", side, chart, share=0.45)
    shown(qtbot, split, width=1300, height=800)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=LONG_WAIT_MS)
    yield side, chart
    split.close()


def _open(page: Page, part: Part, qtbot: QtBot) -> None:
    side, _ = page
    qtbot.mouseClick(side.parts[part], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not side.desk.is_waiting, timeout=LONG_WAIT_MS)


def _cells(side: SensitivityPanel) -> list[list[str]]:
    model = side.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_page_begins_with_the_exact_crossings_of_the_first_driver(page: Page) -> None:
    side, _ = page
    assert side.said.text() == "Growth weighs 75 %: A is first; below 50 % C is. Crossings in all: 3."
    assert side.weight.text() == "now 75 %"
    assert ["50.0", "A", "C", "50.0", "1"] in _cells(side)


def test_keys_choose_another_driver(page: Page) -> None:
    side, _ = page
    side.driver.setFocus()
    press(Key.Key_Down)
    assert side.said.text().startswith("Risk weighs 25 %: A is first; above 50 % C is.")
    press(Key.Key_Up)
    assert side.said.text().startswith("Growth weighs 75 %")


def test_the_slider_shows_the_ranking_there_and_writes_nothing(page: Page, qtbot: QtBot, live: LiveWorkshop) -> None:
    side, _ = page
    step = live.workshop.step
    _open(page, Part.RANKING, qtbot)
    assert side.said.text().startswith("The ranking as it is.")
    side.slider.setFocus()
    press(Key.Key_Home)
    press(Key.Key_PageUp, times=3)
    assert side.weight.text() == "30 % (now 75 %)"
    assert "2 initiatives have another rank" in side.said.text()
    assert [row[:4] for row in _cells(side)][:2] == [["1", "C", "70.0", "3"], ["2", "B", "50.0", "2"]]
    assert [row[4] for row in _cells(side)] == ["funded", "funded", "", ""]
    assert live.workshop.step == step
    side.back_button.setFocus()
    press(Key.Key_Space)
    assert side.weight.text() == "now 75 %"
    assert side.slider.hasFocus()
    assert _cells(side)[0][:2] == ["1", "A"]


def test_portfolios_are_listed_from_weight_to_weight(page: Page, qtbot: QtBot) -> None:
    side, _ = page
    _open(page, Part.PORTFOLIOS, qtbot)
    assert _cells(side) == [["0.0", "50.0", "", "", "2", "50"], ["50.0", "100.0", "A", "C", "2", "70"]]
    assert "Growth at 50 % (now 75 %): A in; C out." in side.said.text()


def test_a_row_that_is_gone_to_is_looked_at(page: Page, qtbot: QtBot) -> None:
    side, _ = page
    _open(page, Part.PORTFOLIOS, qtbot)
    side.table.grid.setFocus()
    side.table.grid.select_cell(1, 0)
    press(Key.Key_Up)
    assert side.desk.weight == 0.25


def test_marks_of_the_chart_are_gone_to_by_keys_and_looked_at(page: Page) -> None:
    side, chart = page
    chart.chart.setFocus()
    press(Key.Key_Home)
    assert chart.chart.accessibleDescription().startswith("Growth at 50 % (now 75 %): ")
    assert chart.chart.card.isVisible()
    press(Key.Key_Right)
    assert side.desk.weight == 0.5


def test_bars_are_gone_to_by_keys_as_they_stand_and_told(page: Page, qtbot: QtBot) -> None:
    _, chart = page
    _open(page, Part.TORNADO, qtbot)
    qtbot.waitUntil(lambda: chart.chart.is_drawn)
    chart.chart.setFocus()
    press(Key.Key_Home)
    assert chart.chart.card.name == "Growth"
    assert chart.chart.card.isVisible()
    press(Key.Key_Down)
    assert chart.chart.card.name == "Risk"
    press(Key.Key_Up)
    assert chart.chart.accessibleDescription().startswith("Growth: Low end")


def test_bars_are_about_the_selected_initiative_or_the_portfolio(page: Page, qtbot: QtBot, live: LiveWorkshop) -> None:
    side, _ = page
    _open(page, Part.TORNADO, qtbot)
    assert side.said.text().startswith("Each weight 10 points of percent down and up")
    assert _cells(side)[0][:6] == ["Growth", "65 %", "85 %", "65.0", "85.0", "20.0"]
    side.selection.select_initiative(live.snapshot.initiatives[1].id)
    assert _cells(side)[0][:6] == ["Growth", "65 %", "85 %", "50.0", "50.0", "0.0"]
    side.desk.portfolios.ask()
    qtbot.waitUntil(lambda: side.desk.portfolios.portfolio is not None, timeout=LONG_WAIT_MS)
    buttons = [each for each in side.kind.children() if getattr(each, "text", str)() == "Portfolios"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert _cells(side)[0][:6] == ["Growth", "65 %", "85 %", "115.0", "135.0", "20.0"]


def test_an_initiative_without_a_value_has_no_bars_and_the_page_says_what_has_some(
    page: Page, qtbot: QtBot, live: LiveWorkshop
) -> None:
    side, _ = page
    second, growth = live.snapshot.initiatives[1].id, live.snapshot.leaves[0].id
    live.do(set_scores({(second, growth): None}))
    side.selection.select_initiative(second)
    _open(page, Part.TORNADO, qtbot)
    assert side.said.text() == (
        "Scores of B are missing, so its value is not known. Select another initiative, or Portfolios."
    )
    qtbot.waitUntil(lambda: side.said.geometry().bottom() < side.height() / 3)


def test_the_map_of_portfolios_says_that_it_is_a_grid(page: Page, qtbot: QtBot) -> None:
    side, _ = page
    _open(page, Part.MAP, qtbot)
    assert "The areas of the first rank are exact." in side.said.text()
    side.desk.show_portfolios(True)
    qtbot.waitUntil(lambda: not side.desk.is_waiting, timeout=LONG_WAIT_MS)
    assert "smaller areas may be missing" in side.said.text()
    assert len(_cells(side)) >= 2


def test_scores_tell_what_brings_an_initiative_in(page: Page, qtbot: QtBot, live: LiveWorkshop) -> None:
    side, chart = page
    side.desk.portfolios.ask()
    _open(page, Part.SCORES, qtbot)
    told = {row[1]: row for row in _cells(side)}
    # 25 points of value, of which a point of Growth brings three quarters.
    assert told["C"] == ["3", "C", "0.0", "33.3", "", "33.3"]
    needs = "The chart needs votes or stated ranges for the scores of A. Select another initiative."
    assert needs in [each.text() for each in chart.findChildren(PlainLabel) if each.isVisible()]
    first, growth = live.snapshot.initiatives[0].id, live.snapshot.leaves[0].id
    live.do(set_score_ranges({(first, growth): (2.0, 4.0)}))
    qtbot.waitUntil(lambda: not side.desk.is_waiting, timeout=LONG_WAIT_MS)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=LONG_WAIT_MS)


def test_the_smallest_change_is_told_for_the_first_and_for_portfolios(page: Page, qtbot: QtBot) -> None:
    side, _ = page
    side.desk.portfolios.ask()
    qtbot.waitUntil(lambda: side.desk.portfolios.portfolio is not None, timeout=LONG_WAIT_MS)
    _open(page, Part.NEAREST, qtbot)
    rows = _cells(side)
    assert rows[0][1:] == ["in sum", "50.0", "Growth 75 % → 50 %, Risk 25 % → 50 %"]
    assert rows[2][0] == "Portfolio at 0 % – 50 %"
    assert rows[2][2] == "50.0"


def test_ranks_by_scenario_go_with_the_scenarios(page: Page, qtbot: QtBot, live: LiveWorkshop) -> None:
    side, chart = page
    _open(page, Part.SCENARIOS, qtbot)
    assert side.said.text().startswith("There is one scenario only.")
    assert not chart.chart.isVisible()
    live.do(duplicate_scenario(1, "Less", {"budget": 60.0}))
    _open(page, Part.SCENARIOS, qtbot)
    assert _cells(side)[0] == ["A", "1", "1"]
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=LONG_WAIT_MS)


def test_another_score_is_followed_and_what_is_incomplete_is_named(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    second, growth = live.snapshot.initiatives[1].id, live.snapshot.leaves[0].id
    live.do(set_scores({(second, growth): None}))
    assert side.said.text().endswith("Left out, as scores are missing: B.")


def test_without_weights_the_page_says_what_it_needs(page: Page, live: LiveWorkshop) -> None:
    side, chart = page
    growth, risk = (each.id for each in live.snapshot.leaves)
    live.do(set_points(live.snapshot.weight_sets[0].id, {growth: 0.0, risk: 0.0}))
    assert side.said.text().startswith("Sensitivity needs two value drivers with weights")
    assert not chart.chart.isVisible()


def test_the_search_can_be_stopped_and_begun_again(page: Page, qtbot: QtBot) -> None:
    side, _ = page
    side.desk.show_part(Part.PORTFOLIOS)
    side.desk.stop()
    assert side.said.text().startswith("The search was stopped.")
    assert side.search.button.text() == "Search again"
    side.search.button.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: not side.desk.is_waiting, timeout=LONG_WAIT_MS)
    assert _cells(side)[0][5] == "50"


def test_the_chart_is_a_table_and_a_picture(page: Page, qtbot: QtBot) -> None:
    _, chart = page
    with qtbot.waitSignal(chart.told):
        chart.act(ChartAction.COPY)
    assert QGuiApplication.clipboard().image().width() == 2 * chart.chart.width()
    chart.act(ChartAction.TABLE)
    assert chart.table.isVisible()
    assert chart.model.rowCount() == 3


def test_ranks_are_told_at_steps_of_the_history_and_now(page: Page, qtbot: QtBot, live: LiveWorkshop) -> None:
    side, chart = page
    growth, risk = (each.id for each in live.snapshot.leaves)
    a = live.snapshot.initiatives[0].id
    for _ in range(12):
        live.do(set_scores({(a, growth): 0.0, (a, risk): 0.0}))
        live.do(set_scores({(a, growth): 4.0, (a, risk): 0.0}))
    live.do(set_scores({(a, growth): 0.0}))
    _open(page, Part.STEPS, qtbot)
    qtbot.waitUntil(lambda: side.desk.past.is_complete)
    titles = [column.title for column in side.model.table.columns]
    assert titles[0] == "Initiative"
    assert titles[-1] == "Now"
    assert 3 <= len(titles) <= 9
    steps = [int(title.removeprefix("Step ")) for title in titles[1:-1]]
    for place, step in enumerate(steps, start=1):
        past = Results(live.workshop.snapshot_at(step))
        assert [row[place] or 0 for row in side.model.table.rows] == past.ranking(RankBy.VALUE).ranks.tolist()
    assert _cells(side)[0][-1] == "3", "A fell behind B and C"
    assert "at steps of the history" in side.said.text()
    qtbot.waitUntil(lambda: chart.chart.is_drawn)
    chart.chart.setFocus()
    press(Key.Key_Home)
    assert chart.chart.card.name in {"B", "C"}
    assert "Now 1" in chart.chart.accessibleDescription()


def test_a_new_step_leaves_the_steps_of_the_past_where_they_are(live: LiveWorkshop, qtbot: QtBot) -> None:
    past = RankHistory(live)
    cell = live.snapshot.initiatives[0].id, live.snapshot.leaves[0].id
    for turn in range(30):
        live.do(set_scores({cell: float(turn % 2)}))
    past.ask()
    qtbot.waitUntil(lambda: past.is_complete)
    steps, before = past.steps, dict(past.past)
    live.do(set_scores({cell: 4.0}))
    assert past.steps == steps
    assert past.is_complete
    assert all(results is before[name] for name, results in past.past[:-1])
    assert past.past[-1][1] is live.results
