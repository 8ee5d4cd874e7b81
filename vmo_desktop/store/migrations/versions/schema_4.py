"""Schema 4: what initiatives use, how they hang together, scenarios with limits and forces, approvals.

The stage that was called Decide is called Rank.
"""

from alembic import op

from vmo_desktop.store.migrations.tables import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    POSITION,
    ROW_ID,
    TEXT,
    Column,
    create,
    maybe,
    of,
)

_INITIATIVE = of("initiative_id", "initiative")
_SCENARIO = of("scenario_id", "scenario")
_REASON = Column("reason", TEXT)

_TABLES: dict[str, tuple[Column, ...]] = {
    "yearly_cost": (_INITIATIVE, Column("year", INTEGER, is_key=True), Column("amount", FLOAT)),
    "resource": (ROW_ID, POSITION, Column("name", TEXT), Column("unit", TEXT)),
    "demand": (
        _INITIATIVE,
        of("resource_id", "resource"),
        Column("period", TEXT, is_key=True),
        Column("amount", FLOAT),
    ),
    "funding_level": (
        ROW_ID,
        of("initiative_id", "initiative", is_key=False),
        POSITION,
        Column("name", TEXT),
        Column("cost", FLOAT),
        Column("value_share", FLOAT),
    ),
    "partial_funding": (_INITIATIVE, Column("least_share", FLOAT)),
    "dependency_group": (ROW_ID, POSITION, Column("kind", TEXT), _REASON),
    "dependency_member": (of("group_id", "dependency_group"), _INITIATIVE),
    "synergy": (
        ROW_ID,
        of("first_id", "initiative", is_key=False),
        of("second_id", "initiative", is_key=False),
        Column("value", FLOAT),
        Column("saving", FLOAT),
        _REASON,
    ),
    "score_range": (_INITIATIVE, of("driver_id", "driver"), Column("low", FLOAT), Column("high", FLOAT)),
    "scenario": (
        ROW_ID,
        POSITION,
        Column("name", TEXT),
        maybe("weight_set_id", "weight_set"),
        Column("aim", TEXT),
        Column("budget", FLOAT, is_nullable=True),
        Column("is_recommended", BOOLEAN),
        Column("note", TEXT),
    ),
    "limit": (
        ROW_ID,
        of("scenario_id", "scenario", is_key=False),
        POSITION,
        Column("of", TEXT),
        Column("resource_id", INTEGER, "resource", is_nullable=True),
        Column("period", TEXT),
        Column("class_name", TEXT),
        Column("least", FLOAT, is_nullable=True),
        Column("most", FLOAT, is_nullable=True),
        Column("is_on", BOOLEAN),
    ),
    "force": (_SCENARIO, _INITIATIVE, Column("is_in", BOOLEAN), _REASON, Column("author", TEXT)),
    "assumption": (
        _SCENARIO,
        _INITIATIVE,
        Column("value", FLOAT, is_nullable=True),
        Column("cost", FLOAT, is_nullable=True),
        Column("effort", FLOAT, is_nullable=True),
    ),
    "approval": (
        _SCENARIO,
        Column("at", TEXT),
        Column("author", TEXT),
        Column("note", TEXT),
        Column("status", TEXT),
        Column("value", FLOAT),
        Column("bound", FLOAT),
        Column("cost", FLOAT),
    ),
    "approved_initiative": (
        _SCENARIO,
        _INITIATIVE,
        Column("level", TEXT),
        Column("share", FLOAT),
        Column("value", FLOAT),
        Column("cost", FLOAT),
    ),
    "support": (
        _SCENARIO,
        of("participant_id", "participant"),
        Column("degree", TEXT),
        Column("note", TEXT),
    ),
    "robustness": (
        ROW_ID,
        Column("seed", INTEGER),
        Column("samples", INTEGER),
        Column("weights", TEXT),
        Column("margin", FLOAT),
        Column("scores", TEXT),
    ),
}

_ROWS = (
    "INSERT INTO scenario (id, position, name, aim, is_recommended, note) VALUES (1, 1, 'Base case', 'value', 1, '')",
    "INSERT INTO robustness (id, seed, samples, weights, margin, scores) VALUES (1, 1, 2000, 'interval', 0.2, 'votes')",
    "UPDATE agenda_item SET stage = 'rank' WHERE stage = 'decide'",
    "UPDATE history_agenda_item SET stage = 'rank' WHERE stage = 'decide'",
)


def upgrade() -> None:
    """Add the tables with their histories, one scenario, and the settings of the test of robustness."""
    for name, columns in _TABLES.items():
        create(name, *columns, has_one_row=name == "robustness")
    for statement in _ROWS:
        op.execute(statement)
