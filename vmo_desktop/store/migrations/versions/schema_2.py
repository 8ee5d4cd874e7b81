"""Schema 2: names on the chart and titles of the pack as the facilitator chose them."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add two tables with their histories."""
    op.create_table(
        "chart_label",
        sa.Column("initiative_id", sa.Integer, nullable=False),
        sa.Column("choice", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("initiative_id", name="pk_chart_label"),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name="fk_chart_label_initiative_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "pack_title",
        sa.Column("section", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("section", name="pk_pack_title"),
    )
    _history("chart_label", sa.Column("initiative_id", sa.Integer), sa.Column("choice", sa.String))
    _history("pack_title", sa.Column("section", sa.String), sa.Column("title", sa.String))


def _history(table: str, *images: sa.Column[object]) -> None:
    name = f"history_{table}"
    op.create_table(
        name,
        sa.Column("change_id", sa.Integer, nullable=False),
        *images,
        sa.PrimaryKeyConstraint("change_id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=f"fk_{name}_change_id"),
    )
