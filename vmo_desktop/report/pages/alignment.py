"""Strategic alignment: where the money of the recommended portfolio goes, against what drivers weigh."""

from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.alignment import alignment_height, draw_alignment
from vmo_desktop.charts.scenario_tables import alignment_table
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import NONE, plain
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import page_head, titled_table, wrapped
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_SHOWN = 0.05
"""A class or year of a smaller share, in percent, would read as none; a driver that gets nothing is told."""


def alignment(pack: Pack) -> list[Flowable]:
    """The flowables of the alignment."""
    choice = pack.facts.choice
    flowables = page_head(pack, Section.ALIGNMENT)
    if choice is None:
        return flowables
    data, theme = choice.alignment, styles().theme
    height = min(
        alignment_height(theme, len(pack.snapshot.leaves)) * POINTS, 0.6 * (pack.page.text_top - pack.page.text_bottom)
    )
    caption = captions.below(
        pack.facts,
        tr("The cost of what is funded, spread over the drivers as they make up each initiative's value."),
    )
    figure = Chart(partial(draw_alignment, data=data, theme=theme), height)
    rows = [
        [
            wrapped(str(kind)), wrapped(str(name)), pack.figures.money(_number(amount)),
            _percent(share), _percent(weight), NONE if count is None else plain(_number(count), 0),
        ]
        for kind, name, amount, share, weight, count in alignment_table(data).rows
        if weight is not None or _number(share) >= _SHOWN
    ]  # fmt: skip
    heads = (
        (tr("By"), 50.0), (tr("Of"), 0.0), (captions.cost_head(pack.figures), 62.0), (tr("Share, %"), 52.0),
        (tr("Weight, %"), 54.0), (tr("Initiatives"), 56.0),
    )  # fmt: skip
    saved = (
        tr("Before what pairs save together: {saving}.", saving=pack.figures.money_text(data.savings))
        if choice.has_pairs and data.savings > 0
        else ""
    )
    return [
        *flowables, figure, caption,
        *titled_table(pack, tr("The same in numbers"), [tr("Each part adds up to all that is spent."), saved],
                      heads, rows, numbers=(2, 3, 4, 5)),
    ]  # fmt: skip


def _number(cell: object) -> float:
    return float(cell) if isinstance(cell, (int, float)) else float("nan")


def _percent(cell: object) -> str:
    return NONE if cell is None else plain(_number(cell), 1)
