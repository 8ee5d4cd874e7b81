"""A scale of months for what lies over time: where days lie, and ticks of months, quarters or years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes

from vmo_desktop.charts.lettering import drawable, text_width
from vmo_desktop.charts.pixel_axes import caption_style
from vmo_desktop.charts.theme import Theme
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.kpi_state import months_later

tr = Texts("Chart")

_MONTHS = (
    tr.mark("Jan"), tr.mark("Feb"), tr.mark("Mar"), tr.mark("Apr"), tr.mark("May"), tr.mark("Jun"),
    tr.mark("Jul"), tr.mark("Aug"), tr.mark("Sep"), tr.mark("Oct"), tr.mark("Nov"), tr.mark("Dec"),
)  # fmt: skip

UNITS = (1, 3, 12)
"""Months between ticks; the first whose words have room is taken."""


@dataclass(frozen=True)
class TimeScale:
    """From the first day of a month to that of another, between two places in logical pixels."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where the beginning of a day lies; days outside lie at the ends."""
        return self._at(day.toordinal())

    def end(self, day: date) -> float:
        """Where the end of a day lies, as the day after it may be none that there is."""
        return self._at(day.toordinal() + 1)

    def _at(self, day: int) -> float:
        share = (day - self.first.toordinal()) / (self.last.toordinal() - self.first.toordinal())
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def unit(self, size: float) -> int:
        """Months between ticks, so that words of a size have room."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        month = (self.right - self.left) / months
        room = 1.15 * max(text_width(tr.marked(name), size) for name in _MONTHS)
        return next((unit for unit in UNITS if unit * month >= room), UNITS[-1])

    def ticks(self, unit: int) -> Sequence[date]:
        """First days of the units that begin on the scale, and its own beginning."""
        start = date(self.first.year, (self.first.month - 1) // unit * unit + 1, 1)
        found = [self.first]
        place = 1
        while (day := months_later(start, place * unit)) < self.last:
            found.append(day)
            place += 1
        return found


def draw_time_scale(axes: Axes, scale: TimeScale, theme: Theme, rows: tuple[float, float], bottom: float) -> None:
    """Draw years in the upper of two rows, months or quarters in the lower one, and lines down to the bottom."""
    caption, unit = theme.type.caption, scale.unit(theme.type.caption)
    years, parts = rows
    for day in scale.ticks(unit):
        x, is_year = scale.x(day), day.month == 1
        tone, top = (theme.line_strong, years) if is_year else (theme.line, parts)
        axes.plot([x, x], [top - 0.7 * caption, bottom], color=tone, linewidth=0.75, zorder=0.5)
    for tier, y in {UNITS[-1]: years, unit: parts if unit != UNITS[-1] else years}.items():
        days = scale.ticks(tier)
        tone = theme.text if tier == UNITS[-1] else theme.text_secondary
        for day, end in zip(days, [*days[1:], scale.last], strict=True):
            said = _word(day, tier)
            if text_width(said, caption) + 2 <= scale.x(end) - scale.x(day):
                style = caption_style(theme, tone)
                axes.text(scale.x(day) + 3, y, drawable(said), va="center_baseline", **style)


def _word(day: date, unit: int) -> str:
    if unit == UNITS[0]:
        return tr.marked(_MONTHS[day.month - 1])
    return tr("Q{quarter}", quarter=(day.month + 2) // 3) if unit == UNITS[1] else str(day.year)
