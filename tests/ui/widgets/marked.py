"""Marks cells of a table and fills the clipboard, as a person does."""

from PySide6.QtGui import QGuiApplication

from tests.ui.keyboard import SHIFT, Key, press
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.widgets.frozen import FrozenGrid
from vmo_desktop.workshop.rows import InitiativeRow


def rows(live: LiveWorkshop) -> tuple[InitiativeRow, ...]:
    return live.snapshot.initiatives


def mark(grid: FrozenGrid, rows: range, columns: list[int]) -> None:
    grid.select_cell(rows[0], columns[0])
    press(Key.Key_Down, SHIFT, times=len(rows) - 1)
    press(Key.Key_Right, SHIFT, times=len(columns) - 1)


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
