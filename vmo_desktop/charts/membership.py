"""Membership of initiatives in the portfolios of scenarios: a sign in each column, the debatable ones first."""

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.aim_words import worth_text
from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.pixel_axes import caption_style, pixel_axes
from vmo_desktop.charts.scenario_tables import shown_scenario, standing_text
from vmo_desktop.charts.theme import Theme
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_comparison import Membership

tr = Texts("Chart")

ROW, HEAD, FOOT = 22.0, 2.6, 2.0
"""Logical pixels of a row at 100 %; rows above them for names and sums of the scenarios, and below for the key."""

NAMES = 0.4
"""Largest part of the figure's width that the initiatives' names take."""


def membership_order(found: Membership) -> list[int]:
    """Rows: what some scenarios fund and others do not, what all fund, what none funds; each as it stands."""
    counts = found.counts
    group = np.where(counts == 0, 2, np.where(counts == found.of, 1, 0))
    return [int(row) for row in np.argsort(group, kind="stable")]


def most_members(theme: Theme, height: float) -> int:
    """How many initiatives have room in a height."""
    return max(int(height / _row(theme) - HEAD - FOOT), 1)


def _row(theme: Theme) -> float:
    return ROW * theme.type.body / 13


def draw_membership(axes: Axes, found: Membership, theme: Theme, *, most: int | None = None) -> None:
    """Draw at most `most` initiatives against the scenarios; the axes fill their figure."""
    width, _ = pixel_axes(axes, theme)
    caption, step = theme.type.caption, _row(theme)
    order = membership_order(found)
    rows = order[:most]
    names = [elided(one_line(shown_name(found.snapshot.initiatives[row])), caption, NAMES * width) for row in rows]
    left = max((text_width(name, caption) for name in names), default=0.0) + theme.space.l
    across = (width - left) / max(found.of, 1)
    _draw_heads(axes, found, theme, (left, across))
    signs = [[standing_text(each, row).split(" ", 1)[0] for each in found.portfolios] for row in rows]
    for place, name in enumerate(names):
        y = (HEAD + place + 0.5) * step
        axes.plot([0, width], [y + step / 2, y + step / 2], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(0, y, drawable(name), va="center_baseline", **caption_style(theme, theme.text))
        for column, sign in enumerate(signs[place]):
            colour = theme.funded if sign in "●◐" else theme.text_secondary
            x = left + (column + 0.5) * across
            axes.text(x, y, sign, ha="center", va="center_baseline", **caption_style(theme, colour, is_bold=True))
    said = _key(found, len(order) - len(rows))
    y = (HEAD + len(rows) + 0.5 * FOOT) * step
    shown = drawable(elided(said, caption, width))
    axes.text(0, y, shown, va="center_baseline", **caption_style(theme, theme.text_secondary))


def _draw_heads(axes: Axes, found: Membership, theme: Theme, columns: tuple[float, float]) -> None:
    """Name, value and cost of each scenario above its column."""
    (left, across), caption, step = columns, theme.type.caption, _row(theme)
    for column, each in enumerate(found.portfolios):
        x = left + (column + 0.5) * across
        sums = tr(
            "{value} for {cost}", value=worth_text(each.of, each.choice.objective), cost=compact(each.choice.cost)
        )
        for line, (text, colour) in enumerate(
            ((one_line(shown_scenario(each.of.scenario)), theme.text), (sums, theme.text_secondary))
        ):
            style = caption_style(theme, colour, is_bold=line == 0)
            shown = drawable(elided(text, caption, 0.94 * across, is_bold=line == 0))
            axes.text(x, (0.6 + line) * step, shown, ha="center", va="center_baseline", **style)


def _words() -> dict[str, str]:
    return {
        "●": tr("funded"), "◐": tr("funded in part"), "○": tr("waiting"), "✕": tr("out"), "?": tr("cannot be chosen"),
    }  # fmt: skip


def _key(found: Membership, left_out: int) -> str:
    """The signs that occur, and how many rows have no room."""
    used = {standing_text(each, row)[0] for each in found.portfolios for row in range(len(each.shares))}
    said = [f"{sign} {word}" for sign, word in _words().items() if sign in used]
    if left_out:
        said.append(tr.counted(left_out, "{n} more is not shown", "{n} more are not shown"))
    return " · ".join(said)
