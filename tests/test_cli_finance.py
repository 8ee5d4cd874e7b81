"""`vmo finance`: published cash flows in every layout of a table, a workshop's money, and refusals in words."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pyxirr

from tests.workshop.choosing import make_choosing
from vmo_desktop.cli import main
from vmo_desktop.domain.forecast import Timing
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.ops.scenarios import add_scenario, edit_scenario
from vmo_desktop.workshop.value_rows import CashKind
from vmo_desktop.workshop.workshop import Workshop

XIRR = "-10000;2750;4250;3250;2750", "2008-01-01;2008-03-01;2008-10-30;2009-02-15;2009-04-01"
"""The example of the XIRR function in the help of Microsoft Excel: 37.3362535 %, at 9 % worth 2086.6476."""


@pytest.fixture
def ask(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Any:
    def answer(text: str, *options: str) -> Any:
        source = tmp_path / "flows.csv"
        source.write_text(text, encoding="utf-8")
        assert main(["finance", "--from", str(source), *options, "--json"]) == 0
        return json.loads(capfd.readouterr().out)["projects"]

    return answer


@pytest.fixture
def refuse(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Any:
    def said(text: str, *options: str) -> str:
        source = tmp_path / "flows.csv"
        source.write_text(text, encoding="utf-8")
        assert main(["finance", "--from", str(source), *options]) == 1
        return capfd.readouterr().err

    return said


def test_columns_headed_by_periods_give_every_measure(ask: Any) -> None:
    (record,) = ask("name,rate,0,1,2,3,4\nA,14%,-5200,2800,3700,5100,4300\n")
    assert record["npv"] == pytest.approx(pyxirr.npv(0.14, [-5200, 2800, 3700, 5100, 4300]))
    assert record["irr"] == pytest.approx(pyxirr.irr([-5200, 2800, 3700, 5100, 4300]))
    assert record["mirr"] == pytest.approx(pyxirr.mirr([-5200, 2800, 3700, 5100, 4300], 0.14, 0.14))
    # Ross, Westerfield and Jaffe print 1.96 years.
    assert round(record["discounted_payback"], 2) == 1.96
    assert record["payback"] == pytest.approx(1 + 2400 / 3700)


@pytest.mark.parametrize(
    "table",
    [
        f"name,rate,cash_flows,dates\nX,0.09,{XIRR[0]},{XIRR[1]}\n",
        "name,rate,2008-01-01,2008-03-01,2008-10-30,2009-02-15,2009-04-01\nX,9%,-10000,2750,4250,3250,2750\n",
        "date,amount\n2008-01-01,-10000\n2008-03-01,2750\n2008-10-30,4250\n2009-02-15,3250\n2009-04-01,2750\n",
        'date,amount\n2008-01-01,"-10,000"\n1 Mar 2008,2750\n2009-02-15,3250\n2008-10-30,4250\n2009-04-01,2750\n',
        "name,a,b,c,d,e\ndates,2008-01-01,2008-03-01,2008-10-30,2009-02-15,2009-04-01\nX,-10000,2750,4250,3250,2750\n"
        .replace("a,b,c,d,e", "0,1,2,3,4"),
    ],
    ids=["one cell", "columns", "rows", "rows as people type them", "a row of dates"],
)  # fmt: skip
def test_the_published_xirr_comes_out_of_every_layout(ask: Any, table: str) -> None:
    (record,) = ask(table, "--rate", "9%")
    assert record["xirr"] == pytest.approx(0.373362535, abs=1e-8)
    assert record["xnpv"] == pytest.approx(2086.6476, abs=1e-4)


@pytest.mark.parametrize(
    ("table", "options"),
    [
        ("rate,1,2,3,4\n0.1,-10000,3000,4200,6800\n", ()),
        ("rate,year 1,year 2,year 3,year 4\n10%,-10000,3000,4200,6800\n", ()),
        ("rate,0,1,2,3\n10%,-10000,3000,4200,6800\n", ("--end-of-period",)),
        ("rate,flows,timing\n10%,-10000 3000 4200 6800,end of period\n", ()),
        ("rate;1;2;3;4\n10,0 %;-10.000,0;3.000,0;4.200,0;6.800,0\n", ()),
    ],
)
def test_the_npv_of_spreadsheets_counts_from_the_end_of_the_first_period(
    ask: Any, table: str, options: tuple[str, ...]
) -> None:
    """The example of the NPV function in the help of Microsoft Excel."""
    (record,) = ask(table, *options)
    assert record["npv"] == pytest.approx(1188.4434123352, abs=1e-9)


def test_an_investment_comes_before_what_is_earned(ask: Any) -> None:
    table = "name,rate,investment,2027,2028,2029\nA,10%,1000,500,400,300\nB,10%,-1000,500,400,300\n"
    first, second = ask(table)
    assert first["flows"] == second["flows"] == [-1000, 500, 400, 300]
    assert first["npv"] == pytest.approx(pyxirr.npv(0.1, [-1000, 500, 400, 300]))
    assert first["profitability_index"] == pytest.approx(first["npv"] / 1000 + 1)


def test_a_table_without_headings_is_a_table(ask: Any) -> None:
    first, second = ask("A,-100,39,59,55,20\nB,-100,0,0,74\n")
    assert (first["name"], first["irr"]) == ("A", pytest.approx(0.28095, abs=1e-5))
    assert (second["name"], second["irr"]) == ("B", pytest.approx(-0.0955, abs=1e-4))


def test_one_day_decides_for_all_of_a_table(ask: Any) -> None:
    (record,) = ask("date,amount\n01/02/2027,-100\n01/31/2028,110\n")
    (same,) = ask("date,amount\n2027-01-02,-100\n2028-01-31,110\n")
    assert record["irr"] == same["irr"]


def test_no_rate_and_several_rates_are_said_plainly(ask: Any) -> None:
    none, several, one_way = ask("name,0,1,2\nNone,-100,50,-100\nTwo,-1000,2500,-1540\nCost,-1,-1,-1\n")
    assert (none["irr"], none["irrs"]) == (None, [])
    assert "at no rate is the net present value zero" in none["irr_note"]
    assert several["irr"] is None
    assert several["irrs"] == pytest.approx([0.1, 0.4])
    assert "10.0 %, 40.0 %" in several["irr_note"]
    assert "in one direction only" in one_way["irr_note"]


def test_without_a_rate_what_needs_one_is_not_told(ask: Any) -> None:
    (record,) = ask("name,0,1\nA,-100,150\n")
    assert [record[key] for key in ("npv", "mirr", "profitability_index", "discounted_payback")] == [None] * 4
    assert record["irr"] == pytest.approx(0.5)
    assert record["roi"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("name,0,1\nA,-100,x\n", 'row 2, column 3: "x" is not a number'),
        ("name,0,1,2\nA,-100,,50\n", "row 2, column 3: there is no number between the others"),
        ("name,rate,0,1\nA,8,-100,150\n", 'row 2, column 2: "8" is no rate. Write 8 percent as 8%'),
        ("name,0,1\nA,-1,2\na,-1,2\n", 'row 3, column 1: "a" is there twice'),
        ("name,0,1\nA,,\n", "row 2, column 2: there is no cash flow"),
        ("date,amount\n2008-13-01,-10\n2009-01-01,12\n", 'row 2, column 1: "2008-13-01" is not a date'),
        ("date,amount\n01/02/2027,-10\n03/04/2027,12\n", 'row 2, column 1: "01/02/2027" may be two days'),
        ("name,01/02/2027,03/04/2027\nA,-10,12\n", 'row 1, column 2: "01/02/2027" may be two days'),
        ("name,0,1\ndates,01/02/2027,03/04/2027\nA,-10,12\n", 'row 2, column 2: "01/02/2027" may be two days'),
        ("name,flows,dates\nA,-1;2,1/2/2027;3/4/2027\n", 'row 2, column 3: "1/2/2027" may be two days'),
        ("name,flows,dates\nA,-1;2,2008-01-01\n", "row 2, column 2: there are 2 flows and 1 times"),
        ("name,cost,0,1\nA,5,-1,2\n", 'row 1, column 2: "cost" names no period, day or rate'),
        ("name,owner\nA,Ann\n", "no column holds cash flows"),
        ("name,0,1\n", "there is no project"),
        ("period,amount\n0,-1\nlate,2\n", 'row 3, column 1: "late" is no period'),
        ("period,amount\n0,-1\n1800,2\n", "row 3, column 2"),
    ],
)
def test_junk_gets_a_sentence_with_its_place(refuse: Any, table: str, said: str) -> None:
    assert said in refuse(table)


def test_a_rate_that_is_none_is_refused(refuse: Any) -> None:
    assert '"eight" is no rate' in refuse("name,0,1\nA,-1,2\n", "--rate", "eight")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A (cost 40, uncertain benefit) and B (two running benefits and one that is no money) are funded; C is known."""
    path = tmp_path / "w.vmo"
    with make_choosing(path) as workshop:
        ids = [each.id for each in workshop.snapshot.initiatives]
        workshop.do(edit_finance({"discount_rate": 0.1, "periods": 4, "first_period": "2027", "samples": 2000}))
        lines = [
            {"initiative_id": ids[0], "kind": CashKind.BENEFIT, "name": "Savings", "start": 1.0, "low": 5.0,
             "likely": 20.0, "high": 60.0, "most_delay": 1.0},
            {"initiative_id": ids[1], "kind": CashKind.BENEFIT, "name": "Sales", "start": 1.0, "likely": 15.0},
            {"initiative_id": ids[1], "kind": CashKind.NOT_CASH, "name": "Calls", "unit": "calls",
             "timing": Timing.ONCE, "start": 2.0, "likely": 7.0},
        ]  # fmt: skip
        workshop.do(CASH_LINES.add(lines))
    return path


