"""The numbers behind a chart as a table: for "view as table" beside every chart, and for who cannot see it."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.charts.bubble_data import BubbleData, Filling
from vmo_desktop.charts.chart_axes import field_title
from vmo_desktop.charts.numbers import points
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results, shown_name

tr = Texts("Chart")

CellValue = str | float | None
"""A text, a number, or nothing."""


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """A column; numbers stand right and show so many decimals (None: as many as the number needs)."""

    title: str
    is_number: bool = False
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Rows of cells under columns; `ids` are the initiatives of the rows."""

    title: str
    columns: tuple[ChartColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    ids: tuple[int, ...]


EMPTY = ChartTable("", (), (), ())
"""A table before anything is shown."""


def bubble_table(data: BubbleData, results: Results) -> ChartTable:
    """What the bubble chart shows, most valuable first, and below it what stands aside."""
    size = (ChartColumn(data.size_title, is_number=True),) if data.size_title else ()
    colour = (ChartColumn(data.colour_title),) if data.categories else ()
    votes = () if data.spread is None else _vote_columns()
    columns = (
        ChartColumn(tr("Code")),
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Value"), is_number=True, decimals=1),
        ChartColumn(tr("Lowest"), is_number=True, decimals=1),
        ChartColumn(tr("Highest"), is_number=True, decimals=1),
        ChartColumn(field_title(data.axis.field, results.snapshot), is_number=True),
        *votes,
        *size,
        *colour,
        ChartColumn(tr("Quadrant")),
        ChartColumn(tr("Standing")),
    )
    order = np.argsort(-data.value, kind="stable").tolist()
    rows = [_bubble_row(data, place) for place in order]
    ids = [data.ids[place] for place in order]
    for initiative in results.snapshot.initiatives:
        if initiative.id not in data.index:
            reason = next((each.reason for each in data.asides if shown_name(initiative) in each.names), "")
            blank: list[CellValue] = [None] * (len(columns) - 3)
            rows.append((initiative.code, shown_name(initiative), *blank, reason))
            ids.append(initiative.id)
    return ChartTable(tr("Bubble chart"), columns, tuple(rows), tuple(ids))


def _vote_columns() -> tuple[ChartColumn, ...]:
    titles = tr("Votes from"), tr("Votes to")
    return tuple(ChartColumn(title, is_number=True, decimals=1) for title in titles)


def _votes(data: BubbleData, place: int) -> list[CellValue]:
    if data.spread is None:
        return []
    ends = (data.spread.low[place], data.spread.high[place])
    return [None if np.isnan(each) else float(each) for each in ends]


def _bubble_row(data: BubbleData, place: int) -> tuple[CellValue, ...]:
    number = data.axis.number(float(data.x[place]))
    size: list[CellValue] = []
    if data.size_title:
        size = [None if np.isnan(data.size[place]) else float(data.size[place])]
    colour = [data.categories[int(data.category[place])].label] if data.categories else []
    standing = []
    if data.has_budget and data.filling is Filling.IN_ORDER:
        standing.append(tr("funded in ranking order") if data.is_funded[place] else tr("not funded"))
    if data.is_mandatory[place]:
        standing.append(tr("mandatory"))
    is_complete = bool(data.is_complete[place])
    return (
        data.codes[place],
        data.names[place],
        float(data.value[place]) if is_complete else f"{points(data.low[place])}–{points(data.high[place])}",
        float(data.low[place]),
        float(data.high[place]),
        # The logarithm and back would add digits that nobody typed.
        float(f"{number:.12g}"),
        *_votes(data, place),
        *size,
        *colour,
        data.quadrants[data.quadrant(place)],
        ", ".join(standing),
    )
