"""What promises were worth: bars by driver, class and estimator, and every promise with what came of it."""

from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.calibration import calibration_height, draw_calibration
from vmo_desktop.charts.calibration_data import CalibrationData, calibration_headline
from vmo_desktop.charts.kpi_words import kpi_name, share_text, value_text
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.domain.calibration import ENOUGH
from vmo_desktop.report import captions
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.calibration import Calibration, KeptPromise
from vmo_desktop.workshop.realized import Realized

tr = Texts("Pack")

_FIGURE = 0.85
"""Part of a page that the figure takes at most."""


def calibration(pack: Pack) -> list[Flowable]:
    """The flowables of the calibration."""
    data, theme = CalibrationData(Calibration(Realized(pack.snapshot))), styles().theme
    most = _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    height = calibration_height(data, theme, pack.page.text_width / POINTS) * POINTS
    figure = Chart(partial(draw_calibration, data=data, theme=theme), min(height, most))
    caption = captions.below(
        pack.facts,
        tr("How much of the change that KPIs had promised by their newest reading came; 100 % is as promised."),
        tr("With fewer than {enough} promises there is too little to go by.", enough=str(ENOUGH)),
    )
    said = para(calibration_headline(data), style=styles().body)
    return fitted(
        pack,
        lambda size: [*page_head(pack, Section.CALIBRATION), said, figure, caption, *_promises(pack, data, size)],
    )


def _promises(pack: Pack, data: CalibrationData, size: float) -> list[Flowable]:
    heads = ((tr("KPI"), 0.0), (tr("Promised by then"), 92.0), (tr("Came"), 92.0), (tr("Came true"), 62.0))
    rows = [_row(kept, size) for kept in data.calibration.promises]
    caption = [tr("Promised is the part of the way from baseline to target that the plan had made by the reading.")]
    return titled_table(pack, tr("Promise by promise"), caption, heads, rows, numbers=(1, 2, 3), size=size)


def _row(kept: KeptPromise, size: float) -> list[object]:
    kpi = kept.state.kpi
    changes = (shortened(value_text(kpi, change), 24) for change in (kept.promised, kept.realized))
    return [wrapped(shortened(kpi_name(kpi), 80), size), *changes, share_text(kept.share)]
