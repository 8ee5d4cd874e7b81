"""The page of the portfolio over the small workshop, as a person sees and uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import initiative_id
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.portfolio_model import PortfolioColumn
from vmo_desktop.ui.panels.portfolio_panel import PortfolioPanel
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.scores import set_score

LEFT = Qt.MouseButton.LeftButton


def fund(live: LiveWorkshop) -> None:
    """700,000 for Portal (400,000; value 50), Ledger (250,000; 37.5) and Robots (900,000; 75)."""
    driver = next(each.id for each in live.snapshot.leaves if each.name == "Risk")
    live.do(set_score(initiative_id=initiative_id(live.workshop, "Robots"), driver_id=driver, value=2))
    live.do(edit_workshop({"budget": 700_000.0}))


def settle(qtbot: QtBot, panel: PortfolioPanel) -> None:
    """Wait until the choice is known."""
    panel.desk.ask()
    qtbot.waitUntil(lambda: panel.desk.portfolio is not None, timeout=LONG_WAIT_MS)


def cell(panel: PortfolioPanel, name: str, column: PortfolioColumn) -> str:
    """What a cell of an initiative shows."""
    row = panel.model.row_of(initiative_id(panel.live.workshop, name))
    return str(panel.model.index(row or 0, column).data())


def choices(panel: PortfolioPanel) -> dict[str, str]:
    """Where each initiative stands."""
    return {name: cell(panel, name, PortfolioColumn.STANDING) for name in ("Portal", "Ledger", "Robots")}


def stand_on(panel: PortfolioPanel, name: str, column: PortfolioColumn = PortfolioColumn.STANDING) -> None:
    """Go to a cell."""
    panel.portfolio.grid.setFocus()
    panel.portfolio.grid.select_cell(panel.model.row_of(initiative_id(panel.live.workshop, name)) or 0, column)


def click(panel: PortfolioPanel, text: str) -> None:
    """Click the button that says so, or begins so."""
    buttons = [*panel.findChildren(QPushButton), *panel.findChildren(QToolButton)]
    shown = [each for each in buttons if each.isVisible()]
    exact = [each for each in shown if each.text() == text]
    QTest.mouseClick((exact or [each for each in shown if each.text().startswith(text)])[0], LEFT)
