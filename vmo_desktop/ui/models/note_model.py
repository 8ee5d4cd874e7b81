"""The notes and decisions of the day as a table that is written in place."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QObject, Qt

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordList, RecordModel, Words
from vmo_desktop.ui.number_text import clock_text, date_text
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.day import add_note, delete_notes, edit_note
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.room_rows import NoteKind
from vmo_desktop.workshop.snapshot import Snapshot


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoteModel", text)


def kind_word(kind: NoteKind) -> str:
    """What a kind of note is called."""
    return _tr("Decision") if kind is NoteKind.DECISION else _tr("Note")


class NoteModel(RecordModel):
    """Notes in the order of writing; a last row takes the next one."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(live, _notes(live), parent)


def _notes(live: LiveWorkshop) -> RecordList:
    return RecordList(
        columns=(
            ("text", _tr("What was said or decided")),
            ("kind", _tr("Kind")),
            ("initiative_id", _tr("Initiative")),
            ("at", _tr("When")),
        ),
        prompts=(_tr("Write a note …"),),
        needs=_tr("A note needs some words. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: snapshot.notes,
        add=_add,
        edit=partial(_edit, live),
        delete=delete_notes,
        order=None,
        words={
            "kind": Words(kind_word, _read_kind),
            "initiative_id": Words(
                lambda found: _initiative_words(live.snapshot, found),
                lambda text: _read_initiative(live.snapshot, text),
            ),
            "at": Words(_when, str),
        },
        fixed=frozenset({"at"}),
    )


def _add(values: Mapping[str, object]) -> Operation:
    kind, initiative_id = values.get("kind", NoteKind.NOTE), values.get("initiative_id")
    return add_note(
        str(values["text"]),
        kind=NoteKind(str(kind)),
        initiative_id=initiative_id if isinstance(initiative_id, int) else None,
    )


def _edit(live: LiveWorkshop, note_id: int, values: Mapping[str, object]) -> Operation:
    before = next(note for note in live.snapshot.notes if note.id == note_id)
    initiative_id = values.get("initiative_id", before.initiative_id)
    return edit_note(
        note_id,
        str(values.get("text", before.text)),
        kind=NoteKind(str(values.get("kind", before.kind))),
        initiative_id=initiative_id if isinstance(initiative_id, int) else None,
    )


def _initiative_words(snapshot: Snapshot, initiative_id: int | None) -> str:
    known = initiative_id is not None and initiative_id in snapshot.initiative_index
    return shown_name(snapshot.initiative(initiative_id)) if known and initiative_id is not None else ""


def _when(moment: str) -> str:
    """The time of day of what was written today, the date of the rest."""
    found = QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
    if found.date() == QDate.currentDate():
        return clock_text(found.time())
    return date_text(found.date().toString(Qt.DateFormat.ISODate))


def _read_kind(text: str) -> NoteKind | Unreadable:
    bare = text.strip().casefold()
    found = [kind for kind in NoteKind if bare and kind_word(kind).casefold().startswith(bare)]
    if len(found) == 1:
        return found[0]
    sentence = _tr("“{text}” is neither a note nor a decision. Type N or D.")
    return Unreadable(sentence.format(text=text[:40]))


def _read_initiative(snapshot: Snapshot, text: str) -> int | Unreadable | None:
    """An initiative by its code or the beginning of its name; nothing stands for none."""
    bare = text.strip().casefold()
    if not bare:
        return None
    exact = [each.id for each in snapshot.initiatives if bare in (each.code.casefold(), each.name.casefold())]
    found = exact or [each.id for each in snapshot.initiatives if each.name.casefold().startswith(bare)]
    if len(found) == 1:
        return found[0]
    sentence = _tr("“{text}” is not one initiative. Type its code or its name, or nothing.")
    return Unreadable(sentence.format(text=text[:40]))
