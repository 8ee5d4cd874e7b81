"""PMO and VMO compared: for each aspect both ends in words, and between them today and the target, joined to profiles.

The line from one aspect to the next shows at a glance where an organisation is ahead and where it lags.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.kpi_words import share_text
from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.road_rows import AspectRow

tr = Texts("Chart")

ENDS = 0.29
"""Part of the width that the words of each end take."""

HEAD, LEAST = 2.6, 3.6
"""Lines of type above the first aspect, and those that an aspect has at least."""


@dataclass(frozen=True)
class AspectProfile:
    """The aspects in order; their handles are today and target of the first, then of the second, and so on."""

    rows: tuple[AspectRow, ...]

    def handle(self, place: int) -> tuple[AspectRow, bool]:
        """The aspect of a handle, and whether it is the target."""
        return self.rows[place // 2], bool(place % 2)

    def share(self, place: int) -> float | None:
        """Share of the way from PMO to VMO at which a handle is; None while it is not set."""
        row, is_target = self.handle(place)
        return row.target if is_target else row.today

    def with_share(self, place: int, share: float | None) -> "AspectProfile":
        """The same with a handle elsewhere."""
        row, is_target = self.handle(place)
        moved = replace(row, target=share) if is_target else replace(row, today=share)
        return AspectProfile(tuple(moved if each is row else each for each in self.rows))


@dataclass(frozen=True)
class _Ground:
    """Where lines lie, in logical pixels: their ends, and their heights down."""

    left: float
    right: float
    middles: tuple[float, ...]

    def x(self, share: float) -> float:
        """Where a share of the way lies across."""
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def wrapped_lines(text: str, size: float, width: float) -> list[str]:
    """A text in lines that fit a width; a word that is too long alone is cut."""
    lines: list[str] = []
    for word in one_line(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(elided(word, size, width))
    return lines


def _line(theme: Theme) -> float:
    return LINE * theme.type.caption * 0.86


def _room(theme: Theme, width: float) -> float:
    return ENDS * width - 2 * theme.space.m


def _heights(data: AspectProfile, theme: Theme, width: float) -> list[float]:
    """Lines of type that each aspect needs."""
    room, caption = _room(theme, width), theme.type.caption
    ends = [max(len(wrapped_lines(text, caption, room)) for text in (row.pmo, row.vmo)) for row in data.rows]
    return [max(lines + 1.0, LEAST) for lines in ends]


def profile_height(data: AspectProfile, theme: Theme, width: float) -> float:
    """Logical pixels that the chart needs in a width."""
    return (HEAD + sum(_heights(data, theme, width)) + 0.5) * _line(theme)


def _ground(data: AspectProfile, theme: Theme, width: float, height: float) -> _Ground:
    heights = _heights(data, theme, width)
    top, line = HEAD * _line(theme), _line(theme)
    spare = max(height - top - (sum(heights) + 0.5) * line, 0.0) / max(len(heights), 1)
    spare = min(spare, 2.0 * line)
    middles, y = [], top
    for each in heights:
        high = each * line + spare
        middles.append(y + high / 2)
        y += high
    return _Ground(ENDS * width + theme.space.s, (1 - ENDS) * width - theme.space.s, tuple(middles))


def profile_track(data: AspectProfile, theme: Theme, width: float, height: float) -> tuple[float, float]:
    """Left and right end of the lines, in logical pixels."""
    ground = _ground(data, theme, width, height)
    return ground.left, ground.right


def profile_spots(data: AspectProfile, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where the handles lie, in logical pixels across and down; those that are not set are at the ends."""
    ground = _ground(data, theme, width, height)
    x, y = [], []
    for place in range(2 * len(data.rows)):
        share = data.share(place)
        x.append(ground.x(float(place % 2) if share is None else share))
        y.append(ground.middles[place // 2])
    return np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)


def draw_profile(axes: Axes, data: AspectProfile, theme: Theme) -> None:
    """Draw the aspects; today a full circle and a solid profile, the target an open diamond and a dashed one."""
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    _draw_head(axes, ground, theme, width)
    for row, y in zip(data.rows, ground.middles, strict=True):
        _draw_ends(axes, row, y, theme, width)
        _draw_track(axes, row, y, ground, theme)
    for is_target in (False, True):
        _draw_joined(axes, data, ground, theme, is_target=is_target)


def _draw_head(axes: Axes, ground: _Ground, theme: Theme, width: float) -> None:
    style = {**caption_style(theme, theme.text, is_bold=True), "fontsize": theme.type.body * POINTS}
    y, edge = 0.5 * HEAD * _line(theme), float(theme.space.m)
    axes.text(edge, y, drawable(tr("PMO")), va="center_baseline", **style)
    axes.text(width - edge - _room(theme, width), y, drawable(tr("VMO")), va="center_baseline", **style)
    said = elided("    ".join((tr("● today"), tr("◇ target"))), theme.type.caption, ground.right - ground.left)
    axes.text((ground.left + ground.right) / 2, y, drawable(said), ha="center", va="center_baseline",
              **caption_style(theme, theme.text))  # fmt: skip


def _draw_ends(axes: Axes, row: AspectRow, y: float, theme: Theme, width: float) -> None:
    """What each end means, in as many lines as it takes."""
    caption, line, edge = theme.type.caption, _line(theme), float(theme.space.m)
    for text, x in ((row.pmo, edge), (row.vmo, width - edge - _room(theme, width))):
        lines = wrapped_lines(text, caption, _room(theme, width))
        for number, said in enumerate(lines):
            down = y + (number - (len(lines) - 1) / 2) * line
            axes.text(x, down, drawable(said), va="center_baseline",
                      **caption_style(theme, theme.text_secondary))  # fmt: skip


def _draw_track(axes: Axes, row: AspectRow, y: float, ground: _Ground, theme: Theme) -> None:
    caption, middle = theme.type.caption, (ground.left + ground.right) / 2
    axes.plot([ground.left, ground.right], [y, y], color=theme.line_strong, linewidth=1.2, zorder=1.0)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, reach = ground.x(share), 0.3 * caption if share in (0.0, 1.0) else 0.15 * caption
        axes.plot([x, x], [y - reach, y + reach], color=theme.line_strong, linewidth=1.2, zorder=1.0)
    name = elided(one_line(row.name), caption, ground.right - ground.left, is_bold=True)
    axes.text(middle, y - 1.15 * _line(theme), drawable(name), ha="center", va="center_baseline",
              bbox={"facecolor": theme.surface, "edgecolor": "none", "pad": 1.0}, zorder=2.6,
              **caption_style(theme, theme.text, is_bold=True))  # fmt: skip
    said = elided(shares_text(row), caption, ground.right - ground.left)
    axes.text(middle, y + 1.1 * _line(theme), drawable(said), ha="center", va="center_baseline",
              bbox={"facecolor": theme.surface, "edgecolor": "none", "pad": 1.0}, zorder=2.6,
              **caption_style(theme, theme.text_secondary))  # fmt: skip


def _draw_joined(axes: Axes, data: AspectProfile, ground: _Ground, theme: Theme, *, is_target: bool) -> None:
    """The marks of today or of the target, joined from aspect to aspect, and those that are not set as dots."""
    shares = [row.target if is_target else row.today for row in data.rows]
    known = [(ground.x(share), y) for share, y in zip(shares, ground.middles, strict=True) if share is not None]
    tone = theme.text if is_target else theme.accent
    axes.plot([x for x, _ in known], [y for _, y in known], color=tone, linewidth=1.8,
              linestyle=(0, (4, 3)) if is_target else "solid", zorder=2.0)  # fmt: skip
    size = (0.95 * theme.type.caption * POINTS) ** 2
    axes.scatter([x for x, _ in known], [y for _, y in known], marker="D" if is_target else "o",
                 s=0.7 * size if is_target else size, facecolors=theme.surface if is_target else tone,
                 edgecolors=tone, linewidths=1.8, zorder=3.2 if is_target else 3.0)  # fmt: skip
    for share, y in zip(shares, ground.middles, strict=True):
        if share is None:
            x = ground.x(float(is_target))
            axes.scatter([x], [y], marker="D" if is_target else "o", s=0.5 * size, facecolors=theme.surface,
                         edgecolors=theme.line_strong, linestyles="dotted", linewidths=1.2, zorder=2.9)  # fmt: skip


def shares_text(row: AspectRow) -> str:
    """Today and target of an aspect in short."""
    today = tr("not rated") if row.today is None else share_text(row.today)
    return today if row.target is None else tr("{today} → {target}", today=today, target=share_text(row.target))


def handle_words(data: AspectProfile, place: int) -> str:
    """A handle in a sentence."""
    row, is_target = data.handle(place)
    share = data.share(place)
    said = tr("not set") if share is None else tr("{share} of the way from PMO to VMO", share=share_text(share))
    if is_target:
        return tr("{aspect}, target: {said}", aspect=one_line(row.name), said=said)
    return tr("{aspect}, today: {said}", aspect=one_line(row.name), said=said)


def profile_table(rows: Sequence[AspectRow]) -> ChartTable:
    """Every aspect with both ends; rows have their ids."""
    columns = (
        ChartColumn(tr("Aspect")), ChartColumn(tr("PMO")), ChartColumn(tr("VMO")),
        ChartColumn(tr("Today (%)"), is_number=True), ChartColumn(tr("Target (%)"), is_number=True),
    )  # fmt: skip
    cells = tuple((row.name, row.pmo, row.vmo, _percent(row.today), _percent(row.target)) for row in rows)
    return ChartTable(tr("PMO and VMO compared"), columns, cells, tuple(row.id for row in rows))


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
