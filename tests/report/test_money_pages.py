"""Money over time in the pack, and a recommended scenario that makes net present value large."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pdfs import opened
from tests.workshop.choosing import A, B, C, make_choosing
from vmo_desktop.domain.forecast import Timing
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.sections import Section
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scenarios import add_scenario, edit_scenario
from vmo_desktop.workshop.value_rows import CashKind, Expense
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A pays 40 and then earns 30 twice; B's money changes its sign twice; C brings calls besides."""
    with make_choosing(tmp_path / "w.vmo") as opened_one:
        opened_one.do(edit_finance({"discount_rate": 0.1, "periods": 3, "first_period": "2027", "samples": 500}))
        ids = [each.id for each in opened_one.snapshot.initiatives]
        once = {"timing": Timing.ONCE}
        lines = [
            {"initiative_id": ids[A], "kind": CashKind.COST, "likely": 40.0, "expense": Expense.CAPEX, **once},
            {"initiative_id": ids[A], "kind": CashKind.BENEFIT, "low": 5.0, "likely": 30.0, "high": 35.0, "start": 1.0},
            {"initiative_id": ids[B], "kind": CashKind.COST, "likely": 100.0, **once},
            {"initiative_id": ids[B], "kind": CashKind.BENEFIT, "likely": 230.0, "start": 1.0, **once},
            {"initiative_id": ids[B], "kind": CashKind.COST, "likely": 132.0, "start": 2.0, **once},
            {"initiative_id": ids[C], "kind": CashKind.BENEFIT, "likely": 20.0, "start": 1.0},
            {"initiative_id": ids[C], "kind": CashKind.NOT_CASH, "name": "Calls", "likely": 7.0, "unit": "calls"},
        ]
        opened_one.do(CASH_LINES.add(lines))
        yield opened_one


def _text(workshop: Workshop) -> str:
    with opened(pack_bytes(workshop.results, workshop.history())) as document:
        pages = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    return " ".join("\n".join(pages).replace("\u00a0", " ").split())


def test_without_known_benefits_there_is_no_page(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        assert not Pack(Facts(workshop.results, ())).has(Section.MONEY)
        assert "Money over time" not in _text(workshop)


def test_the_pages_tell_the_portfolio_every_initiative_and_what_it_rests_on(workshop: Workshop) -> None:
    workshop.do(add_scenario({"name": "By money", "aim": Aim.NPV}))
    text = _text(workshop)
    assert "The recommended portfolio is worth" in text
    assert "Costs: capex 40 EUR" in text
    assert "Forecasts by scenario" in text
    # B has the rates 10 % and 20 %.
    assert "2 rates" in text
    assert "B: Money flows out and in more than once, so the net present value is zero at 10.0 %, 20.0 %" in text
    assert "Benefits that are no money" in text
    assert "21 calls" in text
    assert "Discounted at 10.0 % a year; 3 periods from 2027 to 2029" in text
    assert "Samples: 500 with seed 1, PERT estimates" in text
    assert "What each line alone makes of the net present value" in text


def test_what_nobody_knows_the_cost_of_is_worth_nothing_known(workshop: Workshop) -> None:
    third = workshop.snapshot.initiatives[C].id
    assert "C 20 40 15" in _text(workshop)
    workshop.do(edit_initiatives({third: {"cost": None}}))
    text = _text(workshop)
    assert "C – 40 – – – – – – –" in text
    assert "Where the benefit in money or the cost is not known, the other alone." in text


def test_a_scenario_of_money_is_recommended_in_money(workshop: Workshop) -> None:
    workshop.do(edit_scenario(1, {"aim": Aim.NPV}))
    text = _text(workshop)
    assert "the portfolio of the greatest net present value" in text
    assert "NPV (EUR)" in text
    assert "No benefit in money is known. Type a cash line for it, of 0 if it brings none." in text
    assert "Sensitivity to weights" not in text
    assert "How sure it is" not in text
    assert "cash lines of 3 periods, as is likeliest, discounted at 10.0 % a year" in text


def test_the_same_file_gives_the_same_bytes(workshop: Workshop) -> None:
    assert pack_bytes(workshop.results, ()) == pack_bytes(workshop.results, ())
