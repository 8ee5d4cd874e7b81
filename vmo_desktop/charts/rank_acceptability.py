"""How often each initiative has which rank while weights and scores vary: a table of tinted shares."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.lettering import FAMILIES, drawable, elided, one_line, register_fonts, text_width
from vmo_desktop.charts.numbers import written
from vmo_desktop.charts.robustness_words import name_of, percent
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme, mixed
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.robust_choice import Robustness

tr = Texts("Chart")

ROW = 22.0
"""Logical pixels of a row at 100 %."""

HEAD = 1.4
"""Height of the ranks above the rows, in rows."""

NAMES = 0.34
"""Largest part of the figure's width that names take."""

MOST_COLUMNS = 10
"""Ranks of many initiatives stand together in so many columns."""

FAINTEST = 0.005
"""A share below this is left empty: it would be written as 0 %."""


def rank_acceptability_height(theme: Theme, rows: int) -> float:
    """Logical pixels that a table of so many rows needs."""
    return (max(rows, 1) + HEAD + 0.4) * ROW * theme.type.body / 13


def rank_order(found: Robustness) -> list[int]:
    """The tested initiatives by their mean rank, the best first."""
    return [int(row) for row in np.argsort(found.acceptability.mean_ranks, kind="stable")]


def rank_columns(found: Robustness) -> tuple[tuple[str, ...], FloatArray]:
    """Titles of the columns, and the share of samples with each initiative there, shape (n, columns)."""
    count = len(found.acceptability.ranks)
    edges = np.unique(np.round(np.linspace(0, count, min(count, MOST_COLUMNS) + 1)).astype(int)).tolist()
    parts = list(pairwise(edges))
    shares = [found.acceptability.ranks[:, start:end].sum(axis=1) for start, end in parts]
    titles = tuple(str(end) if end == start + 1 else f"{start + 1}–{end}" for start, end in parts)
    return titles, np.array(shares).T


def rank_acceptability_words(found: Robustness) -> str:
    """What the table shows, in words."""
    mean_ranks = found.acceptability.mean_ranks
    said = [
        tr(
            "{initiative}: mean rank {rank}, first in {first} of the samples.",
            initiative=name_of(found, row), rank=written(float(mean_ranks[row]), 1),
            first=percent(float(found.acceptability.first[row])),
        )
        for row in rank_order(found)
    ]  # fmt: skip
    return " ".join([tr("How often each initiative has which rank."), *said])


def draw_rank_acceptability(
    axes: Axes, found: Robustness, theme: Theme, *, first: int = 0, most: int | None = None
) -> None:
    """Draw the initiatives from place `first` of the mean ranks on, at most `most`; the axes fill their figure."""
    register_fonts()
    width, height = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches())
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_position((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    rows = rank_order(found)[first:][:most]
    titles, shares = rank_columns(found)
    step, style = ROW * theme.type.body / 13, _style(theme)
    names, left = _names(found, rows, theme, width)
    across = max(width - left, 1.0) / len(titles)
    axes.text(0, step * HEAD / 2, drawable(tr("rank")), va="center_baseline", color=theme.text_secondary, **style)
    for column, title in enumerate(titles):
        x = left + (column + 0.5) * across
        axes.text(x, step * HEAD / 2, title, ha="center", va="center_baseline", color=theme.text_secondary, **style)
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        y = step * (HEAD + place)
        axes.text(0, y + step / 2, drawable(name), va="center_baseline", color=theme.text, **style)
        for column, share in enumerate(shares[row].tolist()):
            _draw_share(axes, share, (left + column * across, y, across, step), theme)


def rank_spots(
    found: Robustness, theme: Theme, width: float, *, first: int = 0, most: int | None = None
) -> tuple[FloatArray, FloatArray]:
    """The likeliest place of each row that `draw_rank_acceptability` draws into so wide a figure, in logical pixels."""
    rows = rank_order(found)[first:][:most]
    titles, shares = rank_columns(found)
    _, left = _names(found, rows, theme, width)
    across, step = max(width - left, 1.0) / len(titles), ROW * theme.type.body / 13
    x = left + (shares[rows].argmax(axis=1) + 0.5) * across
    y = step * (HEAD + np.arange(len(rows)) + 0.5)
    return np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)


def _names(found: Robustness, rows: Sequence[int], theme: Theme, width: float) -> tuple[list[str], float]:
    """Names as they are drawn, and where the columns begin beside them."""
    size = theme.type.caption
    names = [elided(one_line(name_of(found, row)), size, width * NAMES) for row in rows]
    return names, max((text_width(name, size) for name in names), default=0.0) + theme.space.m


def _draw_share(axes: Axes, share: float, area: tuple[float, float, float, float], theme: Theme) -> None:
    x, y, across, step = area
    ground = mixed(theme.surface, theme.accent, share)
    axes.add_patch(Rectangle((x + 1, y + 1), across - 2, step - 2, facecolor=ground, edgecolor=theme.line, lw=0.6))
    text = percent(share)
    if share >= FAINTEST and text_width(text, theme.type.caption) < across:
        ink = theme.text_on(ground)
        axes.text(x + across / 2, y + step / 2, text, ha="center", va="center_baseline", color=ink, **_style(theme))


def _style(theme: Theme) -> dict[str, Any]:
    return {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS, "parse_math": False}
