"""`vmo select`: the best portfolio, proven, of a workshop's scenario or from a table of values, costs and limits."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vmo_desktop.cli.arguments import number
from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.domain.portfolio import Choice, FloatArray, Status
from vmo_desktop.exchange.selection_terms import NamedProblem, Terms

MOST_CORNERS = 200
"""So many weights at which the best portfolio changes are looked for at most: long lists have thousands."""

SOURCE = "a table with the columns name, value and cost; further columns of numbers are resources"


def describe_terms(parser: argparse.ArgumentParser) -> None:
    """The conditions that go with a table."""
    parser.add_argument("--budget", metavar="MOST", help="the most that all may cost")
    for option, letters, text in (
        ("--limit", "COLUMN=MOST", "the most that all may use of a column"),
        ("--least", "COLUMN=LEAST", "the least that all must use of a column"),
        ("--requires", "A=B", "A is funded only with B"),
        ("--all-or-none", "A,B,...", "these are funded together or not at all"),
        ("--at-most-one", "A,B,...", "not two of these are funded"),
        ("--at-least-one", "A,B,...", "one of these is funded, or more"),
        ("--in", "A,B,...", "these are funded"),
        ("--out", "A,B,...", "these are not funded"),
        ("--synergy", "A,B=VALUE", "this value is added when both are funded"),
    ):
        name = option.strip("-").replace("-", "_")
        parser.add_argument(
            option, dest=f"{name}_terms", action="append", default=[], metavar=letters, help=f"{text}; may be repeated"
        )


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE.vmo", help="a workshop")
    parser.add_argument("--scenario", metavar="NAME", help="of the workshop (default: the recommended one)")
    parser.add_argument("--from", dest="source", type=Path, metavar="CSV", help=SOURCE)
    describe_terms(parser)
    parser.add_argument("--prices", action="store_true", help="add what each condition costs and what would change it")
    parser.add_argument("--time-limit", type=number, metavar="SECONDS", help="end the search; the gap is then told")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(wrong_usage=parser.error)


def _select(options: argparse.Namespace) -> int:
    if (options.file is None) is (options.source is None):
        options.wrong_usage("give either a workshop or a table with --from")
    if options.file is None and options.scenario is not None:
        options.wrong_usage("--scenario names one of a workshop; a table has none")
    if options.source is None and any(value for name, value in vars(options).items() if name.endswith("_terms")):
        options.wrong_usage("conditions go with a table; a workshop's are those of its scenario")
    record = _of_table(options) if options.file is None else _of_workshop(options)
    if options.json:
        write_json(record)
    else:
        _print(record)
    return DONE


def _of_table(options: argparse.Namespace) -> dict[str, Any]:
    from vmo_desktop.domain.selection import choose  # noqa: PLC0415
    from vmo_desktop.exchange.selection_record import selection_record  # noqa: PLC0415

    named = read_problem(options)
    choice = choose(named.problem, time_limit=options.time_limit)
    return selection_record(named, choice) | _explained(named, choice, with_prices=options.prices)


def _of_workshop(options: argparse.Namespace) -> dict[str, Any]:
    from vmo_desktop.exchange.portfolio_record import named_problem, portfolio_record, shifts_record  # noqa: PLC0415
    from vmo_desktop.exchange.scenario_record import chosen_in  # noqa: PLC0415
    from vmo_desktop.workshop.weight_shifts import no_portfolio_shifts  # noqa: PLC0415
    from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        results = workshop.results
    portfolio = chosen_in(results, options.scenario, budget=options.budget, time_limit=options.time_limit)
    record = portfolio_record(portfolio)
    if portfolio.approval is not None:
        return record
    named, brings = named_problem(portfolio.of), portfolio.of.value_shares
    record |= _explained(named, portfolio.choice, with_prices=options.prices, brings=brings)
    if "turning_points" in record and portfolio.of.is_of_money:
        # A cost is a part of money over time, so it does not change alone; weights have no part in it at all.
        for each in record["turning_points"]:
            each["cost_change"] = None
    elif "turning_points" in record:
        unable = [row for row, each in enumerate(record["turning_points"]) if each["replacement_cost"] is None]
        shifts = no_portfolio_shifts(portfolio).without(unable)
        record |= shifts_record(shifts.advanced(MOST_CORNERS))
    return record


def read_problem(options: argparse.Namespace) -> NamedProblem:
    """The problem of the table and the terms that were given."""
    from vmo_desktop.exchange.selection_table import read_selection_table  # noqa: PLC0415
    from vmo_desktop.exchange.selection_terms import make_problem  # noqa: PLC0415

    return make_problem(read_selection_table(options.source), _terms(options))


def _terms(options: argparse.Namespace) -> Terms:
    return Terms(
        options.budget, options.limit_terms, options.least_terms, options.requires_terms, options.all_or_none_terms,
        options.at_most_one_terms, options.at_least_one_terms, options.in_terms, options.out_terms,
        options.synergy_terms,
    )  # fmt: skip


def _explained(
    named: NamedProblem, choice: Choice, *, with_prices: bool, brings: FloatArray | None = None
) -> dict[str, Any]:
    """Why nothing is possible, or what each condition costs when that is asked for; `brings` as in turning points."""
    from vmo_desktop.domain.conflict import find_conflict  # noqa: PLC0415
    from vmo_desktop.domain.price_tags import condition_prices, more_of_limit  # noqa: PLC0415
    from vmo_desktop.domain.turning_points import turning_points  # noqa: PLC0415
    from vmo_desktop.exchange.selection_record import conflict_record, prices_record  # noqa: PLC0415

    problem = named.problem
    if choice.status is Status.INFEASIBLE:
        conflict = find_conflict(problem)
        return {} if conflict is None else conflict_record(named, conflict)
    if not with_prices or choice.status is not Status.OPTIMAL:
        return {}
    limited = {name: index for index, name in enumerate(named.limits) if problem.limits[index].most < float("inf")}
    return prices_record(
        named,
        condition_prices(problem, choice),
        {name: more_of_limit(problem, choice, index) for name, index in limited.items()},
        turning_points(problem, choice, named.budget, brings=brings),
    )


def _print(record: Mapping[str, Any]) -> None:
    """The selection for a reader at a terminal."""
    if record.get("approved"):
        write(f"Approved: {_worth(record)}, cost {record['cost']:,.10g}")
    else:
        write(_headline(record))
    lacking = [code for code, lack in record.get("lacking", {}).items() if lack == "benefit in money"]
    if lacking:
        write(plain(f"No benefit in money is known of, so not to be chosen: {', '.join(lacking)}"))
    for name, share in record["shares"].items():
        _write_item(name if share == 1 else f"{name} ({share:.1%})")
    for member in record.get("conflict", ()):
        _write_item(_condition(member))
    if record.get("relief"):
        write("Any one of these frees them:")
    for relief in record.get("relief", ()):
        _write_item(_relief(relief))
    _print_prices(record)


def _print_prices(record: Mapping[str, Any]) -> None:
    """What conditions cost and what would change the selection, where that was asked for."""
    if record.get("price_tags"):
        write("NPV lost to each condition:" if record.get("aim") == "npv" else "Value lost to each condition:")
    for tag in record.get("price_tags", ()):
        _write_item(f"{tag['value_lost']:,.6g}: {_condition(tag['condition'])}")
    for name, raised in record.get("more", {}).items():
        gains = ", ".join(f"{each['share']:.0%} more {each['value_gained']:,.6g}" for each in raised)
        word = "NPV" if record.get("aim") == "npv" else "Value"
        write(plain(f"{word} gained by more of {name}: {gains}"))
    if record.get("next_in_line"):
        write(plain(f"Next in line: {', '.join(record['next_in_line'])}"))
    if record.get("weight_changes"):
        write(_weights_headline(record))
    for name, shift in record.get("weight_changes", {}).items():
        # Where the search ended on its way, what was not found may still be there.
        if shift is not None or record["weight_changes_known_up_to"] is None:
            _write_item(f"{name}: {_shift(shift)}")


def _weights_headline(record: Mapping[str, Any]) -> str:
    known = record["weight_changes_known_up_to"]
    asked = "The smallest change of one weight, the others in proportion, that would decide otherwise"
    return f"{asked}:" if known is None else f"{asked}, looked for up to {known:.1%}:"


def _shift(shift: Mapping[str, Any] | None) -> str:
    if shift is None:
        return "none"
    if shift["from"] == shift["to"]:
        return "another portfolio is worth as much already"
    from vmo_desktop.workshop.sensitivity_words import moved_texts  # noqa: PLC0415

    before, after = moved_texts(shift["from"], shift["to"])
    return f"{shift['driver']} from {before} to {after} ({shift['weight_set']})"


def _write_item(text: str) -> None:
    write(f"  {plain(text)}")


def _headline(record: Mapping[str, Any]) -> str:
    match Status(record["status"]):
        case Status.OPTIMAL:
            return f"The best portfolio, proven: {_worth(record)}, cost {record['cost']:,.10g}"
        case Status.FEASIBLE:
            return (
                f"The best portfolio found in time: {_worth(record)}, cost {record['cost']:,.10g}; "
                f"none is worth more than {record['bound']:,.10g} ({record['gap']:.2%} more)"
            )
        case Status.INFEASIBLE:
            return "No portfolio meets all conditions. These cannot be met together:"
        case Status.UNKNOWN:
            return "No portfolio was found in time; whether there is one is not known."


def _worth(record: Mapping[str, Any]) -> str:
    """Value, or what a scenario of money makes large; a table knows value alone."""
    if record.get("aim") == "npv":
        return f"NPV {record['objective']:,.2f} {record['unit']}".strip()
    return f"value {record['objective']:,.10g}"


def _condition(condition: Mapping[str, Any]) -> str:
    if "limit" in condition:
        return f"{condition['limit']} at {condition['kind']} {condition['bound']:,.10g}"
    members = condition["members"]
    match condition["kind"]:
        case "requires":
            return f"{members[0]} requires {members[1]}"
        case "forced in" | "forced out":
            return f"{members[0]} is {condition['kind']}"
        case kind:
            return f"{kind} of {', '.join(members)}"


def _relief(relief: Mapping[str, Any]) -> str:
    said = _condition(relief["condition"])
    change = f"without: {said}" if relief["bound"] is None else f"{relief['bound']:,.10g} instead of: {said}"
    after = f"the best is then worth {relief['objective']:,.10g}" if relief["is_enough"] else "not enough alone"
    return f"{change} ({after})"


COMMANDS = (Command("select", "choose the best portfolio of a scenario or from a CSV file", _select, _describe),)
