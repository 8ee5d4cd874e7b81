"""The Drivers stage under test, and how a person finds things on it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.drivers_panel import DriversPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.weight_bar import WeightBar
from vmo_desktop.workshop.ops.drivers import add_driver

LEFT = Qt.MouseButton.LeftButton


def shown_stage(live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> DriversPanel:
    """Growth, Risk and, in a group Customers, Trust."""
    live.do(add_driver("Customers", is_group=True))
    live.do(add_driver("Trust", parent_id=ids(live)["Customers"]))
    panel = DriversPanel(live, selection)
    qtbot.addWidget(panel)
    panel.resize(1200, 640)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def ids(live: LiveWorkshop) -> dict[str, int]:
    return {driver.name: driver.id for driver in live.snapshot.drivers}


def points(live: LiveWorkshop) -> dict[str, float]:
    default = live.snapshot.default_weight_set
    assert default is not None
    return {driver.name: live.snapshot.points(default.id, driver.id) for driver in live.snapshot.drivers}


def bar(panel: DriversPanel, name: str) -> WeightBar:
    return panel.weights.board.rows[ids(panel.live)[name]].bar


def at(panel: DriversPanel, name: str, share: float) -> QPoint:
    """Where on a bar a share is."""
    track = bar(panel, name).track()
    return QPoint(round(track.left() + share * track.width()), round(track.center().y()))


def retype(editor: QWidget, text: str) -> None:
    editor.setFocus()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
