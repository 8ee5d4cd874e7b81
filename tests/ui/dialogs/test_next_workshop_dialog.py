"""The next workshop from an old one, in a real window and with real files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import shown
from tests.waits import LONG_WAIT_MS
from tests.workshop.choosing import approve
from tests.workshop.promised import make_promised
from vmo_desktop.ui.dialogs.next_workshop_dialog import NextWorkshopDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Settings
from vmo_desktop.workshop.carry_over import Which
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.past import read_past


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "2027.vmo"
    with make_promised(path) as workshop:
        approve(workshop)
        workshop.do(edit_initiatives({workshop.snapshot.initiatives[1].id: {"status": " done "}}))
    return path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.preload.finished, timeout=LONG_WAIT_MS):
        window.show()
    window.activateWindow()
    yield window
    window.session.close()


def test_the_dialog_says_what_comes_along_and_what_stays(qtbot: QtBot, first: Path) -> None:
    dialog = NextWorkshopDialog(read_past(first))
    shown(qtbot, dialog)
    assert [dialog.which.itemText(row) for row in range(3)] == [
        "All (4)", "Those that are not finished (3)", "Those that were not funded (2)",
    ]  # fmt: skip
    assert dialog.which.value is Which.NOT_FINISHED
    assert dialog.taken.text().startswith("Comes along: 3 initiatives, 2 value drivers, 1 lesson,")
    dialog.which.setCurrentIndex(0)
    dialog.which.activated.emit(0)
    assert dialog.taken.text().startswith("Comes along: 4 initiatives")
    assert "reviews, wins, the road" in dialog._stays.text()
    assert dialog.learned.text().startswith("Of what was due so far 78 % came true on average")


def test_the_menu_begins_it_and_the_past_workshop_stays(
    qtbot: QtBot, window: MainWindow, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first.read_bytes()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(first), ""))
    window.actions_table["file.new_from"].trigger()
    dialog = window.findChild(NextWorkshopDialog)
    assert dialog is not None
    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, "Portfolio 2028")
    dialog.buttons.does.click()
    live = window.session.live
    assert live is not None
    assert window.session.is_untitled
    assert live.snapshot.workshop.title == "Portfolio 2028"
    assert [each.code for each in live.snapshot.initiatives] == ["A", "C", "D"]
    assert first.read_bytes() == before
    notice = window.workbench.notice
    assert notice.isVisible()
    window.workbench.file.since_wanted.emit()
    assert window.workbench.area.page_id == "since"


def test_it_begins_from_the_workshop_that_is_open_too(qtbot: QtBot, window: MainWindow, first: Path) -> None:
    assert window.session.open(first)
    window.workbench.file.begin_from(first)
    dialog = window.findChild(NextWorkshopDialog)
    assert dialog is not None
    dialog.buttons.does.click()
    assert window.session.live is not None
    assert window.session.live.workshop.path != first


def test_a_file_that_is_no_workshop_is_refused_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.vmo"
    wrong.write_bytes(b"PK\x03\x04 and more")
    told: list[str] = []
    window.session.failed.connect(lambda error: told.append(str(error)))
    window.workbench.file.begin_from(wrong)
    assert told == ["letter.vmo: this is a ZIP or Office file, not a workshop. Choose a workshop file (.vmo)."]
    assert window.findChild(NextWorkshopDialog) is None
