"""The value function in the Drivers stage: dragged, stepped, typed, and found by questions."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.drivers_stage import LEFT, ids, retype, shown_stage
from tests.ui.fitting import settle
from tests.workshop.test_history import state
from vmo_desktop.ui.editors.curve_editor import CurveEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.drivers_panel import DriversPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.curves import set_curve
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import CurveKind

Key = Qt.Key
TRUST = {"scale": "measure", "low": 0.0, "high": 40.0, "unit": "hours", "direction": "lower"}


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> DriversPanel:
    """The stage with Trust as a measure that runs down, selected, and one initiative scored on it."""
    shown = shown_stage(small_live, selection, qtbot)
    trust = ids(small_live)["Trust"]
    small_live.do(edit_driver(trust, TRUST))
    small_live.do(set_score(initiative_id=small_live.snapshot.initiatives[0].id, driver_id=trust, value=30.0))
    selection.select_driver(trust)
    return shown


def curve(panel: DriversPanel) -> CurveEditor:
    return panel.editor.scale.curve


def give(panel: DriversPanel, kind: CurveKind, **more: Any) -> None:
    panel.live.do(set_curve(ids(panel.live)["Trust"], kind, **more))


def bends(panel: DriversPanel) -> list[tuple[float, float]]:
    points = panel.live.snapshot.curve_points.get(ids(panel.live)["Trust"], ())
    return [(each.score, each.points) for each in points]


def half(panel: DriversPanel) -> float | None:
    return panel.live.snapshot.driver_by_id[ids(panel.live)["Trust"]].half


def drag(panel: DriversPanel, place: int, score: float, points: float, *, is_dropped: bool = True) -> None:
    """Press a handle, move it in two steps, and let it go."""
    plot = curve(panel).plot
    handle = plot.handles[place]
    goal = plot.spot(score, points).toPoint() - handle.pos()
    middle = QPoint(handle.width() // 2, handle.height() // 2)
    QTest.mousePress(handle, LEFT, pos=middle)
    start = handle.pos()
    QTest.mouseMove(handle, (middle + goal) / 2)
    goal -= handle.pos() - start
    QTest.mouseMove(handle, goal)
    if is_dropped:
        QTest.mouseRelease(handle, LEFT, pos=middle)


def press(panel: DriversPanel, name: str) -> None:
    button = curve(panel).findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)


def test_a_drag_is_shown_at_once_and_written_once(panel: DriversPanel) -> None:
    give(panel, CurveKind.POINTS, points=[(10.0, 80.0), (30.0, 20.0)])
    before, steps = state(panel.live.snapshot), len(panel.live.workshop.history())
    seen: list[Results | None] = []
    panel.live.previewed.connect(seen.append)
    drag(panel, 1, 24.0, 60.0, is_dropped=False)
    curve(panel).preview.show_now()
    assert bends(panel) == [(10, 80), (30, 20)]
    preview = seen[-1]
    assert preview is not None
    row, column = 0, panel.live.snapshot.leaf_index[ids(panel.live)["Trust"]]
    assert preview.points[row, column] > panel.live.results.points[row, column]
    QTest.mouseRelease(curve(panel).plot.handles[1], LEFT)
    assert seen[-1] is None
    assert len(panel.live.workshop.history()) == steps + 1
    (_, first), (score, points) = bends(panel)
    assert first == 80
    assert score == pytest.approx(24, abs=0.5)
    assert points == pytest.approx(60, abs=2)
    panel.live.undo()
    assert state(panel.live.snapshot) == before


def test_a_drag_stops_at_its_neighbours(panel: DriversPanel) -> None:
    give(panel, CurveKind.POINTS, points=[(10.0, 80.0), (30.0, 20.0)])
    drag(panel, 1, 2.0, 99.0)
    assert bends(panel)[1] == (10.1, 80)
    drag(panel, 0, 40.0, 0.0)
    assert bends(panel)[0] == (10, 80)


def test_escape_takes_a_drag_back(panel: DriversPanel) -> None:
    give(panel, CurveKind.EXPONENTIAL, half=20.0)
    steps = len(panel.live.workshop.history())
    drag(panel, 0, 10.0, 50.0, is_dropped=False)
    QTest.keyClick(curve(panel).plot.handles[0], Key.Key_Escape)
    QTest.mouseRelease(curve(panel).plot.handles[0], LEFT)
    assert half(panel) == 20
    assert len(panel.live.workshop.history()) == steps
    assert curve(panel).plot.handles[0].accessibleName() == "20 hours is worth 50 points"


def test_the_half_moves_across_only(panel: DriversPanel) -> None:
    give(panel, CurveKind.EXPONENTIAL, half=20.0)
    drag(panel, 0, 30.0, 90.0)
    assert half(panel) == pytest.approx(30, abs=0.5)
    assert float(panel.live.snapshot.scales[ids(panel.live)["Trust"]].value(half(panel) or 0.0)) == pytest.approx(50)


def test_keys_move_a_handle_in_one_step_of_the_history_and_say_where_it_is(panel: DriversPanel) -> None:
    give(panel, CurveKind.POINTS, points=[(10.0, 80.0), (30.0, 20.0)])
    steps = len(panel.live.workshop.history())
    handle = curve(panel).plot.handles[0]
    handle.setFocus()
    assert handle.accessibleName() == "Point 1 of 2: 10 hours is worth 80 points"
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Left):
        QTest.keyClick(handle, key)
    QTest.keyClick(handle, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert bends(panel)[0] == (9.9, 87)
    assert handle.accessibleName() == "Point 1 of 2: 9.9 hours is worth 87 points"
    assert handle.value() == 87
    assert len(panel.live.workshop.history()) == steps + 1


def test_tab_goes_from_handle_to_handle(panel: DriversPanel) -> None:
    give(panel, CurveKind.POINTS, points=[(10.0, 80.0), (30.0, 20.0)])
    first, second = curve(panel).plot.handles
    first.setFocus()
    QTest.keyClick(first, Key.Key_Tab)
    assert second.hasFocus()
    QTest.keyClick(second, Key.Key_Backtab)
    assert first.hasFocus()


def test_a_digit_on_a_handle_goes_into_its_field(panel: DriversPanel) -> None:
    give(panel, CurveKind.POINTS, points=[(10.0, 80.0), (30.0, 20.0)])
    handle = curve(panel).plot.handles[1]
    handle.setFocus()
    QTest.keyClicks(handle, "3")
    editor = curve(panel).numbers.worth.editor
    assert isinstance(editor, QLineEdit)
    assert editor.hasFocus()
    QTest.keyClicks(editor, "3.5")
    QTest.keyClick(editor, Key.Key_Return)
    assert bends(panel)[1] == (30, 33.5)
    retype(curve(panel).numbers.score.editor, "31.25")
    assert bends(panel)[1] == (31.25, 33.5)


def test_a_number_that_cannot_be_is_refused_at_its_field(panel: DriversPanel) -> None:
    give(panel, CurveKind.POINTS, points=[(10.0, 80.0), (30.0, 20.0)])
    curve(panel).plot.handles[1].setFocus()
    retype(curve(panel).numbers.worth.editor, "90")
    assert "cannot be worth less" in curve(panel).numbers.worth.message
    assert bends(panel)[1] == (30, 20)
    retype(curve(panel).numbers.score.editor, "much")
    assert curve(panel).numbers.score.message == "“much” is not a number. Type one, such as 40."


def test_points_are_added_and_removed_by_keys_buttons_and_mouse(panel: DriversPanel) -> None:
    give(panel, CurveKind.POINTS, points=[(10.0, 80.0)])
    handle = curve(panel).plot.handles[0]
    handle.setFocus()
    QTest.keyClick(handle, Key.Key_Insert)
    assert bends(panel) == [(10, 80), (25, 40)]
    assert curve(panel).plot.handles[1].hasFocus()
    QTest.keyClick(curve(panel).plot.handles[1], Key.Key_Delete)
    assert bends(panel) == [(10, 80)]
    assert curve(panel).plot.handles[0].hasFocus()
    press(panel, "addPoint")
    assert bends(panel) == [(10, 80), (25, 40)]
    plot = curve(panel).plot
    QTest.mouseDClick(plot, LEFT, pos=plot.spot(5.0, 90.0).toPoint() + QPoint(0, 3))
    assert len(bends(panel)) == 3
    assert bends(panel)[0][0] == pytest.approx(5, abs=0.2)
    for _ in range(3):
        press(panel, "removePoint")
    assert bends(panel) == []
    assert not curve(panel).remove.isEnabled()


def test_a_curve_of_many_points_takes_no_more(panel: DriversPanel) -> None:
    give(panel, CurveKind.STEP, points=[(3.0 * place, 100.0 - 8 * place) for place in range(1, 13)])
    assert not curve(panel).add.isEnabled()
    steps = len(panel.live.workshop.history())
    QTest.keyClick(curve(panel).plot.handles[0], Key.Key_Insert)
    assert len(panel.live.workshop.history()) == steps


def test_the_shape_is_chosen_and_told_in_words(panel: DriversPanel) -> None:
    told = []
    for row in (1, 2, 3, 0):
        curve(panel).shape.setCurrentIndex(row)
        curve(panel).shape.activated.emit(row)
        told.append(panel.editor.scale._sentence.text().removeprefix("40 hours is worth 0 points of value, "))
    assert told == [
        "0 hours is worth 100; 20 hours is worth half, and the line bends evenly.",
        "0 hours is worth 100; in between straight from point to point.",
        "0 hours is worth 100; in between a score is worth as much as the last step that it reaches.",
        "0 hours is worth 100; in between 10 hours more or less makes 25 points.",
    ]
    driver = panel.live.snapshot.driver_by_id[ids(panel.live)["Trust"]]
    assert driver.curve is CurveKind.STRAIGHT
    assert not curve(panel).plot.handles
    assert not curve(panel).numbers.isVisible()


def test_who_moves_follows_a_drag_of_the_value_function(panel: DriversPanel) -> None:
    give(panel, CurveKind.EXPONENTIAL, half=20.0)
    moved = []
    curve(panel).moving.connect(lambda: moved.append(panel.live.results))
    before = panel.live.results
    drag(panel, 0, 30.0, 50.0)
    assert moved == [before]
    assert panel.foot._ranks_before


def test_levels_are_dragged_up_and_down(panel: DriversPanel, selection: Selection) -> None:
    growth = ids(panel.live)["Growth"]
    selection.select_driver(growth)
    settle()
    before, steps = state(panel.live.snapshot), len(panel.live.workshop.history())
    statements = [each.statement for each in panel.live.snapshot.levels[growth]]
    drag(panel, 2, 0.0, 70.0)
    drag(panel, 1, 4.0, 40.0)
    assert len(panel.live.workshop.history()) == steps + 2
    levels = panel.live.snapshot.levels[growth]
    assert [each.score for each in levels] == [0, 1, 2, 3, 4]
    assert levels[2].points == pytest.approx(70, abs=2)
    assert levels[1].points == pytest.approx(40, abs=2)
    assert [each.statement for each in levels] == statements
    for _ in range(2):
        panel.live.undo()
    assert state(panel.live.snapshot) == before
    QTest.keyClick(curve(panel).plot.handles[1], Key.Key_Up)
    assert panel.live.snapshot.levels[growth][1].points == 26
    QTest.keyClick(curve(panel).plot.handles[1], Key.Key_Right)
    assert curve(panel).plot.handles[2].hasFocus()
    assert "Moderate" in curve(panel).plot.handles[2].accessibleName()


# Questions


def answer(panel: DriversPanel, text: str) -> None:
    editor = curve(panel).questions.answer
    assert editor.hasFocus()
    editor.clear()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)


def test_one_answer_bends_the_curve(panel: DriversPanel) -> None:
    press(panel, "askForHalf")
    asked = curve(panel).questions
    assert asked.question == "What is worth half as much as going the whole way from 40 hours to 0 hours?"
    answer(panel, "30")
    assert asked.note == "So the first steps on the way count most."
    assert half(panel) is None
    steps = len(panel.live.workshop.history())
    press(panel, "useAnswers")
    driver = panel.live.snapshot.driver_by_id[ids(panel.live)["Trust"]]
    assert (driver.curve, driver.half) == (CurveKind.EXPONENTIAL, 30)
    assert len(panel.live.workshop.history()) == steps + 1
    assert not curve(panel).is_asking


def test_three_answers_make_points_and_the_fourth_checks_them(panel: DriversPanel) -> None:
    press(panel, "askForHalf")
    asked = curve(panel).questions
    answer(panel, "20")
    assert asked.note == "So far all steps on the way count alike."
    assert asked.question == "And what is worth half as much as going from 40 hours to 20 hours?"
    answer(panel, "30")
    answer(panel, "10")
    assert asked.note == "The three answers lie on one smooth curve."
    assert asked.question == "As a check: what is worth half as much as going from 30 hours to 10 hours?"
    answer(panel, "16")
    assert asked.note.startswith("16 does not agree with the first answer, 20:")
    press(panel, "lastQuestion")
    assert asked.answer.text() == "16"
    answer(panel, "21")
    assert asked.note == "21 agrees with the first answer, 20."
    press(panel, "useAnswers")
    assert bends(panel) == [(10, 75), (20, 50), (30, 25)]
    assert panel.live.snapshot.driver_by_id[ids(panel.live)["Trust"]].curve is CurveKind.POINTS


def test_answers_on_no_smooth_curve_are_told(panel: DriversPanel) -> None:
    press(panel, "askForHalf")
    for text in ("20", "38", "2"):
        answer(panel, text)
    assert curve(panel).questions.note.startswith("The three answers lie on no smooth curve.")


@pytest.mark.parametrize("text", ["", "much", "40", "0", "-3"])
def test_an_answer_outside_the_question_is_refused_in_words(panel: DriversPanel, text: str) -> None:
    press(panel, "askForHalf")
    answer(panel, text)
    assert curve(panel).questions.note == "Type a number between 0 and 40."
    assert not curve(panel).questions.use.isEnabled()


def test_questions_left_by_escape_or_for_another_driver_write_nothing(
    panel: DriversPanel, selection: Selection
) -> None:
    before = panel.live.snapshot
    seen: list[Results | None] = []
    panel.live.previewed.connect(seen.append)
    press(panel, "askForHalf")
    answer(panel, "30")
    QTest.keyClick(curve(panel).questions.answer, Key.Key_Escape)
    assert not curve(panel).is_asking
    assert curve(panel).ask.hasFocus()
    press(panel, "askForHalf")
    answer(panel, "30")
    selection.select_driver(ids(panel.live)["Risk"])
    assert not curve(panel).is_asking
    assert seen[-1] is None
    assert panel.live.snapshot is before
