"""Votes that are read out, and typed into a grid by the facilitator."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.fitting import settle
from tests.ui.keyboard import CTRL, Key, press, type_text
from tests.ui.voting.room import PLANTED, SAID, ask_all, ballots, findable, person, vote
from vmo_desktop.ui.dialogs.hand_out_dialog import ExportBallotsDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.vote_panel import VotePanel
from vmo_desktop.workshop.ops.rounds import close_round, reveal_round


def read_out(window: MainWindow, panel: VotePanel) -> None:
    window.actions_table["vote.read_out"].trigger()
    settle()
    assert panel.reading is not None


def test_read_out_votes_are_typed_into_a_grid_and_sealed(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel
) -> None:
    asked = ask_all(live)
    read_out(window, panel)
    assert panel.reading is not None
    grid = panel.reading.grid
    grid.setFocus()
    for text in ("3", "2", "-"):
        type_text(text)
        press(Key.Key_Return)
    grid.select_cell(0, 1)
    type_text("4")
    press(Key.Key_Return)
    assert "Hand in 2 read-out ballots" in panel.reading.seal.text()
    panel.reading.seal.click()
    panel.reading.confirmation.does.click()
    assert panel.editor.isVisible()
    assert [shown for _, shown in ballots(panel)] == ["✓ handed in", "✓ handed in", "not yet"]
    live.do(close_round(asked))
    live.do(reveal_round(asked))
    anna = person(live.workshop, "Anna")
    values = [row.value for row in live.snapshot.votes[asked] if row.participant_id == anna]
    assert values == [3, 2, None]


def test_ballots_that_come_in_another_way_are_not_read_out(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel
) -> None:
    ask_all(live)
    vote(live, "Anna", {("Portal", "Reach"): float(PLANTED)})
    vote(live, "Ben", {("Portal", "Reach"): 88.8}, is_done=False)
    read_out(window, panel)
    assert panel.reading is not None
    model = panel.reading.model
    assert [model.headerData(section, Qt.Orientation.Horizontal) for section in range(model.columnCount())] == ["Clara"]
    for _ in range(3):
        panel.reading.next.click()
        for text in (PLANTED, "88.8", SAID):
            assert text not in findable()


def test_what_is_no_score_is_refused_at_the_cell(window: MainWindow, live: LiveWorkshop, panel: VotePanel) -> None:
    ask_all(live)
    read_out(window, panel)
    assert panel.reading is not None
    panel.reading.grid.setFocus()
    type_text("9")
    press(Key.Key_Return)
    assert panel.reading.model.index(0, 0).data() == ""
    assert live.snapshot.ballots == {}


def test_ballot_files_leave_by_a_button_of_the_page(window: MainWindow, live: LiveWorkshop, panel: VotePanel) -> None:
    ask_all(live)
    panel.editor.export.click()
    settle()
    assert window.findChild(ExportBallotsDialog) is not None


def shown_votes(panel: VotePanel, rows: int) -> list[list[str]]:
    """What stands in the first rows of the first two columns of the grid."""
    assert panel.reading is not None
    model = panel.reading.model
    return [[model.index(row, column).data() for column in range(2)] for row in range(rows)]


def test_every_vote_that_is_typed_is_seen_at_once(window: MainWindow, live: LiveWorkshop, panel: VotePanel) -> None:
    ask_all(live)
    read_out(window, panel)
    assert panel.reading is not None
    panel.reading.grid.setFocus()
    for row, text in enumerate(("4", "3", "-")):
        type_text(text)
        press(Key.Key_Return)
        assert shown_votes(panel, 3)[row][0] == ("–" if text == "-" else text)
    panel.reading.grid.select_cell(0, 0)
    press(Key.Key_Delete)
    assert [line[0] for line in shown_votes(panel, 3)] == ["", "3", "–"]


def test_what_a_paste_could_not_bring_is_listed(window: MainWindow, live: LiveWorkshop, panel: VotePanel) -> None:
    ask_all(live)
    read_out(window, panel)
    assert panel.reading is not None
    panel.reading.grid.setFocus()
    QGuiApplication.clipboard().setText("much\t3\n2\t1")
    press(Key.Key_V, CTRL)
    assert shown_votes(panel, 2) == [["", "3"], ["2", "1"]]
    assert panel.reading.rejects.isVisible()
    assert "1 cell could not be pasted" in findable()


def test_ballots_with_missing_votes_are_not_handed_in_by_one_click(
    window: MainWindow, live: LiveWorkshop, panel: VotePanel
) -> None:
    asked = ask_all(live)
    read_out(window, panel)
    assert panel.reading is not None
    panel.reading.grid.setFocus()
    type_text("3")
    press(Key.Key_Return)
    cells = len(live.snapshot.initiatives) * len(live.snapshot.leaves)
    panel.reading.seal.click()
    assert f"{cells - 1} votes are missing" in panel.reading.confirmation.text
    assert not live.snapshot.ballots[asked, person(live.workshop, "Anna")].is_done
    panel.reading.confirmation.leaves.click()
    assert panel.reading is not None
    panel.reading.seal.click()
    panel.reading.confirmation.does.click()
    assert live.snapshot.ballots[asked, person(live.workshop, "Anna")].is_done
