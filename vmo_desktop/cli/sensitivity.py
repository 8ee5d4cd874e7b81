"""`vmo sensitivity`: how ranking and portfolio hang on the weights of a workshop, or of a table of values."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.errors import VmoError

MOST_LINES = 12
"""A reader at a terminal is shown so many crossings of a driver at most; JSON has all."""


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE.vmo", help="a workshop")
    parser.add_argument("--driver", metavar="CODE", help="code or name of one driver (default: every one in turn)")
    parser.add_argument("--scenario", metavar="NAME", help="of the workshop (default: the recommended one)")
    parser.add_argument(
        "--from", dest="source", type=Path, metavar="CSV",
        help="a table of values, a row an initiative and a column a driver, with a row named weights",
    )  # fmt: skip
    parser.add_argument(
        "--portfolios", action="store_true",
        help="sweep the portfolio of a workshop's scenario too, for every driver (done for the one of --driver anyway)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(wrong_usage=parser.error)


def _sensitivity(options: argparse.Namespace) -> int:
    if (options.file is None) is (options.source is None):
        options.wrong_usage("give either a workshop or a table with --from")
    if options.file is None and options.scenario is not None:
        options.wrong_usage("--scenario names one of a workshop; a table has none")
    record = _of_table(options) if options.file is None else _of_workshop(options)
    if options.json:
        write_json(record if options.driver is None else record["drivers"][0] | record)
    else:
        _print(record)
    return DONE


def _of_workshop(options: argparse.Namespace) -> dict[str, Any]:
    from vmo_desktop.exchange.sensitivity_record import scenario_sensitivity_record  # noqa: PLC0415
    from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        results = workshop.results
    leaves = results.snapshot.leaves
    columns = _columns(options.driver, [each.code for each in leaves], [each.name for each in leaves])
    with_portfolios = options.portfolios or options.driver is not None
    return scenario_sensitivity_record(results, options.scenario, columns, with_portfolios=with_portfolios)


def _of_table(options: argparse.Namespace) -> dict[str, Any]:
    import numpy as np  # noqa: PLC0415

    from vmo_desktop.exchange.sensitivity_record import sensitivity_record  # noqa: PLC0415
    from vmo_desktop.exchange.weighed_table import read_weighed_table  # noqa: PLC0415
    from vmo_desktop.workshop.weight_sensitivity import Weighed  # noqa: PLC0415

    table = read_weighed_table(options.source)
    weights = np.tile(table.weights, (len(table.names), 1))
    weighed = Weighed(table.values, weights, lowest=float("-inf"), highest=float("inf"))
    columns = _columns(options.driver, table.drivers, table.drivers)
    return sensitivity_record(weighed, table.names, table.drivers, columns)


def _columns(asked: str | None, codes: Sequence[str], names: Sequence[str]) -> list[int]:
    """The place of the driver that was asked for, else of every one. Raises `VmoError` that lists them."""
    if asked is None:
        return list(range(len(codes)))
    for known in (codes, names):
        if asked in known:
            return [known.index(asked)]
    listed = ", ".join(f'"{code or name}"' for code, name in zip(codes, names, strict=True))
    raise VmoError(f'No driver is called "{asked}". There are: {listed}.')


def _print(record: Mapping[str, Any]) -> None:
    """Every driver for a reader at a terminal, then the smallest changes."""
    for each in record["drivers"]:
        now = ", ".join(f"{weight:.4g}" for weight in each["weights"])
        write(plain(f"{each['driver']} (weight {now})"))
        for winner in each["winners"]:
            _write_item(f"first from {winner['start']:.4f} to {winner['end']:.4f}: {winner['name']}")
        for met in each["crossings"][:MOST_LINES]:
            _write_item(f"at {met['weight']:.4f} {met['up']} overtakes {met['down']}")
        if len(each["crossings"]) > MOST_LINES:
            _write_item(f"{len(each['crossings'])} crossings in all; --json has them")
        if each["left_out"]:
            _write_item(f"left out, as scores are missing: {', '.join(each['left_out'])}")
        for piece in each.get("portfolios", {}).get("pieces", ()):
            names = ", ".join(piece["selected"])
            told = names if len(names) <= 80 else f"{len(piece['selected'])} funded"
            _write_item(f"portfolio from {piece['start']:.4f} to {piece['end']:.4f}: {told or '(nothing)'}")
    for title, key in (("in sum", "l1"), ("in length", "euclidean")):
        change = record["smallest_change"][key]
        if change is not None:
            weights = ", ".join(f"{name} {weight:.4f}" for name, weight in change["weights"].items())
            write(plain(f"Smallest change {title} ({change['distance']:.4f}): {change['rival']} first at {weights}"))


def _write_item(text: str) -> None:
    write(f"  {plain(text)}")


COMMANDS = (Command("sensitivity", "how ranking and portfolio hang on the weights", _sensitivity, _describe),)
