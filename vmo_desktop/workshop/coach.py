"""The scoring hygiene coach: gentle notes on agreed scores, weights and revealed votes, with what would mend them.

A note is a question to the room, never a verdict. Nothing is read here but what everybody may see; a ballot that is not
handed in is looked at only by `ballot_notes`, for the participant whose own it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from vmo_desktop.domain import hygiene
from vmo_desktop.domain.hygiene import Spread
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.room_rows import VoteRow
from vmo_desktop.workshop.round_votes import RoundVotes, level_shares, revealed_rounds, round_votes, shares_of
from vmo_desktop.workshop.rows import DriverRow
from vmo_desktop.workshop.snapshot import Cell, Snapshot

tr = Texts("Coach")

MOST_ALIKE = 3
"""More notes of one kind are told in one."""

NAMED = 3
"""So many drivers are named in a note; of more the number is told."""


class CoachKind(StrEnum):
    """What a note is about."""

    ALIKE = "alike"
    CLUSTERED = "clustered"
    NO_TOP = "no-top"
    NO_BOTTOM = "no-bottom"
    TWINS = "twins"
    NARROW_WEIGHT = "narrow-weight"
    STALE_WEIGHT = "stale-weight"
    COPIED = "copied"
    OWN_INITIATIVE = "own-initiative"
    DRIFT = "drift"


@dataclass(frozen=True, slots=True)
class CoachNote:
    """A note: `what` was seen, how to `mend` it, and where to go; None where a note is not about one thing.

    `other_id` is the second driver, or the participant, that a note is about.
    """

    kind: CoachKind
    what: str
    mend: str
    driver_id: int | None = None
    initiative_id: int | None = None
    other_id: int | None = None

    @property
    def key(self) -> tuple[str, int | None, int | None, int | None]:
        """What makes it the same note as before, whatever its numbers."""
        return self.kind, self.driver_id, self.initiative_id, self.other_id


_SPREAD = {
    Spread.ALIKE: (
        CoachKind.ALIKE,
        tr.mark("{driver}: every score is the same, so this driver separates nothing."),
        tr.mark("{drivers}: every score on each of them is the same, so these drivers separate nothing."),
        tr.mark("Ask which initiative does best and which worst here, or leave the driver out."),
    ),
    Spread.CLUSTERED: (
        CoachKind.CLUSTERED,
        tr.mark("{driver}: the scores lie close together, so this driver separates little."),
        tr.mark("{drivers}: the scores on each of them lie close together, so these drivers separate little."),
        tr.mark("Score the strongest and the weakest initiative here first, then the others between them."),
    ),
    Spread.NO_TOP: (
        CoachKind.NO_TOP,
        tr.mark("{driver}: no initiative reaches the top of the scale."),
        tr.mark("{drivers}: no initiative reaches the top of these scales."),
        tr.mark("Read the statement of the best level aloud: does no initiative meet it, or is it out of reach?"),
    ),
    Spread.NO_BOTTOM: (
        CoachKind.NO_BOTTOM,
        tr.mark("{driver}: no initiative is at the bottom of the scale."),
        tr.mark("{drivers}: no initiative is at the bottom of these scales."),
        tr.mark("Ask which initiative adds nothing here: the lowest score says so without blame."),
    ),
}


def coach_notes(results: Results) -> tuple[CoachNote, ...]:
    """Every note on a workshop: on its drivers in their order, then on reasons, owners and drift."""
    snapshot = results.snapshot
    return (
        *_on_drivers(results),
        *_on_pairs(results),
        *_stale(snapshot),
        *_copied(snapshot),
        *(note for each in revealed_rounds(snapshot)[-1:] for note in _on_round(snapshot, each.id)),
    )


def ballot_notes(snapshot: Snapshot, votes: tuple[VoteRow, ...]) -> tuple[str, ...]:
    """What a participant may want to know of their own ballot while they fill it in; for their eyes only."""
    by_driver: dict[int, list[float]] = {}
    for vote in votes:
        if vote.value is not None and vote.driver_id in snapshot.scales:
            by_driver.setdefault(vote.driver_id, []).append(vote.value)
    said, columns, levels = [], [], []
    for driver in snapshot.leaves:
        scale = snapshot.scales[driver.id]
        shares = shares_of(np.array(by_driver.get(driver.id, ()), dtype=np.float64), scale)
        columns.append(shares)
        levels.append(level_shares(scale))
        if hygiene.spread(shares, levels[-1]) is Spread.ALIKE:
            said.append(tr("{driver}: all your scores are the same. Which one is best here?", driver=_name(driver)))
    longest = max((len(each) for each in columns), default=0)
    table = np.array([np.pad(each, (0, longest - len(each)), constant_values=np.nan) for each in columns]).T
    if longest and hygiene.uses_no_end(table, levels):
        said.append(tr("You have used neither end of any scale yet. The ends are there to be used."))
    return tuple(said)


def _on_drivers(results: Results) -> Iterator[CoachNote]:
    snapshot = results.snapshot
    narrow = _narrow(results)
    found: dict[Spread, list[DriverRow]] = {}
    for column, driver in enumerate(snapshot.leaves):
        scale = snapshot.scales[driver.id]
        spread = hygiene.spread(shares_of(snapshot.scores[:, column], scale), level_shares(scale))
        if spread in (Spread.ALIKE, Spread.CLUSTERED) and column in narrow:
            yield _narrow_note(driver, narrow[column])
        else:
            found.setdefault(spread, []).append(driver)
    for spread, (kind, one, several, mend) in _SPREAD.items():
        drivers = found.get(spread, [])
        if len(drivers) > MOST_ALIKE:
            what = tr.marked(several, drivers=_listed([_name(each) for each in drivers]))
            yield CoachNote(kind, what, tr.marked(mend), driver_id=drivers[0].id)
        else:
            for each in drivers:
                yield CoachNote(kind, tr.marked(one, driver=_name(each)), tr.marked(mend), driver_id=each.id)


def _narrow_note(driver: DriverRow, weight: float) -> CoachNote:
    return CoachNote(
        CoachKind.NARROW_WEIGHT,
        tr(
            "{driver} has a weight of {weight} %, but the initiatives hardly differ on it.",
            driver=_name(driver),
            weight=f"{100 * weight:.0f}",
        ),
        tr("A weight stands for the way from worst to best. Fit the scale to what is at stake, or weigh less."),
        driver_id=driver.id,
    )


def _narrow(results: Results) -> dict[int, float]:
    """Columns whose weight matters less than it says, with their weight in the default set."""
    default = results.snapshot.default_weight_set
    if default is None:
        return {}
    weights = results.set_weights[default.id]
    return {column: float(weights[column]) for column in hygiene.narrow_weights(results.points, weights)}


def _on_pairs(results: Results) -> Iterator[CoachNote]:
    leaves = results.snapshot.leaves
    for first, second, rho in hygiene.alike_drivers(results.points):
        yield CoachNote(
            CoachKind.TWINS,
            tr(
                "{first} and {second} order the initiatives almost alike (rank correlation {rho}): one merit may count "
                "twice.",
                first=_name(leaves[first]),
                second=_name(leaves[second]),
                rho=f"{rho:.2f}",
            ),
            tr("Say what each of the two rewards that the other does not, or join them."),
            driver_id=leaves[first].id,
            other_id=leaves[second].id,
        )


def _stale(snapshot: Snapshot) -> Iterator[CoachNote]:
    sets = {each.id: each.name for each in snapshot.weight_sets}
    for set_id, driver_id in sorted(snapshot.stale_weights):
        if driver_id in snapshot.driver_by_id and set_id in sets:
            yield CoachNote(
                CoachKind.STALE_WEIGHT,
                tr(
                    "{driver}: its weight in {set} was given for another range of the scale.",
                    driver=_name(snapshot.driver_by_id[driver_id]),
                    set=sets[set_id],
                ),
                tr("Read the new worst and best statement, then confirm the weight or give it anew."),
                driver_id=driver_id,
                other_id=set_id,
            )


def _copied(snapshot: Snapshot) -> Iterator[CoachNote]:
    reasons = {
        cell: score.rationale
        for cell, score in snapshot.agreed_scores.items()
        if cell[0] in snapshot.initiative_index and cell[1] in snapshot.leaf_index
    }
    found = [sorted(cells, key=lambda cell: _place(snapshot, cell)) for cells in hygiene.copied(reasons)]
    mend = tr("Ask what is particular to each of these scores, and write that down.")
    if len(found) > MOST_ALIKE:
        cell = max(found, key=len)[0]
        what = tr("{count} reasons stand behind several scores each.", count=len(found))
        yield CoachNote(CoachKind.COPIED, what, mend, driver_id=cell[1], initiative_id=cell[0])
        return
    for cells in found:
        cell = cells[0]
        name = shown_name(snapshot.initiative(cell[0]))
        if all(each[0] == cell[0] for each in cells):
            what = tr(
                "{name}: the same reason stands behind {count} scores; one merit may count twice.",
                name=name,
                count=len(cells),
            )
        else:
            what = tr("The same reason stands behind {count} scores, first of {name}.", count=len(cells), name=name)
        yield CoachNote(CoachKind.COPIED, what, mend, driver_id=cell[1], initiative_id=cell[0])


def _place(snapshot: Snapshot, cell: Cell) -> tuple[int, int]:
    return snapshot.initiative_index[cell[0]], snapshot.leaf_index[cell[1]]


def _on_round(snapshot: Snapshot, round_id: int) -> Iterator[CoachNote]:
    votes = round_votes(snapshot, round_id)
    if not snapshot.room.leaves_out_owners:
        yield from _owners(snapshot, votes)
    yield from _drift(votes)


def _owners(snapshot: Snapshot, votes: RoundVotes) -> Iterator[CoachNote]:
    for place, person in enumerate(votes.participants):
        others = np.delete(votes.shares, place, axis=0)
        for row, initiative in enumerate(votes.initiatives):
            if (person.id, initiative.id) not in snapshot.interests:
                continue
            higher = hygiene.favour(votes.shares[place, row], others[:, row])
            if higher >= hygiene.FAVOUR:
                yield CoachNote(
                    CoachKind.OWN_INITIATIVE,
                    tr(
                        "{person} owns {initiative} and scored it {higher} % of the scale higher than the others did.",
                        person=person.name,
                        initiative=shown_name(initiative),
                        higher=f"{100 * higher:.0f}",
                    ),
                    tr("Let the owner give the facts first; owners' votes can be left out, with both results shown."),
                    initiative_id=initiative.id,
                    other_id=person.id,
                )


def _drift(votes: RoundVotes) -> Iterator[CoachNote]:
    found = hygiene.retest(_flat(votes.shares), _flat(votes.shares_again))
    if not found.is_drift:
        return
    higher = tr("higher") if found.shift > 0 else tr("lower")
    yield CoachNote(
        CoachKind.DRIFT,
        tr(
            "Scores drifted: {count} votes shown again came out {shift} % of the scale {way} on average.",
            count=found.count,
            shift=f"{100 * abs(found.shift):.0f}",
            way=higher,
        ),
        tr("Look once more at what was scored first, with the statements in sight."),
    )


def _flat(shares: FloatArray) -> FloatArray:
    return shares.reshape(-1)


def _name(driver: DriverRow) -> str:
    return driver.name or driver.code or tr("Driver {number}", number=driver.id)


def _listed(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    shown = ", ".join(names[:NAMED])
    return tr("{names} and {count} more", names=shown, count=len(names) - NAMED) if len(names) > NAMED else shown
