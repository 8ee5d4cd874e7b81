"""The roadmap in the pack: its figure, on as many pages as it takes, and every action in full."""

from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.action_words import action_state_text
from vmo_desktop.charts.roadmap import FOOT, HEAD, LEAST, ROW, draw_roadmap, roadmap_height
from vmo_desktop.charts.roadmap_data import Roadmap
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import NONE, long_date
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, kept, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_FIGURE = 0.74
"""Part of a page that a figure takes at most."""


def roadmap(pack: Pack) -> list[Flowable]:
    """The flowables of the roadmap."""
    data, theme = Roadmap(pack.snapshot), styles().theme
    most = _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    step = LEAST * ROW * theme.type.body / 13 * POINTS
    parts = data.split(max(int(most / step - HEAD - FOOT), 2))
    day = "" if data.day is None else tr("As of {day}.", day=long_date(data.day.isoformat()))
    caption = captions.below(
        pack.facts,
        tr("Filled: done; hatched: overdue. A line goes on from the day it was due to the day it was done."),
        day,
    )
    figures = [
        Chart(
            partial(draw_roadmap, data=part, theme=theme, day=long_date),
            min(roadmap_height(part, theme) * POINTS, most),
        )
        for part in parts
    ]
    first, *others = figures
    further = [flowable for figure in others for flowable in kept(pack, figure)]
    return fitted(
        pack, lambda size: [*page_head(pack, Section.ROADMAP), first, *further, caption, *_actions(pack, data, size)]
    )


def _actions(pack: Pack, data: Roadmap, size: float) -> list[Flowable]:
    heads = (
        (tr("Action"), 0.0), (tr("Owner"), 78.0), (tr("Phase"), 58.0), (tr("Start"), 52.0), (tr("Due"), 52.0),
        (tr("Done"), 52.0), (tr("State"), 58.0),
    )  # fmt: skip
    rows = [
        [
            wrapped(shortened(row.text, 240), size),
            wrapped(shortened(row.owner, 60) or NONE, size),
            wrapped(shortened(row.phase, 40) or NONE, size),
            *(day or NONE for day in (row.start_on, row.due_on, row.done_on)),
            wrapped(action_state_text(data.state(row)), size),
        ]
        for row in data.actions
    ]
    return titled_table(pack, tr("Actions"), [], heads, rows, size=size)
