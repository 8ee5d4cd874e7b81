"""Schema 6: the seal of every table, which is filled in when all else is brought up to date."""

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"


def upgrade() -> None:
    """Add the table of seals."""
    op.create_table(
        "seal",
        sa.Column("table_name", sa.String, nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.Column("total", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("table_name", name="pk_seal"),
    )
