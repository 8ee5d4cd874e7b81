"""Rows of widgets that wrap."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown, type_text
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel


def _refusing(text: str) -> object:
    raise TextRefused("A whole number from 0 to 2,147,483,647.")


def test_a_refusal_below_a_narrow_field_is_seen_whole(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    row = QWidget()
    column.addWidget(row)
    column.addWidget(PlainLabel("What follows"), 1)
    field = Field("Seed", reader=_refusing)
    field.setFixedWidth(96)
    FlowLayout(row).addWidget(field)
    shown(qtbot, page, width=400, height=300)
    field.setFocus()
    type_text("x")
    press(Key.Key_Return)
    message = next(each for each in field.findChildren(PlainLabel) if each.text() == field.message)
    qtbot.waitUntil(lambda: message.height() >= message.heightForWidth(message.width()) > 0)
    assert field.rect().contains(message.geometry())
    assert row.rect().contains(field.geometry())
