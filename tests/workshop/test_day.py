"""The agenda and the notes of the day."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.ops.day import (
    add_agenda_items,
    add_note,
    delete_agenda_items,
    delete_notes,
    edit_agenda_item,
    edit_note,
    reorder_agenda,
)
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives
from vmo_desktop.workshop.room_rows import NoteKind
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Workshop]:
    """A day of three parts."""
    with Workshop.create(tmp_path / "day.vmo") as workshop:
        items = [{"title": title, "minutes": 30.0} for title in ("Frame", "Vote", "Decide")]
        workshop.do(add_agenda_items(items))
        yield workshop


def _titles(workshop: Workshop) -> list[str]:
    return [item.title for item in workshop.snapshot.agenda]


def test_the_agenda_is_edited_and_every_edit_is_undone(day: Workshop) -> None:
    first, second, third = (item.id for item in day.snapshot.agenda)
    day.do(reorder_agenda([third, first, second]))
    assert _titles(day) == ["Decide", "Frame", "Vote"]
    day.do(edit_agenda_item(first, {"title": "Why we are here", "minutes": 12.5, "stage": "frame", "prompt": "Ask"}))
    changed = day.snapshot.agenda[1]
    assert (changed.title, changed.minutes, changed.stage, changed.prompt) == ("Why we are here", 12.5, "frame", "Ask")
    day.do(delete_agenda_items([third]))
    assert _titles(day) == ["Why we are here", "Vote"]
    for _ in range(3):
        day.undo()
    assert _titles(day) == ["Frame", "Vote", "Decide"]


@pytest.mark.parametrize("minutes", [-1.0, float("nan"), float("inf"), 1441.0, "ten"])
def test_odd_minutes_are_refused_and_nothing_is_written(day: Workshop, minutes: object) -> None:
    with pytest.raises(NotAllowed):
        day.do(edit_agenda_item(day.snapshot.agenda[0].id, {"minutes": minutes}))
    with pytest.raises(NotAllowed):
        day.do(add_agenda_items([{"title": "More", "minutes": minutes}]))
    assert [item.minutes for item in day.snapshot.agenda] == [30.0, 30.0, 30.0]


def test_a_note_has_its_time_and_a_decision_may_have_its_initiative(day: Workshop) -> None:
    day.do(add_initiatives([{"name": "Portal"}]))
    portal = day.snapshot.initiatives[0].id
    day.do(add_note("  Ben is tired "))
    day.do(add_note("Portal goes first", kind=NoteKind.DECISION, initiative_id=portal))
    note, decision = day.snapshot.notes
    assert (note.kind, note.text, note.initiative_id) == (NoteKind.NOTE, "Ben is tired", None)
    assert (decision.kind, decision.initiative_id) == (NoteKind.DECISION, portal)
    assert datetime.fromisoformat(decision.at).tzinfo is not None
    day.do(edit_note(note.id, "Ben left", kind=NoteKind.DECISION, initiative_id=None))
    assert (day.snapshot.notes[0].text, day.snapshot.notes[0].at) == ("Ben left", note.at)
    day.do(delete_initiatives([portal]))
    assert day.snapshot.notes[1].initiative_id is None, "the decision outlives its initiative"
    day.do(delete_notes([note.id, decision.id]))
    assert day.snapshot.notes == ()
    day.undo()
    assert len(day.snapshot.notes) == 2


def test_a_note_without_words_is_refused(day: Workshop) -> None:
    with pytest.raises(NotAllowed):
        day.do(add_note(" \n"))


def test_the_history_tells_of_notes_and_not_what_they_say(day: Workshop) -> None:
    day.do(add_note("Ben is wrong"))
    day.do(edit_note(day.snapshot.notes[0].id, "Ben is very wrong", kind=NoteKind.NOTE, initiative_id=None))
    day.do(delete_notes([day.snapshot.notes[0].id]))
    assert not any("wrong" in step.label for step in day.history())
