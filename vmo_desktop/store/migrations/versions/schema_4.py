"""Schema 4: what initiatives use, how they hang together, scenarios with limits and forces, approvals.

The stage that was called Decide is called Rank.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

INTEGER, FLOAT, TEXT, BOOLEAN = sa.Integer, sa.Double, sa.String, sa.Boolean


class _Column(NamedTuple):
    name: str
    type: Any
    parent: str = ""
    is_key: bool = False
    is_nullable: bool = False


def _id() -> _Column:
    return _Column("id", INTEGER, is_key=True)


def _of(name: str, parent: str, *, is_key: bool = True) -> _Column:
    return _Column(name, INTEGER, parent, is_key)


_INITIATIVE = _of("initiative_id", "initiative")
_SCENARIO = _of("scenario_id", "scenario")
_POSITION = _Column("position", INTEGER)
_REASON = _Column("reason", TEXT)

_TABLES: dict[str, tuple[_Column, ...]] = {
    "yearly_cost": (_INITIATIVE, _Column("year", INTEGER, is_key=True), _Column("amount", FLOAT)),
    "resource": (_id(), _POSITION, _Column("name", TEXT), _Column("unit", TEXT)),
    "demand": (
        _INITIATIVE,
        _of("resource_id", "resource"),
        _Column("period", TEXT, is_key=True),
        _Column("amount", FLOAT),
    ),
    "funding_level": (
        _id(),
        _of("initiative_id", "initiative", is_key=False),
        _POSITION,
        _Column("name", TEXT),
        _Column("cost", FLOAT),
        _Column("value_share", FLOAT),
    ),
    "partial_funding": (_INITIATIVE, _Column("least_share", FLOAT)),
    "dependency_group": (_id(), _POSITION, _Column("kind", TEXT), _REASON),
    "dependency_member": (_of("group_id", "dependency_group"), _INITIATIVE),
    "synergy": (
        _id(),
        _of("first_id", "initiative", is_key=False),
        _of("second_id", "initiative", is_key=False),
        _Column("value", FLOAT),
        _Column("saving", FLOAT),
        _REASON,
    ),
    "score_range": (_INITIATIVE, _of("driver_id", "driver"), _Column("low", FLOAT), _Column("high", FLOAT)),
    "scenario": (
        _id(),
        _POSITION,
        _Column("name", TEXT),
        _Column("weight_set_id", INTEGER, "weight_set", is_nullable=True),
        _Column("aim", TEXT),
        _Column("budget", FLOAT, is_nullable=True),
        _Column("is_recommended", BOOLEAN),
        _Column("note", TEXT),
    ),
    "limit": (
        _id(),
        _of("scenario_id", "scenario", is_key=False),
        _POSITION,
        _Column("of", TEXT),
        _Column("resource_id", INTEGER, "resource", is_nullable=True),
        _Column("period", TEXT),
        _Column("class_name", TEXT),
        _Column("least", FLOAT, is_nullable=True),
        _Column("most", FLOAT, is_nullable=True),
        _Column("is_on", BOOLEAN),
    ),
    "force": (_SCENARIO, _INITIATIVE, _Column("is_in", BOOLEAN), _REASON, _Column("author", TEXT)),
    "assumption": (
        _SCENARIO,
        _INITIATIVE,
        _Column("value", FLOAT, is_nullable=True),
        _Column("cost", FLOAT, is_nullable=True),
        _Column("effort", FLOAT, is_nullable=True),
    ),
    "approval": (
        _SCENARIO,
        _Column("at", TEXT),
        _Column("author", TEXT),
        _Column("note", TEXT),
        _Column("status", TEXT),
        _Column("value", FLOAT),
        _Column("bound", FLOAT),
        _Column("cost", FLOAT),
    ),
    "approved_initiative": (
        _SCENARIO,
        _INITIATIVE,
        _Column("level", TEXT),
        _Column("share", FLOAT),
        _Column("value", FLOAT),
        _Column("cost", FLOAT),
    ),
    "support": (
        _SCENARIO,
        _of("participant_id", "participant"),
        _Column("degree", TEXT),
        _Column("note", TEXT),
    ),
    "robustness": (
        _id(),
        _Column("seed", INTEGER),
        _Column("samples", INTEGER),
        _Column("weights", TEXT),
        _Column("margin", FLOAT),
        _Column("scores", TEXT),
    ),
}


def upgrade() -> None:
    """Add the tables with their histories, one scenario, and the settings of the test of robustness."""
    for name, columns in _TABLES.items():
        _create(name, columns)
    op.execute(
        "INSERT INTO scenario (id, position, name, aim, is_recommended, note) "
        "VALUES (1, 1, 'Base case', 'value', 1, '')"
    )
    for table in ("agenda_item", "history_agenda_item"):
        op.execute(f"UPDATE {table} SET stage = 'rank' WHERE stage = 'decide'")  # noqa: S608 - our constants
    op.execute(
        "INSERT INTO robustness (id, seed, samples, weights, margin, scores) "
        "VALUES (1, 1, 2000, 'interval', 0.2, 'votes')"
    )


def _create(name: str, columns: tuple[_Column, ...]) -> None:
    keys = [column.name for column in columns if column.is_key]
    op.create_table(
        name,
        *(sa.Column(column.name, column.type, nullable=column.is_nullable, autoincrement=False) for column in columns),
        *(
            sa.ForeignKeyConstraint(
                [column.name],
                [f"{column.parent}.id"],
                name=f"fk_{name}_{column.name}",
                ondelete="SET NULL" if column.parent == "weight_set" else "CASCADE",
            )
            for column in columns
            if column.parent
        ),
        *((sa.CheckConstraint("id = 1", name="ck_robustness_one_row"),) if name == "robustness" else ()),
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"),
    )
    for column in columns:
        # The first column of a key needs no index of its own.
        if column.parent and column.name != keys[0]:
            op.create_index(f"ix_{name}_{column.name}", name, [column.name])
    history = f"history_{name}"
    op.create_table(
        history,
        sa.Column("change_id", INTEGER, nullable=False),
        *(sa.Column(column.name, column.type) for column in columns),
        sa.PrimaryKeyConstraint("change_id", name=f"pk_{history}"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=f"fk_{history}_change_id"),
    )
