"""The participants: a table like any other, and what is chosen for one of them."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.ui.voting.room import cell, fill_room, findable, person
from vmo_desktop.ui.dialogs.participants_dialog import ParticipantsDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.participant_model import GROUP, INITIALS, PRESENT, WEIGHT
from vmo_desktop.ui.widgets.person_badge import badge_icon
from vmo_desktop.workshop.people import initials_of
from vmo_desktop.workshop.room_rows import ParticipantRow


@pytest.fixture
def live(small_live: LiveWorkshop) -> LiveWorkshop:
    """The room."""
    fill_room(small_live.workshop)
    return small_live


@pytest.fixture
def dialog(live: LiveWorkshop, qtbot: QtBot) -> ParticipantsDialog:
    """Everything about its people."""
    made = ParticipantsDialog(live)
    shown(qtbot, made, width=980, height=680)
    return made


def anna(live: LiveWorkshop) -> ParticipantRow:
    """The first participant."""
    return live.snapshot.participants[0]


def type_cell(dialog: ParticipantsDialog, row: int, column: int, text: str) -> None:
    grid = dialog.table.grid
    grid.setFocus()
    grid.select_cell(row, column)
    type_text(text)
    press(Key.Key_Return)


def test_weights_and_presence_are_typed_and_undone(dialog: ParticipantsDialog, live: LiveWorkshop) -> None:
    type_cell(dialog, 0, WEIGHT, "2.5")
    type_cell(dialog, 0, PRESENT, "no")
    assert (anna(live).voting_weight, anna(live).is_present) == (2.5, False)
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL)
    assert (anna(live).voting_weight, anna(live).is_present) == (1.0, True)


@pytest.mark.parametrize(("column", "text"), [(WEIGHT, "-1"), (WEIGHT, "a lot"), (PRESENT, "perhaps")])
def test_what_a_cell_cannot_hold_is_refused(
    dialog: ParticipantsDialog, live: LiveWorkshop, column: int, text: str
) -> None:
    before = anna(live)
    type_cell(dialog, 0, column, text)
    press(Key.Key_Escape)
    assert anna(live) == before


def test_a_list_of_people_is_pasted(dialog: ParticipantsDialog, live: LiveWorkshop) -> None:
    QGuiApplication.clipboard().setText("Dov\tCFO\tFinance\t2\nEva\tPM\tIT\t1")
    dialog.table.grid.setFocus()
    dialog.table.grid.select_cell(3, 0)
    press(Key.Key_V, CTRL)
    assert [(each.name, each.role, each.group, each.voting_weight) for each in live.snapshot.participants[3:]] == [
        ("Dov", "CFO", "Finance", 2.0),
        ("Eva", "PM", "IT", 1.0),
    ]
    live.undo()
    assert len(live.snapshot.participants) == 3


def test_a_group_is_completed_while_it_is_typed(dialog: ParticipantsDialog, live: LiveWorkshop) -> None:
    grid = dialog.table.grid
    grid.setFocus()
    grid.select_cell(0, GROUP)
    type_text("fin")
    editor = next(each for each in grid.viewport().findChildren(QLineEdit) if each.objectName() == "cellEditor")
    assert editor.text().casefold() == "finance"
    press(Key.Key_Return)
    assert anna(live).group.casefold() == "finance"


def test_initials_are_made_and_can_be_chosen(dialog: ParticipantsDialog, live: LiveWorkshop) -> None:
    model = dialog.table.people
    assert model.index(0, INITIALS).data() == "AN"
    type_cell(dialog, 0, INITIALS, "XY")
    assert anna(live).initials == "XY"
    assert model.index(0, INITIALS).data() == "XY"


def test_no_two_people_have_the_same_initials() -> None:
    names = ("Anna Berg", "Axel Brandt", "Anna Berg", "", "Amir B")
    people = [ParticipantRow(number, number, name, "", "") for number, name in enumerate(names)]
    found = initials_of(people)
    assert len({text.casefold() for text in found.values()}) == len(people)
    assert found[0] == "AB"


def test_drivers_and_initiatives_are_ticked_for_the_marked_one(dialog: ParticipantsDialog, live: LiveWorkshop) -> None:
    dialog.table.grid.select_cell(0, 0)
    detail = dialog.detail
    detail.drivers.view.setFocus()
    detail.drivers.view.setCurrentIndex(detail.drivers.model.index(1, 0))
    press(Key.Key_Space)
    detail.initiatives.view.setFocus()
    detail.initiatives.view.setCurrentIndex(detail.initiatives.model.index(0, 0))
    press(Key.Key_Space)
    who = person(live.workshop, "Anna")
    portal, risk = cell(live.workshop, "Portal", "Risk")
    assert live.snapshot.barred_drivers == {(who, risk)}
    assert live.snapshot.interests == {(who, portal)}
    dialog.table.grid.select_cell(1, 0)
    assert len(detail.drivers.ticked) == 3
    assert detail.initiatives.ticked == frozenset()
    assert live.snapshot.barred_drivers == {(who, risk)}


def test_a_pin_is_set_and_taken_away_and_never_shown(dialog: ParticipantsDialog, live: LiveWorkshop) -> None:
    dialog.table.grid.select_cell(0, 0)
    dialog.detail.pin.setFocus()
    type_text("4711")
    press(Key.Key_Return)
    who = person(live.workshop, "Anna")
    assert live.workshop.has_pin(who)
    assert "4711" not in findable()
    assert "A PIN is set." in findable()
    dialog.detail.drop_pin.click()
    assert not live.workshop.has_pin(who)


def test_owners_votes_are_left_out_by_one_switch(dialog: ParticipantsDialog, live: LiveWorkshop) -> None:
    dialog.owners.click()
    assert live.snapshot.room.leaves_out_owners
    live.undo()
    assert not dialog.owners.isChecked()


def test_a_colour_is_chosen(dialog: ParticipantsDialog, live: LiveWorkshop) -> None:
    dialog.table.grid.select_cell(0, 0)
    dialog.detail.colour.setFocus()
    press(Key.Key_Right)
    assert anna(live).colour.startswith("#")


def test_nothing_can_be_said_of_nobody(small_live: LiveWorkshop, qtbot: QtBot) -> None:
    made = ParticipantsDialog(small_live)
    shown(qtbot, made)
    assert not made.detail.isEnabled()
    assert isinstance(made.focusWidget(), QWidget)


def test_a_marked_person_keeps_their_colour(qtbot: QtBot) -> None:
    del qtbot
    icon, size = badge_icon("AB", "#0072b2"), QSize(20, 20)
    pictures = [icon.pixmap(size, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)]
    assert pictures[0] == pictures[1]
