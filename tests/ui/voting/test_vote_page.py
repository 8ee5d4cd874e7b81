"""The Vote page: rounds, who has handed in, and what is asked before something is final."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, type_text
from tests.ui.voting.room import PLANTED, SAID, ask_all, ballots, cell, findable, person, vote
from vmo_desktop.ui.dialogs.round_dialog import RoundDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.discuss_panel import DiscussPanel
from vmo_desktop.ui.panels.vote_panel import VotePanel
from vmo_desktop.ui.stage_sign import Progress
from vmo_desktop.ui.stage_state import stage_states
from vmo_desktop.ui.voting.weighing_page import WeighingPage
from vmo_desktop.workshop.ops.ballots import write_weight_votes
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.rounds import close_round, open_weight_round, reveal_round
from vmo_desktop.workshop.room_rows import RoundState, Way
from vmo_desktop.workshop.rows import WeightMethod


def state(live: LiveWorkshop) -> RoundState:
    """Where the only round stands."""
    return live.snapshot.rounds[0].state


def dialog(window: MainWindow) -> RoundDialog:
    """The open dialog of a new round."""
    found = window.findChild(RoundDialog)
    assert found is not None
    return found


def test_an_empty_page_says_what_belongs_here_and_begins_it(panel: VotePanel, window: MainWindow) -> None:
    assert "every participant votes alone" in findable()
    button = next(each for each in panel.findChildren(type(panel.editor.vote)) if each.text() == "Open a round…")
    button.click()
    assert dialog(window).name.text() == "Round 1"


def test_a_round_asks_for_everything_unless_something_is_left_out(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel, qtbot: QtBot
) -> None:
    window.actions_table["vote.open"].trigger()
    asked = dialog(window)
    asked.activateWindow()
    qtbot.waitUntil(asked.isActiveWindow)
    asked.drivers.view.setFocus()
    asked.drivers.view.setCurrentIndex(asked.drivers.model.index(0, 0))
    press(Key.Key_Space)
    asked.buttons.does.click()
    opened = live.snapshot.rounds[0]
    assert opened.name == "Round 1"
    assert len(live.snapshot.round_initiatives[opened.id]) == 4
    assert len(live.snapshot.round_drivers[opened.id]) == 2
    assert ballots(panel) == [("Anna", "not yet"), ("Ben", "not yet"), ("Clara", "not yet")]


def test_a_round_without_anything_to_vote_on_is_not_opened(window: MainWindow, live: LiveWorkshop) -> None:
    window.actions_table["vote.open"].trigger()
    asked = dialog(window)
    asked.initiatives.none.click()
    assert not asked.buttons.does.isEnabled()
    assert live.snapshot.rounds == ()


def test_only_done_or_not_done_is_told_and_no_vote(live: LiveWorkshop, panel: VotePanel) -> None:
    ask_all(live)
    vote(live, "Anna", {("Portal", "Reach"): float(PLANTED)})
    vote(live, "Ben", {("Portal", "Reach"): 88.8}, is_done=False)
    assert ballots(panel) == [("Anna", "✓ handed in"), ("Ben", "not yet"), ("Clara", "not yet")]
    assert "1 of 3 ballots" in findable()
    for text in (PLANTED, "88.8", SAID):
        assert text not in findable()


def test_who_has_handed_in_can_be_hidden(live: LiveWorkshop, panel: VotePanel) -> None:
    ask_all(live)
    vote(live, "Anna", {("Portal", "Reach"): 5})
    panel.editor.hide_them.click()
    assert {shown for _, shown in ballots(panel)} == {"hidden"}
    assert "1 of 3" not in findable()
    assert "on the laptop" not in [panel.editor.model.index(row, 3).data() for row in range(3)]
    panel.editor.hide_them.click()
    assert ballots(panel)[0] == ("Anna", "✓ handed in")


def test_close_and_reveal_ask_and_only_then_the_votes_are_there(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel
) -> None:
    ask_all(live)
    vote(live, "Anna", {("Portal", "Reach"): 5})
    window.actions_table["vote.close"].trigger()
    assert "2 ballots are not handed in" in panel.editor.confirmation.text
    press(Key.Key_Escape)
    assert state(live) is RoundState.OPEN
    panel.editor.close_it.click()
    panel.editor.confirmation.does.click()
    assert state(live) is RoundState.CLOSED
    window.actions_table["vote.reveal"].trigger()
    assert "nobody can change a vote" in panel.editor.confirmation.text
    assert QApplication.focusWidget() is panel.editor.confirmation.leaves
    press(Key.Key_Return)
    assert state(live) is RoundState.CLOSED
    panel.editor.reveal.click()
    panel.editor.confirmation.does.click()
    assert state(live) is RoundState.REVEALED
    assert [row.value for row in live.snapshot.votes[live.snapshot.rounds[0].id]] == [5]
    live.undo()
    assert state(live) is RoundState.REVEALED


def test_the_page_of_the_discussion_is_made_while_the_reveal_is_asked_for_and_tells_nothing_yet(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel, qtbot: QtBot
) -> None:
    ask_all(live)
    vote(live, "Anna", {("Portal", "Reach"): float(PLANTED)})
    vote(live, "Ben", {("Portal", "Reach"): 5})
    live.do(close_round(live.snapshot.rounds[0].id))
    with qtbot.waitSignal(window.workbench.area.page_made):
        window.actions_table["vote.reveal"].trigger()
    assert window.workbench.area.page_id == "vote"
    discussion = window.workbench.area.page("discuss")
    assert isinstance(discussion, DiscussPanel)
    assert PLANTED not in findable()
    panel.editor.confirmation.does.click()
    panel.editor.discuss.click()
    assert discussion.isVisible()
    assert PLANTED in discussion.card.strip.accessibleName()


def test_an_open_round_is_closed_before_it_is_revealed(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel
) -> None:
    ask_all(live)
    window.actions_table["vote.reveal"].trigger()
    assert "Close the round first" in findable()
    assert state(live) is RoundState.OPEN


def test_a_ballot_is_started_over_unread(live: LiveWorkshop, panel: VotePanel) -> None:
    asked = ask_all(live)
    vote(live, "Anna", {("Portal", "Reach"): 5})
    panel.editor.table.grid.selectRow(0)
    panel.editor.start_over.click()
    assert "Anna" in panel.editor.confirmation.text
    panel.editor.confirmation.does.click()
    assert (asked, person(live.workshop, "Anna")) not in live.snapshot.ballots
    assert ballots(panel)[0] == ("Anna", "not yet")


def test_a_vote_again_asks_where_the_room_is_apart(window: MainWindow, live: LiveWorkshop, panel: VotePanel) -> None:
    asked = ask_all(live)
    for name, value in (("Anna", 0), ("Ben", 4), ("Clara", 2)):
        vote(live, name, {("Portal", "Growth"): value, ("Ledger", "Risk"): 3})
    live.do(close_round(asked))
    live.do(reveal_round(asked))
    panel.editor.again.click()
    again = dialog(window)
    assert again.initiatives.ticked == {cell(live.workshop, "Portal", "Growth")[0]}
    assert again.drivers.ticked == {cell(live.workshop, "Portal", "Growth")[1]}
    again.initiatives.all.click()
    assert len(again.initiatives.ticked) == 4
    again.open_cells.click()
    assert len(again.initiatives.ticked) == 1
    again.buttons.does.click()
    assert live.snapshot.rounds[-1].name == "Round 2"


def test_a_round_on_weights_is_voted_by_sharing_points(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel, qtbot: QtBot
) -> None:
    window.actions_table["vote.open"].trigger()
    asked = dialog(window)
    asked.on_weights.setChecked(True)
    asked.methods.choose(WeightMethod.HUNDRED)
    asked.buttons.does.click()
    assert "Share 100 points" in findable()
    window.actions_table["vote.laptop"].trigger()
    mode = window.voting.mode
    assert mode is not None
    qtbot.waitUntil(window.isActiveWindow)
    press(Key.Key_Return)
    page = mode.page
    assert isinstance(page, WeighingPage)
    assert not page.seal.isEnabled()
    for text in ("50", "30", "20"):
        press(Key.Key_A, CTRL)
        type_text(text)
        press(Key.Key_Return)
    assert page.seal.isEnabled()
    page.seal.click()
    assert mode.page is None
    asked_id = live.snapshot.rounds[-1].id
    window.voting.end()
    live.do(close_round(asked_id))
    live.do(reveal_round(asked_id))
    assert [row.value for row in live.snapshot.weight_votes[asked_id]] == [50, 30, 20]


def test_a_ballot_on_weights_says_which_groups_are_not_complete(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel, qtbot: QtBot
) -> None:
    live.do(add_driver("Market", is_group=True))
    market = next(each.id for each in live.snapshot.drivers if each.name == "Market")
    for name in ("Share", "Brand"):
        live.do(add_driver(name, parent_id=market))
    asked = [each.id for each in live.snapshot.drivers]
    set_id = live.snapshot.weight_sets[0].id
    live.do(open_weight_round("Weights", set_id, WeightMethod.HUNDRED, asked))
    window.actions_table["vote.laptop"].trigger()
    mode = window.voting.mode
    assert mode is not None
    qtbot.waitUntil(window.isActiveWindow)
    press(Key.Key_Return)
    page = mode.page
    assert isinstance(page, WeighingPage)
    assert "Not complete yet" not in findable()
    page.next.click()
    assert "Not complete yet: Top level, Market." in findable()
    for text in ("60", "40"):
        press(Key.Key_A, CTRL)
        type_text(text)
        press(Key.Key_Return)
    assert "Not complete yet: Top level." in findable()
    assert not page.seal.isEnabled()


@pytest.mark.parametrize("method", [WeightMethod.POINTS, WeightMethod.SWING])
def test_nothing_of_a_ballot_on_weights_is_found_under_the_cover(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel, qtbot: QtBot, method: WeightMethod
) -> None:
    ids = [each.id for each in live.snapshot.leaves]
    live.do(open_weight_round("Weights", live.snapshot.weight_sets[0].id, method, ids))
    live.do(write_weight_votes(live.snapshot.rounds[0].id, person(live.workshop, "Anna"), {(ids[0], ids[0]): 73.25},
                               way=Way.LAPTOP))  # fmt: skip
    panel.vote_here()
    mode = window.voting.mode
    assert mode is not None
    assert "73.25" not in findable()
    qtbot.waitUntil(window.isActiveWindow)
    press(Key.Key_Return)
    assert "73.25" in findable()
    press(Key.Key_Escape)
    assert "73.25" not in findable()
    mode.call(person(live.workshop, "Ben"))
    press(Key.Key_Return)
    assert "73.25" not in findable()


def test_the_rail_tells_how_far_the_voting_is(live: LiveWorkshop) -> None:
    def progress() -> Progress:
        return stage_states(live.results)["vote"].progress

    assert progress() is Progress.EMPTY
    asked = ask_all(live)
    assert progress() is Progress.STARTED
    live.do(close_round(asked))
    assert "closed and not revealed" in stage_states(live.results)["vote"].missing[0]
    live.do(reveal_round(asked))
    assert progress() is Progress.DONE


def test_commands_for_an_open_round_need_one(window: MainWindow, live: LiveWorkshop, panel: VotePanel) -> None:
    commands = ("vote.laptop", "vote.read_out", "vote.close")
    assert not any(window.actions_table[each].isEnabled() for each in commands)
    ask_all(live)
    assert all(window.actions_table[each].isEnabled() for each in commands)
