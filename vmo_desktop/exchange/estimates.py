"""Estimates of initiatives from a text table, one column for each part of a scoring formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.scoring_formulas import ScoringFormula
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.heading_words import PART_WORDS, PERCENT_WORDS
from vmo_desktop.exchange.headings import bare_key
from vmo_desktop.exchange.number_table import NumberRow, NumberTable
from vmo_desktop.exchange.table import header_key
from vmo_desktop.translation import Texts

tr = Texts("Import")


@dataclass(frozen=True)
class Estimates:
    """Names, and for each part an array with a number for each of them; NaN where there is none."""

    names: tuple[str, ...]
    parts: Mapping[str, FloatArray]


def part_columns(headings: Sequence[str], formula: ScoringFormula) -> dict[str, int]:
    """Which column holds each part of a formula, the surest heading first; parts without one are left out."""
    keys = [{header_key(each), bare_key(each)} for each in headings]
    found = {
        part: next((column for word in PART_WORDS[part] for column, key in enumerate(keys) if word in key), None)
        for part in formula.parts
    }
    return {part: column for part, column in found.items() if column is not None}


def heading_factor(heading: str) -> float:
    """What the numbers below a heading are multiplied by: 0.01 below "Confidence (%)"."""
    return 0.01 if "%" in heading or not PERCENT_WORDS.isdisjoint(header_key(heading).split()) else 1.0


def read_estimates(path: Path, formula: ScoringFormula) -> Estimates:
    """Read a table with a header; other columns are left out, the first of them names the initiatives.

    Raises `SourceRefused` where a part has no column, a cell no number, or a share lies outside of 0 to 1.
    """
    table = NumberTable(path)
    heads = table.rows[0].cells
    columns = part_columns(heads, formula)
    missing = [part.replace("_", " ") for part in formula.parts if part not in columns]
    if missing:
        reason = tr("no column is headed {parts}.", parts=", ".join(missing))
        raise SourceRefused(CellPlace(path.name), reason, tr("Head the columns so."))
    rows = table.rows[1:]
    if not rows:
        raise SourceRefused(
            CellPlace(path.name), tr("there are no numbers."), tr("Give one row of estimates an initiative.")
        )
    others = [column for column in range(len(heads)) if column not in columns.values()]
    names = [row.cells[others[0]] if others and others[0] < len(row.cells) else "" for row in rows]
    return Estimates(
        tuple(name or str(place) for place, name in enumerate(names, start=1)),
        {
            part: np.array([_estimate(table, row, column, is_share=part in formula.shares) for row in rows])
            for part, column in columns.items()
        },
    )


def _estimate(table: NumberTable, row: NumberRow, column: int, *, is_share: bool) -> float:
    number = table.number(row, column)
    if number is None:
        return float("nan")
    has_sign = row.cells[column].endswith("%")
    estimate = number * (0.01 if has_sign else heading_factor(table.rows[0].cells[column]))
    if is_share and not 0 <= estimate <= 1:
        raise table.refused(
            row, column, tr("{number} is no share of 1.", number=f"{estimate:g}"), tr("Write 0.8 or 80%.")
        )
    return estimate
