"""A dialog asks for an edit that the file does not take just then: it is done once, and the dialog says how it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.exchange.ballots import fill, handed_out, small_room
from tests.ui.dialogs.test_readings_dialog import READINGS
from tests.ui.test_lost_file import shown, way
from tests.waits import LONG_WAIT_MS
from tests.workshop.choosing import chosen_by
from tests.workshop.following import make_following
from tests.workshop.promised import make_promised
from vmo_desktop.ui.dialogs.approve_dialog import ApproveDialog
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.dialogs.readings_dialog import ReadingsDialog
from vmo_desktop.ui.dialogs.returned_ballots_dialog import ReturnedBallotsDialog
from vmo_desktop.ui.dialogs.unfreeze_dialog import UnfreezeDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.kpis import freeze_kpis
from vmo_desktop.workshop.ops.rounds import close_round

Dialog = TypeVar("Dialog", bound=QDialog)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a workshop file as another program does in the middle of its own commit."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def opened(window: MainWindow, path: Path) -> LiveWorkshop:
    window.take(path)
    return impatient(window)


def impatient(window: MainWindow) -> LiveWorkshop:
    """The open workshop, which does not wait two seconds for another program to let go of its file."""
    assert window.session.live is not None
    window.session.live.workshop._file.raw.execute("PRAGMA busy_timeout = 0")
    return window.session.live


def one_of(window: MainWindow, kind: type[Dialog]) -> Dialog:
    (dialog,) = (each for each in window.findChildren(kind) if each.isVisible())
    return dialog


def is_open(window: MainWindow, kind: type[QDialog]) -> bool:
    return any(each.isVisible() for each in window.findChildren(kind))


def labels(live: LiveWorkshop) -> list[str]:
    return [step.label for step in live.workshop.history()]


def test_an_approval_that_waits_is_done_once(window: MainWindow, tmp_path: Path) -> None:
    make_promised(tmp_path / "w.vmo").close()
    live = opened(window, tmp_path / "w.vmo")
    dialog = ApproveDialog(live, chosen_by(live.workshop), window)
    dialog.open()
    before = live.workshop.step
    with held(tmp_path / "w.vmo"):
        dialog.buttons.does.click()
        assert "kept until you choose" in shown(window).sentence.text()
        assert not is_open(window, ApproveDialog), "its button would approve a second time"
    way(shown(window), "Try again").button.click()
    assert labels(live)[before:] == ["Scenario approved: Base"]


def test_a_promise_that_may_change_again_is_told_once(window: MainWindow, tmp_path: Path) -> None:
    make_following(tmp_path / "w.vmo").close()
    live = opened(window, tmp_path / "w.vmo")
    live.do(freeze_kpis([live.snapshot.value.kpis[0].id], "2027-01-31T10:00:00+01:00"))
    dialog = UnfreezeDialog(live, live.snapshot.value.kpis[0], window)
    dialog.open()
    dialog.reason.setText("counted anew")
    before = live.workshop.step
    with held(tmp_path / "w.vmo"):
        dialog.buttons.does.click()
        assert not is_open(window, UnfreezeDialog)
    way(shown(window), "Try again").button.click()
    assert labels(live)[before:] == ["Baseline may change: Calls a week, because counted anew"]


def test_what_is_refused_keeps_its_dialog_and_says_why(window: MainWindow, tmp_path: Path) -> None:
    make_promised(tmp_path / "w.vmo").close()
    live = opened(window, tmp_path / "w.vmo")
    portfolio = chosen_by(live.workshop)
    dialogs = [ApproveDialog(live, portfolio, window) for _ in range(2)]
    for dialog in dialogs:
        dialog.open()
        dialog.buttons.does.click()
    assert one_of(window, ApproveDialog) is dialogs[1]
    assert "approved" in dialogs[1]._refusal.text()
    dialogs[1].reject()


def test_readings_that_wait_are_not_told_as_taken_in(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    make_following(tmp_path / "w.vmo").close()
    live = opened(window, tmp_path / "w.vmo")
    (tmp_path / "q3.csv").write_text(READINGS, encoding="utf-8")
    window.workbench.area.show_page("kpis")
    window.take(tmp_path / "q3.csv")
    dialog = one_of(window, ReadingsDialog)
    qtbot.waitUntil(lambda: dialog.is_read, timeout=LONG_WAIT_MS)
    before = live.workshop.step
    with held(tmp_path / "w.vmo"):
        dialog.buttons.does.click()
        assert not is_open(window, ReadingsDialog)
        assert "taken in" not in window.workbench.notice.text
    way(shown(window), "Try again").button.click()
    assert labels(live)[before:] == ["3 readings of 2 KPIs"]


@pytest.mark.parametrize("is_made_for_it", [True, False], ids=["into a new one", "into an open one"])
def test_an_import_that_waits_comes_in_once_and_leaves_its_workshop_open(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, small_file: Path, is_made_for_it: bool
) -> None:
    (tmp_path / "list.csv").write_text("Code;Name;Cost\nN1;Night bus;20\nN2;Tram;30\n", encoding="utf-8")
    if not is_made_for_it:
        window.take(small_file)
    window.take(tmp_path / "list.csv")
    wizard = one_of(window, ImportWizard)
    qtbot.waitUntil(lambda: wizard.plan is not None, timeout=LONG_WAIT_MS)
    live = impatient(window)
    number = len(live.snapshot.initiatives)
    with held(live.workshop.path):
        wizard._on_import()
        qtbot.waitUntil(lambda: not is_open(window, ImportWizard), timeout=LONG_WAIT_MS)
        assert "came in" not in window.workbench.notice.text
    assert window.session.live is live
    way(shown(window), "Try again").button.click()
    assert [each.code for each in live.snapshot.initiatives][number:] == ["N1", "N2"]


@pytest.fixture
def returned(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> list[Path]:
    """Two good ballots of a room that the window has open."""
    with small_room(tmp_path / "room.vmo") as workshop:
        files = handed_out(workshop, tmp_path / "out")
    for file in files:
        fill(file, lambda place, driver: 1)
    opened(window, tmp_path / "room.vmo")
    return files


def read(qtbot: QtBot, window: MainWindow, files: list[Path]) -> ReturnedBallotsDialog:
    assert window.session.live is not None
    dialog = ReturnedBallotsDialog(window.session.live, files, window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.is_done, timeout=LONG_WAIT_MS)
    return dialog


def test_ballots_that_wait_are_called_so_and_then_taken(
    qtbot: QtBot, window: MainWindow, returned: list[Path], tmp_path: Path
) -> None:
    with held(tmp_path / "room.vmo"):
        dialog = read(qtbot, window, returned)
        assert dialog.summary.text() == "0 ballots are taken. 2 wait until the file takes an edit."
        assert [dialog.model.text(row, 2) for row in range(2)] == ["waits until the file takes an edit"] * 2
    way(shown(window), "Try again").button.click()
    qtbot.waitUntil(lambda: dialog.summary.text() == "2 ballots are taken.")
    live = window.session.live
    assert live is not None
    assert len(live.snapshot.ballots) == 2
    assert sum("ballot" in label.lower() for label in labels(live)) == 2
    dialog.reject()


def test_ballots_that_wait_are_taken_although_their_list_was_closed(
    qtbot: QtBot, window: MainWindow, returned: list[Path], tmp_path: Path
) -> None:
    with held(tmp_path / "room.vmo"):
        read(qtbot, window, returned).reject()
    way(shown(window), "Try again").button.click()
    live = window.session.live
    assert live is not None
    assert len(live.snapshot.ballots) == 2


def test_a_ballot_that_waited_for_a_round_which_was_closed_before_it_says_so(
    qtbot: QtBot, window: MainWindow, returned: list[Path], tmp_path: Path
) -> None:
    live = window.session.live
    assert live is not None
    with held(tmp_path / "room.vmo"):
        live.do(close_round(1))
        shown(window).reject()
        live.do(edit_workshop({"title": "Later"}))
        dialog = read(qtbot, window, returned)
    way(shown(window), "Try again").button.click()
    qtbot.waitUntil(lambda: dialog.summary.text() == "0 ballots are taken. 2 are not, and why:")
    assert "not open" in dialog.words.toPlainText()
    dialog.reject()
