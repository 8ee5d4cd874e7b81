"""Schema 2: names on the chart and titles of the pack as the facilitator chose them."""

from vmo_desktop.store.migrations.tables import TEXT, Column, create, of


def upgrade() -> None:
    """Add two tables with their histories."""
    create("chart_label", of("initiative_id", "initiative"), Column("choice", TEXT))
    create("pack_title", Column("section", TEXT, is_key=True), Column("title", TEXT))
