"""What `vmo` says: results on standard output, one sentence on standard error, defects in the log."""

import io
import json
import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from vmo_desktop.paths import user_data_folder

log = logging.getLogger(__name__)


def speak_utf_8() -> None:
    """What we write may hold any letter, whatever a pipe of this system is said to take."""
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


def write(text: str) -> None:
    """A line on standard output."""
    sys.stdout.write(text + "\n")


def write_json(record: Any) -> None:
    """A record as JSON, numbers in full precision."""
    write(json.dumps(record, ensure_ascii=False, indent=2))


def write_csv(rows: Sequence[Sequence[object]]) -> None:
    """Rows as CSV."""
    from vmo_desktop.exchange.writer_csv import csv_bytes  # noqa: PLC0415

    sys.stdout.write(csv_bytes(rows).decode("utf-8-sig").replace("\r\n", "\n"))
