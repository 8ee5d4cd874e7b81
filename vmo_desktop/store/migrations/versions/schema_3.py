"""Schema 3: a room that votes, weights with their judgements, curved scales, the day.

The single scores of schema 2 become the votes of one revealed round.
"""

from typing import Any

from alembic import op

from vmo_desktop.store.migrations.tables import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    POSITION,
    ROW_ID,
    TEXT,
    Column,
    add,
    create,
    maybe,
    of,
)

_ADDED: tuple[tuple[str, str, Any, str | None], ...] = (
    ("driver", "curve", TEXT, "straight"),
    ("driver", "half", FLOAT, None),
    ("weight_set", "method", TEXT, "points"),
    ("participant", "voting_weight", FLOAT, "1.0"),
    ("participant", "colour", TEXT, ""),
    ("participant", "initials", TEXT, ""),
    ("participant", "is_present", BOOLEAN, "1"),
)

_DRIVER = of("driver_id", "driver")
_INITIATIVE = of("initiative_id", "initiative")
_PARTICIPANT = of("participant_id", "participant")
_ROUND = of("round_id", "round")
_OTHER = of("other_id", "driver")
_VALUE = Column("value", FLOAT)

_TABLES: dict[str, tuple[Column, ...]] = {
    "curve_point": (_DRIVER, Column("score", FLOAT, is_key=True), Column("points", FLOAT)),
    "stale_weight": (of("weight_set_id", "weight_set"), _DRIVER),
    "judgement": (
        of("weight_set_id", "weight_set"),
        _DRIVER,
        _OTHER,
        Column("question", TEXT, is_key=True),
        _VALUE,
    ),
    "pin": (_PARTICIPANT, Column("salt", TEXT), Column("digest", TEXT)),
    "barred_driver": (_PARTICIPANT, _DRIVER),
    "interest": (_PARTICIPANT, _INITIATIVE),
    "room": (ROW_ID, Column("leaves_out_owners", BOOLEAN), Column("ballot_key", TEXT)),
    "round": (
        ROW_ID,
        POSITION,
        Column("name", TEXT),
        Column("state", TEXT),
        Column("is_progress_hidden", BOOLEAN),
        Column("weight_set_id", INTEGER, "weight_set", is_nullable=True),
        Column("method", TEXT),
    ),
    "round_initiative": (_ROUND, _INITIATIVE),
    "round_driver": (_ROUND, _DRIVER),
    "ballot": (_ROUND, _PARTICIPANT, Column("is_done", BOOLEAN), Column("way", TEXT)),
    "vote": (
        _ROUND,
        _PARTICIPANT,
        _INITIATIVE,
        _DRIVER,
        Column("value", FLOAT, is_nullable=True),
        Column("rationale", TEXT),
        Column("again", FLOAT, is_nullable=True),
    ),
    "weight_vote": (_ROUND, _PARTICIPANT, _DRIVER, _OTHER, _VALUE),
    "acceptance": (_INITIATIVE, _DRIVER, of("round_id", "round", is_key=False)),
    "dissent": (_INITIATIVE, _DRIVER, _PARTICIPANT, Column("reason", TEXT)),
    "agenda_item": (
        ROW_ID,
        POSITION,
        Column("title", TEXT),
        Column("minutes", FLOAT),
        Column("stage", TEXT),
        Column("prompt", TEXT),
    ),
    "note": (
        ROW_ID,
        Column("at", TEXT),
        Column("kind", TEXT),
        Column("text", TEXT),
        maybe("initiative_id", "initiative"),
    ),
}

_FIRST_ROW = "INSERT INTO room (id, leaves_out_owners, ballot_key) VALUES (1, 0, lower(hex(randomblob(16))))"

_MOVE_SCORES = (
    "INSERT INTO round (id, position, name, state, is_progress_hidden, method) "
    "SELECT 1, 1, 'Round 1', 'revealed', 0, '' WHERE EXISTS (SELECT 1 FROM score)",
    "INSERT INTO round_initiative (round_id, initiative_id) SELECT DISTINCT 1, initiative_id FROM score",
    "INSERT INTO round_driver (round_id, driver_id) SELECT DISTINCT 1, driver_id FROM score",
    "INSERT INTO ballot (round_id, participant_id, is_done, way) SELECT DISTINCT 1, participant_id, 1, 'laptop' "
    "FROM score",
    "INSERT INTO vote (round_id, participant_id, initiative_id, driver_id, value, rationale) "
    "SELECT 1, participant_id, initiative_id, driver_id, value, '' FROM score",
    "INSERT INTO acceptance (initiative_id, driver_id, round_id) "
    "SELECT DISTINCT initiative_id, driver_id, 1 FROM score JOIN agreed_score USING (initiative_id, driver_id) "
    "WHERE agreed_score.value IS NOT NULL",
    "INSERT INTO history_vote (change_id, round_id, participant_id, initiative_id, driver_id, value, rationale) "
    "SELECT change_id, 1, participant_id, initiative_id, driver_id, value, '' FROM history_score",
    "UPDATE change SET table_name = 'vote' WHERE table_name = 'score'",
)


def upgrade() -> None:
    """Add columns and tables with their histories; move the single scores into a round."""
    for table, column, kind, default in _ADDED:
        add(table, column, kind, default)
    for name, columns in _TABLES.items():
        create(name, *columns, has_one_row=name == "room")
    for statement in (_FIRST_ROW, *_MOVE_SCORES):
        op.execute(statement)
    op.drop_table("history_score")
    op.drop_table("score")
