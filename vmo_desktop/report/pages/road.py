"""From PMO to VMO: the newest assessment of the road, its gaps with their evidence, and what changed."""

from collections.abc import Callable
from functools import partial
from math import isnan

from reportlab.platypus import Flowable

from vmo_desktop.charts.maturity_data import MaturityView
from vmo_desktop.charts.maturity_radar import LEAST, draw_radar
from vmo_desktop.charts.maturity_rows import StepRows, course_rows, draw_course, draw_gaps, gap_rows, rows_height
from vmo_desktop.charts.maturity_words import assessment_name, change_text, level_text, numbered, spread_text
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.report import captions
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, kept, page_head, titled_table, wrapped
from vmo_desktop.report.road_facts import newest_view
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_FIGURE, _RADAR = 0.5, 0.75
"""Part of a page's height, and of its width, that a figure takes at most."""

_NOTED = 300
"""Characters of what was seen at a step."""


def road(pack: Pack) -> list[Flowable]:
    """The flowables of the section."""
    view = newest_view(pack.snapshot.road)
    return fitted(
        pack,
        lambda size: [
            *page_head(pack, Section.ROAD), *_picture(pack, view), *_gaps(pack, view, size), *_course(pack, view),
        ],
    )  # fmt: skip


def _picture(pack: Pack, view: MaturityView) -> list[Flowable]:
    """The radar; with few steps the gaps as bars."""
    theme, most = styles().theme, _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    if len(view.road.steps) < LEAST:
        return [_rows(pack, gap_rows(view), draw_gaps)]
    people = ", ".join(view.now.respondents)
    caption = captions.below(
        pack.facts,
        tr(
            "Levels from 0 to {top}, the median of all ratings; the thick bar is their spread.",
            top=level_text(view.top),
        ),
        tr("Rated by {people}.", people=shortened(people, 200)),
    )
    height = min(_RADAR * pack.page.text_width, most)
    return [Chart(partial(draw_radar, view=view, theme=theme), height), caption]


def _rows(pack: Pack, rows: StepRows, draw: Callable[..., None]) -> Chart:
    theme, most = styles().theme, _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    return Chart(partial(draw, rows=rows, theme=theme), min(rows_height(rows, theme) * POINTS, most))


def _gaps(pack: Pack, view: MaturityView, size: float) -> list[Flowable]:
    heads = (
        (tr("Step"), 104.0), (tr("Level"), 48.0), (tr("Target"), 36.0), (tr("Gap"), 28.0), (tr("Priority"), 42.0),
        (tr("Change"), 40.0), (tr("What is to be seen"), 0.0),
    )  # fmt: skip
    rows = [_gap(view, place, size) for place in view.now.by_priority]
    caption = [
        tr("Level: the median, with the spread of ratings in brackets. Priority: gap times importance of the step.")
    ]
    if view.before is not None:
        before = shortened(assessment_name(view.before.assessment), 80)
        caption.append(tr("Change: since {before}.", before=before))
    return titled_table(pack, tr("Gaps by priority"), caption, heads, rows, numbers=(1, 2, 3, 4, 5), size=size)


def _gap(view: MaturityView, place: int, size: float) -> list[object]:
    found, step = view.now.found, view.road.steps[place]
    spread = spread_text(found.low[place], found.high[place])
    return [
        wrapped(shortened(numbered(place, step), 80), size),
        f"{level_text(found.level[place])} ({spread})" if spread else level_text(found.level[place]),
        level_text(step.target),
        level_text(found.gap[place]),
        level_text(found.priority[place]),
        change_text(view.change[place]),
        wrapped(_seen(view, place), size),
    ]


def _seen(view: MaturityView, place: int) -> str:
    """What respondents noted; else what can be observed at the level."""
    step, level = view.road.steps[place], view.now.found.level[place]
    noted = [
        f"{name}: {row.evidence}"
        for name in view.now.respondents
        if (row := view.now.rating(step.id, name)) is not None and row.evidence
    ]
    if noted:
        return shortened("; ".join(noted), _NOTED)
    described = {row.level: row.evidence for row in view.road.levels.get(step.id, ())}
    return "" if isnan(level) else shortened(described.get(int(level), ""), _NOTED)


def _course(pack: Pack, view: MaturityView) -> list[Flowable]:
    """What each assessment found, where there are several."""
    if len(view.rated) < 2:
        return []
    caption = captions.below(pack.facts, tr("Levels of each step; the upright line is its target."))
    return kept(pack, _rows(pack, course_rows(view), draw_course), caption)
