"""Every dialog of the program, filled as in work, for tests that go through all of them."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.cell_model import RefusedCell, TypedCell
from vmo_desktop.ui.crash_report import CrashReport
from vmo_desktop.ui.dialogs.about_dialog import AboutDialog
from vmo_desktop.ui.dialogs.calibration_dialog import CalibrationDialog
from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.dialogs.name_dialog import NameDialog
from vmo_desktop.ui.dialogs.note_dialog import NoteDialog
from vmo_desktop.ui.help.help_window import HelpWindow
from vmo_desktop.ui.help.topics import topics
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.import_texts import TextsDialog
from vmo_desktop.ui.widgets.paste_plan import PastePlan
from vmo_desktop.ui.widgets.paste_preview import PastePreview

SPREADSHEET = (
    "Portfolio office;;;;\n;;;;\nID;Project name;Budget (k€);Start date;Growth\n"
    '7;Atlas;"1.234";01/02/2026;3\n8;Zeta;"5.678";03/04/2026;mittel\n9;Omega;TBC;05/06/2026;1\n;;7;;\nTotal;;8;;\n'
)

NAMES = ("about", "name", "note", "calibration", "crash", "texts", "import", "paste", "help")


def shown_dialog(qtbot: QtBot, name: str, live: LiveWorkshop, folder: Path) -> QDialog:
    """Show one of the dialogs and wait until it is complete."""
    dialog = _made(name, live, folder)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    if isinstance(dialog, ImportWizard):
        qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
    return dialog


def _made(name: str, live: LiveWorkshop, folder: Path) -> QDialog:
    if name == "about":
        return AboutDialog()
    if name == "name":
        return NameDialog("Ines")
    if name == "note":
        return NoteDialog("Portal", is_decision=True)
    if name == "calibration":
        return CalibrationDialog(live, Selection(live))
    if name == "crash":
        return CrashDialog(CrashReport("Error", "text"), folder)
    if name == "texts":
        return TextsDialog("Growth", ["mittel", "hoch"], {})
    if name == "paste":
        return _paste_preview()
    if name == "help":
        return HelpWindow(topics())
    path = folder / "returns.csv"
    path.write_text(SPREADSHEET, encoding="utf-8")
    return ImportWizard(live, path)


def _paste_preview() -> PastePreview:
    cells = tuple(TypedCell(row, column, "3") for row in range(60) for column in range(4))
    refused = RefusedCell(2, 1, "row 3, Growth", "mittel", "“mittel” is not a number from 0 to 4.")
    outside = RefusedCell(3, 9, "row 4, column 10", "7", "There is no such column.")
    plan = PastePlan(cells, (outside,), (refused,), 40)
    ground = QWidget()
    made = PastePreview(plan, lambda column: f"Driver {column}", lambda row: f"Initiative {row}", ground)
    made.setParent(None, made.windowFlags())  # it outlives this function
    return made


def texts_with_keys(root: QWidget) -> Iterator[str]:
    """Texts of what is visible in a window that may hold an access key."""
    for widget in root.findChildren(QWidget):
        text = widget.property("text")
        if widget.isVisible() and isinstance(text, str) and "&" in text:
            yield text
