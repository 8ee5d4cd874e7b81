"""The weights page: answers by the keyboard, what follows from them, and what is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.workshop.weighing import alone, ids, make_weighing, ratios, set_id
from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.ui.editors.pair_question import PairQuestion
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.weighting_panel import QUESTIONS, ROOM, TRADE_OFFS, WeightingPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.points_question import PointsQuestion
from vmo_desktop.ui.widgets.rank_question import RankQuestion
from vmo_desktop.ui.widgets.swing_question import SwingQuestion
from vmo_desktop.workshop.ops.ballots import hand_in, write_weight_votes
from vmo_desktop.workshop.ops.drivers import Level, set_levels
from vmo_desktop.workshop.ops.judgements import set_judgements, set_method
from vmo_desktop.workshop.ops.rounds import close_round, reveal_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import Question, WeightMethod

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    with make_weighing(tmp_path / "w.vmo") as workshop:
        opened = LiveWorkshop(workshop)
        yield opened
        opened.deleteLater()


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> WeightingPanel:
    shown = WeightingPanel(live, Selection(live))
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def ask(panel: WeightingPanel, method: WeightMethod) -> QWidget:
    panel.live.do(set_method(set_id(panel.live.workshop), method))
    panel.setFocus()
    view = panel.questions.question
    assert view is not None
    return view


def keys(*pressed: Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the keyboard is."""
    for each in pressed:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(each, str):
            QTest.keyClicks(focused, each)
        else:
            QTest.keyClick(focused, each, modifier)


def points(live: LiveWorkshop) -> dict[str, float]:
    return {each.name: live.snapshot.points(set_id(live.workshop), each.id) for each in live.snapshot.drivers}


def told(live: LiveWorkshop, question: Question) -> dict[str, float]:
    names = {driver.id: driver.name for driver in live.snapshot.drivers}
    return {names[row.driver_id]: row.value for row in live.snapshot.judgements if row.question is question}


def test_swings_are_ranked_sized_and_taken_by_the_keyboard(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.SWING)
    assert isinstance(view, SwingQuestion)
    keys(Key.Key_Down)
    keys(Key.Key_Up, modifier=ALT)
    assert told(panel.live, Question.RANK) == {"Risk": 1, "Growth": 2, "Trust": 3, "Customers": 4}
    keys(Key.Key_Return)
    assert view.step == 1
    assert "Growth from “No effect” to “Saves over 1 M a year”" in view.asked.text()
    keys("60", Key.Key_Return, "30", Key.Key_Return)
    assert "Still to be answered: Customers" in panel.result.state.text()
    assert not panel.result.take.isEnabled()
    keys("10", Key.Key_Return)
    assert panel.result.take.hasFocus()
    before = len(panel.live.workshop.history())
    keys(Key.Key_Space)
    assert {name: points(panel.live)[name] for name in ("Risk", "Growth", "Trust", "Customers")} == {
        "Risk": 100, "Growth": 60, "Trust": 30, "Customers": 10,
    }  # fmt: skip
    assert len(panel.live.workshop.history()) == before + 1
    panel.live.undo()
    assert points(panel.live)["Growth"] == 10
    assert told(panel.live, Question.SWING)["Growth"] == 60


def test_a_swing_above_one_ranked_before_it_is_told(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.SWING)
    assert isinstance(view, SwingQuestion)
    keys(Key.Key_Return, Key.Key_Return)
    keys("40", Key.Key_Return, "70", Key.Key_Return)
    assert view.doubt.isVisible()
    assert view.doubt.text().startswith("Trust now counts more than Risk")


def test_another_first_rank_takes_the_hundred_with_it_in_one_step(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.SWING)
    assert isinstance(view, SwingQuestion)
    keys(Key.Key_Return)
    assert told(panel.live, Question.SWING) == {"Growth": 100}
    view.ranks.rows[ids(panel.live.workshop)["Risk"]].setFocus()
    keys(Key.Key_Up, modifier=ALT)
    assert told(panel.live, Question.SWING) == {"Risk": 100}
    panel.live.undo()
    assert told(panel.live, Question.SWING) == {"Growth": 100}


def test_ranks_stand_beside_the_weights_of_all_three_ways(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.RANK_SUM)
    assert isinstance(view, RankQuestion)
    assert told(panel.live, Question.RANK) == {}
    first, second = (view.rows[ids(panel.live.workshop)[name]] for name in ("Growth", "Risk"))
    assert first.accessibleName() == "Growth, not ranked yet"
    keys(Key.Key_Return)
    assert [label.text() for label in first.weights] == ["52.1 %", "40.0 %", "48.0 %"]
    keys(Key.Key_Down, "=")
    assert told(panel.live, Question.RANK) == {"Growth": 1, "Risk": 1, "Trust": 3, "Customers": 4}
    assert [label.text() for label in second.weights] == ["39.6 %", "35.0 %", "36.0 %"]
    assert panel.result.take.isEnabled()


