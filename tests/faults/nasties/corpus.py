"""All nasties that are kept."""

from tests.faults.nasties import cells, money, other_doors, text_tables, workbooks

CORPUS = (*text_tables.NASTIES, *cells.NASTIES, *workbooks.NASTIES, *money.NASTIES, *other_doors.NASTIES)
