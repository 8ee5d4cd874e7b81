"""Every kind of file that the program writes for its users, and what shows that one is whole."""

import csv
import io
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from matplotlib.axes import Axes
from PIL import Image

from tests.pdfs import page_count
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.picture import save_picture
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.exchange.ballot_files import export_ballots
from vmo_desktop.exchange.ballot_identity import workshop_key
from vmo_desktop.exchange.export import export_data
from vmo_desktop.exchange.map_file import map_as_toml
from vmo_desktop.exchange.mapping import ColumnMap, Field, ImportMap
from vmo_desktop.report.ballot_paper import write_ballots
from vmo_desktop.report.build import build_pack
from vmo_desktop.report.celebrate import celebrate_sheet, write_sheet
from vmo_desktop.workshop.ballot_form import forms_of
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.safe_write import write_bytes_safely
from vmo_desktop.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how it is written, and how it is read; `read` raises for half a file."""

    ending: str
    write: Callable[[Workshop, Path], object]
    read: Callable[[Path], object]


def _data(workshop: Workshop, target: Path) -> None:
    export_data(workshop.results, target)


def _pack(workshop: Workshop, target: Path) -> None:
    build_pack(workshop.results, workshop.history(), target)


def _paper(workshop: Workshop, target: Path) -> None:
    forms = forms_of(workshop.snapshot, workshop.snapshot.rounds[-1].id)
    write_ballots(forms, Paper.A4, target, lambda _done, _of: None)


def _sheet(workshop: Workshop, target: Path) -> None:
    snapshot = workshop.snapshot
    write_sheet(celebrate_sheet(snapshot, snapshot.value.wins, Paper.A4), target)


def _ballots(workshop: Workshop, target: Path) -> None:
    forms = forms_of(workshop.snapshot, workshop.snapshot.rounds[-1].id)
    export_ballots(forms, workshop_key(workshop.snapshot), target.parent)


def _picture(workshop: Workshop, target: Path) -> None:
    data = bubble_data(workshop.results)

    def draw(axes: Axes) -> None:
        draw_bubble(axes, data, LIGHT)

    save_picture(target, draw, 640, 400)


def _map(workshop: Workshop, target: Path) -> None:
    names = [each.name for each in workshop.snapshot.initiatives]
    content = map_as_toml(ImportMap(tuple(ColumnMap(name, Field.NAME) for name in names), name="Map", header=(*names,)))
    write_bytes_safely(target, content.encode())


def _copy(workshop: Workshop, target: Path) -> None:
    workshop.save_copy(target)


def _read_pdf(path: Path) -> None:
    assert page_count(path) > 0
    assert path.read_bytes().rstrip().endswith(b"%%EOF")


def _read_workbook(path: Path) -> None:
    assert openpyxl.load_workbook(path).sheetnames


def _read_csv(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert len({len(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)}) == 1


def _read_picture(path: Path) -> None:
    with Image.open(path) as image:
        image.load()


def _read_drawing(path: Path) -> None:
    assert path.read_bytes().rstrip().endswith(b"</svg>")


def _read_workshop(path: Path) -> None:
    Workshop.open(path, for_reading=True).close()


KINDS: Mapping[str, Kind] = {
    "pack": Kind(".pdf", _pack, _read_pdf),
    "paper": Kind(".pdf", _paper, _read_pdf),
    "sheet": Kind(".pdf", _sheet, _read_pdf),
    "xlsx": Kind(".xlsx", _data, _read_workbook),
    "csv": Kind(".csv", _data, _read_csv),
    "json": Kind(".json", _data, lambda path: json.loads(path.read_bytes())),
    "ballots": Kind(".xlsx", _ballots, _read_workbook),
    "png": Kind(".png", _picture, _read_picture),
    "svg": Kind(".svg", _picture, _read_drawing),
    "chart": Kind(".pdf", _picture, _read_pdf),
    "map": Kind(".toml", _map, lambda path: tomllib.loads(path.read_text(encoding="utf-8"))),
    "copy": Kind(".vmo", _copy, _read_workshop),
}
