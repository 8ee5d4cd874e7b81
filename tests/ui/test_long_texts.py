"""A text of thousands of letters, as a file may hold, is shown as far as it can be read, and holds no window."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QWidget,
)

from tests.forged import forge
from tests.report.packs import make_sample
from tests.ui.fitting import settle
from tests.ui.parts import shown_parts
from vmo_desktop.store.free_texts import FREE_TEXTS
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.widgets.label import MOST_SHOWN

LONG = "a long text " * 1_000
MARKUP = 200
"""What a tooltip has around its text, and sentences of ours around a name."""


def test_no_widget_is_given_more_than_can_be_read(open_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "long.vmo"
    make_sample(path, "meridian")
    for table, columns in FREE_TEXTS.items():
        texts = ", ".join(f"\"{column}\" = '{LONG}'" for column in columns.split())
        forge(path, f'UPDATE "{table}" SET {texts} WHERE rowid = (SELECT min(rowid) FROM "{table}")')  # noqa: S608 - our constants
    window = open_window()
    window.session.open(path)
    found: set[tuple[str, str, str]] = set()
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
        settle()
        found |= {(page_id, *each) for each in _too_long(window)}
    for part in shown_parts(window):
        found |= {(part, *each) for each in _too_long(window)}
    window.workbench.area.show_page("initiatives")
    window.workbench.area.show_inspector(True)
    settle()
    found |= {("inspector", *each) for each in _too_long(window)}
    assert found == set(), "\n".join(map(str, sorted(found)))


def _too_long(window: QWidget) -> Iterator[tuple[str, str]]:
    """Class and name of each widget that has a longer text."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and any(len(text) > MOST_SHOWN + MARKUP for text in _texts(widget)):
            yield type(widget).__name__, widget.objectName()
    for action in window.findChildren(QAction):
        if max(len(action.text()), len(action.toolTip())) > MOST_SHOWN + MARKUP:
            yield "QAction", action.objectName()


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        model, across = widget.model(), widget.orientation()
        for section in range(widget.count()):
            yield str(model.headerData(section, across, Qt.ItemDataRole.DisplayRole) or "")
    elif isinstance(widget, QAbstractItemView):
        delegate = widget.itemDelegate()
        model = widget.model()
        for row in range(model.rowCount() if model is not None else 0):
            for column in range(model.columnCount()):
                value = model.index(row, column).data()
                if isinstance(delegate, QStyledItemDelegate) and value is not None:
                    yield delegate.displayText(value, widget.locale())
