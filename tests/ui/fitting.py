"""Whether every text on a screen has the room that it asks for, also in a language of longer words."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QTableView,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.layout_parts import layout_parts
from vmo_desktop.ui.widgets.header_tips import TELLS_TITLES
from vmo_desktop.ui.widgets.label import ElidedLabel

SLACK = 1
"""A pixel is lost to rounding."""

GROWTH = 0.4
"""German and Finnish are about so much longer than English."""


class LongerWords(QTranslator):
    """A language in which every text is two fifths longer, in words of ordinary length."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Put letters behind a text; what is filled in later stays."""
        del context, disambiguation, n
        if not text.strip() or ";;" in text or "(*" in text:
            return text
        more = max(1, round(len(text.replace("&", "")) * GROWTH))
        letters = "åtzén lorwig melkap dusint "
        if more < 5:
            return text + letters[:more].strip()
        return f"{text} {(letters * (more // len(letters) + 1))[: more - 1].strip()}"


def settle() -> None:
    """Let layouts and styles come to rest."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()


def clipped(root: QWidget) -> list[str]:
    """Texts that ask for more room than they have, each with what it asks for and what it has."""
    settle()
    found = []
    for widget in _seen(root):
        if widget.window() is not root.window():
            continue
        if isinstance(widget, QLabel):
            found += _clipped_label(widget)
        elif isinstance(widget, QAbstractButton):
            found += _clipped_button(widget)
        elif isinstance(widget, QComboBox | QLineEdit):
            found += _too_low(widget)
        elif isinstance(widget, QHeaderView):
            found += list(_clipped_sections(widget))
    return [*found, *squeezed(root)]


def squeezed(root: QWidget) -> list[str]:
    """Widgets that lie on top of a neighbour in the same layout, or reach out of their parent."""
    found = []
    for parent in _seen(root):
        layout = parent.layout()
        if layout is None:
            continue
        placed = [widget for widget in _placed(layout) if widget.isVisible() and not widget.size().isEmpty()]
        for widget in placed:
            room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
            if not room.contains(widget.geometry()) and widget.parentWidget() is parent:
                found.append(f"{_name(widget)} reaches out of {_name(parent)}: {widget.geometry()} in {parent.rect()}")
    return found


def _seen(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all in it that is visible; nothing is visible inside of what is not."""
    if widget.isVisible():
        yield widget
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from _seen(child)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for part in layout_parts(layout).values():
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _placed(part)


def _clipped_label(label: QLabel) -> list[str]:
    if isinstance(label, ElidedLabel):
        # What does not fit is told by its tooltip; a name of which nothing is left tells nothing.
        least = min(label.minimumSizeHint().width(), label.fontMetrics().horizontalAdvance(label.text()))
        return _report(label, label.text(), least, label.fontMetrics().height())
    if not label.text():
        return []
    if not label.wordWrap():
        hint = label.sizeHint()
        return _report(label, label.text(), hint.width(), label.fontMetrics().height())
    return _report(label, label.text(), label.minimumSizeHint().width(), label.heightForWidth(label.width()))


def _clipped_button(button: QAbstractButton) -> list[str]:
    hint = button.sizeHint()
    if button.text() and button.property("elides") is not True:
        return _report(button, button.text(), hint.width(), button.fontMetrics().height())
    return []


def _too_low(field: QComboBox | QLineEdit) -> list[str]:
    if isinstance(field.parentWidget(), QComboBox) or field.property("kind") == "cell":
        return []
    text = field.currentText() if isinstance(field, QComboBox) else field.text()
    return _report(field, text, 0, field.fontMetrics().height())


def _clipped_sections(header: QHeaderView) -> Iterator[str]:
    view, model = header.parentWidget(), header.model()
    if not isinstance(view, QTableView | QTreeView) or model is None or header.isHidden():
        return
    is_row = header.orientation() is Qt.Orientation.Horizontal
    for section in range(header.count()):
        text = model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole)
        if header.isSectionHidden(section) or not text:
            continue
        told = header.property(TELLS_TITLES) or model.headerData(
            section, header.orientation(), Qt.ItemDataRole.ToolTipRole
        )
        wanted = header.sectionSizeFromContents(section)
        size = header.sectionSize(section)
        if is_row and not told and wanted.width() > size + SLACK:
            yield f"{_name(view)} column {str(text)!r}: {wanted.width()} in {size}"
        if is_row and wanted.height() > header.height() + SLACK:
            yield f"{_name(view)} head {str(text)!r}: {wanted.height()} high in {header.height()}"


def _report(widget: QWidget, text: str, width: int, height: int) -> list[str]:
    shown = " ".join(text.split())[:40]
    found = []
    if width > widget.width() + SLACK:
        found.append(f"{_name(widget)} {shown!r}: {width} wide in {widget.width()}")
    if height > widget.height() + SLACK:
        found.append(f"{_name(widget)} {shown!r}: {height} high in {widget.height()}")
    return found


def _name(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 3:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return "<".join(names)
