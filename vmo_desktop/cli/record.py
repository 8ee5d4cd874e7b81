"""`vmo check` and `history`: what the file says of itself."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from vmo_desktop.cli.command import AT_FAULT, DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.errors import FileRefused
from vmo_desktop.workshop.findings import Finding, Severity, check_closed, finding_of
from vmo_desktop.workshop.workshop import Workshop


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")


def _check(options: argparse.Namespace) -> int:
    try:
        with Workshop.read(options.file) as workshop:
            findings = workshop.check()
    except FileRefused as error:
        findings = check_closed(options.file) or [finding_of(error)]
        if options.json or len(findings) > 1:  # one alone is what the error says
            _tell(findings, is_sound=False, as_json=options.json)
        raise
    is_sound = all(finding.severity is not Severity.ERROR for finding in findings)
    _tell(findings, is_sound=is_sound, as_json=options.json)
    return DONE if is_sound else AT_FAULT


def _tell(findings: Sequence[Finding], *, is_sound: bool, as_json: bool) -> None:
    if as_json:
        write_json({"ok": is_sound, "findings": [asdict(finding) for finding in findings]})
        return
    for finding in findings:
        write(plain(f"{finding.severity}: {finding.where}: {finding.what}. {finding.remedy}"))
    write("The file is sound." if is_sound else "The file is not sound.")


def _history(options: argparse.Namespace) -> int:
    with Workshop.read(options.file) as workshop:
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
