"""Balance: where the money of the recommended portfolio goes, by class, driver and year, against limits and weights."""

from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.balance import balance_height, balance_table, draw_balance
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import NONE, plain
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.balance import Balance

tr = Texts("Pack")

_FIGURE = 0.6
"""Part of a page that the figure takes at most."""


def alignment(pack: Pack) -> list[Flowable]:
    """The flowables of the balance."""
    choice = pack.facts.choice
    flowables = page_head(pack, Section.ALIGNMENT)
    if choice is None:
        return flowables
    data, theme = Balance(choice.portfolio), styles().theme
    most = _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    caption = captions.below(
        pack.facts,
        tr("The cost of what is funded by class and year, and spread over the drivers as they make up each value."),
        tr("A diamond: what the weight of a driver would take; brackets: the least and the most that limits allow."),
    )
    figure = Chart(partial(draw_balance, data=data, theme=theme), min(balance_height(data, theme) * POINTS, most))
    return fitted(pack, lambda size: [*flowables, figure, caption, *_numbers(pack, data, size)])


def _numbers(pack: Pack, data: Balance, size: float) -> list[Flowable]:
    choice, figures = pack.facts.choice, pack.figures
    rows = [
        [
            wrapped(str(kind), size), wrapped(shortened(str(name), 80), size), figures.money(_number(spend)),
            *(NONE if cell is None else plain(_number(cell), 1) for cell in (share, weight)),
            *(NONE if cell is None else figures.money(_number(cell)) for cell in (least, most)),
        ]
        for kind, name, spend, share, weight, least, most in balance_table(data).rows
    ]  # fmt: skip
    heads = (
        (tr("By"), 46.0), (tr("Of"), 0.0), (captions.cost_head(figures), 62.0), (tr("Share, %"), 50.0),
        (tr("Weight, %"), 52.0), (tr("Least"), 52.0), (tr("Most"), 52.0),
    )  # fmt: skip
    savings = data.alignment.savings
    saved = (
        tr("Before what pairs save together: {saving}.", saving=figures.money_text(savings))
        if choice is not None and choice.has_pairs and savings > 0
        else ""
    )
    caption = [tr("Each part adds up to all that is spent."), saved]
    return titled_table(
        pack, tr("The same in numbers"), caption, heads, rows, numbers=(2, 3, 4, 5, 6), size=size
    )  # fmt: skip


def _number(cell: object) -> float:
    return float(cell) if isinstance(cell, (int, float)) else float("nan")
