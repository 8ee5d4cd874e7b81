"""All that a window says, to eyes and ears: texts, tooltips, names, cells in every role, charts."""

import re
from collections.abc import Iterable, Iterator

from matplotlib.text import Text
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QMetaProperty,
    QMetaType,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QWidget

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)

CLOCK = re.compile(r"(today), \d{1,2}[:.]\d{2}(\s?[AP]M)?")
"""When a file was open last, in the list of recent files: it tells two starts of the program apart, and no votes."""

NO_TEXTS = frozenset(
    each.value
    for each in (
        QMetaType.Type.Bool,
        QMetaType.Type.Int,
        QMetaType.Type.UInt,
        QMetaType.Type.Double,
        QMetaType.Type.QBrush,
        QMetaType.Type.QColor,
        QMetaType.Type.QCursor,
        QMetaType.Type.QFont,
        QMetaType.Type.QIcon,
        QMetaType.Type.QKeySequence,
        QMetaType.Type.QLocale,
        QMetaType.Type.QPalette,
        QMetaType.Type.QPixmap,
        QMetaType.Type.QPoint,
        QMetaType.Type.QRect,
        QMetaType.Type.QRegion,
        QMetaType.Type.QSize,
        QMetaType.Type.QSizePolicy,
    )
)
"""Types of properties that are no texts, and take most of the time to read."""

_PLACES: dict[tuple[type, str, int], list[int]] = {}
"""Of each class of widgets, the places of the properties that may be texts."""


def everything_said(but: Iterable[QWidget] = ()) -> list[str]:
    """What all windows of the program say, also in parts that are hidden, and what is on the clipboard, sorted.

    Some parts, and all that is in them, may be left out. The time of day at which a recent file was open always is.
    """
    left_out = {widget for part in but for widget in (part, *part.findChildren(QWidget))}
    said = [QGuiApplication.clipboard().text()]
    for top in QApplication.topLevelWidgets():
        for widget in (top, *top.findChildren(QWidget)):
            if widget not in left_out:
                said += _of_widget(widget)
    return sorted(CLOCK.sub(r"\1", text) for text in said if text)


def _of_widget(widget: QWidget) -> Iterator[str]:
    meta = widget.metaObject()
    kind_of_widget = (type(widget), meta.className(), meta.propertyCount())
    if kind_of_widget not in _PLACES:
        _PLACES[kind_of_widget] = [place for place in range(meta.propertyCount()) if _may_be_text(meta.property(place))]
    for place in _PLACES[kind_of_widget]:
        value = meta.property(place).read(widget)
        if isinstance(value, str):
            yield value
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield interface.text(kind)
    if isinstance(widget, QLabel):
        yield widget.text()
    if isinstance(widget, QComboBox | QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget.model(), QModelIndex())
    figure = getattr(widget, "figure", None)
    if figure is not None:
        yield from (str(artist.get_text()) for artist in figure.findobj(Text))


def _may_be_text(found: QMetaProperty) -> bool:
    return not found.isEnumType() and found.typeId() not in NO_TEXTS


def _of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    is_flat = isinstance(model, QAbstractListModel | QAbstractTableModel)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in ROLES:
                value = index.data(role)
                if value is not None:
                    yield str(value)
            if not is_flat and model.hasChildren(index):
                yield from _of_model(model, index)
