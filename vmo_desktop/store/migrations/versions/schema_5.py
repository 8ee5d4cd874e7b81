"""Schema 5: money over time, a benefits register, KPIs, reviews, the road from PMO to VMO, value streams."""

import sqlalchemy as sa
from alembic import op

from vmo_desktop.store.migrations.tables import FLOAT, INTEGER, POSITION, ROW_ID, TEXT, Column, add, create, maybe, of

_TEXTS = (
    ("benefit", "outcome"),
    ("benefit", "attribution"),
    ("benefit", "measure"),
    ("benefit", "category"),
    ("benefit", "responsible"),
    ("driver", "source"),
)

_ONE_ROW = ("finance", "realization")

_TABLES: dict[str, tuple[Column, ...]] = {
    "finance": (
        ROW_ID,
        Column("discount_rate", FLOAT),
        Column("period", TEXT),
        Column("first_period", TEXT),
        Column("periods", INTEGER),
        Column("finance_rate", FLOAT, is_nullable=True),
        Column("reinvestment_rate", FLOAT, is_nullable=True),
        Column("shape", TEXT),
        Column("correlation", FLOAT),
        Column("samples", INTEGER),
        Column("seed", INTEGER),
    ),
    "cash_line": (
        ROW_ID,
        of("initiative_id", "initiative", is_key=False),
        POSITION,
        Column("kind", TEXT),
        Column("name", TEXT),
        Column("expense", TEXT),
        Column("timing", TEXT),
        Column("start", FLOAT),
        Column("ramp", FLOAT),
        Column("duration", FLOAT, is_nullable=True),
        Column("most_delay", FLOAT),
        Column("low", FLOAT, is_nullable=True),
        Column("likely", FLOAT, is_nullable=True),
        Column("high", FLOAT, is_nullable=True),
        Column("unit", TEXT),
        maybe("benefit_id", "benefit"),
        Column("estimator", TEXT),
        Column("note", TEXT),
    ),
    "enabler": (
        of("benefit_id", "benefit"),
        of("initiative_id", "initiative"),
    ),
    "benefit_link": (
        of("benefit_id", "benefit"),
        of("leads_to_id", "benefit"),
    ),
    "kpi": (
        ROW_ID,
        POSITION,
        Column("name", TEXT),
        Column("unit", TEXT),
        Column("direction", TEXT),
        Column("baseline", FLOAT, is_nullable=True),
        Column("baseline_on", TEXT),
        Column("target", FLOAT, is_nullable=True),
        Column("due_on", TEXT),
        Column("frequency", TEXT),
        Column("weight", FLOAT),
        Column("owner", TEXT),
        maybe("benefit_id", "benefit"),
        maybe("initiative_id", "initiative"),
        maybe("driver_id", "driver"),
        maybe("objective_id", "objective"),
        Column("frozen_at", TEXT),
    ),
    "reading": (
        of("kpi_id", "kpi"),
        Column("series", TEXT, is_key=True),
        Column("on", TEXT, is_key=True),
        Column("value", FLOAT),
        Column("note", TEXT),
    ),
    "realization": (
        ROW_ID,
        Column("on_track", FLOAT),
        Column("at_risk", FLOAT),
        Column("as_of", TEXT),
    ),
    "review": (
        ROW_ID,
        POSITION,
        maybe("initiative_id", "initiative"),
        Column("on", TEXT),
        Column("author", TEXT),
        Column("expected", TEXT),
        Column("happened", TEXT),
        Column("why", TEXT),
        Column("change", TEXT),
    ),
    "lesson": (
        ROW_ID,
        POSITION,
        Column("text", TEXT),
        Column("tags", TEXT),
        Column("on", TEXT),
        Column("author", TEXT),
        maybe("initiative_id", "initiative"),
        maybe("driver_id", "driver"),
        maybe("review_id", "review"),
    ),
    "win": (
        ROW_ID,
        POSITION,
        Column("title", TEXT),
        Column("text", TEXT),
        Column("people", TEXT),
        Column("on", TEXT),
        maybe("initiative_id", "initiative"),
    ),
    "prior": (
        ROW_ID,
        Column("of", TEXT),
        Column("name", TEXT),
        Column("promises", INTEGER),
        Column("mean", FLOAT),
        Column("low", FLOAT),
        Column("middle", FLOAT),
        Column("high", FLOAT),
        Column("source", TEXT),
    ),
    "carried": (
        ROW_ID,
        maybe("initiative_id", "initiative"),
        Column("source", TEXT),
        Column("code", TEXT),
        Column("name", TEXT),
        Column("value", FLOAT, is_nullable=True),
        Column("cost", FLOAT, is_nullable=True),
        Column("standing", TEXT),
        Column("progress", FLOAT, is_nullable=True),
    ),
    "road_step": (
        ROW_ID,
        POSITION,
        Column("name", TEXT),
        Column("purpose", TEXT),
        Column("target", FLOAT, is_nullable=True),
        Column("importance", FLOAT),
    ),
    "road_level": (
        of("step_id", "road_step"),
        Column("level", INTEGER, is_key=True),
        Column("evidence", TEXT),
    ),
    "assessment": (
        ROW_ID,
        POSITION,
        Column("name", TEXT),
        Column("on", TEXT),
        Column("note", TEXT),
    ),
    "rating": (
        of("assessment_id", "assessment"),
        of("step_id", "road_step"),
        Column("respondent", TEXT, is_key=True),
        Column("level", FLOAT, is_nullable=True),
        Column("evidence", TEXT),
    ),
    "action": (
        ROW_ID,
        POSITION,
        Column("text", TEXT),
        Column("owner", TEXT),
        Column("start_on", TEXT),
        Column("due_on", TEXT),
        Column("done_on", TEXT),
        Column("phase", TEXT),
        maybe("step_id", "road_step"),
        maybe("review_id", "review"),
    ),
    "stakeholder": (
        ROW_ID,
        POSITION,
        Column("name", TEXT),
        Column("role", TEXT),
        Column("influence", FLOAT, is_nullable=True),
        Column("interest", FLOAT, is_nullable=True),
        Column("attitude", TEXT),
        Column("message", TEXT),
        Column("channel", TEXT),
        Column("frequency", TEXT),
        Column("owner", TEXT),
    ),
    "training": (
        ROW_ID,
        POSITION,
        Column("role", TEXT),
        Column("topic", TEXT),
        Column("form", TEXT),
        Column("due_on", TEXT),
        Column("owner", TEXT),
        Column("done_on", TEXT),
    ),
    "aspect": (
        ROW_ID,
        POSITION,
        Column("name", TEXT),
        Column("pmo", TEXT),
        Column("vmo", TEXT),
        Column("today", FLOAT, is_nullable=True),
        Column("target", FLOAT, is_nullable=True),
    ),
    "stream": (
        ROW_ID,
        POSITION,
        Column("name", TEXT),
        Column("state", TEXT),
        maybe("current_id", "stream"),
        Column("unit", TEXT),
        Column("supplier", TEXT),
        Column("customer", TEXT),
        Column("note", TEXT),
    ),
    "stream_step": (
        ROW_ID,
        of("stream_id", "stream", is_key=False),
        maybe("current_id", "stream_step"),
        POSITION,
        Column("name", TEXT),
        Column("process_time", FLOAT),
        Column("wait_time", FLOAT),
        Column("complete_accurate", FLOAT, is_nullable=True),
        Column("people", FLOAT),
        maybe("initiative_id", "initiative"),
        Column("note", TEXT),
    ),
}

_ROWS = (
    "INSERT INTO finance (id, discount_rate, period, first_period, periods, shape, correlation, samples, seed) "
    "VALUES (1, 0.08, 'year', '', 5, 'pert', 0.0, 10000, 1)",
    "INSERT INTO realization (id, on_track, at_risk, as_of) VALUES (1, 0.9, 0.7, '')",
)


def upgrade() -> None:
    """Add what benefits, drivers and dissents tell besides, and the tables with their histories."""
    for table, column in _TEXTS:
        add(table, column, TEXT, "")
    for parent in ("driver", "objective"):
        column = f"{parent}_id"
        # A reference that is added with its column has no name of its own in SQLite.
        op.execute(f"ALTER TABLE benefit ADD COLUMN {column} INTEGER REFERENCES {parent} (id) ON DELETE SET NULL")
        op.create_index(f"ix_benefit_{column}", "benefit", [column])
        op.add_column("history_benefit", sa.Column(column, INTEGER()))
    add("benefit", "note", TEXT, "")
    add("dissent", "score", FLOAT)
    for name, columns in _TABLES.items():
        create(name, *columns, has_one_row=name in _ONE_ROW)
    for statement in _ROWS:
        op.execute(statement)
