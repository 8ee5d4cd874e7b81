"""Names and texts below each other; rows are reused, so that nothing blinks while a number follows a drag."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole

Fact = tuple[str, str]


class FactList(QWidget):
    """Each name beside its text, or above it where texts are long."""

    def __init__(self, *, is_stacked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_stacked = is_stacked
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0 if is_stacked else 1, 1)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts; without any, nothing."""
        while len(self._rows) < len(facts):
            self._add_row()
        for place, (name, text) in enumerate(self._rows):
            is_used = place < len(facts)
            if is_used:
                name.setText(facts[place][0])
                text.setText(facts[place][1])
            name.setVisible(is_used)
            text.setVisible(is_used)
        self.setVisible(bool(facts))

    def _add_row(self) -> None:
        role = TextRole.CAPTION if self._is_stacked else TextRole.MUTED
        name = PlainLabel("", self, role=role, wraps=self._is_stacked)
        text = PlainLabel("", self, wraps=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._rows)
        top = Qt.AlignmentFlag.AlignTop
        if self._is_stacked:
            self._grid.addWidget(name, 2 * row, 0)
            self._grid.addWidget(text, 2 * row + 1, 0)
        else:
            self._grid.addWidget(name, row, 0, top)
            self._grid.addWidget(text, row, 1, top)
        self._rows.append((name, text))

    def _on_look_changed(self) -> None:
        self._grid.setHorizontalSpacing(scaled(16))
        self._grid.setVerticalSpacing(scaled(6))
