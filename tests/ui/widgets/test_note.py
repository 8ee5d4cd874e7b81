"""Where the message at a cell stands."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.note import CellNote


@pytest.mark.parametrize("left", [0, 300, 520])
def test_a_message_in_a_low_table_leaves_the_cell_to_be_read(qtbot: QtBot, left: int) -> None:
    table = QWidget()
    qtbot.addWidget(table)
    table.resize(670, 72)
    table.show()
    note = CellNote(table)
    cell = QRect(left, 0, 147, 36)
    note.show_at(cell, "“foo” cannot be limited. Type one of these: Cost, Effort, Number of initiatives, Developers.")
    assert table.rect().contains(note.geometry())
    assert not note.geometry().intersects(cell)
