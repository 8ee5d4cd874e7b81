"""Nothing is cut off at 200 % on a small screen, in English and in a language of longer words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fitting import LongerWords, clipped, settle
from vmo_desktop.ui.crash_report import CrashReport
from vmo_desktop.ui.dialogs.about_dialog import AboutDialog
from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.dialogs.name_dialog import NameDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import ZOOM_STEPS, Scheme
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.import_texts import TextsDialog
from vmo_desktop.ui.widgets.quadrant_form import QuadrantForm

SMALL_SCREEN = QSize(1366, 768)

SPREADSHEET = (
    "Portfolio office;;;;\n;;;;\nID;Project name;Budget (k€);Start date;Growth\n"
    '7;Atlas;"1.234";01/02/2026;3\n8;Zeta;"5.678";03/04/2026;mittel\n9;Omega;TBC;05/06/2026;1\n;;7;;\nTotal;;8;;\n'
)

LOOKS = ((1.0, Scheme.LIGHT), (1.5, Scheme.DARK), (2.0, Scheme.CONTRAST))
languages = pytest.mark.parametrize("is_longer", [False, True], ids=["english", "longer"])


@pytest.fixture
def translator(qapp: QApplication, is_longer: bool) -> Iterator[None]:
    """The language of longer words, where the test asks for it."""
    words = LongerWords()
    if is_longer:
        qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@languages
@pytest.mark.usefixtures("translator")
def test_start_page_stages_and_inspector(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.session.explore("meridian")
    for zoom, scheme in LOOKS:
        appearance().show(scheme, zoom)  # zoomed while it is open, as by Ctrl and plus
        window.resize(SMALL_SCREEN)
        for page_id in PAGES:
            window.workbench.area.show_page(page_id)
            _assert_fits(window, f"{page_id} at {zoom}")
        window.workbench.area.show_page("initiatives")
        window.workbench.area.show_inspector(True)
        _assert_fits(window, f"inspector at {zoom}")
        window.workbench.area.show_inspector(False)
    window.session.close()
    _assert_fits(window, "start page")


@languages
@pytest.mark.parametrize(("zoom", "scheme"), LOOKS)
@pytest.mark.usefixtures("translator")
def test_dialogs(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path, zoom: float, scheme: Scheme) -> None:
    appearance().show(scheme, zoom)
    path = tmp_path / "returns.csv"
    path.write_text(SPREADSHEET, encoding="utf-8")
    wizard = ImportWizard(small_live, path)
    texts = TextsDialog("Growth", ["mittel", "hoch"], {})
    crash = CrashDialog(CrashReport("Error", "text"), tmp_path)
    dialogs: list[QDialog] = [AboutDialog(), NameDialog("Ines"), crash, texts, wizard]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
    qtbot.waitUntil(lambda: wizard.plan is not None, timeout=20_000)
    for dialog in dialogs:
        _assert_fits(dialog, dialog.objectName())
    ground = QLabel()
    qtbot.addWidget(ground)
    form = QuadrantForm(small_live.snapshot.chart, "effort (person-days)", ground)
    form.show()
    _assert_fits(form, "quadrants")
    form.close()


def test_zooming_out_again_ends_where_it_began(window: MainWindow) -> None:
    window.session.explore("meridian")
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
    settle()
    appearance().changed.emit()  # some lengths are set only when first needed
    before = _lengths(window)
    for zoom in (*ZOOM_STEPS, *reversed(ZOOM_STEPS), 1.0):
        appearance().show(Scheme.LIGHT, zoom)
        settle()
    after = _lengths(window)
    assert {name: (before[name], after[name]) for name in before if before[name] != after.get(name)} == {}


def _lengths(root: QWidget) -> dict[int, tuple[str, int, int, int]]:
    found = {}
    for widget in root.findChildren(QWidget):
        layout = widget.layout()
        if layout is not None and not widget.objectName().startswith("qt_"):
            sides = layout.contentsMargins()
            found[id(widget)] = (widget.objectName(), sides.left(), sides.top(), layout.spacing())
    return found


def _assert_fits(window: QWidget, name: str) -> None:
    settle()
    least = window.minimumSizeHint()
    assert least.boundedTo(SMALL_SCREEN) == least, f"{name} asks for more than the screen: {least}"
    window.resize(window.size().boundedTo(SMALL_SCREEN))
    assert clipped(window) == [], name
