"""`vmo check` and `history`: what the file says of itself."""

import argparse
from pathlib import Path

from vmo_desktop.cli.command import AT_FAULT, DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.errors import FileRefused
from vmo_desktop.workshop.workshop import Workshop


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")


def _check(options: argparse.Namespace) -> int:
    try:
        with Workshop.open(options.file, for_reading=True) as workshop:
            findings = workshop.check()
    except FileRefused as error:
        if options.json:
            refusal = {"severity": "error", "where": "file", "what": error.reason, "remedy": error.remedy}
            write_json({"ok": False, "findings": [refusal]})
        raise
    sound = all(finding.severity != "error" for finding in findings)
    if options.json:
        names = ("severity", "where", "what", "remedy")
        write_json({"ok": sound, "findings": [{name: getattr(each, name) for name in names} for each in findings]})
    else:
        for finding in findings:
            write(plain(f"{finding.severity}: {finding.where}: {finding.what}. {finding.remedy}"))
        write("The file is sound." if sound else "The file is not sound.")
    return DONE if sound else AT_FAULT


def _history(options: argparse.Namespace) -> int:
    with Workshop.open(options.file, for_reading=True) as workshop:
        steps = workshop.history()
    if options.json:
        names = ("id", "kind", "target_id", "label", "author", "at")
        write_json({"steps": [{name: getattr(step, name) for name in names} for step in steps]})
    else:
        for step in steps:
            write(f"{step.id:>6}  {step.at}  {step.kind:4}  {plain(step.label)}  {plain(step.author)}".rstrip())
    return DONE


COMMANDS = (
    Command("check", "look for damage and for what breaks a rule", _check, _describe),
    Command("history", "list every step: who, when, what", _history, _describe),
)
