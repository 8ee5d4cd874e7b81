"""`vmo maturity`: where the road from PMO to VMO stands, in every assessment."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.workshop.workshop import Workshop


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.vmo", help="a workshop")
    parser.add_argument("--json", action="store_true")


def _maturity(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.maturity_record import maturity_record  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        record = maturity_record(workshop.snapshot.road)
    if options.json:
        write_json(record)
    else:
        _print(record)
    return DONE


def _print(record: Mapping[str, Any]) -> None:
    if not record["steps"]:
        write("The road has no steps yet.")
    elif not record["assessments"]:
        write(f"{len(record['steps'])} steps, not assessed yet")
    for each in record["assessments"]:
        _print_assessment(each, record["top_level"])


def _print_assessment(each: Mapping[str, Any], top: float) -> None:
    day = f" on {each['on']}" if each["on"] else ""
    people = ", ".join(each["respondents"]) or "nobody"
    write(plain(f"{each['name']}{day}, rated by {people}"))
    if each["overall"] is not None:
        change = f", {each['overall_change']:+.3g} since {each['before']}" if each["overall_change"] is not None else ""
        write(plain(f"on average level {each['overall']:.3g} of {top:g}{change}"))
    write(
        f"{'level':>6} {'spread':>7} {'target':>6} {'gap':>5} {'priority':>8} {'change':>6}  step, and who rated what"
    )
    for step in each["steps"]:
        _print_step(step)


def _print_step(step: Mapping[str, Any]) -> None:
    spread = "" if step["lowest"] == step["highest"] else f"{step['lowest']:g}-{step['highest']:g}"
    change = "" if step["change"] is None else f"{step['change']:+g}"
    ratings = ", ".join(f"{name} {level:g}" for name, level in step["ratings"].items() if level is not None)
    said = plain(f"{step['number']} {step['name']}{f' ({ratings})' if ratings else ''}")
    write(
        f"{_number(step['level']):>6} {spread:>7} {_number(step['target']):>6} {_number(step['gap']):>5} "
        f"{_number(step['priority']):>8} {change:>6}  {said}"
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


COMMANDS = (Command("maturity", "where the road from PMO to VMO stands", _maturity, _describe),)
