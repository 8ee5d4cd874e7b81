"""Rehearsing a day: a copy of the workshop in which people who do not exist fill in the ballots.

What a rehearsal does goes through the operations of the day itself; only the file is another.
"""

from collections.abc import Mapping

import numpy as np

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.synthetic_votes import synthetic_votes
from vmo_desktop.errors import NotAllowed
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.room_rows import RoundRow, RoundState
from vmo_desktop.workshop.rows import ScaleKind
from vmo_desktop.workshop.snapshot import Cell, Snapshot

tr = Texts("Workshop")

MARK = "(rehearsal)"
"""Stands behind the title and the file name of a rehearsal."""

PEOPLE = (
    ("Ana", "executive"), ("Bram", "executive"), ("Chiara", "finance"), ("Dov", "IT"),
    ("Esi", "project manager"), ("Finn", "project manager"), ("Gul", "stakeholder"), ("Hana", "stakeholder"),
)  # fmt: skip
"""Who votes where nobody is in the room yet: name and group."""


def refuse_secret(snapshot: Snapshot) -> None:
    """Refuse to copy votes that nobody has seen: in a rehearsal they could be revealed without the room.

    Raises
    ------
    NotAllowed
        When a round with ballots is not revealed.
    """
    voted = {round_id for round_id, _ in snapshot.ballots}
    if any(each.id in voted and each.state is not RoundState.REVEALED for each in snapshot.rounds):
        raise NotAllowed(
            tr("A round has ballots that are not revealed yet. Reveal or delete it before you rehearse with a copy.")
        )


def begin_rehearsal(snapshot: Snapshot) -> Operation:
    """Mark the open copy as a rehearsal, with people to vote in it where there are none."""
    title = f"{snapshot.workshop.title} {MARK}".strip()
    people = [] if snapshot.participants else [add_participant({"name": name, "group": of}) for name, of in PEOPLE]
    return together("Rehearsal begun", [edit_workshop({"title": title}), *people])


def open_score_round(snapshot: Snapshot) -> RoundRow | None:
    """The last round on scores that takes ballots."""
    rounds = [each for each in snapshot.rounds if each.state is RoundState.OPEN and each.weight_set_id is None]
    return rounds[-1] if rounds else None


def rehearsal_ballots(snapshot: Snapshot, round_id: int, seed: int) -> Mapping[int, FilledBallot]:
    """Fill in the ballots of everybody present who has not handed in, by participant id.

    They vote around the agreed scores where there are some; the same seed gives the same ballots.
    """
    initiatives = [each for each in snapshot.initiatives if each.id in snapshot.round_initiatives[round_id]]
    drivers = [each for each in snapshot.leaves if each.id in snapshot.round_drivers[round_id]]
    rows = [snapshot.initiative_index[each.id] for each in initiatives]
    columns = [snapshot.leaf_index[each.id] for each in drivers]
    votes = synthetic_votes(_opinion(snapshot)[np.ix_(rows, columns)], len(snapshot.participants), seed)
    found = {}
    for place, person in enumerate(snapshot.participants):
        ballot = snapshot.ballots.get((round_id, person.id))
        if not person.is_present or (ballot is not None and ballot.is_done):
            continue
        cells: dict[Cell, Voted] = {
            (initiative.id, driver.id): Voted(_score(snapshot, driver.id, float(votes[place, row, column])))
            for row, initiative in enumerate(initiatives)
            for column, driver in enumerate(drivers)
            if (person.id, driver.id) not in snapshot.barred_drivers and snapshot.scales[driver.id].scores
        }
        found[person.id] = FilledBallot(cells)
    return found


def _opinion(snapshot: Snapshot) -> FloatArray:
    """Agreed scores as shares of their scales, NaN where there are none."""
    shares = np.full(snapshot.scores.shape, np.nan)
    for column, driver in enumerate(snapshot.leaves):
        scale = snapshot.scales[driver.id]
        if scale.scores and scale.high > scale.low:
            shares[:, column] = (snapshot.scores[:, column] - scale.low) / (scale.high - scale.low)
    return shares


def _score(snapshot: Snapshot, driver_id: int, share: float) -> float | None:
    """A share of a scale as a score that a person would write; None: no opinion."""
    if np.isnan(share):
        return None
    scale = snapshot.scales[driver_id]
    wanted = scale.low + share * (scale.high - scale.low)
    if snapshot.driver_by_id[driver_id].scale is ScaleKind.LEVELS:
        return min((level.score for level in snapshot.levels[driver_id]), key=lambda score: abs(score - wanted))
    step = 10.0 ** (np.floor(np.log10(scale.high - scale.low)) - 1)
    return float(min(max(round(wanted / step) * step, scale.low), scale.high))
