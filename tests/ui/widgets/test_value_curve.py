"""The picture of a value function."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from vmo_desktop.domain.scales import Scale
from vmo_desktop.ui.widgets.value_curve import ValueCurve


def picture(curve: ValueCurve, scale: Scale) -> QImage:
    curve.show_scale(scale, "hours", "#0072B2")
    return curve.grab().toImage()


def test_up_and_down_look_different(qtbot: QtBot) -> None:
    curve = ValueCurve()
    qtbot.addWidget(curve)
    up = picture(curve, Scale.measure(0, 10, higher_is_better=True))
    assert up != picture(curve, Scale.measure(0, 10, higher_is_better=False))


def test_a_scale_without_width_is_not_drawn(qtbot: QtBot) -> None:
    curve = ValueCurve()
    qtbot.addWidget(curve)
    nothing = picture(curve, Scale.levels([]))
    assert picture(curve, Scale.measure(7, 7, higher_is_better=True)) == nothing
