"""The texts of a ballot's workbook: users' words fit for its cells, and where they stand."""

import re
from collections.abc import Sequence

from vmo_desktop.workshop.ballot_form import AskedDriver
from vmo_desktop.workshop.ballot_words import OWN, measure_words, number
from vmo_desktop.workshop.rows import InitiativeRow, ScaleLevelRow

LABEL_COLUMN, VOTE_COLUMN, COMMENT_COLUMN, REMARK_COLUMN = 1, 2, 3, 4
"""Columns of a driver's sheet, from 0; the hidden first one holds the initiative's number."""

LONGEST = 2_000
"""Letters of a text in a cell: a ballot is read at a glance."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NAME_LETTERS = 31
"""What a workbook allows in the name of a sheet."""


def cell_text(text: str) -> str:
    """A user's text on one line and without what a workbook cannot hold; a sign of a formula stays mere text."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def initiative_label(initiative: InitiativeRow, *, is_own: bool) -> str:
    """How a row names its initiative; a participant's own is marked."""
    name = cell_text(f"{initiative.code}  {initiative.name}" if initiative.code else initiative.name)
    return f"{OWN} {name}" if is_own else name


def driver_title(asked: AskedDriver) -> str:
    """How a sheet names its driver."""
    return cell_text(asked.driver.name)


def level_text(level: ScaleLevelRow) -> str:
    """A level's score and its short name."""
    return cell_text(f"{number(level.score)}  {level.label}")


def note_text(asked: AskedDriver) -> str:
    """The scale as a note on the head of the votes."""
    lines = [f"{level_text(level)}: {cell_text(level.statement)}" for level in reversed(asked.levels)]
    return "\n".join([driver_title(asked), cell_text(measure_words(asked)), *lines]).strip()[:8_000]


def sheet_names(drivers: Sequence[str]) -> list[str]:
    """Names of sheets that every spreadsheet program takes: a number keeps them apart."""
    cleaned = (" ".join(_FORBIDDEN.sub(" ", cell_text(driver)).split()) for driver in drivers)
    return [f"{place} {name}"[:_NAME_LETTERS].strip() for place, name in enumerate(cleaned, start=1)]
