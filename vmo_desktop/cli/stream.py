"""`vmo stream`: value streams with their measures, and what a future state saves."""

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


def _stream(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.stream_record import streams_record  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        record = streams_record(workshop.snapshot)
    if options.json:
        write_json(record)
    else:
        for each in record["streams"]:
            _print(each)
        if not record["streams"]:
            write("There is no value stream yet.")
    return DONE


def _print(stream: Mapping[str, Any]) -> None:
    unit, measures = stream["unit"], stream["measures"]
    write(plain(f"{stream['name']} ({stream['state']} state, {unit})"))
    for name in ("lead_time", "process_time", "wait_time"):
        write(f"{measures[name]:>12,.6g}  {name.replace('_', ' ')}")
    for name in ("flow_efficiency", "first_pass_yield"):
        write(f"{_share(measures[name]):>12}  {name.replace('_', ' ')}")
    for name in ("bottleneck", "longest_wait"):
        write(plain(f"{'':>12}  {name.replace('_', ' ')}: {measures[name] or '-'}"))
    saves = stream["saves"]
    for each in saves["by_initiative"] if saves is not None else ():
        said = f"saved by {each['initiative'] or 'no initiative'}: {', '.join(each['steps'])}"
        write(f"{each['lead_time']:>12,.6g}  {plain(said)}")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:,.1f} %"


COMMANDS = (Command("stream", "value streams, their measures, and what a future state saves", _stream, _describe),)
