"""The only way to votes that are not revealed: a participant's own, while their ballot is not handed in."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from vmo_desktop.errors import NotAllowed
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.pin import is_pin
from vmo_desktop.workshop.room_rows import VoteRow, Way, WeightVoteRow
from vmo_desktop.workshop.snapshot import to_rows

tr = Texts("Workshop")


@dataclass(frozen=True)
class OwnBallot:
    """What one participant has voted: by initiative and driver id, and by driver and other driver id."""

    votes: Mapping[tuple[int, int], VoteRow] = field(default_factory=dict)
    weight_votes: Mapping[tuple[int, int], WeightVoteRow] = field(default_factory=dict)


def read_own_ballot(raw: sqlite3.Connection, round_id: int, participant_id: int, pin: str | None) -> OwnBallot:
    """What a participant has voted so far.

    Raises `NotAllowed` when the ballot is handed in or its round is no longer open, when it is being entered by the
    facilitator, or when the participant has a PIN and this is not it.
    """
    (state,) = raw.execute("SELECT state FROM round WHERE id = ?", (round_id,)).fetchone() or ("",)
    if state != "open":
        raise NotAllowed(tr("This round is not open: its ballots stay sealed until it is revealed."))
    row = raw.execute(
        "SELECT is_done, way FROM ballot WHERE round_id = ? AND participant_id = ?", (round_id, participant_id)
    ).fetchone()
    if row is not None and row[0]:
        raise NotAllowed(tr("This ballot is handed in and stays sealed until the round is revealed."))
    if row is not None and row[1] != Way.LAPTOP:
        raise NotAllowed(tr("This ballot is being entered by the facilitator. Start it over to vote on the laptop."))
    if has_pin(raw, participant_id) and not is_pin(_pin(raw, participant_id), pin or ""):
        raise NotAllowed(tr("This is not the PIN."))
    return _ballot(raw, round_id, participant_id)


def read_out_ballots(raw: sqlite3.Connection, round_id: int) -> dict[int, OwnBallot]:
    """Ballots of an open round that are read out aloud and not handed in yet, by participant."""
    found = raw.execute(
        "SELECT participant_id FROM ballot JOIN round ON round.id = round_id "
        "WHERE round_id = ? AND way = ? AND NOT is_done AND state = 'open'",
        (round_id, str(Way.READ_OUT)),
    ).fetchall()
    return {participant_id: _ballot(raw, round_id, participant_id) for (participant_id,) in found}


def has_pin(raw: sqlite3.Connection, participant_id: int) -> bool:
    """Whether a participant opens their ballot with a PIN."""
    return raw.execute("SELECT 1 FROM pin WHERE participant_id = ?", (participant_id,)).fetchone() is not None


def _pin(raw: sqlite3.Connection, participant_id: int) -> tuple[str, str]:
    salt, digest = raw.execute("SELECT salt, digest FROM pin WHERE participant_id = ?", (participant_id,)).fetchone()
    return str(salt), str(digest)


def _ballot(raw: sqlite3.Connection, round_id: int, participant_id: int) -> OwnBallot:
    key = (round_id, participant_id)
    votes = raw.execute(
        "SELECT round_id, participant_id, initiative_id, driver_id, value, rationale, again FROM vote "
        "WHERE round_id = ? AND participant_id = ?",
        key,
    ).fetchall()
    weights = raw.execute(
        "SELECT round_id, participant_id, driver_id, other_id, value FROM weight_vote "
        "WHERE round_id = ? AND participant_id = ?",
        key,
    ).fetchall()
    return OwnBallot(
        {(row.initiative_id, row.driver_id): row for row in to_rows(VoteRow, votes)},
        {(row.driver_id, row.other_id): row for row in to_rows(WeightVoteRow, weights)},
    )
