"""A room with a round open, and its ballots filled in as people do."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from tests.made_once import made_once
from vmo_desktop.exchange.ballot_files import export_ballots
from vmo_desktop.exchange.ballot_identity import workshop_key
from vmo_desktop.exchange.ballot_reading import ReadBallot, read_ballots
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.workshop.ballot_form import forms_of
from vmo_desktop.workshop.ops.drivers import Level, add_driver, edit_driver, set_levels
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.rows import ScaleKind
from vmo_desktop.workshop.workshop import Workshop

Vote = float | str | None
Filling = Callable[[int, int], Vote]
"""The vote on an initiative and a driver, by their places from 0; None leaves the cell empty."""

VOTES, COMMENTS = 3, 4
"""Columns of a driver's sheet, from 1."""

NAMES = ("Ann Lee", "Björn Østergård")
PERCENT = {"scale": ScaleKind.MEASURE, "low": 0.0, "high": 100.0, "unit": "%"}


@made_once
def small_room(path: Path) -> Workshop:
    """Two participants, three initiatives, a driver of levels and a measured one; a round is open."""
    workshop = Workshop.create(path, author="Ines")
    workshop.do(edit_workshop({"title": "Digital portfolio", "facilitator": "Ines"}))
    for name in ("Growth", "Share"):
        workshop.do(add_driver(name))
    levels = [Level(score, score * 25.0, f"Level {score}", f"Earns {score} million.") for score in range(5)]
    workshop.do(set_levels(workshop.snapshot.leaves[0].id, levels))
    workshop.do(edit_driver(workshop.snapshot.leaves[1].id, PERCENT))
    workshop.do(
        add_initiatives(
            [{"code": f"P{place}", "name": name} for place, name in enumerate(("Portal", "Ledger", "Robots"))]
        )
    )
    for name in NAMES:
        workshop.do(add_participant({"name": name}))
    open_on_all(workshop)
    return workshop


@made_once
def meridian_room(path: Path) -> Workshop:
    """The sample's room of eight with a round on everything."""
    workshop = Workshop.create(path, author="Ines")
    build_sample("meridian", workshop)
    open_on_all(workshop)
    return workshop


def open_on_all(workshop: Workshop, name: str = "Everything") -> int:
    """Open a round on every initiative and driver; gives back its id."""
    snapshot = workshop.snapshot
    workshop.do(open_round(name, [each.id for each in snapshot.initiatives], [each.id for each in snapshot.leaves]))
    return workshop.snapshot.rounds[-1].id


def handed_out(workshop: Workshop, folder: Path) -> list[Path]:
    """The ballots of the newest round as files."""
    folder.mkdir(exist_ok=True)
    forms = forms_of(workshop.snapshot, workshop.snapshot.rounds[-1].id)
    return export_ballots(forms, workshop_key(workshop.snapshot), folder)


def read(workshop: Workshop, *paths: Path) -> tuple[ReadBallot, ...]:
    """Read files that came back."""
    return read_ballots(paths, workshop.snapshot, workshop_key(workshop.snapshot))


def driver_sheets(book: Any) -> list[Any]:
    """The sheets that are voted on."""
    return [sheet for sheet in book.worksheets if sheet.title[0].isdigit()]


def first_row(sheet: Any) -> int:
    """The row of a sheet's first initiative."""
    return next(row for row in range(1, 100) if sheet.cell(row, 1).value is not None)


def fill(path: Path, filling: Filling, comments: Mapping[tuple[int, int], str] | None = None) -> None:
    """Fill a ballot in and save it."""
    book = openpyxl.load_workbook(path)
    for driver, sheet in enumerate(driver_sheets(book)):
        row, place = first_row(sheet), 0
        while sheet.cell(row, 1).value is not None:
            sheet.cell(row, VOTES).value = filling(place, driver)
            sheet.cell(row, COMMENTS).value = (comments or {}).get((place, driver))
            row, place = row + 1, place + 1
    book.save(path)


def mangle(path: Path, change: Callable[[Any], object]) -> None:
    """Do to a workbook what people do."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def good(place: int, driver: int) -> float | str:
    """A vote of a ballot that is filled in well."""
    return "no opinion" if place == 2 else (3 if driver == 0 else 73.25)


def cell_of(book: Any, driver: int, place: int, column: int) -> Any:
    """The cell of a vote, or of what stands beside it."""
    sheet = driver_sheets(book)[driver]
    return sheet.cell(first_row(sheet) + place, column)
