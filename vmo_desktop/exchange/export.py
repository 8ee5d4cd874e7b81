"""Exporting a workshop's data; the file's ending chooses the format."""

from pathlib import Path

from vmo_desktop.errors import NotAllowed
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.safe_write import write_safely

tr = Texts("Import")


def export_data(results: Results, path: Path) -> None:
    """Write initiatives, scores, drivers and weights; an old file stays as it is when that fails.

    Raises `NotAllowed` for another ending than .xlsx, .csv and .json, and `WriteFailed` when the disk refuses.
    """
    ending = path.suffix.lower()
    if ending == ".xlsx":
        # XlsxWriter is slow to import: only where a workbook is written
        from vmo_desktop.exchange.writer_xlsx import write_xlsx as write  # noqa: PLC0415
    elif ending == ".csv":
        from vmo_desktop.exchange.writer_csv import write_csv as write  # noqa: PLC0415
    elif ending == ".json":
        from vmo_desktop.exchange.writer_json import write_json as write  # noqa: PLC0415
    else:
        raise NotAllowed(
            tr("{name}: data can be exported as .xlsx, .csv or .json. Choose one of these endings.", name=path.name)
        )
    write_safely(path, lambda stream: write(results, stream))
