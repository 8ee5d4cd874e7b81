"""Edits of ballots: every way of voting comes through here, the laptop, what is read out, and files.

A label never tells a vote nor who voted: the history is open to everybody, a ballot is not.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.changes import StepKind
from vmo_desktop.errors import NotAllowed, ScoreRefused
from vmo_desktop.store.room_tables import Ballot, BarredDriver, Round, RoundDriver, RoundInitiative, Vote, WeightVote
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.scores import Cell, range_of
from vmo_desktop.workshop.room_rows import RoundState, Way

tr = Texts("Workshop")

Pair = tuple[int, int]
"""A driver id and another, or the same where a method asks about one alone."""


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote on one cell; see `VoteRow`."""

    value: float | None
    rationale: str = ""
    again: float | None = None


@dataclass(frozen=True)
class FilledBallot:
    """A whole ballot, as a file or a browser brings it."""

    votes: Mapping[Cell, Voted] = field(default_factory=dict)
    weight_votes: Mapping[Pair, float] = field(default_factory=dict)


def write_votes(round_id: int, participant_id: int, votes: Mapping[Cell, Voted], *, way: Way) -> Operation:
    """Record votes of one participant in an open round; those on other cells stay.

    Raises, when applied, `NotAllowed` when the round is not open or does not ask for a cell, the ballot is handed in or
    comes in another way, or the participant does not score the driver, and `ScoreRefused` off the scale; then nothing
    is written.
    """

    def apply(connection: Connection) -> str:
        name = _begin(connection, round_id, participant_id, way)
        _write_votes(connection, round_id, participant_id, votes)
        return _label(name)

    return Operation(apply, merge_key=("ballot", round_id, participant_id), kind=StepKind.VOTE)


def withdraw_votes(round_id: int, participant_id: int, cells: Collection[Cell], *, way: Way) -> Operation:
    """Leave cells of an open ballot without a vote again."""

    def apply(connection: Connection) -> str:
        name = _begin(connection, round_id, participant_id, way)
        for initiative_id, driver_id in cells:
            connection.execute(
                delete(Vote).where(
                    Vote.round_id == round_id,
                    Vote.participant_id == participant_id,
                    Vote.initiative_id == initiative_id,
                    Vote.driver_id == driver_id,
                )
            )
        return _label(name)

    return Operation(apply, merge_key=("ballot", round_id, participant_id), kind=StepKind.VOTE)


def write_weight_votes(round_id: int, participant_id: int, votes: Mapping[Pair, float], *, way: Way) -> Operation:
    """Record a participant's judgements in an open round on weights: all of them, in place of those before."""

    def apply(connection: Connection) -> str:
        name = _begin(connection, round_id, participant_id, way)
        _write_weight_votes(connection, round_id, participant_id, votes)
        return _label(name)

    return Operation(apply, merge_key=("ballot", round_id, participant_id), kind=StepKind.VOTE)


def hand_in(round_id: int, participant_id: int) -> Operation:
    """Seal a ballot: nobody reads or changes it until the round is revealed.

    Raises `NotAllowed`, when applied, if the round is not open.
    """

    def apply(connection: Connection) -> str:
        name = _open_round(connection, round_id)
        statement = upsert(Ballot).values(round_id=round_id, participant_id=participant_id, is_done=True)
        connection.execute(
            statement.on_conflict_do_update(index_elements=["round_id", "participant_id"], set_={"is_done": True})
        )
        return f"Ballot handed in: {name}"

    return Operation(apply, kind=StepKind.VOTE)


def restart_ballot(round_id: int, participant_id: int) -> Operation:
    """Throw a ballot of an open round away, unread, so that the participant can fill in another."""

    def apply(connection: Connection) -> str:
        name = _open_round(connection, round_id)
        _empty(connection, round_id, participant_id)
        connection.execute(delete(Ballot).where(Ballot.round_id == round_id, Ballot.participant_id == participant_id))
        return f"Ballot started over: {name}"

    return Operation(apply, kind=StepKind.VOTE)


def take_in(round_id: int, participant_id: int, filled: FilledBallot, *, way: Way) -> Operation:
    """Record a whole ballot and seal it; one that is only begun is replaced.

    Raises, when applied, as `write_votes` does; then nothing is written.
    """

    def apply(connection: Connection) -> str:
        name = _open_round(connection, round_id)
        _refuse_handed_in(connection, round_id, participant_id)
        _empty(connection, round_id, participant_id)
        connection.execute(delete(Ballot).where(Ballot.round_id == round_id, Ballot.participant_id == participant_id))
        connection.execute(
            insert(Ballot).values(round_id=round_id, participant_id=participant_id, is_done=True, way=way)
        )
        _write_votes(connection, round_id, participant_id, filled.votes)
        _write_weight_votes(connection, round_id, participant_id, filled.weight_votes)
        return f"Ballot handed in: {name}"

    return Operation(apply, kind=StepKind.VOTE)


