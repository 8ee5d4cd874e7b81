"""The `vmo` command: everything that needs no window, for scripts and checks. It imports no Qt.

Heavy libraries (spreadsheets, matplotlib, reportlab) are imported by the commands that use them.
"""

import argparse
import io
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from vmo_desktop import __version__
from vmo_desktop.errors import FileRefused, VmoError
from vmo_desktop.paths import user_data_folder
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.workshop import Workshop

log = logging.getLogger(__name__)

DONE, AT_FAULT, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    _speak_utf_8()
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        code = options.run(options)
        sys.stdout.flush()
    except VmoError as error:
        _say(str(error))
        return AT_FAULT
    except BrokenPipeError:
        # The reader of our output has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return AT_FAULT
    except KeyboardInterrupt:
        _say("Stopped; nothing more was changed.")
        return AT_FAULT
    except Exception:
        _say(f"Something went wrong inside the program; nothing more was changed. {_log_defect()}")
        return AT_FAULT
    return int(code)


def _speak_utf_8() -> None:
    """What we write may hold any letter, whatever a pipe of this system is said to take."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(sentence: str) -> None:
    sys.stderr.write(f"vmo: {_plain(sentence)}\n")


def _plain(text: str) -> str:
    """A text in one line that cannot command the terminal or turn its direction."""
    letters = (letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in " ".join(text.split()))
    return "".join(letters)


def _log_defect() -> str:
    """Keep the details of the defect being handled; says where they are."""
    try:
        where = _log_to_file()
    except OSError as error:
        return f"Details could not be kept ({error.strerror})."
    log.exception("defect")
    return f"Details are in {where}."


def _log_to_file() -> Path:
    folder = user_data_folder() / "logs"
    folder.mkdir(exist_ok=True)
    path = folder / "vmo.log"
    logging.getLogger().addHandler(RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8"))
    return path


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _print_json(record: Any) -> None:
    _print(json.dumps(record, ensure_ascii=False, indent=2))


def _print_csv(rows: Sequence[Sequence[object]]) -> None:
    from vmo_desktop.exchange.writer_csv import csv_bytes  # noqa: PLC0415

    sys.stdout.write(csv_bytes(rows).decode("utf-8-sig").replace("\r\n", "\n"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vmo", description="Portfolio prioritization workshops, without a window.")
    parser.add_argument("--version", action="version", version=f"vmo {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    command("templates", _templates, "list the templates that a workshop can be made from")
    command("samples", _samples, "list the sample workshops")

    new = command("new", _new, "make a new workshop file")
    new.add_argument("file", type=Path, metavar="FILE")
    source = new.add_mutually_exclusive_group()
    source.add_argument("--template", metavar="NAME")
    source.add_argument("--sample", metavar="NAME")

    importing = command("import", _import, "import initiatives and scores from a CSV or XLSX file")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("source", type=Path, metavar="SOURCE")
    importing.add_argument("--sheet", metavar="S", help="name of the sheet (default: the first visible one)")
    importing.add_argument("--map", type=Path, metavar="MAP.toml", help="a saved map of columns to fields and drivers")
    importing.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    importing.add_argument("--json", action="store_true")

    rank = command("rank", _rank, "show the ranking")
    rank.add_argument("file", type=Path, metavar="FILE")
    rank.add_argument("--by", choices=[by.value for by in RankBy], default=RankBy.VALUE.value)
    form = rank.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")

    pack = command("pack", _pack, "write the decision pack as PDF")
    pack.add_argument("file", type=Path, metavar="FILE")
    pack.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")

    export = command("export", _export, "write initiatives, scores, drivers and weights to a file")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("output", type=Path, metavar="OUT.(xlsx|csv|json)")

    check = command("check", _check, "look for damage and for what breaks a rule")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true")

    history = command("history", _history, "list every step: who, when, what")
    history.add_argument("file", type=Path, metavar="FILE")
    history.add_argument("--json", action="store_true")
    return parser


def _templates(_: argparse.Namespace) -> int:
    from vmo_desktop.exchange.library import templates  # noqa: PLC0415

    for entry in templates():
        _print(f"{entry.name:28} {entry.title}")
    return DONE


def _samples(_: argparse.Namespace) -> int:
    from vmo_desktop.exchange.library import samples  # noqa: PLC0415

    for entry in samples():
        _print(f"{entry.name:28} {entry.title}")
    return DONE


def _new(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.library import build_sample, build_template, check_name  # noqa: PLC0415

    if options.template:
        check_name("template", options.template)
    if options.sample:
        check_name("sample", options.sample)
    with Workshop.create(options.file) as workshop:
        try:
            if options.template:
                build_template(options.template, workshop)
            if options.sample:
                build_sample(options.sample, workshop)
        except BaseException:
            workshop.close()
            options.file.unlink()
            raise
    return DONE


def _rank(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.ranking_record import ranking_record, ranking_table  # noqa: PLC0415

    with Workshop.open(options.file, for_reading=True) as workshop:
        results = workshop.results
    by = RankBy(options.by)
    if options.json:
        _print_json(ranking_record(results, by))
    elif options.csv:
        _print_csv(ranking_table(results, by))
    else:
        _print_ranking(ranking_record(results, by))
    return DONE


def _print_ranking(record: dict[str, Any]) -> None:
    """The ranking for a reader at a terminal."""
    _print(f"{'rank':>4}  {'value':>6}  {'per money':>10}  {'cost':>15}  initiative")
    for entry in record["initiatives"]:
        value = f"{entry['value']:.1f}" if entry["complete"] else "incomplete"
        money = "" if entry["value_for_money"] is None else f"{entry['value_for_money']:.3f}"
        cost = "" if entry["cost"] is None else f"{entry['cost']:,.0f}"
        name = _plain(f"{entry['code']} {entry['name']}")[:60]
        _print(f"{entry['rank'] or '-':>4}  {value:>6}  {money:>10}  {cost:>15}  {name}")


def _import(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.importing import (  # noqa: PLC0415
        import_operation,
        outcome_json,
        plan_import,
        propose_map,
        read_source,
    )
    from vmo_desktop.exchange.map_file import read_map  # noqa: PLC0415
    from vmo_desktop.exchange.mapping import SourceOptions  # noqa: PLC0415

    with Workshop.open(options.file, for_reading=options.dry_run) as workshop:
        mapping = read_map(options.map) if options.map else None
        source = mapping.source if mapping else SourceOptions()
        table = read_source(options.source, replace(source, sheet=options.sheet) if options.sheet else source)
        plan = plan_import(table, mapping or propose_map(table, workshop.snapshot), workshop.snapshot)
        if not options.dry_run:
            workshop.do(import_operation(plan))
    outcome = outcome_json(plan)
    if options.json:
        _print_json(outcome)
    else:
        _print_outcome(outcome, is_rehearsal=options.dry_run)
    return DONE


def _print_outcome(outcome: dict[str, Any], *, is_rehearsal: bool) -> None:
    """What an import did, for a reader at a terminal."""
    if is_rehearsal:
        _print("Nothing was changed. The import would do this:")
    rejected = len({each["row"] for each in outcome["rejected"]})
    _print(
        f"{outcome['rows_read']} rows read: {outcome['imported']} imported, {outcome['updated']} updated, "
        f"{outcome['skipped']} skipped, {rejected} rejected"
    )
    for column, target in outcome["mapping"].items():
        _print(f"  {_plain(column)} -> {_plain(target)}")
    if outcome["unmapped"]:
        _print(f"  not used: {_plain(', '.join(outcome['unmapped']))}")
    for kind, title in (("rejected", "Rejected"), ("unread_cells", "Left empty")):
        for each in outcome[kind]:
            text = " ".join(str(each["text"]).split())[:60]
            _print(_plain(f"{title}: row {each['row']}, {each['column'] or 'whole row'}: {text!r}: {each['reason']}"))
    for note in outcome["notes"]:
        _print(f"Note: {_plain(note)}")


def _pack(options: argparse.Namespace) -> int:
    with Workshop.open(options.file, for_reading=True) as workshop:
        from vmo_desktop.report.build import build_pack  # noqa: PLC0415

        build_pack(workshop.results, workshop.history(), options.output)
    return DONE


def _export(options: argparse.Namespace) -> int:
    with Workshop.open(options.file, for_reading=True) as workshop:
        from vmo_desktop.exchange.export import export_data  # noqa: PLC0415

        export_data(workshop.results, options.output)
    return DONE


def _check(options: argparse.Namespace) -> int:
    try:
        with Workshop.open(options.file, for_reading=True) as workshop:
            findings = workshop.check()
    except FileRefused as error:
        if options.json:
            refusal = {"severity": "error", "where": "file", "what": error.reason, "remedy": error.remedy}
            _print_json({"ok": False, "findings": [refusal]})
        raise
    sound = all(finding.severity != "error" for finding in findings)
    if options.json:
        names = ("severity", "where", "what", "remedy")
        _print_json({"ok": sound, "findings": [{name: getattr(each, name) for name in names} for each in findings]})
    else:
        for finding in findings:
            _print(_plain(f"{finding.severity}: {finding.where}: {finding.what}. {finding.remedy}"))
        _print("The file is sound." if sound else "The file is not sound.")
    return DONE if sound else AT_FAULT


def _history(options: argparse.Namespace) -> int:
    with Workshop.open(options.file, for_reading=True) as workshop:
        steps = workshop.history()
    if options.json:
        names = ("id", "kind", "target_id", "label", "author", "at")
        _print_json({"steps": [{name: getattr(step, name) for name in names} for step in steps]})
    else:
        for step in steps:
            _print(f"{step.id:>6}  {step.at}  {step.kind:4}  {_plain(step.label)}  {_plain(step.author)}".rstrip())
    return DONE
