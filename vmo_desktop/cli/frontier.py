"""`vmo frontier`: every efficient portfolio of a workshop's scenario, or of a table of values and costs."""

import argparse
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.cli.select import SOURCE, describe_terms, read_problem

MOST_LINES = 40
"""A reader at a terminal is shown so many portfolios at most; JSON has all."""

MOST_NAMED = 1_000
"""Points up to which each says in JSON what it funds; of tens of thousands that is hundreds of megabytes."""


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE.vmo", help="a workshop")
    parser.add_argument("--scenario", metavar="NAME", help="of the workshop (default: the recommended one)")
    parser.add_argument("--from", dest="source", type=Path, metavar="CSV", help=SOURCE)
    parser.add_argument(
        "--proposal", metavar="A,B,...",
        help="a portfolio of the table to compare (a workshop: the approved one, else what its ranking funds)",
    )  # fmt: skip
    describe_terms(parser)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--selected", action="store_true", help="each point says what it funds, however many there are")
    parser.set_defaults(wrong_usage=parser.error)


def _frontier(options: argparse.Namespace) -> int:
    if (options.file is None) is (options.source is None):
        options.wrong_usage("give either a workshop or a table with --from")
    if options.source is None and options.proposal is not None:
        options.wrong_usage("--proposal names rows of a table")
    if options.file is None and options.scenario is not None:
        options.wrong_usage("--scenario names one of a workshop; a table has none")
    # The lines for a reader are few, and say what they fund.
    most_named = MOST_NAMED if options.json and not options.selected else math.inf
    record = _of_table(options, most_named) if options.file is None else _of_workshop(options, most_named)
    if options.json:
        write_json(record)
    else:
        _print(record)
    return DONE


def _of_table(options: argparse.Namespace, most_named: float) -> dict[str, Any]:
    from vmo_desktop.exchange.frontier_record import frontier_record  # noqa: PLC0415
    from vmo_desktop.exchange.selection_terms import shares_of  # noqa: PLC0415
    from vmo_desktop.workshop.portfolio_frontier import find_portfolio_frontier  # noqa: PLC0415

    named = read_problem(options)
    shares = None if options.proposal is None else shares_of(named, options.source.name, options.proposal)
    found = find_portfolio_frontier(named.problem, named.budget)
    proposal = None if shares is None else found.proposal(shares)
    return frontier_record(found, named.options, named.initiatives, proposal, most_named=most_named)


def _of_workshop(options: argparse.Namespace, most_named: float) -> dict[str, Any]:
    from vmo_desktop.exchange.scenario_record import scenario_frontier_record  # noqa: PLC0415
    from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        results = workshop.results
    return scenario_frontier_record(results, options.scenario, most_named=most_named)


def _print(record: Mapping[str, Any]) -> None:
    """The frontier for a reader at a terminal."""
    points = record["points"]
    known = "all" if record["complete"] else "found, some may be missing"
    supported = sum(point["supported"] for point in points)
    write(f"{len(points)} efficient portfolios ({known}), {supported} of them supported")
    for title, key in (("P, the proposal", "proposal"), ("B, better for no more cost", "better"),
                       ("C, cheaper for no less value", "cheaper")):  # fmt: skip
        if record[key] is not None:
            write(f"{title}: value {record[key]['value']:,.10g}, cost {record[key]['cost']:,.10g}")
    write(f"{'value':>14}  {'cost':>18}  efficient portfolio")
    step = max(-(-len(points) // MOST_LINES), 1)
    shown = [*points[:-1:step], *points[-1:]]
    for point in shown:
        names = plain(", ".join(point["selected"]))
        told = names if len(names) <= 80 else f"{len(point['selected'])} funded"
        write(f"{point['value']:>14,.6g}  {point['cost']:>18,.10g}  {told or '(nothing)'}")
    if len(shown) < len(points):
        write(f"{len(shown)} of {len(points)} are shown; --json has all.")


COMMANDS = (Command("frontier", "every efficient portfolio of value against cost", _frontier, _describe),)
