"""What promises were worth as bars: from low over middle to high, beside a line where all comes as promised."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.calibration_data import KINDS, CalibrationData, ShareRange, came_true_text, range_name
from vmo_desktop.charts.kpi_words import share_text
from vmo_desktop.charts.lettering import drawable, elided, text_width
from vmo_desktop.charts.numbers import ticks
from vmo_desktop.charts.pixel_axes import caption_style, pixel_axes
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.value_rows import PriorOf

tr = Texts("Chart")

ROW = 26.0
"""Logical pixels of a bar at 100 %."""

HEAD, GROUP, FOOT = 1.4, 1.2, 2.6
"""Rows that the line's name takes, the title of each kind, and the scale with what is to be read."""

NAMES, NUMBERS = 0.26, 0.34
"""Largest parts of the width that names and numbers take."""

LEAST, MOST = -1.0, 3.0
"""Shares outside of these are drawn at the edge; the numbers tell them."""


@dataclass(frozen=True)
class _Ground:
    """Where everything lies, in logical pixels; `rows` are ranges with their middles, `titles` of kinds with theirs."""

    step: float
    width: float
    bottom: float
    left: float
    right: float
    low: float
    high: float
    rows: tuple[tuple[ShareRange, float], ...]
    titles: tuple[tuple[PriorOf, float], ...]

    def x(self, share: float) -> float:
        """Where a share lies."""
        part = (min(max(share, self.low), self.high) - self.low) / (self.high - self.low)
        return self.left + part * (self.right - self.left)


def _step(theme: Theme) -> float:
    return ROW * theme.type.body / 13


def calibration_height(data: CalibrationData, theme: Theme, width: float) -> float:
    """Logical pixels that the chart needs."""
    del width
    titles = sum(_title_rows(kind) for kind in {each.prior.of for each in data.drawn})
    return (HEAD + titles + len(data.drawn) + FOOT) * _step(theme)


def _ground(data: CalibrationData, theme: Theme, width: float, height: float) -> _Ground:
    step, edge, caption = _step(theme), float(theme.space.m), theme.type.caption
    room = width - 2 * edge
    names = max((text_width(range_name(each), caption) for each in data.drawn), default=0.0)
    numbers = max((text_width(_said(each), caption) for each in data.drawn), default=0.0)
    left = edge + min(names, NAMES * room) + theme.space.m
    right = max(width - edge - min(numbers, NUMBERS * room) - theme.space.m, left + 40.0)
    shares = [share for each in data.drawn for share in (each.prior.low, each.prior.high)]
    low = max(min([0.0, *(floor(4 * share) / 4 for share in shares)]), LEAST)
    high = min(max([1.25, *(ceil(4 * share) / 4 for share in shares)]), MOST)
    rows, titles, y = list[tuple[ShareRange, float]](), list[tuple[PriorOf, float]](), HEAD * step
    for kind, found in _fitting(data, height / step - HEAD - FOOT):
        if kind is not PriorOf.ALL:
            titles.append((kind, y + 0.7 * step))
        y += _title_rows(kind) * step
        for each in found:
            rows.append((each, y + step / 2))
            y += step
    return _Ground(step, width, y, left, right, low, high, tuple(rows), tuple(titles))


def _title_rows(kind: PriorOf) -> float:
    """Rows that the title of a kind takes; all promises together need none."""
    return 0.0 if kind is PriorOf.ALL else GROUP


def _fitting(data: CalibrationData, room: float) -> list[tuple[PriorOf, list[ShareRange]]]:
    """The ranges of each kind that have room in so many rows: one of each, then one more of each in turn."""
    found = {kind: [each for each in data.drawn if each.prior.of is kind] for kind in PriorOf}
    kinds = [kind for kind in PriorOf if found[kind]]
    shown = dict.fromkeys(kinds, 1)
    left = room - sum(_title_rows(kind) + 1 for kind in kinds) + 0.01
    while left >= 1 and any(shown[kind] < len(found[kind]) for kind in kinds):
        for kind in kinds:
            if left >= 1 and shown[kind] < len(found[kind]):
                shown[kind] += 1
                left -= 1
    return [(kind, found[kind][: shown[kind]]) for kind in kinds]


