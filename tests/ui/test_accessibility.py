"""Everything that takes the keyboard has a name that a screen reader can say, and so has every cell and bubble."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QLabel,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.parts import shown_parts
from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.crash_report import CrashReport
from vmo_desktop.ui.dialogs.about_dialog import AboutDialog
from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.dialogs.name_dialog import NameDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.widgets.bubble_chart import BubbleChart
from vmo_desktop.ui.widgets.import_texts import TextsDialog
from vmo_desktop.ui.widgets.quadrant_form import QuadrantForm

Role = Qt.ItemDataRole


def _nameless(root: QWidget) -> list[str]:
    """What takes the keyboard and has no name, in the tree that a screen reader walks."""
    found = []
    for each in _tree(QAccessible.queryAccessibleInterface(root)):
        state = each.state()
        if state.focusable and not each.text(QAccessible.Text.Name):
            thing = each.object()
            found.append(f"{each.role()} {type(thing).__name__} {thing.objectName() if thing is not None else ''}")
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return found


def _tree(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What is seen: nothing is visible inside of what is not, such as a page that is not shown."""
    if root.state().invisible:
        return
    yield root
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None and child.isValid():
            yield from _tree(child)


def _same_names(root: QWidget) -> list[str]:
    """Names that two things in a window share, so that a listener could not tell them apart."""
    names = Counter(
        widget.accessibleName() or interface.text(QAccessible.Text.Name)  # on Unix a combo box gives its choice as name
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisible() and not _is_part(widget)
        if (interface := QAccessible.queryAccessibleInterface(widget)) is not None
    )
    return [name for name, number in names.items() if number > 1]


def _is_part(widget: QWidget) -> bool:
    """Whether Qt made a widget as a part of another, such as the line of an editable list."""
    return widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView)


def _silent_cells(root: QWidget) -> list[str]:
    found = []
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None or isinstance(view, QHeaderView):
            continue
        columns = model.columnCount() if isinstance(view, QTableView | QTreeView) else 1
        for row in range(model.rowCount()):
            for column in range(columns):
                index = model.index(row, column)
                if not (index.data(Role.AccessibleTextRole) or index.data(Role.DisplayRole)):
                    found.append(f"{view.accessibleName()} row {row} column {column}")
    return found


@pytest.mark.parametrize("sample", [False, True], ids=["small", "sample"])
def test_the_start_page_and_every_stage(window: MainWindow, tmp_path: Path, *, sample: bool) -> None:
    assert _nameless(window) == []
    if sample:
        window.session.explore("meridian")
    else:
        path = tmp_path / "small.vmo"
        make_small_workshop(path).close()
        window.take(path)
    window.workbench.area.show_inspector(True)
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
        QApplication.processEvents()
        assert _nameless(window) == [], page_id
        assert _silent_cells(window) == [], page_id
    for part in shown_parts(window):
        assert _nameless(window) == [], part
        assert _silent_cells(window) == [], part


def test_every_bubble_is_spoken(window: MainWindow) -> None:
    window.session.explore("meridian")
    window.workbench.area.show_page("rank")
    chart = window.workbench.area.page("rank").findChild(BubbleChart)
    assert chart is not None
    for initiative_id in chart.data.index:
        chart.select(initiative_id)
        name = window.session.live.snapshot.initiative(initiative_id).name if window.session.live else ""
        assert name in chart.accessibleDescription()


def test_dialogs(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "returns.csv"
    path.write_text("ID;Project name;Budget;Growth\n7;Atlas;12,5;3\n8;Zeta;TBC;mittel\n", encoding="utf-8")
    wizard = ImportWizard(small_live, path)
    crash = CrashDialog(CrashReport("Error", "text"), tmp_path)
    texts = TextsDialog("Growth", ["mittel", "hoch"], {})
    ground = QLabel()
    form = QuadrantForm(small_live.snapshot.chart, "effort", ground)
    dialogs: list[QDialog] = [AboutDialog(), NameDialog("Ines"), crash, texts, wizard]
    for dialog in (*dialogs, ground):
        qtbot.addWidget(dialog)
        dialog.show()
    qtbot.waitUntil(lambda: wizard.plan is not None, timeout=LONG_WAIT_MS)
    for dialog in dialogs:
        assert dialog.windowTitle()
    form.show()
    for shown in (*dialogs, form):
        assert _nameless(shown) == [], type(shown).__name__
        assert _same_names(shown) == [], type(shown).__name__
    form.close()
