"""Voting on the laptop that goes around: a whole ballot by keys, and nothing of it for the next one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CTRL, SHIFT, Key, press, type_text
from tests.ui.voting.room import (
    PLANTED,
    SAID,
    ask_all,
    ballot,
    cell,
    findable,
    hand_around,
    hold,
    is_covered,
    open_room,
    person,
)
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.voting.review_page import ReviewPage
from vmo_desktop.ui.voting.voting_mode import VotingMode
from vmo_desktop.workshop.ops.ballots import hand_in
from vmo_desktop.workshop.ops.participants import bar_drivers, edit_participant, set_interests, set_pin
from vmo_desktop.workshop.ops.rounds import close_round, reveal_round


@pytest.fixture
def live(window: MainWindow, tmp_path: Path) -> LiveWorkshop:
    """The room with one open round."""
    opened = open_room(window, tmp_path)
    ask_all(opened)
    opened.do(edit_participant(person(opened.workshop, "Clara"), {"is_present": False}))
    return opened


@pytest.fixture
def mode(window: MainWindow, live: LiveWorkshop, qtbot: QtBot) -> VotingMode:
    """The laptop under its first cover."""
    assert live.snapshot.rounds
    return hand_around(window, qtbot)


def vote_all(last: str = PLANTED) -> None:
    """Growth and Risk by digits, Reach by numbers, all four initiatives."""
    type_text("3210")
    press(Key.Key_Right)
    type_text("12-4")
    press(Key.Key_Right)
    for number in ("10", "20", "30", last):
        type_text(number)
        press(Key.Key_Return)


def end_ballot() -> None:
    """Answer the repeated question, look the ballot over and seal it."""
    press(Key.Key_Right)
    type_text("2")
    press(Key.Key_Right)
    press(Key.Key_Return)


def revealed(live: LiveWorkshop, name: str) -> dict[tuple[int, int], float | None]:
    """What somebody voted, once it is revealed."""
    asked = live.snapshot.rounds[-1]
    live.do(close_round(asked.id))
    live.do(reveal_round(asked.id))
    who = person(live.workshop, name)
    return {
        (row.initiative_id, row.driver_id): row.value
        for row in live.snapshot.votes[asked.id]
        if row.participant_id == who
    }


def test_a_whole_ballot_by_keys(mode: VotingMode, live: LiveWorkshop) -> None:
    press(Key.Key_Return)
    vote_all()
    end_ballot()
    assert is_covered(mode)
    votes = revealed(live, "Anna")
    assert [votes[cell(live.workshop, name, "Growth")] for name in ("Portal", "Ledger", "Robots", "Sensors")] == [
        3, 2, 1, 0,
    ]  # fmt: skip
    assert votes[cell(live.workshop, "Robots", "Risk")] is None
    assert votes[cell(live.workshop, "Sensors", "Reach")] == 87.3
    assert len(votes) == 12


def test_the_next_one_present_is_called_and_the_absent_is_not(mode: VotingMode, live: LiveWorkshop) -> None:
    assert mode.cover.person_id == person(live.workshop, "Anna")
    for name in ("Anna", "Ben"):
        assert mode.cover.person_id == person(live.workshop, name)
        press(Key.Key_Return)
        vote_all()
        end_ballot()
    assert "Hand the laptop back" in findable()
    assert "Everybody" in findable()


def test_where_nobody_is_present_nobody_has_handed_in(window: MainWindow, live: LiveWorkshop, qtbot: QtBot) -> None:
    for name in ("Anna", "Ben"):
        live.do(edit_participant(person(live.workshop, name), {"is_present": False}))
    hand_around(window, qtbot)
    assert "Nobody is present to vote" in findable()
    assert "Everybody who is present" not in findable()


@pytest.mark.parametrize("leaves", ["by Escape", "handed in"])
def test_nothing_of_a_ballot_is_found_under_the_cover_nor_by_the_next_person(
    mode: VotingMode, live: LiveWorkshop, leaves: str
) -> None:
    press(Key.Key_Return)
    vote_all()
    ballot(mode).list.pick(3)
    press(Key.Key_F2)
    type_text(SAID)
    press(Key.Key_A, CTRL)
    press(Key.Key_C, CTRL)
    press(Key.Key_Return)
    assert PLANTED in findable()
    assert SAID in QGuiApplication.clipboard().text()
    if leaves == "by Escape":
        press(Key.Key_Escape)
    else:
        end_ballot()
    for text in (PLANTED, SAID):
        assert text not in findable()
    mode.call(person(live.workshop, "Ben"))
    press(Key.Key_Return)
    assert not is_covered(mode)
    for text in (PLANTED, SAID, "Anna · "):
        assert text not in findable()
    vote_all(last="40")
    press(Key.Key_Right)
    for text in (PLANTED, SAID):
        assert text not in findable()


def test_a_covered_ballot_goes_on_where_it_was(mode: VotingMode, live: LiveWorkshop) -> None:
    press(Key.Key_Return)
    type_text("32")
    press(Key.Key_Escape)
    assert is_covered(mode)
    assert mode.cover.person_id == person(live.workshop, "Anna")
    press(Key.Key_Return)
    page = ballot(mode)
    assert page.list.row == 2
    assert "your vote: 3" in page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_keys_of_the_window_do_nothing(mode: VotingMode, window: MainWindow, live: LiveWorkshop) -> None:
    press(Key.Key_Return)
    type_text("3")
    step, page = live.workshop.step, mode.page
    for key, modifiers in (
        (Key.Key_Z, CTRL), (Key.Key_Y, CTRL), (Key.Key_K, CTRL), (Key.Key_H, CTRL), (Key.Key_1, CTRL),
        (Key.Key_Q, CTRL), (Key.Key_W, CTRL), (Key.Key_P, CTRL | SHIFT), (Key.Key_O, CTRL), (Key.Key_F, ALT),
        (Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F6, Qt.KeyboardModifier.NoModifier), (Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F9, SHIFT),
    ):  # fmt: skip
        press(key, modifiers)
        assert mode.page is page
        assert QApplication.activeModalWidget() is None
        assert QApplication.activePopupWidget() is None
    assert live.workshop.step == step
    assert not [each for each in window.actions_table.commands if window.actions_table[each].isEnabled()]
    assert not window.menuBar().isVisible()
    assert not window.workbench.isVisible()


def test_every_vote_leaves_the_commands_off(mode: VotingMode, window: MainWindow) -> None:
    press(Key.Key_Return)
    type_text("32")
    assert not any(window.actions_table[each].isEnabled() for each in window.actions_table.commands)


def test_closing_the_window_covers_the_ballot_and_asks(mode: VotingMode, window: MainWindow, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    type_text("3")
    window.close()
    assert window.isVisible()
    assert is_covered(mode)
    assert mode.leave.isVisible()
    press(Key.Key_Return)
    assert mode.cover.isVisible()


def test_only_holding_the_button_leads_back(
    mode: VotingMode, window: MainWindow, live: LiveWorkshop, qtbot: QtBot
) -> None:
    press(Key.Key_Escape)
    assert mode.cover.isVisible()
    mode.cover.leave.click()
    mode.leave.leave.click()
    assert window.voting.mode is mode
    press(Key.Key_Escape)
    assert mode.cover.isVisible()
    mode.cover.leave.click()
    hold(mode.leave.leave, qtbot, lambda: window.voting.mode is None)
    assert window.workbench.isVisible()
    assert window.menuBar().isVisible()
    assert window.actions_table["edit.search"].isEnabled()
    assert live.snapshot.rounds[-1].state == "open"


def test_a_pin_is_asked_for_and_never_shown(window: MainWindow, live: LiveWorkshop, qtbot: QtBot) -> None:
    live.do(set_pin(person(live.workshop, "Anna"), "4711"))
    mode = hand_around(window, qtbot)
    type_text("1111")
    assert "1111" not in mode.cover.pin.displayText()
    press(Key.Key_Return)
    assert is_covered(mode)
    assert "This is not the PIN." in findable()
    type_text("4711")
    press(Key.Key_Return)
    assert not is_covered(mode)
    assert "4711" not in findable()


def test_drivers_that_one_does_not_score_are_left_out_and_own_initiatives_are_marked(
    window: MainWindow, live: LiveWorkshop, qtbot: QtBot
) -> None:
    anna = person(live.workshop, "Anna")
    live.do(bar_drivers(anna, [cell(live.workshop, "Portal", "Risk")[1]]))
    live.do(set_interests(anna, [cell(live.workshop, "Ledger", "Risk")[0]]))
    mode = hand_around(window, qtbot)
    press(Key.Key_Return)
    model = ballot(mode).model
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert ["You own this" in text for text in spoken] == [False, True, False, False]
    type_text("3210")
    press(Key.Key_Right)
    assert "Reach" in findable()
    assert "serve Risk" not in findable()


def test_an_early_question_comes_again_without_its_vote(mode: VotingMode, live: LiveWorkshop) -> None:
    press(Key.Key_Return)
    vote_all()
    press(Key.Key_Right)
    page = ballot(mode)
    assert page.model.rowCount() == 1
    assert "Once more" in findable()
    assert "no vote" in page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.card.chosen is None
    type_text("4")
    press(Key.Key_Right)
    assert isinstance(mode.page, ReviewPage)
    press(Key.Key_Return)
    asked = live.snapshot.rounds[-1].id
    live.do(close_round(asked))
    live.do(reveal_round(asked))
    again = [row for row in live.snapshot.votes[asked] if row.again is not None]
    assert [row.again for row in again] == [4]
    assert again[0].value in (3, 2, 1, 0)


def test_what_is_no_score_is_refused_in_words_and_nothing_is_voted(mode: VotingMode, live: LiveWorkshop) -> None:
    press(Key.Key_Return)
    type_text("9")
    assert "9 is not a level" in findable()
    assert ballot(mode).list.row == 0
    press(Key.Key_Right)
    press(Key.Key_Right)
    type_text("900")
    press(Key.Key_Return)
    assert "not on the scale" in findable()
    assert live.snapshot.ballots == {}


def test_a_number_without_enter_is_a_vote_on_what_it_was_typed_for(mode: VotingMode, live: LiveWorkshop) -> None:
    press(Key.Key_Return)
    press(Key.Key_Right)
    press(Key.Key_Right)
    page = ballot(mode)
    type_text("40")
    page.list.pick(2)
    assert page.keys.line.text() == ""
    page.list.setFocus()
    type_text("900")
    page.go_on.click()
    assert "not on the scale" in findable()
    assert "Reach" in findable(), "the page stays until the number is put right"
    page.keys.line.setText("50")
    page.go_on.click()
    votes = revealed(live, "Anna")
    reach = {name: votes.get(cell(live.workshop, name, "Reach")) for name in ("Portal", "Ledger", "Robots")}
    assert reach == {"Portal": 40, "Ledger": None, "Robots": 50}


def test_a_refusal_goes_with_its_initiative(mode: VotingMode) -> None:
    press(Key.Key_Return)
    type_text("9")
    assert "9 is not a level" in findable()
    press(Key.Key_Down)
    assert "9 is not a level" not in findable()


def test_a_reason_waits_for_its_vote_and_says_so(mode: VotingMode) -> None:
    press(Key.Key_Return)
    type_text("3")
    press(Key.Key_F2)
    assert "Vote first, then write why." in findable()
    press(Key.Key_Up)
    press(Key.Key_F2)
    assert ballot(mode).reason.hasFocus()


def test_a_vote_can_be_taken_back_and_given_anew(mode: VotingMode, live: LiveWorkshop) -> None:
    press(Key.Key_Return)
    type_text("3")
    press(Key.Key_Up)
    press(Key.Key_Delete)
    model = ballot(mode).model
    assert "no vote" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    type_text("x")
    assert "no opinion" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_review_tells_what_is_missing_and_leads_back(mode: VotingMode, live: LiveWorkshop) -> None:
    press(Key.Key_Return)
    type_text("3333")
    for _ in range(3):
        press(Key.Key_Right)
    type_text("3")
    press(Key.Key_Right)
    assert isinstance(mode.page, ReviewPage)
    assert "8 questions have no vote yet" in findable()
    assert "Growth: all your scores are the same" in findable()
    press(Key.Key_Left)
    assert not is_covered(mode)
    assert not isinstance(mode.page, ReviewPage)


def test_a_ballot_that_is_handed_in_does_not_open_again(window: MainWindow, live: LiveWorkshop, qtbot: QtBot) -> None:
    anna = person(live.workshop, "Anna")
    live.do(hand_in(live.snapshot.rounds[-1].id, anna))
    mode = hand_around(window, qtbot)
    assert mode.cover.person_id == person(live.workshop, "Ben")
    mode.call(anna)
    press(Key.Key_Return)
    assert is_covered(mode)
    assert "handed in and stays sealed" in findable()


def test_a_dropped_file_or_a_second_start_opens_nothing(
    mode: VotingMode, window: MainWindow, live: LiveWorkshop, tmp_path: Path
) -> None:
    other = tmp_path / "other.vmo"
    live.workshop.save_copy(other)
    window.take(other)
    assert window.session.live is live
    assert window.voting.mode is mode


def test_the_window_keeps_its_title_while_votes_are_typed(mode: VotingMode, window: MainWindow) -> None:
    before = window.windowTitle()
    press(Key.Key_Return)
    vote_all()
    assert window.windowTitle() == before


def test_tab_stays_within_the_ballot(mode: VotingMode) -> None:
    press(Key.Key_Return)
    for _ in range(12):
        press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert mode.isAncestorOf(focus)
