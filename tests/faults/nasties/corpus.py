"""All nasties that are kept."""

from tests.faults.nasties import cells, layouts, other_doors, text_tables, workbooks

CORPUS = (*text_tables.NASTIES, *cells.NASTIES, *workbooks.NASTIES, *layouts.NASTIES, *other_doors.NASTIES)
