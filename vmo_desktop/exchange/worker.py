"""The process that parses a spreadsheet, so that a hostile one can hurt nothing but itself.

Run as ``python -m vmo_desktop.exchange.worker``. It reads one JSON request from standard input and writes JSON lines
to standard output: any number of ``{"done", "of"}``, then one ``{"sheets"}`` or ``{"refused"}``. Nothing is pickled.
"""

import json
import sys
import warnings
from pathlib import Path
from typing import Any, TextIO

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange import limits
from vmo_desktop.exchange.csv_source import read_text_table
from vmo_desktop.exchange.file_kind import kind_of
from vmo_desktop.exchange.sheet_json import sheet_as_json
from vmo_desktop.exchange.table import RawSheet, SourceKind
from vmo_desktop.json_text import read_json
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts

tr = Texts("Import")

if sys.platform != "win32":
    import resource

_TOO_LARGE = tr.mark("it needs more memory than an import may use.")
_SMALLER = tr.mark("Copy the table into a new workbook without the rest, and import that.")


def main() -> None:
    """Answer one request."""
    _limit_memory()
    warnings.simplefilter("ignore")  # about styles and the like: nothing that concerns the cells
    request = read_json(sys.stdin.read())
    out = sys.stdout
    try:
        sheets = read_asked(request, lambda done, of: _write(out, {"done": done, "of": of}))
        _write(out, {"sheets": [sheet_as_json(each) for each in sheets]})
    except SourceRefused as refused:
        place = refused.place
        _write(
            out,
            {
                "refused": [refused.reason, refused.remedy],
                "sheet_name": place.sheet,
                "row": place.row,
                "column": place.column,
            },
        )
    except MemoryError:
        _write(out, {"refused": [_TOO_LARGE, _SMALLER]})


def _write(out: TextIO, message: dict[str, Any]) -> None:
    json.dump(message, out, ensure_ascii=True, separators=(",", ":"))
    out.write("\n")
    out.flush()


def _limit_memory() -> None:
    """Cap the address space where the system can (not on Windows, where the size checks and the deadline remain)."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = limits.MAX_MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))


def read_asked(request: dict[str, Any], report: Report) -> tuple[RawSheet, ...]:
    """Read one sheet, or all of a workbook that was filled in."""
    path = Path(request["path"])
    content = path.read_bytes()
    if kind_of(content, path.name) is SourceKind.TEXT:
        if request["all_sheets"]:
            raise SourceRefused(
                CellPlace(path.name), tr("this is a text, no workbook."), tr("Choose an Excel workbook (.xlsx).")
            )
        text = {"encoding": request["encoding"], "delimiter": request["delimiter"]}
        return (read_text_table(content, path.name, **text, report=report),)
    # openpyxl is slow to import: only where there is a workbook
    from vmo_desktop.exchange.xlsx_source import read_all_sheets, read_workbook  # noqa: PLC0415

    try:
        if request["all_sheets"]:
            return read_all_sheets(content, path.name, report)
        return (read_workbook(content, path.name, sheet=request["sheet"], report=report),)
    except (SourceRefused, MemoryError):
        raise
    except Exception as error:  # a damaged workbook can raise anything in the parser
        raise SourceRefused(
            CellPlace(path.name),
            tr("the workbook is damaged or was cut off ({name}).", name=type(error).__name__),
            tr("Open it in a spreadsheet program, save it anew, and import that."),
        ) from error


if __name__ == "__main__":
    main()
