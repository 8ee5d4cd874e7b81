"""The frontier of portfolios with the recommended one on it, or beside what beats it."""

from functools import partial

import numpy as np
from reportlab.platypus import Flowable

from vmo_desktop.charts.frontier import draw_frontier
from vmo_desktop.report import captions
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import page_head, titled_table, wrapped
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.report.worth import unit_said, worth, worth_head
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_HEIGHT = 0.62
"""Height of the figure as a part of its width."""


def frontier(pack: Pack) -> list[Flowable]:
    """The flowables of the frontier."""
    choice = pack.facts.choice
    flowables = page_head(pack, Section.FRONTIER)
    if choice is None:
        return flowables
    draw = partial(draw_frontier, data=choice.frontier_data, theme=styles().theme)
    found = choice.frontier.frontier
    caption = captions.below(
        pack.facts,
        tr(
            "Upward: {worth}; to the right: cost. Each point is a portfolio that none of its cost is worth more than.",
            worth=tr("net present value") if choice.of.is_of_money else tr("value"),
        ),
        tr("P: the recommended portfolio; B: better for the same cost; C: cheaper for the same value."),
        tr("The dashed line buys by what is gained for each unit of cost and is no frontier."),
        "" if found.is_complete else tr("Points between those that are shown may be missing."),
    )
    return [*flowables, Chart(draw, _HEIGHT * pack.page.text_width), caption, *_spots(pack, choice)]


def _spots(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    """What is marked on the figure, and the efficient portfolios next to it."""
    found, figures, of = choice.frontier, pack.figures, choice.of
    rows: list[list[object]] = []
    place = choice.frontier_data.spots[0].place
    for spot in choice.frontier_data.spots:
        funded = (
            choice.portfolio.is_funded if spot.name == "P" else found.funded(found.frontier.choice_at(spot.place or 0))
        )
        rows.append(
            _row(pack, f"{spot.name}: {_meaning(spot.name)}", spot.cost, spot.value, int(np.count_nonzero(funded)))
        )
    if place is not None:
        names = ((place - 1, tr("next cheaper")), (place + 1, tr("next dearer")))
        if not found.frontier.is_complete:
            names = ((place - 1, tr("next cheaper found")), (place + 1, tr("next dearer found")))
        for near, name in names:
            if 0 <= near < len(found.frontier):
                point = found.point(near)
                count = int(np.count_nonzero(found.funded(point.shares)))
                rows.append(_row(pack, name, point.cost, point.value, count))
    heads = (
        (tr("Portfolio"), 0.0), (captions.cost_head(figures), 90.0), (worth_head(figures, of), 70.0),
        (tr("Initiatives"), 70.0),
    )  # fmt: skip
    caption = [unit_said(figures, of)]
    return titled_table(pack, tr("Marked and next to it"), caption, heads, rows, numbers=(1, 2, 3))


def _meaning(name: str) -> str:
    match name:
        case "P":
            return tr("recommended")
        case "B":
            return tr("better for the same cost")
        case "C":
            return tr("cheaper for the same value")
        case _:
            return tr("better for the same cost, and cheaper for the same value")


def _row(pack: Pack, name: str, cost: float, value: float, count: int) -> list[object]:
    figures, choice = pack.figures, pack.facts.choice
    said = figures.value(value) if choice is None else worth(figures, choice.of, value)
    return [wrapped(name), figures.money(cost), said, f"{count:,}" if count else NONE]