def test_a_row_is_dragged_to_another_rank(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.RANK_SUM)
    assert isinstance(view, RankQuestion)
    row, target = (view.rows[ids(panel.live.workshop)[name]] for name in ("Customers", "Growth"))
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    QTest.mouseMove(row, QPoint(20, 10 + target.y() - row.y() - 20))
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert told(panel.live, Question.RANK)["Customers"] == 1


def test_a_hundred_points_say_what_is_left(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.HUNDRED)
    assert isinstance(view, PointsQuestion)
    keys("50", Key.Key_Return, "30", Key.Key_Return, "15", Key.Key_Return)
    assert view.left.text() == "5 of 100 points are left"
    keys("25", Key.Key_Return)
    assert view.left.text() == "20 points too many are given"
    assert not panel.result.take.isEnabled()
    view.rows.rows[ids(panel.live.workshop)["Customers"]].amount.selectAll()
    keys("101", Key.Key_Return)
    assert told(panel.live, Question.HUNDRED)["Customers"] == 25
    view.rows.rows[ids(panel.live.workshop)["Customers"]].amount.selectAll()
    view.rows.rows[ids(panel.live.workshop)["Customers"]].setFocus()
    keys("5", Key.Key_Return)
    assert view.left.text() == "All 100 points are given"
    assert panel.result.take.isEnabled()


def test_an_emptied_number_takes_the_answer_back(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.POINTS)
    assert isinstance(view, PointsQuestion)
    keys("30", Key.Key_Return)
    view.rows.rows[ids(panel.live.workshop)["Growth"]].amount.setFocus()
    view.rows.rows[ids(panel.live.workshop)["Growth"]].amount.selectAll()
    keys(Key.Key_Delete, Key.Key_Return)
    assert told(panel.live, Question.POINTS) == {}


def test_pairs_are_compared_by_the_keyboard(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.PAIRWISE)
    assert isinstance(view, PairQuestion)
    workshop = panel.live.workshop
    names = ids(workshop)
    assert view.asked == (names["Growth"], names["Risk"])
    keys(Key.Key_Left, Key.Key_Left)
    assert view.words.text() == "Growth is more important (3 times)"
    keys("5")
    assert panel.sheet().ratio(names["Growth"], names["Risk"]) == 5
    keys(Key.Key_Return, Key.Key_Right)
    assert view.asked == (names["Growth"], names["Trust"])
    assert panel.sheet().ratio(names["Growth"], names["Trust"]) == 0.5
    assert view.model.index(2, 0).data() == "2"
    keys(Key.Key_Delete)
    assert panel.sheet().ratio(names["Growth"], names["Trust"]) is None
    keys(Key.Key_Backspace)
    assert view.asked == (names["Growth"], names["Risk"])
    assert "5 pairs are not compared yet" in panel.result.state.text()
    assert not panel.result.take.isEnabled()


def test_seven_words_stand_for_1_3_6_and_9(panel: WeightingPanel) -> None:
    view = ask(panel, WeightMethod.PAIRWISE)
    assert isinstance(view, PairQuestion)
    view.kind.choose(1)
    view.kind.chosen.emit(1)
    view.scale.setFocus()
    keys(Key.Key_Left, Key.Key_Left)
    assert view.words.text() == "Growth is much more important (6 times)"
    assert view.scale.maximum() - view.scale.minimum() + 1 == 7


def test_the_worst_contradiction_is_named_and_revised_by_one_button(panel: WeightingPanel) -> None:
    workshop = panel.live.workshop
    ask(panel, WeightMethod.PAIRWISE)
    pairs = ("Growth", "Risk", 3), ("Risk", "Trust", 3), ("Growth", "Trust", 1 / 9)
    panel.live.do(set_judgements(set_id(workshop), Question.RATIO, ratios(workshop, *pairs)))
    rest = ("Growth", "Customers", 1), ("Risk", "Customers", 1 / 3), ("Trust", "Customers", 1 / 9)
    panel.live.do(set_judgements(set_id(workshop), Question.RATIO, ratios(workshop, *rest)))
    assert panel.result.consistency.text().startswith("▲ Consistency ratio")
    assert "Growth, Risk and Trust contradict each other most" in panel.result.contradiction.text()
    panel.result.revise.click()
    assert panel.sheet().ratio(ids(workshop)["Growth"], ids(workshop)["Trust"]) == pytest.approx(9)
    assert panel.result.consistency.text().startswith("Consistency ratio 0.0")
    panel.live.undo()
    assert panel.sheet().ratio(ids(workshop)["Growth"], ids(workshop)["Trust"]) == pytest.approx(1 / 9)


