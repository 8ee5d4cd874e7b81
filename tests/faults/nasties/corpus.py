"""All nasties that are kept."""

from tests.faults.nasties import (
    abroad,
    cells,
    exported,
    layouts,
    money,
    other_doors,
    portfolios,
    text_tables,
    workbooks,
)

CORPUS = (
    *text_tables.NASTIES, *cells.NASTIES, *workbooks.NASTIES, *layouts.NASTIES, *money.NASTIES, *other_doors.NASTIES,
    *portfolios.NASTIES, *abroad.NASTIES, *exported.NASTIES,
)  # fmt: skip
