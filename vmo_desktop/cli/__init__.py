"""The `vmo` command: everything that needs no window, for scripts and checks. It imports no Qt.

Heavy libraries (spreadsheets, matplotlib, reportlab) are imported by the commands that use them.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from vmo_desktop import __version__
from vmo_desktop.cli import (
    agreement,
    begin,
    finance,
    frontier,
    kpi,
    maturity,
    ranking,
    record,
    robustness,
    room,
    safety,
    scenarios,
    scoring,
    select,
    sensitivity,
    stream,
    transfer,
    weights,
)
from vmo_desktop.cli.arguments import check_paths
from vmo_desktop.cli.command import AT_FAULT, Command
from vmo_desktop.cli.output import log_defect, say, speak_to_people
from vmo_desktop.errors import VmoError

COMMANDS: tuple[Command, ...] = (
    *begin.COMMANDS, *transfer.COMMANDS, *ranking.COMMANDS, *select.COMMANDS, *scenarios.COMMANDS, *frontier.COMMANDS,
    *sensitivity.COMMANDS, *robustness.COMMANDS, *finance.COMMANDS, *kpi.COMMANDS, *maturity.COMMANDS, *stream.COMMANDS,
    *weights.COMMANDS, *scoring.COMMANDS, *room.COMMANDS, *agreement.COMMANDS, *record.COMMANDS, *safety.COMMANDS,
)  # fmt: skip
"""Every command in the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    speak_to_people()
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        check_paths(options)
        code = options.run(options)
        sys.stdout.flush()
    except VmoError as error:
        say(str(error))
        return AT_FAULT
    except BrokenPipeError:
        # The reader of our output has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return AT_FAULT
    except KeyboardInterrupt:
        say("Stopped; nothing more was changed.")
        return AT_FAULT
    except Exception:
        say(f"Something went wrong inside the program; nothing more was changed. {log_defect()}")
        return AT_FAULT
    return int(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vmo", description="Portfolio prioritization workshops, without a window.")
    parser.add_argument("--version", action="version", version=f"vmo {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.text, description=command.text)
        command.describe(added)
        added.set_defaults(run=command.run)
    return parser
