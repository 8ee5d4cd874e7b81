"""Ticks for the sections of the decision pack."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from vmo_desktop.report.sections import OPTIONS, SECTIONS, Section, section_name
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.tick_list import ElidedTick


class SectionTicks(QWidget):
    """One tick for each section.

    Signals
    -------
    ticked(str, bool)
        A section's key, and whether it is in the pack now.
    """

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[Section, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(6))
        for section in SECTIONS:
            box = ElidedTick(section_name(section))
            box.clicked.connect(lambda is_in, key=section.value: self.ticked.emit(key, is_in))
            self.boxes[section] = box
            row = QHBoxLayout()
            row.addSpacing(scaled(20) if section in OPTIONS else 0)
            row.addWidget(box)
            layout.addLayout(row)

    def show_sections(self, omitted: Collection[str], *, has_many: bool, is_read_only: bool) -> None:
        """Tick what is in the pack; `has_many` initiatives ask whether all of them get a page."""
        for section, box in self.boxes.items():
            box.setChecked(section not in omitted)
            box.setEnabled(not is_read_only)
        brief = self.boxes[Section.BRIEF]
        brief.setVisible(has_many)
        brief.setEnabled(not is_read_only and Section.INITIATIVES not in omitted)