def _label(name: str) -> str:
    return f"Votes: {name}"


def _open_round(connection: Connection, round_id: int) -> str:
    """The name of a round that takes ballots."""
    found = connection.execute(select(Round.name, Round.state).where(Round.id == round_id)).one_or_none()
    if found is None or found.state != RoundState.OPEN:
        raise NotAllowed(tr("This round is not open, so no ballot is taken. Open a new round to vote again."))
    return str(found.name)


def _refuse_handed_in(connection: Connection, round_id: int, participant_id: int) -> str | None:
    """The way in which a ballot that is begun comes; None when there is none."""
    ballot = connection.execute(
        select(Ballot.is_done, Ballot.way).where(Ballot.round_id == round_id, Ballot.participant_id == participant_id)
    ).one_or_none()
    if ballot is not None and ballot.is_done:
        raise NotAllowed(tr("This ballot is handed in already. Start it over to vote again."))
    return None if ballot is None else str(ballot.way)


def _begin(connection: Connection, round_id: int, participant_id: int, way: Way) -> str:
    name = _open_round(connection, round_id)
    begun = _refuse_handed_in(connection, round_id, participant_id)
    if begun is None:
        connection.execute(insert(Ballot).values(round_id=round_id, participant_id=participant_id, way=way))
    elif begun != way:
        raise NotAllowed(tr("This ballot was begun in another way. Start it over first."))
    return name


def _empty(connection: Connection, round_id: int, participant_id: int) -> None:
    for table in (Vote, WeightVote):
        connection.execute(delete(table).where(table.round_id == round_id, table.participant_id == participant_id))


def _write_votes(connection: Connection, round_id: int, participant_id: int, votes: Mapping[Cell, Voted]) -> None:
    if not votes:
        return
    _refuse_unasked(connection, round_id, participant_id, votes)
    drivers = {driver_id for _, driver_id in votes}
    ranges = {driver_id: range_of(connection, driver_id) for driver_id in drivers}
    for (_, driver_id), vote in votes.items():
        low, high = ranges[driver_id]
        for value in (vote.value, vote.again):
            if value is not None and (low is None or high is None or not low <= value <= high):
                raise ScoreRefused(tr("A vote is not on its driver's scale. Nothing was taken."))
    statement = upsert(Vote)
    written = ("value", "rationale", "again")
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["round_id", "participant_id", "initiative_id", "driver_id"],
            set_={name: statement.excluded[name] for name in written},
        ),
        [
            {
                "round_id": round_id,
                "participant_id": participant_id,
                "initiative_id": initiative_id,
                "driver_id": driver_id,
                "value": vote.value,
                "rationale": vote.rationale,
                "again": vote.again,
            }
            for (initiative_id, driver_id), vote in votes.items()
        ],
    )


def _refuse_unasked(connection: Connection, round_id: int, participant_id: int, cells: Iterable[Cell]) -> None:
    initiatives = set(
        connection.scalars(select(RoundInitiative.initiative_id).where(RoundInitiative.round_id == round_id))
    )
    drivers = _asked_drivers(connection, round_id)
    barred = set(
        connection.scalars(select(BarredDriver.driver_id).where(BarredDriver.participant_id == participant_id))
    )
    for initiative_id, driver_id in cells:
        if initiative_id not in initiatives or driver_id not in drivers:
            raise NotAllowed(tr("The ballot has a vote that this round does not ask for. Nothing was taken."))
        if driver_id in barred:
            raise NotAllowed(tr("The ballot has a vote on a driver that this participant does not score."))


def _asked_drivers(connection: Connection, round_id: int) -> set[int]:
    return set(connection.scalars(select(RoundDriver.driver_id).where(RoundDriver.round_id == round_id)))


def _write_weight_votes(
    connection: Connection, round_id: int, participant_id: int, votes: Mapping[Pair, float]
) -> None:
    drivers = _asked_drivers(connection, round_id)
    if not {driver_id for pair in votes for driver_id in pair} <= drivers:
        raise NotAllowed(tr("The ballot has a judgement that this round does not ask for. Nothing was taken."))
    connection.execute(
        delete(WeightVote).where(WeightVote.round_id == round_id, WeightVote.participant_id == participant_id)
    )
    key = {"round_id": round_id, "participant_id": participant_id}
    rows = [{**key, "driver_id": first, "other_id": other, "value": value} for (first, other), value in votes.items()]
    if rows:
        connection.execute(insert(WeightVote), rows)
