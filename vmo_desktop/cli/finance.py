"""`vmo finance`: what money over time is worth, of a workshop or of cash flows in a table."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json

SOURCE = "a table with a row for each project and columns of cash flows headed by periods or days; a column rate"


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE.vmo", help="a workshop")
    parser.add_argument("--initiative", metavar="CODE", help="this one alone (default: all, and the portfolio)")
    parser.add_argument("--scenario", metavar="NAME", help="whose portfolio (default: the recommended one)")
    parser.add_argument("--simulate", action="store_true", help="draw uncertain amounts and delays: P10, P50, P90")
    parser.add_argument(
        "--forecasts", action="store_true", help="add the portfolio of every scenario beside each other"
    )
    parser.add_argument("--from", dest="source", type=Path, metavar="CSV", help=SOURCE)
    for option, text in (
        ("--rate", "discount rate per period, such as 8%% or 0.08, of rows that give none"),
        ("--finance-rate", "what borrowed money costs, for the modified rate of return"),
        ("--reinvestment-rate", "what earned money earns, for the modified rate of return"),
    ):
        parser.add_argument(option, metavar="RATE", help=text)
    parser.add_argument(
        "--end-of-period", action="store_true",
        help="the first flow comes at the end of period 1, as NPV of spreadsheets counts (default: now)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(wrong_usage=parser.error)


def _finance(options: argparse.Namespace) -> int:
    if (options.file is None) is (options.source is None):
        options.wrong_usage("give either a workshop or a table with --from")
    of_table = options.rate or options.finance_rate or options.reinvestment_rate or options.end_of_period
    if options.source is None and of_table:
        options.wrong_usage("rates and timing go with a table; a workshop has its own")
    if options.file is None and (options.initiative or options.scenario or options.simulate or options.forecasts):
        options.wrong_usage("--initiative, --scenario, --simulate and --forecasts go with a workshop")
    if options.initiative is not None and options.scenario is not None:
        options.wrong_usage("an initiative is worth the same in every scenario: give one of both")
    record = _of_table(options) if options.file is None else _of_workshop(options)
    if options.json:
        write_json(record)
    else:
        _print(record)
    return DONE


def _of_table(options: argparse.Namespace) -> dict[str, Any]:
    from vmo_desktop.exchange.cash_flow_record import cash_flows_record  # noqa: PLC0415
    from vmo_desktop.exchange.cash_flow_table import read_cash_flows  # noqa: PLC0415
    from vmo_desktop.exchange.number_table import typed_rate  # noqa: PLC0415

    given = [
        None if text is None else typed_rate(text)
        for text in (options.rate, options.finance_rate, options.reinvestment_rate)
    ]
    flows = [each.with_rates(*given) for each in read_cash_flows(options.source)]
    if options.end_of_period:
        flows = [each.at_end_of_period() for each in flows]
    return {"projects": [cash_flows_record(each) for each in flows]}


def _of_workshop(options: argparse.Namespace) -> dict[str, Any]:
    from vmo_desktop.exchange.finance_record import (  # noqa: PLC0415
        finance_record,
        forecasts_record,
        initiative_named,
        portfolio_money_record,
        risk_record,
    )
    from vmo_desktop.exchange.scenario_record import chosen_in  # noqa: PLC0415
    from vmo_desktop.workshop.cash import cash_of_initiative, cash_of_portfolio  # noqa: PLC0415
    from vmo_desktop.workshop.money import Money  # noqa: PLC0415
    from vmo_desktop.workshop.money_risk import find_risk  # noqa: PLC0415
    from vmo_desktop.workshop.portfolio import chosen  # noqa: PLC0415
    from vmo_desktop.workshop.scenario_problem import ScenarioProblem  # noqa: PLC0415
    from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        results = workshop.results
    money = Money(results.snapshot)
    if options.initiative is not None:
        initiative = initiative_named(results.snapshot, options.initiative)
        record = finance_record(money, (initiative,))
        cash = cash_of_initiative(money, initiative.id)
    else:
        record = finance_record(money, results.snapshot.initiatives)
        portfolio = chosen_in(results, options.scenario, budget=None, time_limit=None)
        record["portfolio"] = portfolio_money_record(money, portfolio)
        cash = cash_of_portfolio(money, portfolio)
    if options.forecasts:
        portfolios = [chosen(ScenarioProblem(results, each)) for each in results.snapshot.choice.scenarios]
        record["forecasts"] = forecasts_record(money, portfolios, with_chances=options.simulate)
    if options.simulate:
        record["simulation"] = None if cash.is_incomplete else risk_record(find_risk(cash))
    return record


def _print(record: Mapping[str, Any]) -> None:
    """The measures for a reader at a terminal."""
    write(f"{'NPV':>16}  {'IRR':>8}  {'MIRR':>8}  {'ROI':>8}  {'index':>7}  {'payback':>8}  of")
    for each in record.get("projects", record.get("initiatives", ())):
        _print_line(each, each["name"] or "flows", _unknown(each))
    if "portfolio" in record:
        portfolio = record["portfolio"]
        _print_line(portfolio, f"portfolio of {portfolio['scenario']}", _unknown(portfolio))
        _print_costs(portfolio["costs"])
        if portfolio["without_benefits"]:
            write(plain(f"No benefit is known yet of: {', '.join(portfolio['without_benefits'])}"))
    for each in record.get("projects", record.get("initiatives", ())):
        if each["irr_note"]:
            write(plain(f"{each['name']}: {each['irr_note']}" if each["name"] else each["irr_note"]))
        for benefit in each.get("not_cash", ()):
            total = f"{sum(benefit['by_period']):,.10g} {benefit['unit']}"
            write(plain(f"{each['name']}, apart from money: {benefit['name']}, {total}"))
    for each in record.get("forecasts", ()):
        loss = each.get("chance_of_loss")
        chance = "" if loss is None else f", chance of loss {loss:.1%}"
        _print_line(each, f"scenario {each['scenario']}{chance}", _unknown(each))
    if "simulation" in record:
        _print_simulation(record["simulation"])


def _print_costs(costs: Mapping[str, float]) -> None:
    """How costs are booked and paid."""
    words = {"capex": "capex", "opex": "opex", "not_said": "neither said", "one_off": "one-off", "running": "running"}
    write("Its costs: " + ", ".join(f"{word} {costs[key]:,.10g}" for key, word in words.items()))


def _unknown(each: Mapping[str, Any]) -> str:
    """Why nothing can be said of what something is worth; "" where it can."""
    if each.get("benefit", 0.0) is None:
        return " (no benefit is known)"
    return " (its cost is not known)" if each.get("cost", 0.0) is None else ""


def _print_line(each: Mapping[str, Any], name: str, unknown: str = "") -> None:
    if unknown:
        write(f"{'':>16}  {'':>8}  {'':>8}  {'':>8}  {'':>7}  {'':>8}  {plain(name)}{unknown}")
        return
    # Adding zero turns what rounds to minus zero into zero.
    worth = "" if each["npv"] is None else f"{round(each['npv'], 2) + 0.0:,.2f}"
    rates = "  ".join(f"{'' if each.get(key) is None else f'{each[key]:.2%}':>8}" for key in ("irr", "mirr", "roi"))
    index = each["profitability_index"]
    payback = each.get("payback")
    write(
        f"{worth:>16}  {rates}  {'' if index is None else f'{index:.2f}':>7}"
        f"  {'' if payback is None else f'{payback:.2f}':>8}  {plain(name)}"
    )


def _print_simulation(found: Mapping[str, Any] | None) -> None:
    if found is None:
        write("No samples: the benefit in money or the cost is not known.")
        return
    write(
        f"Net present value, {found['samples']} samples: P10 {found['p10']:,.10g}, P50 {found['p50']:,.10g},"
        f" P90 {found['p90']:,.10g}, chance of loss {found['chance_of_loss']:.1%}"
    )
    for each in found["tornado"]:
        write(plain(f"  {each['low']:,.6g} to {each['high']:,.6g}: {each['of']} of {each['line']}"))


COMMANDS = (Command("finance", "what money over time is worth: NPV, rates of return, payback", _finance, _describe),)
