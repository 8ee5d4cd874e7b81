"""The words of a ballot's workbook, and how users' texts are written into its cells."""

import re
from collections.abc import Sequence

from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ballot_form import AskedDriver
from vmo_desktop.workshop.rows import Direction, InitiativeRow, ScaleLevelRow

tr = Texts("Ballot")

LABEL_COLUMN, VOTE_COLUMN, COMMENT_COLUMN, REMARK_COLUMN = 1, 2, 3, 4
"""Columns of a driver's sheet, from 0; the hidden first one holds the initiative's number."""

LONGEST = 2_000
"""Letters of a text in a cell: a ballot is read at a glance."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NAME_LETTERS = 31
"""What a workbook allows in the name of a sheet."""


def no_opinion() -> str:
    """What is chosen instead of a score."""
    return tr("no opinion")


def cell_text(text: str) -> str:
    """A user's text on one line and without what a workbook cannot hold; a sign of a formula stays mere text."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def number(value: float) -> str:
    """A number as it is typed."""
    return f"{value:.12g}"


def initiative_label(initiative: InitiativeRow, *, is_own: bool) -> str:
    """How a row names its initiative; a participant's own is marked."""
    name = cell_text(f"{initiative.code}  {initiative.name}" if initiative.code else initiative.name)
    return f"◆ {name}" if is_own else name


def driver_title(asked: AskedDriver) -> str:
    """How a sheet names its driver."""
    return cell_text(asked.driver.name)


def level_text(level: ScaleLevelRow) -> str:
    """A level's score and its short name."""
    return cell_text(f"{number(level.score)}  {level.label}")


def measure_text(asked: AskedDriver) -> str:
    """How a measure is scored; empty for a scale of levels."""
    if not asked.is_measure:
        return ""
    unit = f" {cell_text(asked.driver.unit)}" if asked.driver.unit else ""
    better = tr("more is better") if asked.driver.direction is Direction.HIGHER else tr("less is better")
    said = tr("A number from {low} to {high}{unit}; {better}.", low=number(asked.low), high=number(asked.high),
              unit=unit, better=better)  # fmt: skip
    return f"{said} {tr('If you have none, type {none} or a dash.', none=no_opinion())}"


def note_text(asked: AskedDriver) -> str:
    """The scale as a note on the head of the votes."""
    lines = [f"{level_text(level)}: {cell_text(level.statement)}" for level in reversed(asked.levels)]
    return "\n".join([driver_title(asked), measure_text(asked), *lines]).strip()[:8_000]


def sheet_names(drivers: Sequence[str]) -> list[str]:
    """Names of sheets that every spreadsheet program takes: a number keeps them apart."""
    cleaned = (" ".join(_FORBIDDEN.sub(" ", cell_text(driver)).split()) for driver in drivers)
    return [f"{place} {name}"[:_NAME_LETTERS].strip() for place, name in enumerate(cleaned, start=1)]
