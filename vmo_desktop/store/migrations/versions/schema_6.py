"""Schema 6: the seal of every table, which is filled in when all else is up to date, and who may read the file."""

import sqlalchemy as sa
from alembic import op

from vmo_desktop import __version__


def upgrade() -> None:
    """Add the table of seals, and the row that says which programs may read and write."""
    op.create_table(
        "seal",
        sa.Column("table_name", sa.String, nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.Column("total", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("table_name", name="pk_seal"),
    )
    made = op.create_table(
        "format",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("written_by", sa.String, nullable=False),
        sa.Column("min_reader", sa.Integer, nullable=False),
        sa.Column("min_writer", sa.Integer, nullable=False),
        sa.CheckConstraint("id = 1", name="ck_format_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_format"),
    )
    op.bulk_insert(made, [{"id": 1, "written_by": __version__, "min_reader": 6, "min_writer": 6}])
