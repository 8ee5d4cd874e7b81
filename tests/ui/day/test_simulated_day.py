"""Eight people vote on 24 initiatives and 6 drivers, 1,152 times: nothing leaks, nothing is lost, one cell decides."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.exchange.ballots import fill
from tests.forged import forge
from tests.report.packs import ReadPack
from tests.secrecy.said import everything_said
from tests.ui.day.room import HIGH, LOW, PLANTED, SPLIT, Plan, make_day
from tests.ui.fitting import settle
from tests.ui.keyboard import Key, press, type_text
from tests.ui.voting.room import hand_around, hold
from tests.waits import LONG_WAIT_MS
from vmo_desktop.cli import main
from vmo_desktop.ui.dialogs.hand_out_dialog import ExportBallotsDialog
from vmo_desktop.ui.dialogs.returned_ballots_dialog import ReturnedBallotsDialog
from vmo_desktop.ui.dialogs.round_dialog import RoundDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.models.queue_model import QueueColumn
from vmo_desktop.ui.panels.discuss_panel import DiscussPanel
from vmo_desktop.ui.panels.vote_panel import VotePanel
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.room_rows import RoundState, Way
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

VERBS = (
    ("rank", "--json"),
    ("agreement", "--json"),
    ("participants", "--json"),
    ("check", "--json"),
    ("history", "--json"),
    ("export", "out.xlsx"),
    ("export", "out.csv"),
    ("export", "out.json"),
    ("pack", "--output", "out.pdf"),
)

REASON, DISSENT = "The supplier has signed", "Half of it is already sold"


def test_a_day_of_1152_votes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    live = _begin(window, tmp_path / "day.vmo")
    plan = Plan(live.snapshot)
    _open_round(window)
    _vote_by_workbook(window, plan, tmp_path / "ballots", qtbot)
    _vote_on_laptop(window, plan, qtbot)
    ballots = live.snapshot.ballots
    assert {ballot.way for ballot in ballots.values()} == {Way.LAPTOP, Way.WORKBOOK}
    assert sum(ballot.is_done for ballot in ballots.values()) == 8

    _nothing_is_told_by_the_window(window, PAGES)
    window.actions_table["vote.close"].trigger()
    assert live.snapshot.rounds[0].state is RoundState.CLOSED
    _nothing_is_told_by_the_window(window, ("vote", "discuss", "history"))
    _nothing_is_told_by_files(live, tmp_path, monkeypatch, capfd)

    _reveal(window)
    votes = {(row.participant_id, row.initiative_id, row.driver_id): row for row in live.snapshot.votes[1]}
    assert {key: row.value for key, row in votes.items()} == plan.votes
    assert len(votes) == 1152
    assert sorted(row.rationale for row in votes.values() if row.rationale) == sorted(map(plan.reason, range(8)))

    _discuss(window, live, plan, qtbot)
    _read_the_pack(window, tmp_path / "pack.pdf", qtbot, monkeypatch)


def _begin(window: MainWindow, path: Path) -> LiveWorkshop:
    """Open the room before the day in the window."""
    make_day(path)
    window.resize(1366, 768)
    window.take(path)
    live = window.session.live
    assert live is not None
    return live


def _panel(window: MainWindow) -> VotePanel:
    panel = window.workbench.area.page("vote")
    assert isinstance(panel, VotePanel)
    return panel


def _activate(window: MainWindow, qtbot: QtBot) -> None:
    """Bring the window back to the front, which without a desktop nobody else does when another one closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _open_round(window: MainWindow) -> None:
    window.actions_table["vote.open"].trigger()
    asked = window.findChild(RoundDialog)
    assert asked is not None
    asked.buttons.does.click()


# Ways to vote


def _vote_by_workbook(window: MainWindow, plan: Plan, folder: Path, qtbot: QtBot) -> None:
    """Hand workbooks out to all, fill in those of one half, and drop them onto the window."""
    folder.mkdir()
    window.actions_table["ballots.export"].trigger()
    dialog = window.findChild(ExportBallotsDialog)
    assert dialog is not None
    dialog.choose_folder = lambda: folder
    with qtbot.waitSignal(dialog.told, timeout=LONG_WAIT_MS):
        dialog.buttons.does.click()
    assert len(list(folder.iterdir())) == 8
    names = [each.name for each in plan.people]
    files = [next(folder.glob(f"*{each.name}.xlsx")) for each in plan.by_workbook]
    for path, someone in zip(files, plan.by_workbook, strict=True):
        person = names.index(someone.name)
        fill(path, partial(plan.vote, person), {(23, 0): plan.reason(person)})
    _drop(window, files)
    qtbot.waitUntil(lambda: window.findChild(ReturnedBallotsDialog) is not None)
    returned = window.findChild(ReturnedBallotsDialog)
    assert returned is not None
    qtbot.waitUntil(lambda: returned.is_done, timeout=LONG_WAIT_MS)
    assert returned.summary.text() == "4 ballots are taken."
    assert not _told()
    returned.reject()
    _activate(window, qtbot)


def _drop(window: MainWindow, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(50, 50), action, data, button, keys))


