"""A row of colours."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.ui.widgets.swatches import Swatches


def test_arrows_and_clicks_choose(qtbot: QtBot) -> None:
    swatches = Swatches()
    qtbot.addWidget(swatches)
    swatches.show_colour("", "#0B6B66")
    chosen: list[str] = []
    swatches.chosen.connect(chosen.append)
    qtbot.keyClick(swatches, Qt.Key.Key_Right)
    qtbot.mouseClick(swatches, Qt.MouseButton.LeftButton, pos=QPoint(26 * 2 + 13, 14))
    qtbot.keyClick(swatches, Qt.Key.Key_Left)
    qtbot.keyClick(swatches, Qt.Key.Key_Left)
    first, second = (mark.colour for mark in LIGHT.categories[:2])
    assert chosen == [first, second, first, ""]


def test_a_colour_of_ones_own_is_shown_as_one_more(qtbot: QtBot) -> None:
    swatches = Swatches()
    qtbot.addWidget(swatches)
    width = swatches.sizeHint().width()
    swatches.show_colour("#123456", "#0B6B66")
    assert swatches.colour == "#123456"
    assert swatches.sizeHint().width() > width
    swatches.show_colour("", "#0B6B66")
    assert swatches.sizeHint().width() == width


def test_the_choice_is_spoken(qtbot: QtBot) -> None:
    swatches = Swatches()
    qtbot.addWidget(swatches)
    swatches.show_colour(LIGHT.categories[0].colour, "#0B6B66")
    assert swatches.accessibleDescription() == "blue"
