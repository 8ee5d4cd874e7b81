"""The rail of stages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stage_sign import Progress, StageState
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.stage_rail import StageRail


@pytest.fixture
def rail(qtbot: QtBot) -> StageRail:
    made = StageRail()
    qtbot.addWidget(made)
    made.set_pages(
        [("frame", "Frame", "Ctrl+1"), ("score", "Score", "Ctrl+2")], [("history", "History", "Ctrl+H", "history")]
    )
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_names_states_and_keys_are_spoken(rail: StageRail) -> None:
    rail.show_states({"score": StageState(Progress.STARTED, ("3 scores are missing.",))})
    button = rail.button("score")
    assert button.accessibleName() == "2 Score, in progress"
    assert button.accessibleDescription() == "3 scores are missing."
    assert button.toolTip() == "<qt>2 Score (Ctrl+2)<br>in progress<br>3 scores are missing.</qt>"
    assert rail.button("history").accessibleName() == "History"


def test_arrows_move_and_space_picks(rail: StageRail, qtbot: QtBot) -> None:
    rail.select("frame")
    rail.button("frame").setFocus()
    QTest.keyClick(rail.button("frame"), Qt.Key.Key_Down)
    assert rail.button("score").hasFocus()
    with qtbot.waitSignal(rail.picked) as picked:
        QTest.keyClick(rail.button("score"), Qt.Key.Key_Space)
    assert picked.args == ["score"]
    QTest.keyClick(rail.button("score"), Qt.Key.Key_Down)
    QTest.keyClick(rail.button("history"), Qt.Key.Key_Down)
    assert rail.button("frame").hasFocus()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_each_state_has_a_shape_of_its_own(rail: StageRail, scheme: Scheme) -> None:
    appearance().show(scheme, 1.0)
    pictures: list[QImage] = []
    for progress in Progress:
        rail.show_states({"score": StageState(progress)})
        grey = rail.button("score").grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        assert all(grey != other for other in pictures)
        pictures.append(grey)


def test_names_fit_at_every_zoom(rail: StageRail) -> None:
    for zoom in (0.75, 1.0, 2.0, 3.0):
        appearance().show(Scheme.LIGHT, zoom)
        assert rail.width() >= rail.button("history").sizeHint().width()


def test_where_there_is_little_room_names_go_to_the_tooltips(rail: StageRail) -> None:
    wide = rail.width()
    rail.show_compact(True)
    assert rail.width() < wide / 2
    assert rail.button("score").toolTip() == "<qt>2 Score (Ctrl+2)</qt>"
    rail.show_compact(False)
    assert rail.width() == wide
