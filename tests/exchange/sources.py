"""Small spreadsheets and workshops that tests are made of."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.made_once import made_once
from vmo_desktop.exchange.csv_source import read_text_table
from vmo_desktop.exchange.importing import import_operation, plan_import, propose_map
from vmo_desktop.exchange.layout import lay_out
from vmo_desktop.exchange.mapping import ImportMap, SourceOptions
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.exchange.table import SourceTable
from vmo_desktop.workshop.ops.drivers import Level, add_driver
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop

LEVELS = (Level(0, 0, "None"), Level(1, 50, "Low"), Level(2, 75, "Medium"), Level(4, 100, "High"))


def table_of(text: str, options: SourceOptions | None = None) -> SourceTable:
    """A text table, read in this process."""
    options = options or SourceOptions()
    return lay_out(
        read_text_table(text.encode(), "in.csv", encoding=options.encoding, delimiter=options.delimiter), options
    )


def plan_of(text: str, snapshot: Snapshot, mapping: ImportMap | None = None) -> ImportPlan:
    """The plan of importing a text table; the identity of its counts is checked."""
    table = table_of(text)
    plan = plan_import(table, mapping or propose_map(table, snapshot), snapshot)
    assert_accounted(plan)
    return plan


def assert_accounted(plan: ImportPlan) -> None:
    """Every row of the file is in exactly one count."""
    assert plan.rows_read == plan.imported + plan.updated + len(plan.skipped) + len(plan.rejected)


@made_once
def new_workshop(path: Path, drivers: Mapping[str, Mapping[str, Any]] | None = None) -> Workshop:
    """A workshop with these drivers, by code: values of `DriverRow`, scored on `LEVELS` unless they say measure."""
    workshop = Workshop.create(path)
    for code, values in (drivers or {}).items():
        fields = {"code": code, **values}
        workshop.do(add_driver(str(fields.pop("name", code)), values=fields, levels=LEVELS))
    return workshop


def plan_in_new(folder: Path, text: str) -> ImportPlan:
    """The plan of importing a text table into a workshop that holds nothing yet, which is made in this folder."""
    folder.mkdir(exist_ok=True)
    with new_workshop(folder / "w.vmo") as workshop:
        return plan_of(text, workshop.snapshot)


def import_text(workshop: Workshop, text: str) -> ImportPlan:
    """Import a text table with the proposed map."""
    plan = plan_of(text, workshop.snapshot)
    workshop.do(import_operation(plan))
    return plan


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], **options: object) -> Path:
    """A workbook with these rows; a text that begins with "=" is a formula."""
    book = xlsxwriter.Workbook(str(path), dict(options))
    dates = book.add_format({"num_format": "yyyy-mm-dd"})
    percents = book.add_format({"num_format": "0%"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, PercentCell):
                    sheet.write_number(row, column, cell.value, percents)
                elif hasattr(cell, "isoformat"):
                    sheet.write_datetime(row, column, cell, dates)
                elif isinstance(cell, str) and not cell.startswith("="):
                    sheet.write_string(row, column, cell)
                else:
                    sheet.write(row, column, cell)
    book.close()
    return path


class PercentCell:
    """A number that the workbook shows as a percentage."""

    def __init__(self, value: float) -> None:
        self.value = value
