"""Schema 5: money over time, a benefits register, KPIs, reviews, the road from PMO to VMO, value streams."""

from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

INTEGER, FLOAT, TEXT = sa.Integer, sa.Double, sa.String


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


def _maybe(name: str, parent: str) -> _Column:
    return _Column(name, INTEGER, parent, is_nullable=True)


_POSITION = _Column("position", INTEGER)

_BENEFIT_TEXTS = ("outcome", "attribution", "measure", "category", "responsible")
_ONE_ROW = ("finance", "realization")

_TABLES: dict[str, tuple[_Column, ...]] = {
    "finance": (
        _id(),
        _Column("discount_rate", FLOAT),
        _Column("period", TEXT),
        _Column("first_period", TEXT),
        _Column("periods", INTEGER),
        _Column("finance_rate", FLOAT, is_nullable=True),
        _Column("reinvestment_rate", FLOAT, is_nullable=True),
        _Column("shape", TEXT),
        _Column("correlation", FLOAT),
        _Column("samples", INTEGER),
        _Column("seed", INTEGER),
    ),
    "cash_line": (
        _id(),
        _of("initiative_id", "initiative", is_key=False),
        _POSITION,
        _Column("kind", TEXT),
        _Column("name", TEXT),
        _Column("expense", TEXT),
        _Column("timing", TEXT),
        _Column("start", FLOAT),
        _Column("ramp", FLOAT),
        _Column("duration", FLOAT, is_nullable=True),
        _Column("most_delay", FLOAT),
        _Column("low", FLOAT, is_nullable=True),
        _Column("likely", FLOAT, is_nullable=True),
        _Column("high", FLOAT, is_nullable=True),
        _Column("unit", TEXT),
        _maybe("benefit_id", "benefit"),
        _Column("estimator", TEXT),
        _Column("note", TEXT),
    ),
    "enabler": (
        _of("benefit_id", "benefit"),
        _of("initiative_id", "initiative"),
    ),
    "benefit_link": (
        _of("benefit_id", "benefit"),
        _of("leads_to_id", "benefit"),
    ),
    "kpi": (
        _id(),
        _POSITION,
        _Column("name", TEXT),
        _Column("unit", TEXT),
        _Column("direction", TEXT),
        _Column("baseline", FLOAT, is_nullable=True),
        _Column("baseline_on", TEXT),
        _Column("target", FLOAT, is_nullable=True),
        _Column("due_on", TEXT),
        _Column("frequency", TEXT),
        _Column("weight", FLOAT),
        _Column("owner", TEXT),
        _maybe("benefit_id", "benefit"),
        _maybe("initiative_id", "initiative"),
        _maybe("driver_id", "driver"),
        _maybe("objective_id", "objective"),
        _Column("frozen_at", TEXT),
    ),
    "reading": (
        _of("kpi_id", "kpi"),
        _Column("series", TEXT, is_key=True),
        _Column("on", TEXT, is_key=True),
        _Column("value", FLOAT),
        _Column("note", TEXT),
    ),
    "realization": (
        _id(),
        _Column("on_track", FLOAT),
        _Column("at_risk", FLOAT),
        _Column("as_of", TEXT),
    ),
    "review": (
        _id(),
        _POSITION,
        _maybe("initiative_id", "initiative"),
        _Column("on", TEXT),
        _Column("author", TEXT),
        _Column("expected", TEXT),
        _Column("happened", TEXT),
        _Column("why", TEXT),
        _Column("change", TEXT),
    ),
    "lesson": (
        _id(),
        _POSITION,
        _Column("text", TEXT),
        _Column("tags", TEXT),
        _Column("on", TEXT),
        _Column("author", TEXT),
        _maybe("initiative_id", "initiative"),
        _maybe("driver_id", "driver"),
        _maybe("review_id", "review"),
    ),
    "win": (
        _id(),
        _POSITION,
        _Column("title", TEXT),
        _Column("text", TEXT),
        _Column("people", TEXT),
        _Column("on", TEXT),
        _maybe("initiative_id", "initiative"),
    ),
    "prior": (
        _id(),
        _Column("of", TEXT),
        _Column("name", TEXT),
        _Column("promises", INTEGER),
        _Column("mean", FLOAT),
        _Column("low", FLOAT),
        _Column("middle", FLOAT),
        _Column("high", FLOAT),
        _Column("source", TEXT),
    ),
    "carried": (
        _id(),
        _maybe("initiative_id", "initiative"),
        _Column("source", TEXT),
        _Column("code", TEXT),
        _Column("name", TEXT),
        _Column("value", FLOAT, is_nullable=True),
        _Column("cost", FLOAT, is_nullable=True),
        _Column("standing", TEXT),
        _Column("progress", FLOAT, is_nullable=True),
    ),
    "road_step": (
        _id(),
        _POSITION,
        _Column("name", TEXT),
        _Column("purpose", TEXT),
        _Column("target", FLOAT, is_nullable=True),
        _Column("importance", FLOAT),
    ),
    "road_level": (
        _of("step_id", "road_step"),
        _Column("level", INTEGER, is_key=True),
        _Column("evidence", TEXT),
    ),
    "assessment": (
        _id(),
        _POSITION,
        _Column("name", TEXT),
        _Column("on", TEXT),
        _Column("note", TEXT),
    ),
    "rating": (
        _of("assessment_id", "assessment"),
        _of("step_id", "road_step"),
        _Column("respondent", TEXT, is_key=True),
        _Column("level", FLOAT, is_nullable=True),
        _Column("evidence", TEXT),
    ),
    "action": (
        _id(),
        _POSITION,
        _Column("text", TEXT),
        _Column("owner", TEXT),
        _Column("start_on", TEXT),
        _Column("due_on", TEXT),
        _Column("done_on", TEXT),
        _Column("phase", TEXT),
        _maybe("step_id", "road_step"),
        _maybe("review_id", "review"),
    ),
    "stakeholder": (
        _id(),
        _POSITION,
        _Column("name", TEXT),
        _Column("role", TEXT),
        _Column("influence", FLOAT, is_nullable=True),
        _Column("interest", FLOAT, is_nullable=True),
        _Column("attitude", TEXT),
        _Column("message", TEXT),
        _Column("channel", TEXT),
        _Column("frequency", TEXT),
        _Column("owner", TEXT),
    ),
    "training": (
        _id(),
        _POSITION,
        _Column("role", TEXT),
        _Column("topic", TEXT),
        _Column("form", TEXT),
        _Column("due_on", TEXT),
        _Column("owner", TEXT),
        _Column("done_on", TEXT),
    ),
    "aspect": (
        _id(),
        _POSITION,
        _Column("name", TEXT),
        _Column("pmo", TEXT),
        _Column("vmo", TEXT),
        _Column("today", FLOAT, is_nullable=True),
        _Column("target", FLOAT, is_nullable=True),
    ),
    "stream": (
        _id(),
        _POSITION,
        _Column("name", TEXT),
        _Column("state", TEXT),
        _maybe("current_id", "stream"),
        _Column("unit", TEXT),
        _Column("supplier", TEXT),
        _Column("customer", TEXT),
        _Column("note", TEXT),
    ),
    "stream_step": (
        _id(),
        _of("stream_id", "stream", is_key=False),
        _maybe("current_id", "stream_step"),
        _POSITION,
        _Column("name", TEXT),
        _Column("process_time", FLOAT),
        _Column("wait_time", FLOAT),
        _Column("complete_accurate", FLOAT, is_nullable=True),
        _Column("people", FLOAT),
        _maybe("initiative_id", "initiative"),
        _Column("note", TEXT),
    ),
}


