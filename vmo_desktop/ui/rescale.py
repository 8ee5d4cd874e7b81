"""Lengths that widgets were given at one zoom follow to another, so that zooming needs no restart.

Fonts, rows of lists and what the stylesheet says follow by themselves. What is left are the lengths that code has set:
margins and spaces of layouts, least and greatest sizes, columns of tables. A widget that sets them itself when the look
changes does so after this and wins.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QFormLayout, QGridLayout, QHeaderView, QLayout, QTableView, QWidget
from shiboken6 import createdByPython

from vmo_desktop.ui.layout_parts import layout_parts

UNLIMITED = 16_777_215
"""Qt's greatest size, which means none."""

FIXED = QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Fixed


def rescale(widget: QWidget, factor: float) -> None:
    """Multiply every length that was set on a widget, which is no window of its own, and on its layout."""
    layout = widget.layout()
    if layout is not None:
        _rescale_layout(layout, factor)
    if not widget.isWindow() and not widget.objectName().startswith("qt_"):
        _rescale_limits(widget, factor)
    if isinstance(widget, QTableView):
        for header in (widget.horizontalHeader(), widget.verticalHeader()):
            _rescale_header(header, factor)


def _rescale_layout(layout: QLayout, factor: float) -> None:
    around = layout.contentsMargins()
    sides = {"left": around.left(), "top": around.top(), "right": around.right(), "bottom": around.bottom()}
    layout.setContentsMargins(*(_grown(layout, side, length, factor) for side, length in sides.items()))
    if isinstance(layout, QGridLayout | QFormLayout):
        layout.setHorizontalSpacing(_grown(layout, "across", layout.horizontalSpacing(), factor))
        layout.setVerticalSpacing(_grown(layout, "down", layout.verticalSpacing(), factor))
    else:
        layout.setSpacing(_grown(layout, "spacing", layout.spacing(), factor))
    parts = layout_parts(layout)
    for part in parts.values():
        if isinstance(part, QLayout):
            _rescale_layout(part, factor)
    if isinstance(layout, QBoxLayout) and createdByPython(layout):
        for place in range(layout.count()):
            if place not in parts:
                _rescale_space(layout, place, factor)
    layout.invalidate()


def _rescale_space(layout: QBoxLayout, place: int, factor: float) -> None:
    # In a layout of ours a space lives as long as the layout; items of widgets do not, see `layout_parts`.
    item = layout.itemAt(place)
    space = item.spacerItem() if item is not None else None
    if space is not None:
        size, policy = space.sizeHint(), space.sizePolicy()
        width = _grown(layout, f"width_{place}", size.width(), factor)
        height = _grown(layout, f"height_{place}", size.height(), factor)
        space.changeSize(width, height, policy.horizontalPolicy(), policy.verticalPolicy())


def _rescale_limits(widget: QWidget, factor: float) -> None:
    # Where the stylesheet gives a least height, it has put it on the widget and will do so again.
    is_styled = widget.property("_q_stylesheet_minh") is not None
    least_width, least_height = widget.minimumWidth(), widget.minimumHeight()
    if least_width > 1:
        widget.setMinimumWidth(_grown(widget, "least_width", least_width, factor))
    if least_height > 1 and not is_styled:
        widget.setMinimumHeight(_grown(widget, "least_height", least_height, factor))
    if 0 < widget.maximumWidth() < UNLIMITED:
        widget.setMaximumWidth(_grown(widget, "most_width", widget.maximumWidth(), factor))
    if 0 < widget.maximumHeight() < UNLIMITED and not is_styled:
        widget.setMaximumHeight(_grown(widget, "most_height", widget.maximumHeight(), factor))


def _rescale_header(header: QHeaderView, factor: float) -> None:
    # The default goes first: setting it resizes what has the default size.
    sizes = {place: header.sectionSize(place) for place in range(header.count()) if not header.isSectionHidden(place)}
    header.setMinimumSectionSize(_grown(header, "least", header.minimumSectionSize(), factor))
    header.setDefaultSectionSize(_grown(header, "default", header.defaultSectionSize(), factor))
    for place, size in sizes.items() if len(sizes) < 100 else ():
        if header.sectionResizeMode(place) in FIXED and not header.stretchLastSection():
            header.resizeSection(place, _grown(header, f"section_{place}", size, factor))


def _grown(owner: QObject, name: str, length: int, factor: float) -> int:
    """Multiply a length; what rounding takes is kept at its owner, so that zooming out again ends where it began."""
    if length <= 0:
        return length
    kept = owner.property(f"exact_{name}")
    exact = float(kept) if kept is not None and round(float(kept)) == length else float(length)
    owner.setProperty(f"exact_{name}", exact * factor)
    return round(exact * factor)
