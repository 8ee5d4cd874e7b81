"""The charts and tables of money over time, and its words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.workshop.choosing import make_choosing
from vmo_desktop.charts.cash_curve import CashCurve, cash_spots, cash_table, draw_cash_curve
from vmo_desktop.charts.finance_tables import finance_table, money_sentence
from vmo_desktop.charts.money_chances import MoneyChances, chances_spots, chances_table, draw_money_chances
from vmo_desktop.charts.money_tornado import money_tornado, money_tornado_table
from vmo_desktop.charts.money_words import irr_sentence, irr_text, payback_text
from vmo_desktop.charts.theme import DARK, LIGHT, Theme
from vmo_desktop.charts.tornado import draw_tornado
from vmo_desktop.domain.internal_rate import InternalRates
from vmo_desktop.workshop.cash import Cash, cash_of_initiative
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.money_risk import find_risk
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.value_rows import CashKind, Period
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        first = opened.snapshot.initiatives[0].id
        opened.do(edit_finance({"discount_rate": 0.1, "periods": 4, "first_period": "2027", "samples": 1000}))
        benefit = {"initiative_id": first, "kind": CashKind.BENEFIT, "name": "Savings", "start": 1.0}
        opened.do(CASH_LINES.add([{**benefit, "low": 5.0, "likely": 20.0, "high": 60.0, "most_delay": 1.0}]))
        yield opened


@pytest.fixture
def cash(workshop: Workshop) -> Cash:
    """40 paid in 2027, 20 earned in each year after."""
    return cash_of_initiative(Money(workshop.snapshot), workshop.snapshot.initiatives[0].id)


def _texts(draw: Callable[[Axes], None], width: float = 9) -> list[str]:
    figure = Figure(figsize=(width, 6))
    draw(figure.add_subplot())
    figure.draw_without_rendering()
    return [each.get_text() for each in figure.findobj(Text) if isinstance(each, Text)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("width", [2.0, 9.0])
def test_the_curve_says_when_money_is_back(cash: Cash, theme: Theme, width: float) -> None:
    data = CashCurve(cash, "A")
    texts = _texts(lambda axes: draw_cash_curve(axes, data, theme), width)
    assert "break-even after 2 years" in texts
    assert "2027" in texts


def test_points_of_the_curve_lie_on_the_running_total(cash: Cash) -> None:
    x, y = cash_spots(CashCurve(cash, "A"), LIGHT, 800, 500)
    assert (np.diff(x) > 0).all()
    # The total goes down to -40, then up by 20 each year: as far down as up is equal steps of pixels.
    assert np.allclose(np.diff(y), np.diff(y)[0])


def test_the_table_has_money_by_period(cash: Cash) -> None:
    table = cash_table(CashCurve(cash, "A"))
    assert table.rows[0] == ("2027", 40.0, 0.0, -40.0, -40.0, -40.0)
    assert table.rows[2][:5] == ("2029", 0.0, 20.0, 20.0, 0.0)


def test_the_histogram_parts_losses_from_gains_and_names_percentiles(cash: Cash) -> None:
    data = MoneyChances(find_risk(cash), "A")
    assert np.isclose(data.shares.sum(), 1)
    assert np.isclose(np.abs(data.edges).min(), 0)
    assert np.isclose(data.shares[data.edges[1:] <= 1e-9].sum(), data.risk.chance_of_loss)
    texts = _texts(lambda axes: draw_money_chances(axes, data, LIGHT))
    assert [text[:3] for text in texts if text.startswith("P")] == ["P10", "P50", "P90"]
    assert chances_table(data).rows[-1][3] == pytest.approx(100)
    assert len(chances_spots(data, LIGHT, 800, 500)[0]) == len(data.shares)


def test_a_sure_worth_is_one_bar(workshop: Workshop) -> None:
    (line,) = workshop.snapshot.value.cash_lines[workshop.snapshot.initiatives[0].id]
    workshop.do(CASH_LINES.edit(line.id, {"low": 20.0, "high": 20.0, "most_delay": 0.0}))
    cash = cash_of_initiative(Money(workshop.snapshot), workshop.snapshot.initiatives[0].id)
    data = MoneyChances(find_risk(cash), "A")
    assert data.shares.tolist() == [1.0]
    assert money_tornado(data.risk, "A").names == ()
    assert "P50 9.74" in _texts(lambda axes: draw_money_chances(axes, data, LIGHT))


def test_the_tornado_tells_amounts_and_delays_apart(cash: Cash) -> None:
    data = money_tornado(find_risk(cash), "A")
    assert data.names == ("Savings", "Savings, delay")
    assert (data.low_ends, data.high_ends) == (("5", "1 year late"), ("60", "on time"))
    assert "A: net present value 9.74 EUR" in _texts(lambda axes: draw_tornado(axes, data, LIGHT))
    (row, _) = money_tornado_table(data).rows
    assert row[:3] == ("Savings", "5", "60")
    # Each of the three years brings 55 more at the high end, discounted at 10 %.
    assert row[5] == pytest.approx(55 * (1 / 1.1 + 1 / 1.21 + 1 / 1.331))


def test_of_an_initiative_without_benefits_only_the_cost_is_told(workshop: Workshop) -> None:
    table = finance_table(Money(workshop.snapshot))
    assert table.rows[1][2:] == (30.0, *[None] * 8, None, None, 30.0, 0.0, "")
    second = cash_of_initiative(Money(workshop.snapshot), workshop.snapshot.initiatives[1].id)
    assert money_sentence(second, "B") == "B: no benefit in money is known yet"


def test_a_cost_that_nobody_knows_is_not_told_as_zero(workshop: Workshop) -> None:
    unknown, free = (each.id for each in workshop.snapshot.initiatives[1:3])
    workshop.do(edit_initiatives({unknown: {"cost": None}, free: {"cost": 0.0}}))
    table = finance_table(Money(workshop.snapshot))
    assert table.rows[1][2:-1] == (None,) * 13
    assert table.rows[2][2] == 0.0


def test_of_an_initiative_without_a_cost_only_the_benefit_is_told(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    workshop.do(edit_initiatives({first: {"cost": None}}))
    money = Money(workshop.snapshot)
    cash = cash_of_initiative(money, first)
    assert finance_table(money).rows[0][2:-1] == (None, cash.series.benefits.sum(), *[None] * 11)
    assert money_sentence(cash, "A") == "A: it brings 60 EUR, but what it costs is not known yet"


@pytest.mark.parametrize(
    ("rates", "changes", "short", "sentence"),
    [
        ((0.125,), 1, "12.5 %", ""),
        ((-0.2,), 1, "\u221220.0 %", ""),
        ((), 0, "none", "in one direction only"),
        ((), 2, "none", "at no rate"),
        ((0.1, 0.4), 2, "2 rates: 10.0 %, 40.0 %", "zero at 10.0 %, 40.0 %"),
    ],
)
def test_none_and_several_rates_are_said_plainly(
    rates: tuple[float, ...], changes: int, short: str, sentence: str
) -> None:
    found = InternalRates(rates, changes)
    assert irr_text(found) == short
    assert sentence in irr_sentence(found)
    assert bool(irr_sentence(found)) is bool(sentence)


@pytest.mark.parametrize(
    ("time", "period", "said"),
    [
        (float("nan"), Period.YEAR, ""), (float("inf"), Period.YEAR, "not within the plan"),
        (0.0, Period.YEAR, "at once"), (1.0, Period.MONTH, "1 month"), (2.0, Period.YEAR, "2 years"),
        (2.44, Period.MONTH, "2.4 months"),
    ],
)  # fmt: skip
def test_times_of_payback_are_said_in_periods(time: float, period: Period, said: str) -> None:
    assert payback_text(time, period) == said
