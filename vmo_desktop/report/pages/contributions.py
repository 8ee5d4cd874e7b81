"""Where an initiative's value comes from: what each driver adds, and why it was scored so."""

import numpy as np
from reportlab.platypus import Flowable

from vmo_desktop.report.facts import Entry
from vmo_desktop.report.graphics import Bar
from vmo_desktop.report.numbers import brief_score, percent_cell, plain, score
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.styles import DENSE, colour, styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.report.titles import contributions_title
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import DriverRow, ScaleKind

tr = Texts("Pack")

_WIDTHS = (136.0, 124.0, 40.0, 46.0, 0.0, 44.0)
_NARROW = (0.0, 56.0, 27.0, 34.0, 32.0, 26.0)
_WIDE = 400.0
"""From so many points on, the columns have their full widths."""


def contributions(pack: Pack, entry: Entry, width: float) -> list[Flowable]:
    """A row for each driver, the one that adds most first, in so many points of width."""
    look, facts, figures = styles(), pack.facts, pack.figures
    leaves = pack.snapshot.leaves
    if not leaves:
        return []
    results = facts.results
    adds = results.valuation.contributions[entry.row]
    weights = results.weights[entry.row]
    largest = max(float(np.nanmax(100 * weights, initial=0.0)), 1e-9)
    columns = spread(_WIDTHS if width > _WIDE else _NARROW, width)
    numbers = (2, 3, 5)
    rows = [
        head(tr("Driver"), tr("Agreed score"), tr("Points"), tr("Weight"), "", tr("Adds"), numbers=numbers, size=DENSE)
    ]
    order = np.lexsort((np.arange(len(leaves)), -np.nan_to_num(adds, nan=-1.0)))
    for column in (int(each) for each in order):
        driver, contribution = leaves[column], float(adds[column])
        is_known = np.isfinite(contribution)
        token = look.theme.driver(column, driver.colour)
        bar = Bar(
            contribution / largest if is_known else 0.0,
            token=token,
            upto=None if is_known else 100 * float(weights[column]) / largest,
            size=DENSE,
        )
        rows.append(
            [
                clamped(driver.name, columns[0], lines=2, size=DENSE),
                clamped(score_words(pack, entry, driver), columns[1], lines=2, size=DENSE),
                plain(float(results.points[entry.row, column]), 0),
                percent_cell(float(weights[column])),
                bar,
                figures.value(contribution),
            ]
        )
    low, high = figures.value(entry.low), figures.value(entry.high)
    total = low if entry.is_complete else f"{low}–{high}"
    rows.append([para(tr("Value"), style=look.dense_strong), "", "", "", total, ""])
    last = len(rows) - 1
    more = [
        ("LINEABOVE", (0, last), (-1, last), 0.8, colour(look.theme.line_strong)),
        ("SPAN", (4, last), (5, last)),
        ("ALIGN", (4, last), (5, last), "RIGHT"),
        ("RIGHTPADDING", (4, last), (4, last), 0),
    ]
    return [
        para(contributions_title(facts, entry), style=look.subtitle),
        table(rows, columns, numbers=numbers, more=more, size=DENSE),
    ]


def score_words(pack: Pack, entry: Entry, driver: DriverRow) -> str:
    """An agreed score with what it means."""
    agreed = pack.snapshot.agreed_scores.get((entry.initiative.id, driver.id))
    if agreed is None or agreed.value is None:
        return tr("missing")
    if driver.scale is ScaleKind.MEASURE:
        return f"{brief_score(agreed.value)} {one_line(driver.unit)}".strip()
    label = next((level.label for level in pack.snapshot.levels[driver.id] if level.score == agreed.value), "")
    return f"{score(agreed.value)} {one_line(label)}".strip()


def rationales(pack: Pack, entry: Entry) -> list[Flowable]:
    """Why the scores are as they are."""
    look = styles()
    found = []
    for driver in pack.snapshot.leaves:
        agreed = pack.snapshot.agreed_scores.get((entry.initiative.id, driver.id))
        if agreed is not None and agreed.rationale.strip():
            found.append(para(Strong(f"{shortened(driver.name, 80)}. "), agreed.rationale, style=look.note))
    return [para(tr("Why these scores"), style=look.subtitle), *found] if found else []
