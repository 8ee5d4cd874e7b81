"""Two workshop files that differ in nothing but votes that are not revealed."""

import shutil
from pathlib import Path

from tests.forged import forge
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, hand_in, take_in, write_votes, write_weight_votes
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.participants import add_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, open_round, open_weight_round, reveal_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.workshop import Workshop

PEOPLE = (
    ("Anna", "Executive"),
    ("Ben", "Executive"),
    ("Chiara", "Project manager"),
    ("Deniz", "Project manager"),
)

PLANTED = "zebrawood"
"""A word of a rationale that is nowhere else."""

NOT_REVEALED = "SELECT id FROM round WHERE state <> 'revealed'"


def make_worlds(folder: Path) -> tuple[Path, Path]:
    """A workshop with a revealed, an open and a closed round and one on weights, and the same with other votes."""
    first, second = folder / "first.vmo", folder / "second.vmo"
    _make(first)
    shutil.copy(first, second)
    secret = f"WHERE round_id IN ({NOT_REVEALED})"
    turned = "SET value = 4 - value, rationale = rationale || 'x'"
    forge(
        second,
        *(f"UPDATE {table} {turned} {secret}" for table in ("vote", "history_vote")),
        *(f"UPDATE {table} SET value = 100 - value {secret}" for table in ("weight_vote", "history_weight_vote")),  # noqa: S608
        f"DELETE FROM vote {secret} AND participant_id = 3 AND initiative_id = 1",  # noqa: S608 - our constants
    )
    return first, second


def _make(path: Path) -> None:
    with make_small_workshop(path) as workshop:
        workshop.do(edit_workshop({"budget": 700_000.0}))
        for name, group in PEOPLE:
            workshop.do(add_participant({"name": name, "group": group}))
        people = [person.id for person in workshop.snapshot.participants]
        workshop.do(set_interests(people[0], [workshop.snapshot.initiatives[0].id]))
        _round(workshop, "First vote", people, shift=0)
        workshop.do(close_round(1))
        workshop.do(reveal_round(1))
        _round(workshop, "Open vote", people[:2], shift=1, rationale=PLANTED)
        rows, drivers = [row.id for row in workshop.snapshot.initiatives], [row.id for row in workshop.snapshot.leaves]
        begun = {(row, driver): Voted(3.0, PLANTED) for row in rows for driver in drivers}
        workshop.do(write_votes(2, people[2], begun, way=Way.LAPTOP))
        _round(workshop, "Closed vote", people, shift=2, rationale=PLANTED)
        workshop.do(close_round(3))
        set_id = workshop.snapshot.weight_sets[0].id
        workshop.do(open_weight_round("Vote on weights", set_id, WeightMethod.HUNDRED, drivers))
        for place, person in enumerate(people[:3]):
            shares = {(driver, driver): (61.0 + place, 39.0 - place)[at] for at, driver in enumerate(drivers)}
            workshop.do(write_weight_votes(4, person, shares, way=Way.LAPTOP))
        workshop.do(hand_in(4, people[0]))


def _round(workshop: Workshop, name: str, voters: list[int], *, shift: int, rationale: str = "") -> None:
    rows, drivers = [row.id for row in workshop.snapshot.initiatives], [row.id for row in workshop.snapshot.leaves]
    workshop.do(open_round(name, rows, drivers))
    round_id = workshop.snapshot.rounds[-1].id
    for person in voters:
        votes = {
            (row, driver): Voted(float((person * 7 + row * 3 + driver + shift) % 5), rationale)
            for row in rows
            for driver in drivers
        }
        workshop.do(take_in(round_id, person, FilledBallot(votes), way=Way.LAPTOP))
