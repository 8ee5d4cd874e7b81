"""PMO and VMO compared in the pack: for each aspect both ends, today and the target."""

from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.aspect_profile import AspectProfile, draw_profile, profile_height
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.report import captions
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import page_head
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_FIGURE = 0.8
"""Part of a page that the figure takes at most."""


def aspects(pack: Pack) -> list[Flowable]:
    """The flowables of the comparison."""
    data, theme = AspectProfile(pack.snapshot.road.aspects), styles().theme
    needed = 1.5 * profile_height(data, theme, pack.page.text_width / POINTS) * POINTS
    most = _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    figure = Chart(partial(draw_profile, data=data, theme=theme), min(needed, most))
    caption = captions.below(
        pack.facts,
        tr("From left, a project management office, to right, a value management office: 0 % to 100 % of the way."),
        tr("Full circles and solid line: today; open diamonds and dashes: the target."),
    )
    return [*page_head(pack, Section.ASPECTS), figure, caption]
