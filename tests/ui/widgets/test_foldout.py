"""A view that can be folded away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.foldout import Foldout


def _shown(qtbot: QtBot) -> Foldout:
    fold = Foldout("test", "Chart", QLabel("view"))
    qtbot.addWidget(fold)
    fold.show()
    return fold


def test_it_is_open_until_folded_and_that_is_remembered(qtbot: QtBot) -> None:
    fold = _shown(qtbot)
    assert fold.is_open
    assert fold.view.isVisible()
    qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert not fold.view.isVisible()
    again = _shown(qtbot)
    assert not again.is_open
    qtbot.mouseClick(again.button, Qt.MouseButton.LeftButton)
    assert _shown(qtbot).is_open
