"""Where the symbols of a value stream stand: steps in rows that wrap, in letters as large as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from vmo_desktop.charts.theme import Theme

HEAD, TOP, NAME, DATA, LADDER, BETWEEN = 60.0, 30.0, 40.0, 54.0, 50.0, 22.0
"""Heights in logical pixels where a caption is 11 high: title of the drawing; of each row marks, names, data boxes,
timeline and what parts it from the next."""

BOX, GAP, END, TAIL, MARGIN = 106.0, 54.0, 80.0, 32.0, 14.0
"""Widths: a process, the inventory before it, a symbol at an end with its name, the arrow to the customer, the edge."""

CELL, LAST = GAP + BOX, TAIL + END + 16.0
ROW = TOP + NAME + DATA + LADDER + BETWEEN

CAPTION, SMALLEST, GROWTH = 11, 4, 1.3
"""Height of a caption that lengths are meant for; no letters are smaller than the next, or larger than by this."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step is: the left end of the inventory before it, and the top of its row."""

    left: float
    top: float
    row: int


@dataclass(frozen=True)
class StreamLayout:
    """Lengths in logical pixels, y downward; `unit` is how many a pixel at 100 % takes, `theme` has its letters."""

    theme: Theme
    unit: float
    places: tuple[Place, ...]

    @property
    def rows(self) -> int:
        """How many rows the steps take."""
        return self.places[-1].row + 1 if self.places else 1

    @property
    def height(self) -> float:
        """What the drawing takes of the height that there is."""
        return (HEAD + ROW * self.rows) * self.unit

    def box_left(self, step: int) -> float:
        """Left edge of a process."""
        return self.places[step].left + GAP * self.unit

    def is_first(self, step: int) -> bool:
        """Whether a row begins with this step."""
        return step == 0 or self.places[step].row > self.places[step - 1].row

    def middle(self, step: int) -> tuple[float, float]:
        """The middle of a process and its data box."""
        place = self.places[step]
        return self.box_left(step) + BOX * self.unit / 2, place.top + (TOP + (NAME + DATA) / 2) * self.unit

    @property
    def half(self) -> tuple[float, float]:
        """Half of the width and height of a process and its data box."""
        return BOX * self.unit / 2, (NAME + DATA) * self.unit / 2


def _wrapped(steps: int, width: float) -> tuple[tuple[int, ...], ...]:
    """Places of the steps row by row in a width at 100 %: no more rows than needed, as even as they can be."""
    fewest = _filled(steps, width, steps)
    evener = (_filled(steps, width, most) for most in range(1, steps))
    return next((rows for rows in evener if len(rows) == len(fewest)), fewest)


def _filled(steps: int, width: float, most: int) -> tuple[tuple[int, ...], ...]:
    """Rows that are filled one after the other, with so many steps at most and one at least."""
    room = width - 2 * MARGIN
    rows: list[list[int]] = [[]]
    used = END
    for step in range(steps):
        wanted = CELL + (LAST if step == steps - 1 else 0)
        if rows[-1] and (used + wanted > room or len(rows[-1]) == most):
            rows.append([])
            used = 0.0
        rows[-1].append(step)
        used += wanted
    return tuple(tuple(row) for row in rows)


def _row_width(row: Sequence[int], steps: int) -> float:
    ends = (END if 0 in row else 0) + (LAST if steps - 1 in row else 0)
    return CELL * len(row) + ends


def stream_height(steps: int, theme: Theme, width: float) -> float:
    """Logical pixels that a stream of so many steps needs in a width, in letters of the theme's size."""
    unit = theme.type.caption / CAPTION
    return (HEAD + ROW * len(_wrapped(steps, width / unit))) * unit


def stream_layout(steps: int, theme: Theme, width: float, height: float) -> StreamLayout:
    """Place a stream in a size: as large as it fits, and in the middle across."""
    usual = theme.type.caption
    sizes = range(round(GROWTH * usual), SMALLEST, -1)
    size = next((each for each in sizes if _fits(steps, each / CAPTION, width, height)), SMALLEST)
    unit = size / CAPTION
    rows = _wrapped(steps, width / unit)
    widest = max(_row_width(row, steps) for row in rows)
    left = max((width / unit - widest) / 2, MARGIN)
    places = []
    for number, row in enumerate(rows):
        start = left + (END if number == 0 else 0)
        for column, _ in enumerate(row):
            places.append(Place((start + column * CELL) * unit, (HEAD + number * ROW) * unit, number))
    return StreamLayout(theme.zoomed(size / usual), unit, tuple(places))


def _fits(steps: int, unit: float, width: float, height: float) -> bool:
    rows = _wrapped(steps, width / unit)
    widest = max(_row_width(row, steps) for row in rows) + 2 * MARGIN
    # A hair of tolerance: the needed height of a size, asked for that size, must fit.
    return widest * unit <= width + 0.5 and (HEAD + ROW * len(rows)) * unit <= height + 0.5