def _of_file(capfd: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert main(["finance", *map(str, arguments), "--json"]) == 0
    return json.loads(capfd.readouterr().out)


def test_a_workshop_tells_each_initiative_and_its_portfolio(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    record = _of_file(capfd, file)
    first, second, third, _ = record["initiatives"]
    assert record["periods"] == ["2027", "2028", "2029", "2030"]
    assert first["npv"] == pytest.approx(pyxirr.npv(0.1, [-first["cost"], 20, 20, 20]))
    assert second["not_cash"] == [{"name": "Calls", "unit": "calls", "by_period": [0, 0, 7, 0]}]
    assert second["benefit"] == pytest.approx(45)
    assert third["benefits_known"] is False
    portfolio = record["portfolio"]
    assert portfolio["selected"] == ["A", "B"]
    assert portfolio["npv"] == pytest.approx(first["npv"] + second["npv"])
    assert portfolio["without_benefits"] == []


def test_a_simulation_is_the_same_each_time_and_tells_what_matters(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found = _of_file(capfd, file, "--initiative", "A", "--simulate")
    again = _of_file(capfd, file, "--initiative", "A", "--simulate")
    risk = found["simulation"]
    assert again == found
    assert risk["p10"] < risk["p50"] < risk["p90"]
    assert 0 < risk["chance_of_loss"] < 1
    assert [(each["line"], each["of"]) for each in risk["tornado"]] == [("Savings", "amount"), ("Savings", "delay")]
    assert np.isclose(risk["tornado"][0]["high"] - risk["tornado"][0]["low"], 55 * (1 / 1.1 + 1 / 1.21 + 1 / 1.331))
    assert [each["code"] for each in found["initiatives"]] == ["A"]


def test_a_reader_is_told_in_words(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["finance", str(file), "--simulate"]) == 0
    said = capfd.readouterr().out
    assert "(no benefit is known)" in said
    assert "apart from money: Calls, 7 calls" in said
    assert "portfolio of Base" in said
    assert "chance of loss" in said


def test_what_nobody_knows_the_cost_of_has_no_measures(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Workshop.open(file, author="Ines") as workshop:
        first = workshop.snapshot.initiatives[0].id
        workshop.do(edit_initiatives({first: {"cost": None}}))
        workshop.do(assume(1, first, {"cost": 25.0}))
    record = _of_file(capfd, file, "--initiative", "A", "--simulate")
    (alone,) = record["initiatives"]
    assert (alone["cost_known"], alone["cost"], alone["benefit"]) == (False, None, 60)
    assert alone["benefits_by_period"] == [0, 20, 20, 20]
    unknown = ("npv", "irr", "roi", "payback", "costs", "costs_by_period", "cumulative")
    assert [alone[each] for each in unknown] == [None] * len(unknown)
    assert record["simulation"] is None
    assert _of_file(capfd, file)["portfolio"]["cost"] == 25 + 30, "the scenario knows one of the costs"
    assert main(["finance", str(file), "--initiative", "A", "--simulate"]) == 0
    said = capfd.readouterr().out
    assert "A (its cost is not known)" in said
    assert "No samples: the benefit in money or the cost is not known." in said


def test_what_funds_nothing_is_worth_nothing_which_is_known(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Workshop.open(file, author="Ines") as workshop:
        workshop.do(edit_scenario(1, {"budget": 0.0}))
    record = _of_file(capfd, file, "--simulate", "--forecasts")
    portfolio = record["portfolio"]
    assert portfolio["selected"] == []
    assert [portfolio[each] for each in ("cost", "benefit", "npv", "irrs")] == [0, 0, 0, []]
    assert record["simulation"]["chance_of_loss"] == record["forecasts"][0]["chance_of_loss"] == 0


def test_a_portfolio_without_any_known_benefit_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with make_choosing(tmp_path / "w.vmo"):
        pass
    record = _of_file(capfd, tmp_path / "w.vmo", "--forecasts", "--simulate")
    assert [record["portfolio"][each] for each in ("cost", "benefit", "npv")] == [70, None, None]
    assert record["forecasts"][0]["chance_of_loss"] is None
    assert main(["finance", str(tmp_path / "w.vmo"), "--forecasts"]) == 0
    said = capfd.readouterr().out
    assert "portfolio of Base (no benefit is known)" in said
    assert "scenario Base (no benefit is known)" in said


def test_an_initiative_that_is_not_there_is_named(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["finance", str(file), "--initiative", "Z"]) == 1
    assert 'No initiative has the code "Z"' in capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--from", "a.csv", "--simulate"],
        ["w.vmo", "--rate", "8%"],
        ["w.vmo", "--initiative", "A", "--scenario", "B"],
    ],
)
def test_what_does_not_go_together_is_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["finance", *arguments])
    assert ended.value.code == 2


def test_forecasts_put_the_portfolios_of_all_scenarios_beside_each_other(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(edit_finance({"discount_rate": 0.0, "periods": 2, "samples": 100}))
        ids = [each.id for each in workshop.snapshot.initiatives]
        lines = [
            {"initiative_id": each, "kind": CashKind.BENEFIT, "likely": likely, "start": 1.0}
            for each, likely in zip(ids, (45.0, 20.0, 90.0, 5.0), strict=True)
        ]
        workshop.do(CASH_LINES.add(lines))
        workshop.do(add_scenario({"name": "By money", "aim": Aim.NPV}))
    assert main(["finance", str(tmp_path / "w.vmo"), "--forecasts", "--simulate", "--json"]) == 0
    base, by_money = json.loads(capfd.readouterr().out)["forecasts"]
    assert (base["scenario"], base["selected"], base["npv"]) == ("Base", ["A", "B"], -5)
    assert (by_money["scenario"], by_money["selected"], by_money["npv"]) == ("By money", ["A", "C"], 75)
    assert (base["chance_of_loss"], by_money["chance_of_loss"]) == (1, 0)
    assert base["costs"] == {"capex": 0, "opex": 0, "not_said": 70, "one_off": 70, "running": 0}
    assert main(["select", str(tmp_path / "w.vmo"), "--scenario", "By money"]) == 0
    assert "The best portfolio, proven: NPV 75.00 EUR, cost 60" in capfd.readouterr().out
    assert main(["sensitivity", str(tmp_path / "w.vmo"), "--scenario", "By money"]) == 1
    assert "weights and scores have no part in it" in capfd.readouterr().err


def test_the_list_of_scenarios_says_which_value_is_money(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        line = {"initiative_id": workshop.snapshot.initiatives[0].id, "kind": CashKind.BENEFIT, "likely": 90.0}
        workshop.do(CASH_LINES.add([{**line, "timing": Timing.ONCE}]))
        workshop.do(add_scenario({"name": "By money", "aim": Aim.NPV}))
    assert main(["scenarios", str(tmp_path / "w.vmo")]) == 0
    assert "By money (NPV in EUR)" in capfd.readouterr().out
