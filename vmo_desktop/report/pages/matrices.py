"""Every score and every contribution: as many drivers in a table as the page is wide."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark, Unit
from vmo_desktop.report.facts import Entry
from vmo_desktop.report.fonts import Face, text_width
from vmo_desktop.report.numbers import NONE, percent_cell, plain, score
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.right_to_left import isolated
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.styles import DENSE, MANY, TEXT, styles
from vmo_desktop.report.tables import BETWEEN, DENSE_BETWEEN, Line, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")

_LEAST_NAME = {TEXT: 132.0, DENSE: 84.0}
"""Points that the column of names takes at least, by the size of the type."""

Column = Sequence[str]
"""The texts of a column from its head on."""


def matrices(pack: Pack) -> list[Unit]:
    """The tables of scores, then those of contributions."""
    return [*_scores(pack), *_contributions(pack)]


def _scores(pack: Pack) -> list[Unit]:
    scores = pack.snapshot.scores
    columns = [
        [_code(pack, column), *(_score(scores[entry.row, column]) for entry in pack.facts.entries)]
        for column in range(len(pack.snapshot.leaves))
    ]
    title, unit = tr("Every agreed score"), tr("Each score on the scale of its driver; a dash: no score.")
    return [
        _unit(pack, (f"scores-{block.start}", title, unit), block, columns[block.start : block.stop], [])
        for block in _blocks(pack, columns, [])
    ]


def _contributions(pack: Pack) -> list[Unit]:
    results, snapshot, entries = pack.facts.results, pack.snapshot, pack.facts.entries
    contributions, weights = results.valuation.contributions, results.set_weights
    columns = [
        [
            _code(pack, column),
            *(percent_cell(float(weights[each.id][column])) for each in snapshot.weight_sets),
            *(plain(float(contributions[entry.row, column]), 2) for entry in entries),
        ]
        for column in range(len(snapshot.leaves))
    ]
    value = [tr("Value"), *[""] * len(weights), *(pack.figures.value(entry.value) for entry in entries)]
    sets = [tr("Weight: {set}", set=each.name) for each in snapshot.weight_sets]
    title, unit = tr("Every contribution (weight × points)"), tr("In points of value; a dash: no score.")
    blocks = _blocks(pack, columns, value)
    return [
        _unit(
            pack,
            (f"contributions-{block.start}", title, unit),
            block,
            [*columns[block.start : block.stop], *([value] if block is blocks[-1] else [])],
            sets,
        )
        for block in blocks
    ]


def _unit(
    pack: Pack, words: tuple[str, str, str], block: range, columns: Sequence[Column], sets: Sequence[str]
) -> Unit:
    """A table with its heading, and what the codes in its head stand for."""

    def unit() -> list[Flowable]:
        key, title, what = words
        leaves = pack.snapshot.leaves
        names = "; ".join(f"{shortened(leaves[c].code, 12)} {shortened(leaves[c].name, 60)}" for c in block)
        return [
            CondPageBreak(150),
            Bookmark(key, title, level=1),
            para(_titled(pack, title, block), style=styles().table_title),
            captions.above(pack.facts, f"{names}.", what),
            _matrix(pack, columns, sets),
        ]

    return unit


def _matrix(pack: Pack, columns: Sequence[Column], sets: Sequence[str]) -> Flowable:
    size = _size(pack)
    numbers = tuple(range(1, len(columns) + 1))
    names = [
        *(Line(name, is_strong=True, size=size) for name in sets),
        *(Line(_named(entry), size=size) for entry in pack.facts.entries),
    ]
    heads = head(tr("Initiative"), *(column[0] for column in columns), numbers=numbers, size=size)
    rows = zip(names, *(column[1:] for column in columns), strict=True)
    widths = spread([0, *(_width(column, size) for column in columns)], pack.page.text_width)
    # Shares of weights and points have decimals of their own: there is no common point to align by.
    decimals = () if sets else numbers
    return table([heads, *rows], widths, numbers=numbers, decimals=decimals, is_tight=True, size=size)


def _size(pack: Pack) -> float:
    return DENSE if len(pack.facts.entries) > MANY else TEXT


def _blocks(pack: Pack, columns: Sequence[Column], last: Column) -> list[range]:
    """Drivers in as few tables as the page allows, with about as many in each."""
    size, count = _size(pack), len(columns)
    room = pack.page.text_width - _LEAST_NAME[size]
    widths = [_width(column, size) for column in columns]
    after = _width(last, size) if last else 0.0
    for tables in range(1, count + 1):
        step = -(-count // tables)
        blocks = [range(start, min(start + step, count)) for start in range(0, count, step)]
        taken = [sum(widths[block.start : block.stop]) for block in blocks]
        taken[-1] += after
        if max(taken) <= room:
            break
    return blocks


def _width(column: Column, size: float) -> float:
    """Points that a column needs whose numbers stand with their decimal points below each other."""
    parts = [number.partition(".") for number in set(column[1:])]
    whole = max((text_width(before, Face.REGULAR, size) for before, _, _ in parts), default=0.0)
    tail = max((text_width(dot + after, Face.REGULAR, size) for _, dot, after in parts), default=0.0)
    between = DENSE_BETWEEN if size == DENSE else BETWEEN
    return max(text_width(column[0], Face.SEMIBOLD, size), whole + tail) + 2 * between + 1.0


def _titled(pack: Pack, title: str, block: range) -> str:
    count = len(pack.snapshot.leaves)
    if len(block) == count:
        return title
    return tr(
        "{title}, drivers {first} to {last} of {count}",
        title=title,
        first=block.start + 1,
        last=block.stop,
        count=count,
    )


def _code(pack: Pack, column: int) -> str:
    return shortened(pack.snapshot.leaves[column].code, 8)


def _score(number: float) -> str:
    return score(number) if np.isfinite(number) else NONE


def _named(entry: Entry) -> str:
    initiative = entry.initiative
    name = isolated(one_line(initiative.name))
    return f"{initiative.code}  {name}".strip() if name else shown_name(initiative)