def upgrade() -> None:
    """Add what benefits, drivers and dissents tell besides, and the tables with their histories."""
    for name in _BENEFIT_TEXTS:
        _add_text("benefit", name)
    _add_text("driver", "source")
    for parent in ("driver", "objective"):
        column = f"{parent}_id"
        # A reference that is added with its column has no name of its own in SQLite.
        op.execute(f"ALTER TABLE benefit ADD COLUMN {column} INTEGER REFERENCES {parent} (id) ON DELETE SET NULL")
        op.create_index(f"ix_benefit_{column}", "benefit", [column])
        op.add_column("history_benefit", sa.Column(column, INTEGER()))
    _add_text("benefit", "note")
    for table in ("dissent", "history_dissent"):
        op.add_column(table, sa.Column("score", FLOAT()))
    for name, columns in _TABLES.items():
        _create(name, columns)
    op.execute(
        "INSERT INTO finance (id, discount_rate, period, first_period, periods, shape, correlation, samples, seed) "
        "VALUES (1, 0.08, 'year', '', 5, 'pert', 0.0, 10000, 1)"
    )
    op.execute("INSERT INTO realization (id, on_track, at_risk, as_of) VALUES (1, 0.9, 0.7, '')")


def _add_text(table: str, name: str) -> None:
    op.add_column(table, sa.Column(name, TEXT(), nullable=False, server_default=""))
    op.add_column(f"history_{table}", sa.Column(name, TEXT()))
    # Images from before must fit into the table when they are put back.
    op.execute(f"UPDATE history_{table} SET {name} = ''")  # noqa: S608 - our constants


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
                ondelete="SET NULL" if column.is_nullable else "CASCADE",
            )
            for column in columns
            if column.parent
        ),
        *((sa.CheckConstraint("id = 1", name=f"ck_{name}_one_row"),) if name in _ONE_ROW else ()),
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
