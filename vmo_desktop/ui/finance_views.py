"""The charts about money over time: how each is drawn, what is told of its points, and its table."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.cash_curve import CashCurve, break_even_text, cash_spots, cash_table, draw_cash_curve
from vmo_desktop.charts.money_chances import (
    MoneyChances,
    chances_sentence,
    chances_spots,
    chances_table,
    draw_money_chances,
)
from vmo_desktop.charts.money_tornado import money_tornado, money_tornado_table
from vmo_desktop.charts.numbers import money, written
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.charts.theme import Theme
from vmo_desktop.charts.tornado import TornadoData, draw_tornado, tornado_height, tornado_spots
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.widgets.point_chart import PointPicture
from vmo_desktop.workshop.cash import Cash
from vmo_desktop.workshop.money_risk import MoneyRisk

LEAP = 5


class FinanceChart(Enum):
    """What is drawn."""

    CASH = "cash"
    CHANCES = "chances"
    TORNADO = "tornado"


@dataclass(frozen=True)
class FinanceView:
    """A chart with its table, the sentence that it comes to, and the height that it needs at least."""

    picture: PointPicture
    table: ChartTable
    said: str
    height: float = 0.0


def cash_view(cash: Cash, name: str, theme: Theme) -> FinanceView:
    """Money by period."""
    data = CashCurve(cash, name)
    picture = _picture(
        partial(draw_cash_curve, data=data, theme=theme), partial(cash_spots, data, theme), partial(_cash_facts, data),
        len(data.labels),
    )  # fmt: skip
    return FinanceView(picture, cash_table(data), break_even_text(data))


def chances_view(risk: MoneyRisk, name: str, theme: Theme) -> FinanceView:
    """Chances of net present values."""
    data = MoneyChances(risk, name)
    picture = _picture(
        partial(draw_money_chances, data=data, theme=theme), partial(chances_spots, data, theme),
        partial(_chances_facts, data), len(data.shares),
    )  # fmt: skip
    return FinanceView(picture, chances_table(data), chances_sentence(data))


def tornado_view(risk: MoneyRisk, name: str, theme: Theme) -> FinanceView | None:
    """What moves the net present value most; None where nothing is uncertain."""
    data = money_tornado(risk, name)
    if not data.names:
        return None
    picture = _picture(
        partial(draw_tornado, data=data, theme=theme), partial(tornado_spots, data, theme),
        partial(_tornado_facts, data, risk.cash.money.snapshot.workshop.currency), len(data.order),
    )  # fmt: skip
    return FinanceView(picture, money_tornado_table(data), data.said, tornado_height(data, theme))


def _picture(draw: Callable[..., None], spots: Callable[..., tuple[np.ndarray, np.ndarray]],
             facts: Callable[[int], BubbleFacts], count: int) -> PointPicture:  # fmt: skip
    def leap(place: int, step: int) -> int:
        return int(np.clip(place + LEAP * step, 0, count - 1))

    return PointPicture(draw, spots, facts, leap)


def _cash_facts(data: CashCurve, place: int) -> BubbleFacts:
    series = data.cash.series
    numbers = (
        (_tr("Costs"), series.costs), (_tr("Benefits"), series.benefits), (_tr("Running total"), series.cumulative),
        (_tr("Discounted total"), data.discounted),
    )  # fmt: skip
    return _facts(data.labels[place], [Fact(word, money(float(each[place]), data.currency)) for word, each in numbers])


def _chances_facts(data: MoneyChances, place: int) -> BubbleFacts:
    low, high = (money(float(data.edges[place + end]), data.currency) for end in (0, 1))
    title = filled(_tr("%1 to %2"), low, high)
    below = float(data.shares[: place + 1].sum())
    told = [
        Fact(_tr("Samples"), f"{written(100 * float(data.shares[place]), 1)} %"),
        Fact(_tr("So much or less"), f"{written(100 * below, 1)} %"),
    ]
    return _facts(title, told)


def _tornado_facts(data: TornadoData, currency: str, place: int) -> BubbleFacts:
    each = data.order[place]
    told = [
        Fact(data.low_ends[each], money(float(data.swings.low[each]), currency)),
        Fact(data.high_ends[each], money(float(data.swings.high[each]), currency)),
    ]
    return _facts(data.names[each], told)


def _facts(name: str, told: list[Fact]) -> BubbleFacts:
    return BubbleFacts(name, tuple(told), ", ".join([name, *(f"{fact.word} {fact.text}" for fact in told)]))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Finance", text)
