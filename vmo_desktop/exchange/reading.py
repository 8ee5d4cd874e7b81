"""Reading a spreadsheet through the worker process, with a deadline, progress and a stop."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange import limits
from vmo_desktop.exchange.mapping import SourceOptions
from vmo_desktop.exchange.readable import check_readable
from vmo_desktop.exchange.sheet_json import sheet_of_json
from vmo_desktop.exchange.table import RawSheet
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts

tr = Texts("Import")

_PACKAGE_PARENT = Path(__file__).resolve().parents[2]
_BEAT_SECONDS = 0.1
"""How often a stop is looked for."""


def read_raw_sheet(
    path: Path,
    options: SourceOptions = SourceOptions(),  # noqa: B008 - frozen
    report: Report | None = None,
    *,
    deadline_seconds: float = limits.DEADLINE_SECONDS,
) -> RawSheet:
    """Read a file's cells; raises `SourceRefused` in words.

    `report` is called at least ten times a second, from this thread; when it raises, the worker is ended at once.
    """
    request = {
        "all_sheets": False,
        "sheet": options.sheet,
        "encoding": options.encoding,
        "delimiter": options.delimiter,
    }
    (sheet,) = _read(path, request, report, deadline_seconds)
    return sheet


def read_filled_sheets(path: Path, report: Report | None = None) -> tuple[RawSheet, ...]:
    """Read every sheet of a workbook that was filled in, hidden ones too; formulas in it are not taken.

    Raises `SourceRefused` in words; `report` is called as by `read_raw_sheet`.
    """
    return _read(path, {"all_sheets": True, "sheet": ""}, report, limits.DEADLINE_SECONDS)


def _read(path: Path, request: dict[str, Any], report: Report | None, deadline_seconds: float) -> tuple[RawSheet, ...]:
    too_large = tr("Keep the rows that are up for decision in a file of their own and import that.")
    check_readable(path, limits.MAX_FILE_BYTES, too_large)
    request["path"] = str(path.resolve())
    done, of = 0, 0
    ends = time.monotonic() + deadline_seconds
    with _worker(request) as messages:
        while True:
            if time.monotonic() > ends:
                raise SourceRefused(
                    CellPlace(path.name),
                    tr(
                        "it could not be read within {deadline_seconds} seconds.",
                        deadline_seconds=f"{deadline_seconds:g}",
                    ),
                    tr("Copy the table into a new file without the rest, and import that."),
                )
            try:
                line = messages.get(timeout=_BEAT_SECONDS)
            except queue.Empty:
                line = None
            if line == "":
                raise SourceRefused(
                    CellPlace(path.name),
                    tr("reading it took more memory than an import may use, or the file is damaged."),
                    tr("Copy the table into a new file without the rest, and import that."),
                )
            if line is not None:
                message = json.loads(line)
                if "done" not in message:
                    return _answer(message, path)
                done, of = message["done"], message["of"]
            if report is not None:
                report(done, of)


def _answer(message: dict[str, Any], path: Path) -> tuple[RawSheet, ...]:
    if "sheets" in message:
        return tuple(map(sheet_of_json, message["sheets"]))
    reason, remedy = message["refused"]
    place = CellPlace(path.name, message.get("sheet_name", ""), message.get("row"), message.get("column", ""))
    # The worker knows no translator; what it fills in is said in English.
    raise SourceRefused(place, tr.marked(reason), tr.marked(remedy))


@contextmanager
def _worker(request: dict[str, Any]) -> "Iterator[queue.Queue[str]]":
    """A running worker's lines of output; "" when it has ended. It is ended on leaving, whatever happens."""
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(_PACKAGE_PARENT), environment.get("PYTHONPATH")]))
    environment["PYTHONIOENCODING"] = "utf-8"
    environment["OPENBLAS_NUM_THREADS"] = "1"  # each thread of numpy's would take a part of the limited memory
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "vmo_desktop.exchange.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdin is not None  # noqa: S101 - asked for above
    assert process.stdout is not None  # noqa: S101
    messages: queue.Queue[str] = queue.Queue()
    listener = threading.Thread(target=_listen, args=(process.stdout, messages), daemon=True)
    try:
        listener.start()
        try:
            json.dump(request, process.stdin)
            process.stdin.close()
        except OSError:
            pass  # it has died already; its silence is answered by the reader
        yield messages
    finally:
        process.kill()
        process.wait()
        listener.join()
        process.stdout.close()


def _listen(lines: Iterator[str], messages: "queue.Queue[str]") -> None:
    for line in lines:
        messages.put(line)
    messages.put("")
