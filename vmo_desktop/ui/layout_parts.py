"""What stands in a layout, found without asking the layout for its items.

An item that was asked for is known to Python as long as its layout lives, also when Qt has deleted it, as it does with
its widget. Whatever is made at the same address later then ends the program with a crash when Qt destroys it.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def layout_parts(layout: QLayout) -> dict[int, QWidget | QLayout]:
    """Find the widgets and the layouts directly in a layout, by place; the places that are left out are spaces."""
    owner = layout.parentWidget()
    found: dict[int, QWidget | QLayout] = {}
    if owner is not None:
        for child in owner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            found[layout.indexOf(child)] = child
    for inner in layout.children():
        if isinstance(inner, QLayout):
            found[layout.indexOf(inner)] = inner
    return {place: found[place] for place in sorted(found) if place >= 0}
