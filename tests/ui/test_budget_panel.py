"""The budget over the Rank stage: typed, dragged, stepped by keys; what it pays for is said in words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown, type_text
from tests.ui.small_workshop import initiative_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.bubble_panel import BubblePanel
from vmo_desktop.ui.panels.budget_panel import BudgetPanel
from vmo_desktop.ui.panels.ranking_panel import RankingPanel
from vmo_desktop.ui.ranked_row import RankColumn
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.headed_view import HeadedView
from vmo_desktop.ui.widgets.split_view import SplitView
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.rows import RankBy


class Stage:
    """The three views of the Rank stage over one workshop."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        self.live = live
        self.budget = BudgetPanel(live, selection)
        self.ranking = RankingPanel(live, selection)
        self.chart = BubblePanel(live, selection)
        self.window = HeadedView(self.budget, SplitView("rank", self.ranking, self.chart, share=0.58))

    @property
    def amount(self) -> float | None:
        return self.live.snapshot.workshop.budget

    def x_of(self, budget: float) -> QPoint:
        bar = self.budget.bar
        return QPoint(round(bar.inset + (bar.width() - 2 * bar.inset) * budget / 2_000_000), bar.height() // 2)

    def drag(self, qtbot: QtBot, *budgets: float) -> None:
        bar = self.budget.bar
        qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=self.x_of(budgets[0]))
        for budget in budgets[1:]:
            qtbot.mouseMove(bar, self.x_of(budget))


@pytest.fixture
def stage(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> Stage:
    small_live.do(edit_workshop({"budget": 500_000.0}))
    made = Stage(small_live, selection)
    shown(qtbot, made.window, width=1300)
    return made


def test_it_says_what_is_funded_what_is_left_and_what_comes_next(stage: Stage) -> None:
    assert stage.budget.words.whole_text == (
        "1 of 3 funded for 400,000 EUR · 100,000 EUR left · in ranking order, not an optimum"
        " · 150,000 EUR short of the next: Ledger"
    )
    assert stage.budget.bar.accessibleDescription() == stage.budget.words.whole_text


def test_an_unknown_cost_that_stops_the_line_is_named(stage: Stage, small_live: LiveWorkshop) -> None:
    small_live.do(edit_initiatives({initiative_id(small_live.workshop, "Ledger"): {"cost": None}}))
    assert stage.budget.words.whole_text.endswith("the line stops at Ledger, whose cost is not known")


def test_the_budget_is_typed_in_place_as_one_step(stage: Stage, small_live: LiveWorkshop) -> None:
    editor = stage.budget.field.editor
    editor.setFocus()
    editor.selectAll()
    type_text("0.7 M")
    press(Key.Key_Return)
    assert stage.amount == 700_000
    assert stage.ranking.model.line_row == 2
    small_live.undo()
    assert stage.budget.field.text() == "500,000"


def test_an_amount_that_is_none_is_refused_in_words(stage: Stage) -> None:
    editor = stage.budget.field.editor
    editor.setFocus()
    editor.selectAll()
    type_text("lots")
    press(Key.Key_Return)
    assert "not an amount of money" in stage.budget.field.message
    assert stage.amount == 500_000


def test_a_drag_is_followed_by_table_and_chart_and_written_once_on_release(stage: Stage, qtbot: QtBot) -> None:
    step = stage.live.snapshot.step
    stage.drag(qtbot, 500_000, 900_000, 1_600_000)
    qtbot.waitUntil(lambda: stage.ranking.model.line_row == 3)
    assert list(stage.chart.chart.data.is_funded) == [True, True, True]
    assert stage.budget.words.whole_text.startswith("3 of 3 funded for 1,550,000 EUR")
    assert (stage.live.snapshot.step, stage.amount) == (step, 500_000)
    QTest.mouseRelease(stage.budget.bar, Qt.MouseButton.LeftButton, pos=stage.x_of(1_600_000))
    assert stage.amount == 1_600_000
    assert stage.budget.field.text() == "1,600,000"


def test_escape_takes_a_drag_back(stage: Stage, qtbot: QtBot) -> None:
    step = stage.live.snapshot.step
    stage.drag(qtbot, 500_000, 1_600_000)
    QTest.keyClick(stage.budget.bar, Qt.Key.Key_Escape)
    QTest.mouseRelease(stage.budget.bar, Qt.MouseButton.LeftButton, pos=stage.x_of(1_600_000))
    assert (stage.live.snapshot.step, stage.amount) == (step, 500_000)
    assert stage.ranking.model.line_row == 1


def test_keys_step_by_round_amounts_and_from_initiative_to_initiative(stage: Stage) -> None:
    stage.budget.bar.setFocus()
    press(Key.Key_Right)
    assert stage.amount == 510_000
    press(Key.Key_PageDown)
    assert stage.amount == 410_000
    press(Key.Key_Up)
    assert stage.amount == 650_000
    press(Key.Key_Up, times=3)
    assert stage.amount == 1_550_000
    press(Key.Key_Down, times=2)
    assert stage.amount == 400_000
    press(Key.Key_Down, times=2)
    assert stage.amount == 0
    stage.live.undo()
    assert stage.amount == 500_000


def test_without_a_budget_one_action_leads_to_it(stage: Stage, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    small_live.do(edit_workshop({"budget": None}))
    assert stage.budget.start.isVisible()
    assert not stage.budget.bar.isVisible()
    qtbot.mouseClick(stage.budget.start, Qt.MouseButton.LeftButton)
    assert stage.budget.field.editor.hasFocus()
    type_text("2 M")
    press(Key.Key_Return)
    assert stage.budget.bar.isVisible()


def test_the_chosen_order_is_the_workshops_for_bar_table_and_chart(stage: Stage, small_live: LiveWorkshop) -> None:
    stage.ranking.order_by(RankBy.VALUE_FOR_MONEY)
    assert small_live.snapshot.pack.order is RankBy.VALUE_FOR_MONEY
    names = [stage.ranking.model.index(row, RankColumn.NAME).data() for row in range(2)]
    assert names[0] == "Ledger"
    data = stage.chart.chart.data
    assert [name for name, is_in in zip(data.names, data.is_funded, strict=True) if is_in] == ["Ledger"]
    assert "funded for 250,000 EUR" in stage.budget.words.whole_text
    small_live.undo()
    assert stage.ranking.by is RankBy.VALUE
    assert "funded for 400,000 EUR" in stage.budget.words.whole_text


def test_a_mandatory_initiative_that_is_not_funded_is_named(stage: Stage, small_live: LiveWorkshop) -> None:
    ids = [initiative_id(small_live.workshop, name) for name in ("Ledger", "Robots")]
    small_live.do(edit_initiatives({ids[0]: {"is_mandatory": True}}))
    assert stage.budget.warning.whole_text == "⚠ 1 mandatory initiative is not funded: Ledger"
    assert "mandatory" in stage.budget.bar.accessibleDescription()
    small_live.do(edit_initiatives({ids[1]: {"is_mandatory": True}}))
    assert stage.budget.warning.whole_text == "⚠ 2 mandatory initiatives are not funded: Ledger and Robots"
    small_live.do(edit_workshop({"budget": 5_000_000.0}))
    assert not stage.budget.warning.isVisible()
    assert "mandatory" not in stage.budget.bar.accessibleDescription()