def _said(each: ShareRange) -> str:
    return came_true_text(each.prior)


def calibration_spots(
    data: CalibrationData, theme: Theme, width: float, height: float
) -> tuple[FloatArray, FloatArray]:
    """Where the middles of the ranges that have room lie, in logical pixels across and down."""
    ground = _ground(data, theme, width, height)
    spots = [(ground.x(each.prior.middle), y) for each, y in ground.rows]
    found = np.array(spots, dtype=np.float64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def draw_calibration(axes: Axes, data: CalibrationData, theme: Theme) -> None:
    """Draw the whole; the axes fill their figure. Of too few promises a range is an outline with a dashed edge."""
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    _draw_scale(axes, ground, theme)
    for kind, y in ground.titles:
        style = caption_style(theme, theme.text, is_bold=True)
        axes.text(theme.space.m, y, drawable(tr.marked(KINDS[kind])), va="center_baseline", **style)
    for each, y in ground.rows:
        _draw_range(axes, each, y, ground, theme)


def _draw_scale(axes: Axes, ground: _Ground, theme: Theme) -> None:
    faint, top = caption_style(theme, theme.text_secondary), 0.9 * ground.step
    for share in ticks(ground.low, ground.high, 5):
        x = ground.x(share)
        axes.plot([x, x], [top, ground.bottom], color=theme.line, linewidth=0.75, zorder=0.5)
        y = ground.bottom + 0.5 * ground.step
        axes.text(x, y, share_text(share), ha="center", va="center_baseline", **faint)
    x = ground.x(1.0)
    axes.plot([x, x], [top, ground.bottom], color=theme.text, linewidth=1.6, zorder=3.0)
    style = caption_style(theme, theme.text, is_bold=True)
    axes.text(x, 0.5 * ground.step, drawable(tr("as promised")), ha="center", va="center_baseline", **style)
    said = tr("A bar holds eight of ten promises, the stroke in it is the middle; dashed: too few to say")
    said = elided(said, theme.type.caption, ground.width - 2 * theme.space.m)
    axes.text(theme.space.m, ground.bottom + 1.6 * ground.step, drawable(said), va="center_baseline", **faint)


def _draw_range(axes: Axes, each: ShareRange, y: float, ground: _Ground, theme: Theme) -> None:
    caption, prior = theme.type.caption, each.prior
    name = elided(range_name(each), caption, ground.left - theme.space.m - theme.space.s)
    axes.text(theme.space.m, y, drawable(name), va="center_baseline", **caption_style(theme, theme.text))
    left, right = ground.x(prior.low), ground.x(prior.high)
    thick = 0.5 * ground.step
    face, edge, dash = (
        (theme.funded, theme.line_strong, "solid") if each.is_enough else ("none", theme.text_faint, "--")
    )
    axes.barh(y, max(right - left, 2.0), thick, left=left, facecolor=face, edgecolor=edge, linestyle=dash,
              linewidth=1.0, zorder=2.0)  # fmt: skip
    x, reach = ground.x(prior.middle), [y - 0.4 * ground.step, y + 0.4 * ground.step]
    for colour, width, order in ((theme.surface, 4.5, 3.2), (theme.text, 2.0, 3.3)):
        axes.plot([x, x], reach, color=colour, linewidth=width, solid_capstyle="butt", zorder=order)
    said = elided(_said(each), caption, ground.width - theme.space.m - ground.right - theme.space.s)
    tone = theme.text if each.is_enough else theme.text_secondary
    axes.text(ground.right + theme.space.m, y, drawable(said), va="center_baseline", **caption_style(theme, tone))
