from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo


def test_a_label_without_room_ends_in_an_ellipsis_and_not_within_a_letter(qtbot: QtBot) -> None:
    combo = ChoiceCombo("Value stream")
    qtbot.addWidget(combo)
    combo.resize(160, 32)
    combo.offer([("l" * 80, 1)], 1)
    combo.show()
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(control, option, part, combo)
    end = combo.grab(QRect(room.right() - 8, room.top() + 4, 8, room.height() // 2 - 4)).toImage()
    inks = {end.pixel(x, y) for x in range(end.width()) for y in range(end.height())}
    assert len(inks) == 1, "nothing stands so high as a letter: dots alone are low"
