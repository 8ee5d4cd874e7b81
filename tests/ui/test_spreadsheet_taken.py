"""A spreadsheet that is opened or dropped becomes initiatives."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.main_window import MainWindow


def test_a_spreadsheet_is_imported_into_a_new_workshop(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "portfolio.csv"
    path.write_text("Code,Name,Cost\nA1,Portal,120000\nA2,Ledger,80000\n", encoding="utf-8")
    window.take(path)
    qtbot.waitUntil(lambda: window.findChild(ImportWizard) is not None)
    wizard = window.findChild(ImportWizard)
    live = window.session.live
    assert wizard is not None
    assert live is not None
    qtbot.waitUntil(lambda: wizard.plan is not None, timeout=LONG_WAIT_MS)
    button = wizard.findChild(QPushButton, "do_import")
    assert button is not None
    qtbot.waitUntil(button.isEnabled)
    with qtbot.waitSignal(wizard.accepted, timeout=LONG_WAIT_MS):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [each.name for each in live.snapshot.initiatives] == ["Portal", "Ledger"]
    assert window.workbench.area.page_id == "initiatives"


def _imported(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    window.take(path)
    qtbot.waitUntil(lambda: window.findChild(ImportWizard) is not None)
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    button = wizard.findChild(QPushButton, "do_import")
    assert button is not None
    qtbot.waitUntil(button.isEnabled, timeout=LONG_WAIT_MS)
    with qtbot.waitSignal(wizard.accepted, timeout=LONG_WAIT_MS):
        button.click()


def test_a_list_without_a_workshop_can_be_scored_at_once_and_says_on_what(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "portfolio.csv"
    path.write_text("Code,Name,Cost\nA1,Portal,120000\nA2,Ledger,80000\n", encoding="utf-8")
    _imported(window, path, qtbot)
    live, notice = window.session.live, window.workbench.notice
    assert live is not None
    names = [driver.name for driver in live.snapshot.leaves]
    assert len(names) == 3
    assert notice.text == (
        f"2 initiatives came in. They are scored on {', '.join(names)}, until you choose other value drivers."
    )
    next(each for each in notice.findChildren(QPushButton) if each.text() == "Show the drivers").click()
    assert window.workbench.area.page_id == "drivers"


def test_amounts_that_did_not_come_in_are_said_after_the_import_until_somebody_closes_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "portfolio.csv"
    path.write_text("Name;Volumen\nPortal;120.000 €\nLedger;80.000 €\n", encoding="utf-8")
    assert window.session.create()
    _imported(window, path, qtbot)
    notice = window.workbench.notice
    assert notice.text == "2 initiatives came in. ⚠ 1 column with amounts is not used: Volumen."
    assert not any(timer.isActive() for timer in notice.findChildren(QTimer))
    next(each for each in notice.findChildren(QPushButton) if each.text() == "Import it again").click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(ImportWizard)))
    next(each for each in window.findChildren(ImportWizard) if each.isVisible()).reject()


def test_after_an_import_with_many_warnings_two_are_said_and_the_others_counted(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "portfolio.csv"
    path.write_text(
        "Name,Cost,Cost,Start\nGroup,,,\nA,1,2,spring\nB,3,4,summer\nA,5,6,autumn\nTotal A,9,9,\n", encoding="utf-8"
    )
    assert window.session.create()
    _imported(window, path, qtbot)
    text = window.workbench.notice.text
    assert text.count("⚠") == 2
    assert text.endswith("There are 2 more warnings.")


def test_a_cancelled_import_on_the_start_page_leaves_no_workshop(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "portfolio.csv"
    path.write_text("Code,Name,Cost\nA1,Portal,120000\n", encoding="utf-8")
    window.take(path)
    qtbot.waitUntil(lambda: window.findChild(ImportWizard) is not None)
    wizard, live = window.findChild(ImportWizard), window.session.live
    assert wizard is not None
    assert live is not None
    made = live.workshop.path
    wizard.reject()
    assert window.session.live is None
    assert not made.exists()


def test_a_cancelled_import_leaves_the_open_workshop_open(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "portfolio.csv"
    path.write_text("Code,Name,Cost\nA1,Portal,120000\n", encoding="utf-8")
    assert window.session.create()
    window.take(path)
    qtbot.waitUntil(lambda: window.findChild(ImportWizard) is not None)
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    wizard.reject()
    assert window.session.live is not None
