"""The bubble chart as vectors with searchable text, and what its quadrants hold."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from reportlab.platypus import Flowable, Spacer

from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.report.chart_renderer import draw_figure, new_figure
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.facts import Band, Entry, total
from vmo_desktop.report.numbers import counted, listed
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import TITLES, Section
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.workshop.rows import BubbleX

_NAMES = 4
_WORDS = {BubbleX.EFFORT: "effort", BubbleX.COST: "cost"}


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
    data = bubble_data(facts.results)
    across = _WORDS[pack.snapshot.chart.x_field]
    quadrants = _quadrants(pack, data)
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.CHART), TITLES[Section.CHART]),
        para(f"Value against {across}", style=look.eyebrow),
        para(_takeaway(pack, quadrants, across), style=look.page_title),
        Chart(lambda axes: draw_bubble(axes, data, look.theme), _height(pack)),
        para(_caption(pack, data, across), style=look.caption),
    ]
    if len(data):
        flowables += [Spacer(1, 8), _table(pack, quadrants)]
    return flowables


def _height(pack: Pack) -> float:
    """High enough to part the bubbles, low enough for the table to stay on the page."""
    page = pack.page
    return min(0.82 * page.text_width, 0.52 * (page.text_top - page.text_bottom))


def _quadrants(pack: Pack, data: BubbleData) -> list[tuple[str, list[Entry]]]:
    """Names and entries of quick wins, big bets, fill-ins and reconsider; on a threshold counts as the better side."""
    entry_of = pack.facts.entry_of
    found: list[tuple[str, list[Entry]]] = [(shortened(name, 40), []) for name in data.quadrants]
    for initiative_id, x, value in zip(data.ids, data.x, data.value, strict=True):
        place = 2 * int(value < data.value_threshold) + int(x > data.x_threshold)
        found[place][1].append(entry_of[initiative_id])
    for _, entries in found:
        entries.sort(key=lambda entry: entry.place)
    return found


def _takeaway(pack: Pack, quadrants: Sequence[tuple[str, list[Entry]]], across: str) -> str:
    _, entries = quadrants[0]
    count = sum(len(each) for _, each in quadrants)
    if not count:
        return f"No initiative has both a score and {'an effort' if across == 'effort' else 'a cost'} yet"
    if not entries:
        return f"None of {counted(count, 'initiative')} combines high value with low {across}"
    verb = "combines" if len(entries) == 1 else "combine"
    text = f"{len(entries)} of {counted(count, 'initiative')} {verb} high value with low {across}"
    funded = sum(entry.band is Band.FUNDED for entry in entries)
    if pack.facts.budget is None:
        return text
    if funded == len(entries):
        return f"{text}; {'it is' if funded == 1 else 'all are'} funded"
    return f"{text}; {funded or 'none'} of them {'is' if funded == 1 else 'are'} funded"


def _caption(pack: Pack, data: BubbleData, across: str) -> str:
    facts = pack.facts
    missing = len(facts.entries) - len(data)
    sentences = [
        f"Upward: value, points from 0 to 100. To the right: {data.axis.title}.",
        f"Size: {data.size_title}." if data.size_title else "",
        "Solid: funded; pale: waiting." if data.has_budget else "",
        "Question mark and whisker: scores are missing, the value is a range." if not data.is_complete.all() else "",
        f"Not shown, because scores or {across} are missing: {counted(missing, 'initiative')}." if missing else "",
        f"Source: {facts.source}.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _table(pack: Pack, quadrants: Sequence[tuple[str, list[Entry]]]) -> Flowable:
    look, figures = styles(), pack.figures
    numbers = (1, 2, 3)
    rows: list[Sequence[object]] = [
        head("Quadrant", "Initiatives", "Funded", f"Cost, {figures.money_unit}", "First in order", numbers=numbers)
    ]
    for name, entries in quadrants:
        cost = total(entry.cost for entry in entries) if any(np.isfinite(entry.cost) for entry in entries) else np.nan
        rows.append(
            [
                para(Strong(name), style=look.cell),
                str(len(entries)),
                str(sum(entry.band is Band.FUNDED for entry in entries)),
                figures.money(cost),
                para(listed((entry.name for entry in entries), _NAMES), style=look.cell),
            ]
        )
    return table(rows, spread([84, 52, 44, 60, 0], pack.page.text_width), numbers=numbers, is_tight=True)
