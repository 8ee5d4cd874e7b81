"""A title is copied whole, however little of it is shown."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.portfolio import make_portfolio
from tests.ui.keyboard import CTRL, SHIFT, Key, press, shown
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.text_model import TextCell
from vmo_desktop.ui.widgets.text_table import TextTable
from vmo_desktop.workshop.ops.drivers import edit_driver

LONG = "A driver that has much to say" + " for itself" * 100


def test_in_a_table_that_is_typed_in(qtbot: QtBot, tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 2, drivers=2, missing=0.0) as workshop:
        live = LiveWorkshop(workshop)
        first, second = live.snapshot.leaves
        live.do(edit_driver(first.id, {"name": LONG}))
        panel = ScoringPanel(live, Selection(live))
        shown(qtbot, panel)
        grid = panel.grid
        assert len(str(grid.model().headerData(0, Qt.Orientation.Horizontal))) < len(LONG)
        grid.selectAll()
        grid.blocks.copy_with_headers()
        assert QGuiApplication.clipboard().text().splitlines()[0].split("\t") == [LONG, second.name]


def test_in_a_table_that_is_read(qtbot: QtBot) -> None:
    table = TextTable()
    table.texts.show_titles([LONG, "Points"])
    table.texts.show_rows([[TextCell("Alpha"), TextCell("3")]])
    shown(qtbot, table)
    table.setFocus()
    table.selectAll()
    press(Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text().splitlines() == [f"{LONG}\tPoints", "Alpha\t3"]
