"""The heat map of agreement: initiatives down, drivers across, each cell with its sign."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vmo_desktop.charts.agreement_look import SIGNS, agreement_ground, agreement_sign, agreement_word
from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.lettering import FAMILIES, drawable, elided, one_line, register_fonts, text_width
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.revealed_votes import RevealedVotes

ROW = 22.0
"""Logical pixels of a row at 100 %."""

HEAD = 1.6
"""Height of the drivers' names, two lines of them, in rows."""

NAMES = 0.34
"""Largest part of the figure's width that names take."""


def asked_rows(votes: RevealedVotes) -> list[int]:
    """The initiatives that were asked about, as rows of the snapshot."""
    return [int(row) for row in np.flatnonzero(votes.is_asked.any(axis=1))]


def asked_columns(votes: RevealedVotes) -> list[int]:
    """The drivers that were asked about, as columns of the snapshot."""
    return [int(column) for column in np.flatnonzero(votes.is_asked.any(axis=0))]


def agreement_map_height(theme: Theme, rows: int) -> float:
    """Logical pixels that a map of so many rows needs, with its head and key."""
    return (rows + HEAD + 1.4) * ROW * theme.type.body / 13


def draw_agreement_map(
    axes: Axes, votes: RevealedVotes, theme: Theme, *, first: int = 0, most: int | None = None
) -> None:
    """Draw the asked initiatives from place `first` on, at most `most` of them; the axes fill their figure."""
    register_fonts()
    rows = asked_rows(votes)[first:][:most]
    columns = asked_columns(votes)
    width, height = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches())
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_position((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    if not rows or not columns:
        return
    size, step = theme.type.caption, ROW * theme.type.body / 13
    names = [elided(one_line(shown_name(votes.snapshot.initiatives[row])), size, width * NAMES) for row in rows]
    left = max(text_width(name, size) for name in names) + theme.space.m
    across = (width - left) / len(columns)
    style = _style(theme)
    for number, column in enumerate(columns):
        driver = votes.snapshot.leaves[column]
        lines = _two_lines(one_line(driver.name or driver.code), size, across - theme.space.xs)
        x = left + (number + 0.5) * across
        for place, text in enumerate(lines):
            y = HEAD * step - (0.45 + 0.62 * (len(lines) - 1 - place)) * step
            axes.text(x, y, drawable(text), ha="center", va="center", color=theme.text_secondary, **style)
    for number, (row, name) in enumerate(zip(rows, names, strict=True)):
        y = step * (HEAD + number)
        axes.text(0, y + step / 2, drawable(name), ha="left", va="center", color=theme.text, **style)
        for place, column in enumerate(columns):
            if votes.is_asked[row, column]:
                _draw_cell(axes, votes, (row, column), (left + place * across, y, across, step), theme)
    _draw_key(axes, theme, left, step * (HEAD + len(rows) + 0.8))


def _two_lines(name: str, size: float, width: float) -> list[str]:
    """A name in at most two lines, broken between words and then elided."""
    words = name.split(" ")
    count = len(words)
    while count > 1 and text_width(" ".join(words[:count]), size) > width:
        count -= 1
    parts = (" ".join(words[:count]), " ".join(words[count:]))
    return [elided(part, size, width) for part in parts if part]


def _draw_cell(
    axes: Axes, votes: RevealedVotes, cell: tuple[int, int], area: tuple[float, float, float, float], theme: Theme
) -> None:
    x, y, across, step = area
    ground = agreement_ground(theme, Agreement(int(votes.consensus.agreement[cell])))
    axes.add_patch(Rectangle((x + 1, y + 1), across - 2, step - 2, facecolor=ground, edgecolor=theme.line, lw=0.6))
    sign, ink = agreement_sign(votes, *cell), theme.text_on(ground)
    axes.text(x + across / 2, y + step / 2, sign, ha="center", va="center", color=ink, **_style(theme))


def _style(theme: Theme) -> dict[str, Any]:
    return {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS, "parse_math": False}


def _draw_key(axes: Axes, theme: Theme, left: float, y: float) -> None:
    x, size, style = left, theme.type.caption, _style(theme)
    for agreement in (Agreement.UNANIMOUS, Agreement.CLOSE, Agreement.APART, Agreement.SPLIT):
        ground = agreement_ground(theme, agreement)
        side = size * 1.6
        axes.add_patch(Rectangle((x, y - side / 2), side, side, facecolor=ground, edgecolor=theme.line, lw=0.6))
        axes.text(x + side / 2, y, SIGNS[agreement], ha="center", va="center", color=theme.text_on(ground), **style)
        word = agreement_word(agreement)
        axes.text(x + side + size * 0.5, y, word, ha="left", va="center", color=theme.text_secondary, **style)
        x += side + size * 0.5 + text_width(word, size) + theme.space.l
