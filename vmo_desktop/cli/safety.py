"""`vmo backup`, `restore`, `salvage` and `share`: getting back what was there before, and handing a part of it on."""

import argparse
import os
from pathlib import Path
from typing import Any

from vmo_desktop.cli.arguments import whole_number
from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.errors import FileRefused, NotAllowed
from vmo_desktop.workshop.backups import Backup, Reason, content_of, list_backups, salvage, take_out
from vmo_desktop.workshop.salvage_words import report_of
from vmo_desktop.workshop.sharing import LEFT_OUT, left_out_words, staying_words
from vmo_desktop.workshop.workshop import Workshop


def _describe_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--list", action="store_true", help="list the backups there are and make none")
    parser.add_argument("--json", action="store_true")


def _backup(options: argparse.Namespace) -> int:
    if options.list:
        records = [_record(backup) for backup in list_backups(options.file)]
    else:
        with Workshop.open(options.file, for_reading=True) as workshop:
            records = [_record(workshop.draft_backup(Reason.ASKED).finish())]
    if options.json:
        write_json({"backups": records})
        return DONE
    for record in records:
        held = "damaged"
        if record["is_sound"]:
            held = f"{record['initiatives']} initiatives, {record['scores']} scores, {record['steps']} steps"
        write(plain(f"{record['number']:>6}  {record['at']}  {record['reason']:9}  {record['size']:>9} bytes  {held}"))
    if not records:
        write("No backups of this workshop.")
    return DONE


def _record(backup: Backup) -> dict[str, Any]:
    record: dict[str, Any] = {
        "number": backup.number, "at": backup.at.isoformat(), "reason": str(backup.reason), "size": backup.size,
        "path": str(backup.path),
    }  # fmt: skip
    try:
        content = content_of(backup.path)
    except FileRefused:
        return record | {"is_sound": False, "initiatives": None, "scores": None, "steps": None}
    counts = {name: getattr(content, name) for name in ("initiatives", "scores", "steps")}
    return record | {"is_sound": True, **counts}


def _describe_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "number", type=whole_number, metavar="NUMBER", help="of the backup, as `vmo backup --list` tells it"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="NEW.vmo", help="leave the workshop and write a new file")


def _restore(options: argparse.Namespace) -> int:
    found = {backup.number: backup for backup in list_backups(options.file)}
    if options.number not in found:
        raise NotAllowed(f"{options.file.name} has no backup {options.number}. See vmo backup --list.")
    path = found[options.number].path
    if options.output is not None:
        take_out(path, options.output)
        write(plain(f"Backup {options.number} is {options.output.name} now."))
        return DONE
    with Workshop.open(options.file) as workshop:
        replaced = workshop.restore(path)
    write(plain(f"Backup {options.number} is in its place; what was there before is backup {replaced.number}."))
    return DONE


def _describe_salvage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="DAMAGED")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="NEW.vmo")
    parser.add_argument("--json", action="store_true")


def _salvage(options: argparse.Namespace) -> int:
    came = salvage(options.file, options.output)
    if options.json:
        losses = [
            {
                "table": loss.table, "rows": loss.rows, "ranges": loss.ranges, "is_altered": loss.is_altered,
                "mends": [{"row": mend.row, "field": mend.column} for mend in loss.mends],
            }
            for loss in came.losses
        ]  # fmt: skip
        write_json({"kept": came.kept, "has_history": came.has_history, "losses": losses})
        return DONE
    for line in report_of(came):
        write(plain(line))
    return DONE


def _describe_share(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("target", type=Path, metavar="NEW.vmo")
    parser.add_argument("--json", action="store_true")


def _share(options: argparse.Namespace) -> int:
    if os.path.lexists(options.target):
        raise FileRefused(options.target, "there is already a file of this name.", "Choose another name.")
    with Workshop.read(options.file) as workshop:
        shared = workshop.shared
        workshop.share(options.target)
    if options.json:
        write_json({"rows": dict(shared.rows), "steps": shared.steps, "notes": shared.notes, "left_out": LEFT_OUT})
        return DONE
    for title, lines in (("Left out:", left_out_words(shared)), ("Stays:", staying_words(shared))):
        write(title)
        for line in lines:
            write(plain(f"  {line}"))
    return DONE


COMMANDS = (
    Command("backup", "make a checked copy in the user's data folder, or list those there are", _backup,
            _describe_backup),
    Command("restore", "put a backup in the place of a workshop", _restore, _describe_restore),
    Command("salvage", "save what can be read of a damaged workshop into a new one", _salvage, _describe_salvage),
    Command("share", "write a copy without votes, notes and history, to hand on", _share, _describe_share),
)  # fmt: skip
