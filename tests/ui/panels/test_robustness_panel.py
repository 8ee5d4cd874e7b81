"""The page of robustness: settings by keys, a picture that is refined, stop and go on, and what is said and shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.waits import LONG_WAIT_MS
from tests.workshop.choosing import make_choosing
from vmo_desktop.ui.chart_action import ChartAction
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.robustness_chart_panel import RobustnessChartPanel
from vmo_desktop.ui.panels.robustness_panel import RobustnessPanel
from vmo_desktop.ui.robustness_desk import RobustnessDesk, robustness_desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.split_view import SplitView
from vmo_desktop.workshop.choice_rows import WeightInformation
from vmo_desktop.workshop.ops.dependencies import require
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.robustness import edit_robustness

Page = tuple[RobustnessPanel, RobustnessChartPanel]


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    """A is worth 100 times the weight of growth, B 50, C 100 times that of risk, D nothing; 70 buys two."""
    with make_choosing(tmp_path / "choosing.vmo") as workshop:
        workshop.do(edit_robustness({"weights": "full", "scores": "fixed", "samples": 1000}))
        yield LiveWorkshop(workshop)


def _complete(qtbot: QtBot, live: LiveWorkshop) -> RobustnessDesk:
    desk = robustness_desk_of(live)
    qtbot.waitUntil(lambda: desk.known is not None and desk.known.is_complete, timeout=LONG_WAIT_MS)
    return desk


@pytest.fixture
def page(qtbot: QtBot, live: LiveWorkshop) -> Iterator[Page]:
    """The page, with everything counted."""
    selection = Selection(live)
    side, chart = RobustnessPanel(live, selection), RobustnessChartPanel(live, selection)
    split = SplitView("robustness", side, chart, share=0.5)
    shown(qtbot, split)
    _complete(qtbot, live)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=LONG_WAIT_MS)
    yield side, chart
    split.close()
    desk = robustness_desk_of(live)
    desk.portfolios.wait()


def _rows(side: RobustnessPanel) -> list[list[str]]:
    model = side.chances
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def test_what_was_found_is_said_and_listed(page: Page, qtmodeltester: ModelTester) -> None:
    side, _ = page
    assert side.said.text().startswith("1 safe, 2 contested, 1 out, of the funded ones 1 not safe.")
    assert "At worst the portfolio loses" in side.said.text()
    assert "Exactly 5 portfolios can be right" in side.said.text()
    assert side.basis.text() == "1,000 samples (seed 1): any weights; the agreed scores."
    assert ["B", "funded", "● safe"] in _rows(side)
    assert ["D", "", "○ out"] in _rows(side)
    assert not side.search.button.isVisible()
    qtmodeltester.check(side.chances)


def test_a_setting_is_one_step_by_keys_and_counts_anew(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    side, _ = page
    side.settings.weights.setFocus()
    step = live.workshop.step
    press(Key.Key_Up)
    assert live.snapshot.choice.robustness.weights is WeightInformation.ORDINAL
    assert live.workshop.step == step + 1
    _complete(qtbot, live)
    assert ["A", "funded", "● safe"] in _rows(side)
    live.undo()
    _complete(qtbot, live)
    assert ["A", "funded", "◐ contested"] in _rows(side)


def test_samples_and_seed_are_typed_and_nonsense_is_refused_in_words(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    side.settings.samples.editor.setFocus()
    press(Key.Key_A, CTRL)
    type_text("0")
    press(Key.Key_Return)
    assert side.settings.samples.message == "A whole number from 1 to 1,000,000."
    assert live.snapshot.choice.robustness.samples == 1000
    press(Key.Key_A, CTRL)
    type_text("2000")
    press(Key.Key_Return)
    assert live.snapshot.choice.robustness.samples == 2000
    side.settings.seed.editor.setFocus()
    press(Key.Key_A, CTRL)
    type_text("7")
    press(Key.Key_Return)
    assert live.snapshot.choice.robustness.seed == 7
    assert not side.settings.margin.isVisible()


def test_the_margin_is_asked_for_where_weights_stay_within_one(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    live.do(edit_robustness({"weights": "interval"}))
    assert side.settings.margin.isVisible()
    side.settings.margin.editor.setFocus()
    press(Key.Key_A, CTRL)
    type_text("50 %")
    press(Key.Key_Return)
    assert live.snapshot.choice.robustness.margin == 0.5


def test_keys_and_pointer_go_from_bar_to_bar(page: Page, live: LiveWorkshop) -> None:
    side, chart = page
    chart.chart.setFocus()
    press(Key.Key_End)
    assert chart.chart.accessibleDescription().startswith("B: Funded in 100 %")
    assert chart.selection.initiative_id == live.snapshot.initiatives[1].id
    assert side.chances_table.grid.currentIndex().row() == 0
    press(Key.Key_Down)
    assert chart.chart.accessibleDescription().startswith(("A: ", "C: "))
    assert "What decides" in chart.chart.accessibleDescription()
    press(Key.Key_Home)
    assert chart.chart.card.name == "D"


def test_the_pointer_tells_about_the_bar_that_ends_near_it(page: Page) -> None:
    _, chart = page
    QTest.mouseMove(chart.chart, chart.chart.spot(3).toPoint() + QPoint(2, 2))
    assert chart.chart.card.isVisible()
    assert chart.chart.card.name == "B"


def test_ranks_and_the_table_take_turns_and_the_picture_is_copied(page: Page, qtbot: QtBot, tmp_path: Path) -> None:
    _, chart = page
    chart.kind.setFocus()
    ranks = next(each for each in chart.kind.findChildren(type(chart.more)) if each.text() == "Ranks")
    qtbot.mouseClick(ranks, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=LONG_WAIT_MS)
    assert chart.chart.accessibleName() == "How often each initiative has which rank"
    chart.act(ChartAction.COPY)
    assert not QGuiApplication.clipboard().image().isNull()
    chart.save(tmp_path / "ranks.svg")
    assert "mean rank" not in (tmp_path / "ranks.svg").read_text(encoding="utf-8")
    assert "rank" in (tmp_path / "ranks.svg").read_text(encoding="utf-8")
    chart.table_button.setFocus()
    press(Key.Key_Space)
    assert chart.table.isVisible()
    assert chart.model.columns()[2].title == "Rank 1 (%)"


def test_stop_keeps_what_is_known_and_go_on_counts_further(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    side, _ = page
    ids = [each.id for each in live.snapshot.initiatives]
    live.do(require(ids[3], ids[2]))  # a search for each sample, which is slow
    live.do(edit_robustness({"samples": 100_000}))
    desk = robustness_desk_of(live)
    qtbot.waitUntil(lambda: desk.known is not None, timeout=LONG_WAIT_MS)
    assert side.search.button.text() == "Stop"
    side.search.button.setFocus()
    press(Key.Key_Space)
    assert desk.known is not None
    stopped_at = desk.known.samples
    assert stopped_at < 100_000
    assert side.search.button.text() == "Go on"
    assert not side.search.bar.isVisible()
    assert "contested" in side.said.text()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: desk.known is not None and desk.known.samples > stopped_at, timeout=LONG_WAIT_MS)


def test_without_a_portfolio_the_page_says_why_there_is_nothing(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    side, _ = page
    live.do(edit_initiatives({each.id: {"is_mandatory": True} for each in live.snapshot.initiatives}))
    desk = robustness_desk_of(live)
    qtbot.waitUntil(lambda: bool(desk.refusal), timeout=LONG_WAIT_MS)
    assert side.said.text() == "No portfolio meets all conditions of this scenario, so there is nothing to test."
    assert not side.views.isVisible()
    assert not side.search.button.isVisible()
    live.undo()
    _complete(qtbot, live)
    assert side.views.isVisible()


def test_nobody_rules_before_votes_are_revealed(page: Page, qtbot: QtBot) -> None:
    side, _ = page
    qtbot.mouseClick(side.views.buttons[1], Qt.MouseButton.LeftButton)
    assert side.no_rulers.isVisible()
    assert not side.ruled_table.isVisible()
