"""`vmo scenarios`: every scenario of a workshop with what it chooses."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vmo_desktop.cli.arguments import number
from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.vmo", help="a workshop")
    parser.add_argument("--time-limit", type=number, metavar="SECONDS", help="end each search; the gap is then told")
    parser.add_argument("--json", action="store_true")


def _scenarios(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.scenarios_record import scenarios_record  # noqa: PLC0415
    from vmo_desktop.workshop.portfolio import chosen  # noqa: PLC0415
    from vmo_desktop.workshop.scenario_problem import ScenarioProblem  # noqa: PLC0415
    from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        results = workshop.results
    scenarios = results.snapshot.choice.scenarios
    portfolios = {
        each.id: chosen(ScenarioProblem(results, each), time_limit=options.time_limit) for each in scenarios
    }  # fmt: skip
    record = scenarios_record(results.snapshot, portfolios)
    if options.json:
        write_json(record)
    else:
        _print(record)
    return DONE


def _print(record: Mapping[str, Any]) -> None:
    """The scenarios for a reader at a terminal."""
    write(f"{'value':>12}  {'cost':>16}  {'funded':>6}  {'status':<10}  scenario")
    for each in record["scenarios"]:
        found = each["portfolio"]
        value = "" if found["objective"] is None else f"{found['objective']:,.6g}"
        cost = "" if found["cost"] is None else f"{found['cost']:,.10g}"
        marks = [
            word for word, is_so in (("recommended", each["recommended"]), ("approved", each["approval"])) if is_so
        ]
        if found["aim"] == "npv":
            marks.append(f"NPV in {found['unit']}".strip())
        name = plain(each["name"]) + (f" ({', '.join(marks)})" if marks else "")
        write(f"{value:>12}  {cost:>16}  {len(found['selected']):>6}  {found['status']:<10}  {name}")
    for each in record["scenarios"]:
        _print_difference(each)


def _print_difference(scenario: Mapping[str, Any]) -> None:
    """What a scenario adds to and drops from the recommended one."""
    against = scenario["against_recommended"]
    if against is None or scenario["recommended"] or scenario["portfolio"]["objective"] is None:
        return
    said = [f"+ {code}" for code in against["added"]] + [f"- {code}" for code in against["removed"]]
    said += [f"~ {code}" for code in against["changed"]]
    write(plain(f"{scenario['name']} against the recommended: {', '.join(said) or 'the same'}"))


COMMANDS = (Command("scenarios", "every scenario of a workshop with what it chooses", _scenarios, _describe),)
