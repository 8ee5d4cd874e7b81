"""What `vmo` says: results on standard output, one sentence on standard error, defects in the log."""

import io
import json
import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from vmo_desktop.errors import places
from vmo_desktop.paths import user_data_folder

log = logging.getLogger(__name__)

WIDTH = 100
"""Characters of JSON that stand in one line."""


def speak_to_people() -> None:
    """Write any letter, whatever a pipe of this system is said to take, and nothing that is meant for a log."""
    logging.getLogger().addHandler(logging.NullHandler())  # or warnings would go to standard error
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(sentence: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(f"vmo: {plain(sentence)}\n")


def plain(text: str) -> str:
    """A text in one line that cannot command the terminal or turn its direction."""
    letters = (letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in " ".join(text.split()))
    return "".join(letters)


def log_defect() -> str:
    """Keep where the defect being handled came from, and none of its words; says where that is."""
    try:
        where = _log_to_file()
    except OSError as error:
        return f"Details could not be kept ({error.strerror})."
    defect = sys.exception()
    if defect is not None:
        log.error("defect\n%s", places(defect))
    return f"Details are in {where}."


def _log_to_file() -> Path:
    folder = user_data_folder() / "logs"
    folder.mkdir(exist_ok=True)
    path = folder / "vmo.log"
    logging.getLogger().addHandler(RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8"))
    return path


def write(text: str) -> None:
    """A line on standard output."""
    sys.stdout.write(text + "\n")


def write_json(record: Any) -> None:
    """A record as JSON, numbers in full precision; what is short stands in one line."""
    write(_as_json(record, ""))


def _as_json(record: Any, indent: str) -> str:
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    if not record or not isinstance(record, dict | list) or len(line) <= WIDTH:
        return line
    deeper = indent + "  "
    if isinstance(record, dict):
        parts = [
            f"{json.dumps(str(name), ensure_ascii=False)}: {_as_json(each, deeper)}" for name, each in record.items()
        ]
    else:
        parts = [_as_json(each, deeper) for each in record]
    inside = f",\n{deeper}".join(parts)
    start, end = "{}" if isinstance(record, dict) else "[]"
    return f"{start}\n{deeper}{inside}\n{indent}{end}"


def write_csv(rows: Sequence[Sequence[object]]) -> None:
    """Rows as CSV."""
    from vmo_desktop.exchange.writer_csv import csv_bytes  # noqa: PLC0415

    sys.stdout.write(csv_bytes(rows).decode("utf-8-sig").replace("\r\n", "\n"))
