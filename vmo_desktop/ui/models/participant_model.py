"""The participants as a table: typed and pasted like any other, with what is chosen elsewhere told beside it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.face import Face, faces
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import FieldKind, no_word, read_texts, yes_word
from vmo_desktop.ui.models.record_model import RecordList, RecordModel, Words
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.person_badge import badge_icon
from vmo_desktop.workshop.ops.participants import (
    add_participant,
    delete_participants,
    edit_participant,
    reorder_participants,
)

Role = Qt.ItemDataRole
NAME, ROLE, GROUP, WEIGHT, INITIALS, PRESENT, DRIVERS, OWNS, PIN = range(9)
TOLD = ("drivers", "owns", "pin")
"""Columns that tell what is chosen for a participant outside of the table."""


class ParticipantModel(RecordModel):
    """Everybody in the room."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        self._faces: Mapping[int, Face] = {}
        self.live = live
        super().__init__(live, _participants(), parent)

    @override
    def refresh(self) -> None:
        self._faces = faces(self.live.snapshot)
        super().refresh()

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        person_id = self.id_at(index.row()) if index.isValid() else None
        if person_id is not None and person_id in self._faces:
            face = self._faces[person_id]
            is_automatic = index.column() == INITIALS and not super().data(index, Role.EditRole)
            if role == Role.DecorationRole and index.column() == NAME:
                return badge_icon(face.initials, face.colour)
            if is_automatic and role == Role.DisplayRole:
                return face.initials
            if role == Role.ForegroundRole and (is_automatic or index.column() >= DRIVERS):
                return QColor(current_theme().text_faint)
        return super().data(index, role)

    @override
    def _text(self, row: int, column: int) -> str:
        person_id = self.id_at(row)
        if person_id is None or column < DRIVERS:
            return super()._text(row, column)
        snapshot = self.live.snapshot
        if column == DRIVERS:
            count = len(snapshot.leaves)
            barred = sum(person_id == each for each, _ in snapshot.barred_drivers)
            return (
                self.tr("all") if not barred else self.tr("{some} of {count}").format(some=count - barred, count=count)
            )
        if column == OWNS:
            return str(sum(person_id == each for each, _ in snapshot.interests) or "–")
        return self.tr("set") if self.live.workshop.has_pin(person_id) else "–"


def _participants() -> RecordList:
    tr = _Texts().tr
    columns = (
        ("name", tr("Name")), ("role", tr("Role")), ("group", tr("Group")), ("voting_weight", tr("Vote weighs")),
        ("initials", tr("Initials")), ("is_present", tr("Present")), ("drivers", tr("Scores")), ("owns", tr("Owns")),
        ("pin", tr("PIN")),
    )  # fmt: skip
    add: Callable[[Mapping[str, object]], Any] = add_participant
    return RecordList(
        columns=columns,
        prompts=(tr("Add a participant …"),),
        needs=tr("A participant needs a name. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: snapshot.participants,
        add=add,
        edit=edit_participant,
        delete=delete_participants,
        order=reorder_participants,
        words={
            "voting_weight": Words(number_text, _read_weight),
            "is_present": Words(lambda is_there: yes_word() if is_there else no_word(), _read_present),
        },
        fixed=frozenset(TOLD),
    )


class _Texts(QObject):
    """Gives the texts of the table a context of their own."""


def _read_weight(text: str) -> object:
    weight = read_number(text)
    if weight is None or weight < 0:
        return Unreadable(_Texts().tr("A vote weighs 0 or more: type a number such as 1."))
    return weight


def _read_present(text: str) -> object:
    return read_texts(FieldKind.FLAG, [text])[0]


def usual_groups() -> list[str]:
    """The groups that rooms usually have."""
    tr = _Texts().tr
    return [
        tr("Executive"), tr("Project manager"), tr("Stakeholder"), tr("IT"), tr("Finance"), tr("Operations"),
        tr("Sales"), tr("Human resources"), tr("Risk and compliance"),
    ]  # fmt: skip
