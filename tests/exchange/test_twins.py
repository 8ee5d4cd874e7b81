"""A dirty spreadsheet and its clean twin come in as the same workshop."""

import csv
import math
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import shared_data
from tests.exchange.sources import assert_accounted
from vmo_desktop.exchange.importing import import_operation, plan_import, propose_map, read_source
from vmo_desktop.exchange.library import build_template, sample_content
from vmo_desktop.workshop.rows import InitiativeRow
from vmo_desktop.workshop.workshop import Workshop

FIELDS = ("code", "name", "sponsor", "status", "class_name", "cost", "start_date", "end_date", "confidence")
HEADINGS = ("Code", "Name", "Sponsor", "Status", "Class", "Cost", "Start date", "End date", "Confidence")


def _imported(path: Path, file: Path, template: str = "") -> tuple[dict[tuple[str, str], object], int]:
    """Every cell that a spreadsheet left in a workshop, by initiative and field or driver, and its rows."""
    with Workshop.create(file) as workshop:
        if template:
            build_template(template, workshop)
        table = read_source(path)
        plan = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
        assert_accounted(plan)
        workshop.do(import_operation(plan))
        snapshot = workshop.snapshot
    cells: dict[tuple[str, str], object] = {
        (row.code, field): getattr(row, field) for row in snapshot.initiatives for field in FIELDS
    }
    codes = {row.id: row.code for row in snapshot.initiatives}
    drivers = {driver.id: driver.code for driver in snapshot.leaves}
    cells |= {(codes[row], drivers[driver]): score.value for (row, driver), score in snapshot.agreed_scores.items()}
    return cells, plan.rows_read


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=5e-3)
    return one == other


def _german(amount: float) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def _dirty_amount(amount: float | None, place: int) -> str:
    """An amount as different people write it into one column."""
    if amount is None:
        return ("Exempt under Section 43", "n/a", "", "tbc")[place % 4]
    if amount < 0:
        return f"({_german(-amount)})"
    return (_german(amount), f"£{_german(amount)}", f"{_german(amount)} GBP", _german(amount).replace(".", "\u00a0"))[
        place % 4
    ]


def _dirty_day(day: str, place: int) -> str:
    if not day:
        return ("", "TBC", "-")[place % 3]
    year, month, of_month = day.split("-")
    short = f"{of_month}.{month}.{year[2:]}" if 1980 <= int(year) < 2080 else f"{of_month}.{month}.{year}"
    return (f"{of_month}.{month}.{year}", day, short, f"{of_month}/{month}/{year}")[place % 4]


def _clean_rows(rows: list[InitiativeRow]) -> list[list[str]]:
    return [["" if getattr(row, each) is None else str(getattr(row, each)) for each in FIELDS] for row in rows]


def _dirty_rows(rows: list[InitiativeRow]) -> list[list[str]]:
    found = []
    for place, (row, cells) in enumerate(zip(rows, _clean_rows(rows), strict=True)):
        cells[5] = _dirty_amount(row.cost, place)
        cells[6], cells[7] = _dirty_day(row.start_date, place), _dirty_day(row.end_date, place + 1)
        cells[8] = "" if row.confidence is None else f"{row.confidence:g} %"
        found.append([f" {cell}\u00a0" if place % 5 == 0 and cell else cell for cell in cells])
    return found


def test_a_table_with_every_kind_of_dirt_comes_in_like_its_clean_twin(tmp_path: Path) -> None:
    content = sample_content("uk-major-projects-2023")
    rows = [replace(row, cost=None if row.cost is None else round(row.cost, 2)) for row in content.initiatives]
    with (tmp_path / "clean.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *_clean_rows(rows)])
    with (tmp_path / "dirty.csv").open("w", encoding="cp1252", newline="") as file:
        dirty = csv.writer(file, delimiter=";", lineterminator="\r", quoting=csv.QUOTE_ALL)
        dirty.writerows([["Draft, for discussion"], [], HEADINGS, *_dirty_rows(rows), [], ["Source: portfolio office"]])
    clean, read = _imported(tmp_path / "clean.csv", tmp_path / "clean.vmo")
    found, read_dirty = _imported(tmp_path / "dirty.csv", tmp_path / "dirty.vmo")
    assert (read, read_dirty) == (len(rows), len(rows) + 1)
    different = {cell: (clean[cell], found.get(cell)) for cell in clean if not _same(clean[cell], found.get(cell))}
    assert len(clean) == len(rows) * len(FIELDS)
    assert different == {}


@pytest.mark.parametrize("clean_file", shared_data("smart_scale/*.xlsx"), ids=lambda path: path.name)
def test_the_published_table_comes_in_like_the_exact_workbook(clean_file: Path, tmp_path: Path) -> None:
    """The published one is rounded, has a dash for zero and other headings; at most one cell in a hundred differs."""
    template = "public-capital-programme"
    clean, read = _imported(clean_file, tmp_path / "clean.vmo", template)
    dirty, read_dirty = _imported(clean_file.with_name("ss-data.csv"), tmp_path / "dirty.vmo", template)
    assert read == read_dirty == 404
    different = [cell for cell in clean if not _same(clean[cell], dirty.get(cell))]
    assert len(clean) > 5_000
    assert len(different) <= len(clean) / 100
