"""Which uncertain amount or delay moves the net present value most: a tornado of cash lines."""

import numpy as np

from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.money_words import payback_text
from vmo_desktop.charts.numbers import compact, money
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.tornado import TornadoData
from vmo_desktop.domain.cash_simulation import Swing
from vmo_desktop.domain.sensitivity import Tornado
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.cash import Cash
from vmo_desktop.workshop.money_risk import MoneyRisk

tr = Texts("Chart")


def money_tornado(risk: MoneyRisk, name: str) -> TornadoData:
    """The swings of a net present value as bars; without any where nothing is uncertain."""
    cash, currency = risk.cash, risk.cash.money.snapshot.workshop.currency
    base = cash.series.npv
    ends = [_ends(cash, swing) for swing in risk.swings]
    low, high = (np.array([getattr(each, end) for each in risk.swings], dtype=np.float64) for end in ("low", "high"))
    said = tr("{name}: net present value {money}", name=one_line(name), money=money(base, currency))
    return TornadoData(
        Tornado(base, low, high), tuple(_name(cash, swing) for swing in risk.swings), tuple(one for one, _ in ends),
        tuple(other for _, other in ends), name, said=said,
    )  # fmt: skip


def _name(cash: Cash, swing: Swing) -> str:
    name = cash.names[swing.line]
    return tr("{name}, delay", name=name) if swing.is_delay else name


def _ends(cash: Cash, swing: Swing) -> tuple[str, str]:
    """What the amount, or the delay, is at the low and at the high end of the worth."""
    line = cash.all_lines[swing.line]
    if not swing.is_delay:
        return compact(abs(line.amount.low)), compact(abs(line.amount.high))
    late = tr("{time} late", time=payback_text(line.most_delay, cash.money.finance.period))
    return (late, tr("on time")) if swing.low <= swing.high else (tr("on time"), late)


def money_tornado_table(data: TornadoData) -> ChartTable:
    """The bars in numbers, the widest first; the id of a row is the place of its bar, counted from 1."""
    columns = (
        ChartColumn(tr("Cash line")),
        ChartColumn(tr("Low end")),
        ChartColumn(tr("High end")),
        ChartColumn(tr("NPV at low end"), is_number=True, decimals=2),
        ChartColumn(tr("NPV at high end"), is_number=True, decimals=2),
        ChartColumn(tr("Swing"), is_number=True, decimals=2),
    )
    order = [int(each) for each in data.swings.order]
    rows = tuple(
        (
            data.names[each], data.low_ends[each], data.high_ends[each], float(data.swings.low[each]),
            float(data.swings.high[each]), abs(float(data.swings.high[each] - data.swings.low[each])),
        )
        for each in order
    )  # fmt: skip
    return ChartTable(tr("Tornado"), columns, rows, tuple(each + 1 for each in order))
