"""The commands of the day: agenda, notes, rehearsal, and the room window."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from vmo_desktop.ui.command import Command, Menu, When
from vmo_desktop.ui.room.scene import NAMES, menu_of


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


DAY_ACTIONS: tuple[Command, ...] = (
    Command("day.show", _tr("&Agenda, timer and notes"), Menu.DAY, "day.show_day",
            _tr("The parts of the day, what runs now, and what was noted and decided"), "Ctrl+T", icon="day",
            when=When.OPEN),
    Command("day.run", _tr("&Start or pause"), Menu.DAY, "day.start_or_pause",
            _tr("Begin the day, pause its clock, or go on"), "F12", when=When.OPEN),
    Command("day.next", _tr("&Next part of the day"), Menu.DAY, "day.go_on",
            _tr("End the part that runs and begin the next"), "Shift+F12", when=When.OPEN),
    Command("day.note", _tr("&Write a note…"), Menu.DAY, "day.write_note",
            _tr("Note something for yourself without leaving the page"), "Ctrl+Shift+N", icon="note",
            when=When.WRITABLE, starts_section=True),
    Command("day.decision", _tr("Record a &decision…"), Menu.DAY, "day.record_decision",
            _tr("Write down what was decided, for the decision pack"), "Ctrl+Shift+D", when=When.WRITABLE),
    Command("day.rehearse", _tr("&Rehearse in a copy"), Menu.DAY, "day.rehearse",
            _tr("Try the whole day in a copy of the workshop; the workshop stays as it is"), when=When.OPEN,
            submenu="rehearsal"),
    Command("day.fill", _tr("&Fill the open round with ballots"), Menu.DAY, "day.fill_round",
            _tr("In a rehearsal, let people who do not exist hand in their ballots"), when=When.WRITABLE,
            submenu="rehearsal"),
    Command("room.show", _tr("R&oom window"), Menu.DAY, "room.show",
            _tr("Show the room's picture on the projector, or hide it"), "F5", icon="room", when=When.OPEN,
            is_checkable=True, starts_section=True),
    Command("room.freeze", _tr("Free&ze the room's picture"), Menu.DAY, "room.freeze",
            _tr("Keep what the room sees while you work on; the same key lets it go"), "Shift+F5", when=When.OPEN,
            is_checkable=True),
    Command("room.swap", _tr("Swap the two s&creens"), Menu.DAY, "room.swap",
            _tr("Let your window and the room's exchange their screens"), "Ctrl+F5", when=When.OPEN, submenu="scene"),
    Command("room.follow", _tr("What &fits my page"), Menu.DAY, "room.follow",
            _tr("Let the room window follow the page that you are on"), when=When.OPEN, is_checkable=True,
            submenu="scene"),
    *(Command(f"room.scene_{scene.value}", text, Menu.DAY, f"scene.{scene.value}", "", when=When.OPEN,
              is_checkable=True, submenu=menu_of(scene))
      for scene, text in NAMES.items()),
    Command("room.dark", _tr("Room in dark c&olours"), Menu.VIEW, "room.use_dark",
            _tr("Light letters on dark ground for a dark room"), when=When.OPEN, is_checkable=True,
            submenu="look"),
    Command("room.screens", _tr("Room scr&een"), Menu.DAY, "room.list_screens",
            _tr("Choose the screen that the room looks at"), submenu="screens"),
)  # fmt: skip
"""In the order of their menus."""
