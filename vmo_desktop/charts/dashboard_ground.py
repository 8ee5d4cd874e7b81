"""Where everything lies on a dashboard.

A narrow figure has one column: key figures, quarters, then the bars, kind by kind. A wide one has two: kinds stay in
the first column below the quarters as long as they fit whole, the others share the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vmo_desktop.charts.dashboard_data import Bar, Dashboard, Kind
from vmo_desktop.charts.theme import Theme

ROW = 24.0
"""Logical pixels of a bar at 100 %."""

FIGURE_ROW, TRACK, QUARTERS, GROUP, END = 2.0, 1.4, 8.0, 1.4, 0.4
"""Rows that a line of key figures takes, the portfolio's bar, the quarters, the title of a kind, and its end."""

TOP = 0.2
"""Rows above the first of a column."""

FIGURES_WIDE = 33.0
"""From so many type sizes on three key figures stand beside one another, else two."""

WIDE = 56.0
"""From so many type sizes on the figure has two columns."""

SLACK = 0.05
"""Part of a row that may be missing to it."""

MOST_SPARE = 6.0
"""Rows by which the quarters grow at most where there is room."""

NAMES, NUMBERS, BESIDE = 0.34, 0.3, 0.2
"""Largest parts of a column's width that names, numbers and what stands beside them take."""


@dataclass(frozen=True)
class Column:
    """A part of the figure's width."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


@dataclass(frozen=True)
class Place:
    """The middle of a row in a column."""

    column: Column
    y: float


@dataclass(frozen=True)
class Ground:
    """Where everything lies, in logical pixels."""

    step: float
    head: Column
    figures: tuple[Place, ...]
    track: float
    quarters: tuple[float, float]
    """Top and bottom of the quarters."""
    titles: tuple[tuple[Kind, Place], ...]
    rows: tuple[tuple[Bar, Place], ...]

    def quarter_y(self, share: float) -> float:
        """Where a share lies down among the quarters."""
        top, bottom = self.quarters
        return bottom - min(max(share, 0.0), 1.0) * (bottom - top)

    def quarter_places(self, count: int) -> list[tuple[float, float]]:
        """Middle and half width of each of so many quarters."""
        left = self.head.left + 1.6 * self.step
        pitch = (self.head.right - left) / max(count, 4)
        return [(left + (place + 0.5) * pitch, 0.32 * pitch) for place in range(count)]


def row_step(theme: Theme) -> float:
    """Logical pixels of a row."""
    return ROW * theme.type.body / 13


def columns_of(theme: Theme, width: float) -> tuple[Column, ...]:
    """One column, or two."""
    edge = float(theme.space.m)
    if width <= WIDE * theme.type.body:
        return (Column(edge, width - edge),)
    return Column(edge, width * 0.485), Column(width * 0.515, width - edge)


def _figures_across(theme: Theme, column: Column) -> int:
    return 3 if column.width > FIGURES_WIDE * theme.type.body else 2


def _head_rows(theme: Theme, column: Column, figures: int) -> float:
    """Rows of key figures, the portfolio's bar and the quarters."""
    across = _figures_across(theme, column)
    return -(-figures // across) * FIGURE_ROW + TRACK + QUARTERS


def _kind_rows(data: Dashboard, kind: Kind) -> float:
    return GROUP + sum(bar.kind is kind for bar in data.bars) + END


def _kinds(data: Dashboard) -> list[Kind]:
    return list(dict.fromkeys(bar.kind for bar in data.bars))


def needed_rows(data: Dashboard, theme: Theme, width: float, figures: int) -> float:
    """Rows that the whole needs in a width: with two columns, the least that has room for all."""
    columns, kinds = columns_of(theme, width), _kinds(data)
    head, wanted = _head_rows(theme, columns[0], figures), [_kind_rows(data, kind) for kind in kinds]
    if len(columns) == 1:
        return head + sum(wanted)
    return min(max(head + sum(wanted[:kept]), TOP + sum(wanted[kept:])) for kept in range(len(kinds) + 1))


def ground_of(data: Dashboard, theme: Theme, size: tuple[float, float], figures: int) -> Ground:
    """Where everything lies in a figure of a width and height."""
    width, height = size
    step, columns = row_step(theme), columns_of(theme, width)
    head, across = columns[0], _figures_across(theme, columns[0])
    pitch = head.width / across
    places = [
        Place(Column(head.left + place % across * pitch, head.left + (place % across + 1) * pitch),
              (place // across + 0.5) * FIGURE_ROW * step + TOP * step)
        for place in range(figures)
    ]  # fmt: skip
    track = (-(-figures // across) * FIGURE_ROW + 0.6) * step
    spare = min(max(height / step - needed_rows(data, theme, width, figures), 0.0), MOST_SPARE)
    top = (_head_rows(theme, head, figures) + spare) * step
    quarters = (track + 2.3 * step, top - 1.5 * step)
    first, second = _shared(data, (height - top) / step, len(columns))
    if not first:
        quarters = (quarters[0], height - 1.5 * step)
    titles, rows = list[tuple[Kind, Place]](), list[tuple[Bar, Place]]()
    for kinds, column, start in ((first, head, top), (second, columns[-1], TOP * step)):
        _place(data, kinds, column, (start, height, step), (titles, rows))
    return Ground(step, head, tuple(places), track, quarters, tuple(titles), tuple(rows))


def _shared(data: Dashboard, room: float, columns: int) -> tuple[list[Kind], list[Kind]]:
    """Which kinds stand in the first column, where so many rows are left, and which in the second."""
    kinds = _kinds(data)
    if columns == 1:
        return kinds, []
    kept = 0
    while kept < len(kinds) and sum(_kind_rows(data, kind) for kind in kinds[: kept + 1]) <= room:
        kept += 1
    return kinds[:kept], kinds[kept:]


def _place(
    data: Dashboard,
    kinds: Sequence[Kind],
    column: Column,
    room: tuple[float, float, float],
    found: tuple[list[tuple[Kind, Place]], list[tuple[Bar, Place]]],
) -> None:
    """The bars of each kind below its title; a kind has as many as its share of the room holds, with none no title."""
    (y, end, step), (titles, rows) = room, found
    for number, kind in enumerate(kinds):
        if y + (GROUP + 1 - SLACK) * step > end:
            break
        bars = [bar for bar in data.bars if bar.kind is kind]
        waiting = len(kinds) - number
        left = (end - y) / step - (GROUP + END) * waiting
        others = sum(bar.kind in kinds[number + 1 :] for bar in data.bars)
        fair = max(int(left / waiting + SLACK), int(left + SLACK) - others, 1)
        titles.append((kind, Place(column, y + 0.8 * step)))
        y += GROUP * step
        for bar in bars[:fair]:
            rows.append((bar, Place(column, y + step / 2)))
            y += step
        y += END * step
