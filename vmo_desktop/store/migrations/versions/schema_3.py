"""Schema 3: a room that votes, weights with their judgements, curved scales, the day.

The single scores of schema 2 become the votes of one revealed round.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

INTEGER, FLOAT, TEXT, BOOLEAN = sa.Integer, sa.Double, sa.String, sa.Boolean

Columns = Mapping[str, Any]
"""Types by column."""

_ADDED: tuple[tuple[str, str, Any, str | None], ...] = (
    ("driver", "curve", TEXT, "straight"),
    ("driver", "half", FLOAT, None),
    ("weight_set", "method", TEXT, "points"),
    ("participant", "voting_weight", FLOAT, "1.0"),
    ("participant", "colour", TEXT, ""),
    ("participant", "initials", TEXT, ""),
    ("participant", "is_present", BOOLEAN, "1"),
)

_PARENTS = {
    "participant_id": "participant",
    "initiative_id": "initiative",
    "driver_id": "driver",
    "other_id": "driver",
    "weight_set_id": "weight_set",
    "round_id": "round",
}

_TABLES: tuple[tuple[str, tuple[str, ...], Columns, frozenset[str]], ...] = (
    ("curve_point", ("driver_id", "score"), {"driver_id": INTEGER, "score": FLOAT, "points": FLOAT}, frozenset()),
    (
        "stale_weight",
        ("weight_set_id", "driver_id"),
        {"weight_set_id": INTEGER, "driver_id": INTEGER},
        frozenset({"driver_id"}),
    ),
    (
        "judgement",
        ("weight_set_id", "driver_id", "other_id", "question"),
        {"weight_set_id": INTEGER, "driver_id": INTEGER, "other_id": INTEGER, "question": TEXT, "value": FLOAT},
        frozenset({"driver_id", "other_id"}),
    ),
    ("pin", ("participant_id",), {"participant_id": INTEGER, "salt": TEXT, "digest": TEXT}, frozenset()),
    (
        "barred_driver",
        ("participant_id", "driver_id"),
        {"participant_id": INTEGER, "driver_id": INTEGER},
        frozenset({"driver_id"}),
    ),
    (
        "interest",
        ("participant_id", "initiative_id"),
        {"participant_id": INTEGER, "initiative_id": INTEGER},
        frozenset({"initiative_id"}),
    ),
    ("room", ("id",), {"id": INTEGER, "leaves_out_owners": BOOLEAN, "ballot_key": TEXT}, frozenset()),
    (
        "round",
        ("id",),
        {
            "id": INTEGER,
            "position": INTEGER,
            "name": TEXT,
            "state": TEXT,
            "is_progress_hidden": BOOLEAN,
            "weight_set_id": INTEGER,
            "method": TEXT,
        },
        frozenset({"weight_set_id"}),
    ),
    (
        "round_initiative",
        ("round_id", "initiative_id"),
        {"round_id": INTEGER, "initiative_id": INTEGER},
        frozenset({"initiative_id"}),
    ),
    ("round_driver", ("round_id", "driver_id"), {"round_id": INTEGER, "driver_id": INTEGER}, frozenset({"driver_id"})),
    (
        "ballot",
        ("round_id", "participant_id"),
        {"round_id": INTEGER, "participant_id": INTEGER, "is_done": BOOLEAN, "way": TEXT},
        frozenset({"participant_id"}),
    ),
    (
        "vote",
        ("round_id", "participant_id", "initiative_id", "driver_id"),
        {
            "round_id": INTEGER,
            "participant_id": INTEGER,
            "initiative_id": INTEGER,
            "driver_id": INTEGER,
            "value": FLOAT,
            "rationale": TEXT,
            "again": FLOAT,
        },
        frozenset({"participant_id", "initiative_id", "driver_id"}),
    ),
    (
        "weight_vote",
        ("round_id", "participant_id", "driver_id", "other_id"),
        {"round_id": INTEGER, "participant_id": INTEGER, "driver_id": INTEGER, "other_id": INTEGER, "value": FLOAT},
        frozenset({"participant_id", "driver_id", "other_id"}),
    ),
    (
        "acceptance",
        ("initiative_id", "driver_id"),
        {"initiative_id": INTEGER, "driver_id": INTEGER, "round_id": INTEGER},
        frozenset({"driver_id", "round_id"}),
    ),
    (
        "dissent",
        ("initiative_id", "driver_id", "participant_id"),
        {"initiative_id": INTEGER, "driver_id": INTEGER, "participant_id": INTEGER, "reason": TEXT},
        frozenset({"driver_id", "participant_id"}),
    ),
    (
        "agenda_item",
        ("id",),
        {"id": INTEGER, "position": INTEGER, "title": TEXT, "minutes": FLOAT, "stage": TEXT, "prompt": TEXT},
        frozenset(),
    ),
    (
        "note",
        ("id",),
        {"id": INTEGER, "at": TEXT, "kind": TEXT, "text": TEXT, "initiative_id": INTEGER},
        frozenset({"initiative_id"}),
    ),
)

_NULLABLE = {("round", "weight_set_id"), ("vote", "value"), ("vote", "again"), ("note", "initiative_id")}

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
    for table, column, type_, default in _ADDED:
        is_nullable = default is None
        op.add_column(table, sa.Column(column, type_(), nullable=is_nullable, server_default=default))
        op.add_column(f"history_{table}", sa.Column(column, type_()))
        if default is not None:
            # Images from before must fit into the table when they are put back.
            op.execute(sa.text(f"UPDATE history_{table} SET {column} = :value").bindparams(value=default))  # noqa: S608
    for name, key, columns, indexed in _TABLES:
        _create(name, key, columns, indexed)
    op.execute("INSERT INTO room (id, leaves_out_owners, ballot_key) VALUES (1, 0, lower(hex(randomblob(16))))")
    for statement in _MOVE_SCORES:
        op.execute(statement)
    op.drop_table("history_score")
    op.drop_table("score")


def _create(name: str, key: tuple[str, ...], columns: Columns, indexed: frozenset[str]) -> None:
    parents = {column: parent for column, parent in _PARENTS.items() if column in columns}
    op.create_table(
        name,
        *(
            sa.Column(column, type_, nullable=(name, column) in _NULLABLE, autoincrement=False)
            for column, type_ in columns.items()
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{parent}.id"],
                name=f"fk_{name}_{column}",
                ondelete="SET NULL" if name == "note" else "CASCADE",
            )
            for column, parent in parents.items()
        ),
        *((sa.CheckConstraint("id = 1", name="ck_room_one_row"),) if name == "room" else ()),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
    )
    for column in sorted(indexed):
        op.create_index(f"ix_{name}_{column}", name, [column])
    history = f"history_{name}"
    op.create_table(
        history,
        sa.Column("change_id", INTEGER, nullable=False),
        *(sa.Column(column, type_) for column, type_ in columns.items()),
        sa.PrimaryKeyConstraint("change_id", name=f"pk_{history}"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=f"fk_{history}_change_id"),
    )
