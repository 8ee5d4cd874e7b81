"""The bubble chart as vectors with searchable text, and what its quadrants hold."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from reportlab.platypus import Flowable, KeepTogether

from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.chart_axes import field_in_sentence
from vmo_desktop.report import captions, counts
from vmo_desktop.report.chart_renderer import draw_figure, new_figure
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, total
from vmo_desktop.report.numbers import NONE, listed
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.quadrants import Quadrant, quadrants, recommended_bubbles
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_NAMES = 4


class Chart(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A figure of matplotlib as wide as the text; it is drawn when its page is."""

    def __init__(self, draw_axes: Callable[[Axes], None], height: float) -> None:
        super().__init__()
        self._draw_axes = draw_axes
        self._height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width."""
        del height
        self.width, self.height = width, self._height
        return self.width, self.height

    def draw(self) -> None:
        """Draw the figure as vectors."""
        figure = new_figure(self.width, self.height)
        self._draw_axes(figure.add_subplot())
        draw_figure(figure, self.canv)


def chart(pack: Pack) -> list[Flowable]:
    """The flowables of the bubble chart."""
    look, facts = styles(), pack.facts
    data = recommended_bubbles(facts)
    eyebrow = tr("Value against {field}", field=field_in_sentence(data.axis.field))
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.CHART), section_name(Section.CHART)),
        para(eyebrow, style=look.eyebrow),
        para(title_of(facts, Section.CHART), style=look.page_title),
        Chart(lambda axes: draw_bubble(axes, data, look.theme), _height(pack)),
        _caption(pack, data),
    ]
    if len(data):
        what = [tr("Lines: the thresholds of the chart. Names: first in the order of the pack."), _uncounted(data)]
        title = para(tr("What the quadrants hold"), style=look.table_title)
        flowables.append(KeepTogether([title, captions.above(facts, *what), _table(pack, quadrants(facts, data))]))
    return flowables


def _height(pack: Pack) -> float:
    """High enough to part the bubbles, low enough for the table to stay on the page."""
    page = pack.page
    return min(0.82 * page.text_width, 0.5 * (page.text_top - page.text_bottom))


def _caption(pack: Pack, data: BubbleData) -> Flowable:
    facts = pack.facts
    missing = len(facts.entries) - len(data)
    left_out = ""
    if missing:
        count = counts.initiatives(missing)
        what = field_in_sentence(data.axis.field)
        left_out = tr("Not shown, because scores or {field} are missing: {count}.", field=what, count=count)
    return captions.below(
        facts,
        tr("Upward: value, points from 0 to 100. To the right: {axis}.", axis=data.axis.title),
        tr("Size: {field}.", field=data.size_title) if data.size_title else "",
        tr("Solid: funded; pale: waiting.") if data.has_budget else "",
        "" if data.is_complete.all() else tr("Question mark and whisker: scores are missing, the value is a range."),
        left_out,
    )


def _uncounted(data: BubbleData) -> str:
    missing = int((~data.is_complete).sum())
    return tr("Not counted, because scores are missing: {count}.", count=counts.initiatives(missing)) if missing else ""


def _table(pack: Pack, found: Sequence[Quadrant]) -> Flowable:
    look, figures = styles(), pack.figures
    has_budget = any(entry.band is not Band.LISTED for entry in pack.facts.entries)
    names = [tr("Initiatives"), *([tr("Funded")] if has_budget else []), captions.cost_head(figures)]
    numbers = tuple(range(1, 1 + len(names)))
    rows: list[Sequence[object]] = [head(tr("Quadrant"), *names, tr("First in order"), numbers=numbers)]
    for each in found:
        costs = [entry.cost for entry in each.entries]
        rows.append(
            [
                para(Strong(each.name), style=look.cell),
                str(len(each.entries)),
                *([str(each.funded)] if has_budget else []),
                figures.money(total(costs) if np.isfinite(costs).any() else np.nan),
                para(listed((entry.name for entry in each.entries), _NAMES) or NONE, style=look.cell),
            ]
        )
    widths = [84, 62, *([50] if has_budget else []), 60, 0]
    return table(rows, spread(widths, pack.page.text_width), numbers=numbers, is_tight=True)