def test_answers_of_another_group_are_taken_in_the_same_step(panel: WeightingPanel) -> None:
    workshop = panel.live.workshop
    ask(panel, WeightMethod.POINTS)
    panel.live.do(set_judgements(set_id(workshop), Question.POINTS, alone(workshop, Reach=7, Loyalty=3)))
    panel.head.group_chosen.emit(ids(workshop)["Customers"])
    assert panel.result.take.isEnabled()
    panel.result.take.click()
    assert points(panel.live)["Reach"] == 7
    assert panel.result.state.text() == "These weights are in force."


def test_cleared_answers_come_back_by_the_button_of_the_notice(panel: WeightingPanel) -> None:
    ask(panel, WeightMethod.POINTS)
    keys("30", Key.Key_Return)
    panel.result.clear.click()
    assert told(panel.live, Question.POINTS) == {}
    panel.live.undo()
    assert told(panel.live, Question.POINTS) == {"Growth": 30}


def test_a_trade_off_that_contradicts_says_which_weights_would_agree(panel: WeightingPanel) -> None:
    workshop = panel.live.workshop
    ask(panel, WeightMethod.POINTS)
    answers = alone(workshop, Growth=50, Risk=30, Trust=10, Customers=10)
    panel.live.do(set_judgements(set_id(workshop), Question.POINTS, answers))
    panel.result.take.click()
    panel.parts.choose(TRADE_OFFS)
    assert panel.trade_offs.isVisible()
    assert "Would you give up 45 % of Growth to take Risk from “No effect”" in panel.trade_offs.asked.text()
    panel.trade_offs.no.click()
    assert "Contradicts the weights, which say yes" in panel.trade_offs.verdict.text()
    panel.trade_offs.yes.click()
    assert panel.trade_offs.row is not None
    assert panel.trade_offs.row.answer is Answer.GIVEN_UP
    assert panel.trade_offs.verdict.text() == "✓ Agrees with the weights."
    panel.trade_offs.forget.click()
    assert not panel.trade_offs.verdict.text()


def test_a_round_shows_nothing_before_it_is_revealed_and_then_everybody(panel: WeightingPanel) -> None:
    live = panel.live
    ask(panel, WeightMethod.PAIRWISE)
    wanted: list[str] = []
    panel.page_wanted.connect(wanted.append)
    panel.head.round.click()
    assert wanted == ["vote"]
    round_id, names = live.snapshot.rounds[0].id, ids(live.workshop)
    everything = {
        (a, b): 1.0
        for a in live.snapshot.round_drivers[round_id]
        for b in live.snapshot.round_drivers[round_id]
        if a < b
    }
    for person, times in zip(live.snapshot.participants, (7.0, 3.0), strict=False):
        votes = {**everything, (names["Growth"], names["Risk"]): times}
        live.do(write_weight_votes(round_id, person.id, votes, way=Way.LAPTOP))
        live.do(hand_in(round_id, person.id))
    live.do(close_round(round_id))
    assert not panel.parts.button(ROOM).isVisible()
    live.do(reveal_round(round_id))
    assert panel.parts.button(ROOM).isVisible()
    panel.parts.choose(ROOM)
    growth = panel.room.strips.strips[0]
    assert [dot.name for dot in growth.dots] == ["Anna", "Bo"]
    assert growth.dots[0].share > growth.dots[1].share
    panel.room.by_priorities.click()
    assert points(live)["Growth"] == pytest.approx(100 * sum(dot.share for dot in growth.dots) / 2)
    assert live.workshop.undo_label == "Weights taken from joined priorities of Weights: Default"


def test_stale_weights_are_told_and_confirmed(panel: WeightingPanel) -> None:
    ask(panel, WeightMethod.POINTS)
    keys("30", Key.Key_Return, "20", Key.Key_Return, "20", Key.Key_Return, "20", Key.Key_Return)
    panel.result.take.click()
    panel.live.do(set_levels(ids(panel.live.workshop)["Risk"], (Level(0, 0, "None"), Level(9, 100, "All"))))
    assert "Risk" in panel.warning.text
    panel.warning.confirm.click()
    assert panel.warning.text == ""
    panel.live.undo()
    assert "Risk" in panel.warning.text


def test_every_control_has_a_name(panel: WeightingPanel) -> None:
    for method in WeightMethod:
        ask(panel, method)
        for part in (QUESTIONS, TRADE_OFFS):
            panel.parts.choose(part)
            nameless = [
                each
                for each in panel.findChildren(QWidget)
                if each.focusPolicy() is not Qt.FocusPolicy.NoFocus
                and each.isVisible()
                and not each.accessibleName()
                and not each.objectName().startswith("qt_")
            ]
            assert not nameless, method
