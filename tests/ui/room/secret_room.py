"""A room that votes, with words and votes planted where the room must not see them."""

from collections.abc import Sequence
from pathlib import Path

from tests.made_once import made_once
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.day import add_agenda_items, add_note
from vmo_desktop.workshop.ops.drivers import add_driver, edit_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.room_rows import NoteKind, Way
from vmo_desktop.workshop.rows import ScaleKind
from vmo_desktop.workshop.workshop import Workshop

PLANTED = ("Zebedee", "Xylophon", "731", "268", "417")
"""Parts of words and votes that stand in notes, prompts, rationales and unrevealed votes."""

SECRET = ((731.25, 268.75), (417.5, 731.25), (268.75, 417.5))
"""Votes of three people on the two drivers."""

OTHERS = ((900.0, 100.0), (800.0, 200.0), (700.0, 300.0))


@made_once
def make_secret_room(
    path: Path, votes: Sequence[Sequence[float]] = SECRET, *, words: str = "Zebedee is late", handed_in: int = 3
) -> Workshop:
    """Make a workshop of three people, two initiatives and two drivers with one round that takes ballots."""
    workshop = Workshop.create(path)
    workshop.do(edit_workshop({"title": "Digital portfolio", "decision": "Which do we fund?", "budget": 100.0}))
    for name in ("Growth", "Risk"):
        workshop.do(add_driver(name))
        driver_id = workshop.snapshot.leaves[-1].id
        workshop.do(edit_driver(driver_id, {"scale": ScaleKind.MEASURE, "low": 0.0, "high": 1000.0, "unit": "k"}))
    rows = [{"name": name, "cost": 60.0, "effort": 5.0, "notes": f"Xylophon {words}"} for name in ("Portal", "Archive")]
    workshop.do(add_initiatives(rows))
    for name in ("Anna", "Ben", "Chris"):
        workshop.do(add_participant({"name": name}))
    snapshot = workshop.snapshot
    initiatives, drivers = [each.id for each in snapshot.initiatives], [each.id for each in snapshot.leaves]
    workshop.do(set_scores({(initiative, driver): 500.0 for initiative in initiatives for driver in drivers}))
    workshop.do(add_agenda_items([{"title": "Welcome", "minutes": 20.0, "stage": "frame", "prompt": f"Ask {words}"}]))
    workshop.do(add_note(words))
    workshop.do(add_note(f"Xylophon: {words}", kind=NoteKind.DECISION))
    workshop.do(open_round("Round 1", initiatives, drivers))
    for person, values in zip(snapshot.participants[:handed_in], votes, strict=False):
        cells = {
            (initiative, driver): Voted(value, f"Xylophon, {words}")
            for initiative in initiatives
            for driver, value in zip(drivers, values, strict=True)
        }
        round_id = workshop.snapshot.rounds[-1].id
        workshop.do(take_in(round_id, person.id, FilledBallot(cells), way=Way.LAPTOP))
    return workshop