def _vote_on_laptop(window: MainWindow, plan: Plan, qtbot: QtBot) -> None:
    """Hand the laptop around: a key a vote, one reason each, and the cover in between."""
    mode = hand_around(window, qtbot)
    for person, someone in enumerate(plan.on_laptop):
        assert mode.cover.person_id == someone.id
        press(Key.Key_Return)
        for column in range(6):
            type_text("".join(str(plan.vote(person, row, column)) for row in range(24)))
            if column == 0:
                press(Key.Key_F2)
                type_text(plan.reason(person))
                press(Key.Key_Return)
            press(Key.Key_Right)
        type_text("2")  # an early question once more
        press(Key.Key_Right)
        press(Key.Key_Return)
        assert not _told(), f"under the cover after {someone.name}"
    assert mode.cover.person_id is None
    settle()
    _activate(window, qtbot)
    mode.cover.leave.click()
    hold(mode.leave.leave, qtbot, lambda: window.voting.mode is None)


# Nothing is told


def _told() -> list[str]:
    """What of the votes any widget says."""
    return [text for text in everything_said() if PLANTED in text]


def _nothing_is_told_by_the_window(window: MainWindow, pages: Iterable[str]) -> None:
    window.workbench.area.show_inspector(True)
    for page_id in pages:
        window.workbench.area.show_page(page_id)
        assert not _told(), page_id
    window.workbench.area.show_inspector(False)


def _nothing_is_told_by_files(
    live: LiveWorkshop, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exports, pack and the command line are the same as in a world where everybody voted the opposite."""
    told = []
    for world in ("first", "second"):
        place = folder / world
        place.mkdir()
        live.workshop.save_copy(place / "day.vmo")
        if world == "second":
            _turn_around(place / "day.vmo")
        monkeypatch.chdir(place)
        capfd.readouterr()
        codes = {verb: main([verb, "day.vmo", *rest]) for verb, *rest in VERBS}
        assert [verb for verb, code in codes.items() if code] == ["agreement"], "there is none before the reveal"
        said = capfd.readouterr()
        written = {each.name: each.read_bytes() for each in sorted(place.iterdir()) if each.stem == "out"}
        assert len(written) == 4
        assert PLANTED not in said.out + said.err + ReadPack(place / "out.pdf").text
        told.append((said, written))
    assert told[0] == told[1]


def _turn_around(path: Path) -> None:
    turn = "SET value = 4 - value, rationale = rationale || 'x'"
    forge(path, *(f"UPDATE {table} {turn}" for table in ("vote", "history_vote")))


# Reveal, discussion and pack


def _reveal(window: MainWindow) -> None:
    window.actions_table["vote.reveal"].trigger()
    _panel(window).editor.confirmation.does.click()


def _wait_for_the_order(panel: DiscussPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.queue is not None and panel.queue.is_ordered, timeout=LONG_WAIT_MS)


def _discuss(window: MainWindow, live: LiveWorkshop, plan: Plan, qtbot: QtBot) -> None:
    """Accept what is close, decide the one split cell, and record who dissents."""
    window.workbench.area.show_page("discuss")
    panel = window.workbench.area.page("discuss")
    assert isinstance(panel, DiscussPanel)
    _wait_for_the_order(panel, qtbot)
    assert panel.card.strip.accessibleName().count(",") == 7
    model = panel.lists.queue_model
    first = [model.text(model.ids[0], column) for column in QueueColumn]
    assert first[QueueColumn.VOTES] == "Split 4 | 4"
    assert (panel.card.title.whole_text, first[QueueColumn.DRIVER]) == (_split_name(plan), plan.snapshot.leaves[0].name)
    assert panel.card.stake.text().startswith("Decides how far")

    panel.head.close_button.click()
    assert len(live.snapshot.acceptances) == 143
    _wait_for_the_order(panel, qtbot)
    assert "You can stop" not in panel.lists.state.text()
    assert _is_funded_at(panel, live, plan, HIGH)
    assert not _is_funded_at(panel, live, plan, LOW)

    panel.card.score.setText("3")
    panel.card.reason.setText(REASON)
    panel.card.accept.click()
    agreed = live.snapshot.agreed_scores[plan.split_cell]
    assert (agreed.value, agreed.rationale) == (3.0, REASON)
    _wait_for_the_order(panel, qtbot)
    assert panel.lists.state.text() == "You can stop here: no open cell can change what is funded."
    panel.card.dissents.person.choose(plan.people[0].id)
    panel.card.dissents.reason.setText(DISSENT)
    panel.card.dissents.button.click()
    assert [(each.participant_id, each.reason) for each in live.snapshot.dissents] == [(plan.people[0].id, DISSENT)]


def _split_name(plan: Plan) -> str:
    return next(each.name for each in plan.snapshot.initiatives if each.code == SPLIT)


def _is_funded_at(panel: DiscussPanel, live: LiveWorkshop, plan: Plan, score: int) -> bool:
    """Whether the initiative is in the best portfolio when the room agrees on a score; taken back."""
    panel.card.score.setText(str(score))
    panel.card.accept.click()
    row = plan.snapshot.initiative_index[plan.split_cell[0]]
    is_funded = bool(chosen(ScenarioProblem(live.results, live.snapshot.choice.scenarios[0])).is_funded[row])
    live.undo()
    return is_funded


def _read_the_pack(window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "PDF (*.pdf)"))
    window.actions_table["file.export_pack"].trigger()
    qtbot.waitUntil(path.exists, timeout=LONG_WAIT_MS)
    pack = ReadPack(path)
    page = pack.pages[pack.page_of("The room is close on 143 of 144 scores and split on 1")]
    assert "4 | 4" in page
    assert DISSENT in pack.text
    assert REASON in pack.text
