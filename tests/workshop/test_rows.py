"""Row classes have the columns of their tables, in the same order."""

from dataclasses import fields

import pytest

from vmo_desktop.store.base import Base
from vmo_desktop.workshop.rows import StepRow
from vmo_desktop.workshop.snapshot import ROWS


@pytest.mark.parametrize(("table", "row_class"), [*ROWS.items(), ("step", StepRow)])
def test_row_class_matches_its_table(table: str, row_class: type) -> None:
    columns = [column.name for column in Base.metadata.tables[table].columns]
    assert [field.name for field in fields(row_class)] == columns
