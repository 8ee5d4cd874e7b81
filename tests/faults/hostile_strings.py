"""Texts that other programs would obey, through every export: kept exactly, and obeyed nowhere."""

import csv
import io
import json
import random
import re
import shutil
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import openpyxl
from openpyxl.utils import column_index_from_string

from tests.faults.exports import KINDS
from tests.faults.fault import Fault, Tally
from tests.hostile import hostile_text
from tests.report.packs import ReadPack
from vmo_desktop.exchange.values import without_prefix
from vmo_desktop.report.fonts import Face, runs
from vmo_desktop.report.safe_text import printable
from vmo_desktop.ui.clipboard_html import CopiedCell, cells_of, html_of
from vmo_desktop.workshop.ops.drivers import Level, add_driver, set_levels
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.reviews import WINS
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.workshop import Workshop

BATCH = 40
OFFICE_BATCHES = 3
"""So many batches of a long run are opened by LibreOffice too, which takes its time."""

_PDF_STRING = re.compile(rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_ORDERS = (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/EmbeddedFile", b"/OpenAction", b"/AA ", b"/RichMedia")
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]\d+)?")
_FORMULA_START = re.compile(r"[\s'\"]*[=+\-@\t\r＝＋－＠]")
_TURNS = ("R", "AL", "AN")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally = Tally()
    office = shutil.which("soffice") if tries > 10 * BATCH else None
    opened = 0
    for batch in range(-(-tries // BATCH)):
        place = folder / f"batch{batch}"
        place.mkdir()
        texts = [hostile_text(rng) for _ in range(min(BATCH, tries - batch * BATCH))]
        tally.tried += len(texts)
        try:
            with _made(place / "w.vmo", texts) as workshop:
                for finding in _looked_at(workshop, place):
                    tally.add_silent(f"batch {batch}: {finding}")
        except Exception as error:  # whatever it is, the export of this text failed
            tally.add_crashed(f"batch {batch}: {error!r}"[:500])
        if office and opened < OFFICE_BATCHES:
            opened += 1
            for finding in _opened_by_office(office, place):
                tally.add_silent(f"batch {batch}: {finding}")
        shutil.rmtree(place)
    tally.facts["opened by LibreOffice"] = str(opened)
    return tally


def _made(path: Path, texts: list[str]) -> Workshop:
    """A workshop in which every kind of text is one of these."""
    first, second = texts[0], texts[-1]
    workshop = Workshop.create(path, author=first)
    workshop.do(edit_workshop({"title": first, "decision": second, "organisation": first, "facilitator": second}))
    workshop.do(add_driver(first, values={"description": second, "category": first}))
    workshop.do(add_driver("Resilience"))
    levels = [Level(score, score * 25.0, text, text) for score, text in enumerate((first, second, "c", "d", "e"))]
    workshop.do(set_levels(workshop.snapshot.leaves[0].id, levels))
    fields = ("description", "notes", "owner", "sponsor", "tags", "class_name", "status")
    rows = [{"code": f"H{place}", "name": text, **dict.fromkeys(fields, text)} for place, text in enumerate(texts)]
    workshop.do(add_initiatives(rows))
    workshop.do(WINS.add([{"title": text, "people": text} for text in texts[:3]]))
    snapshot = workshop.snapshot
    initiatives, drivers = [each.id for each in snapshot.initiatives], [each.id for each in snapshot.leaves]
    workshop.do(set_scores({(row, driver): float(row % 5) for row in initiatives for driver in drivers}))
    workshop.do(add_participant({"name": second, "group": first}))
    workshop.do(open_round(second, initiatives[:5], drivers))
    return workshop


def _looked_at(workshop: Workshop, place: Path) -> Iterator[str]:
    for name, kind in KINDS.items():
        (place / name).mkdir()
        kind.write(workshop, place / name / f"out{kind.ending}")
        for path in (place / name).iterdir():
            kind.read(path)
            if kind.ending == ".pdf":
                yield from (f"{name}: {order!r} in it" for order in _ORDERS if order in _bare(path.read_bytes()))
    yield from _of_workbook(workshop, place / "xlsx" / "out.xlsx")
    yield from _of_ballots(place / "ballots")
    yield from _of_csv(workshop, place / "csv" / "out.csv")
    yield from _of_json(workshop, place / "json" / "out.json")
    yield from _of_pack(workshop, place / "pack" / "out.pdf")
    yield from _of_drawing(place / "svg" / "out.svg")
    yield from _of_clipboard(workshop)


def _texts(workshop: Workshop) -> list[tuple[str, str, str, str]]:
    return [(each.code, each.name, each.notes, each.owner) for each in workshop.snapshot.initiatives]


def _of_workbook(workshop: Workshop, path: Path) -> Iterator[str]:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (
                f"{sheet.title} {cell.coordinate} acts" for cell in row if cell.data_type == "f" or cell.hyperlink
            )
    head, *rows = _rows_as_written(path)
    found: list[tuple[str, ...]] = [tuple(row[head.index(each)] for each in _HEADS) for row in rows]
    yield from _differences("xlsx", _texts(workshop), found)


def _rows_as_written(path: Path) -> list[list[str]]:
    """The first sheet's texts as a spreadsheet program reads them: openpyxl leaves escaped controls as they are."""
    with zipfile.ZipFile(path) as package:
        shared = ET.fromstring(package.read("xl/sharedStrings.xml"))  # noqa: S314 - we wrote it a moment ago
        sheet = ET.fromstring(package.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - the same
    texts = ["".join(node.text or "" for node in each.iter(f"{_MAIN}t")) for each in shared.iter(f"{_MAIN}si")]
    plain = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts]
    return [_row_as_written(row, plain) for row in sheet.iter(f"{_MAIN}row")]


def _row_as_written(row: ET.Element, texts: list[str]) -> list[str]:
    cells = {}
    for cell in row.iter(f"{_MAIN}c"):
        value = cell.findtext(f"{_MAIN}v") or ""
        column = column_index_from_string(cell.attrib["r"].rstrip("0123456789"))
        cells[column] = texts[int(value)] if cell.get("t") == "s" else value
    return [cells.get(column, "") for column in range(1, 40)]


_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_HEADS = ("Code", "Name", "Notes", "Owner")


def _of_ballots(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        for sheet in openpyxl.load_workbook(path):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if cell.data_type == "f" and "COUNTBLANK(" not in str(cell.value):
                    yield f"ballot {sheet.title} {cell.coordinate} acts"
                if cell.hyperlink and (cell.hyperlink.target or not cell.hyperlink.location):
                    yield f"ballot {sheet.title} {cell.coordinate} leads out"


def _of_csv(workshop: Workshop, path: Path) -> Iterator[str]:
    head, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    for row in rows:
        yield from (
            f"csv: {cell!r} acts"
            for cell in row
            if _FORMULA_START.match(cell) and not cell.startswith("'") and not _NUMBER.fullmatch(cell)
        )
    found = [tuple(without_prefix(row[head.index(each)]) for each in _HEADS) for row in rows]
    yield from _differences("csv", _texts(workshop), found)


def _of_json(workshop: Workshop, path: Path) -> Iterator[str]:
    rows = json.loads(path.read_bytes())["initiatives"]
    found = [(row["code"], row["name"], row["notes"], row["owner"]) for row in rows]
    yield from _differences("json", _texts(workshop), found)


def _of_pack(workshop: Workshop, path: Path) -> Iterator[str]:
    pack = ReadPack(path)
    letters = _letters(pack.text)
    for code, name, *_ in _texts(workshop):
        if not any(unicodedata.bidirectional(letter) in _TURNS for letter in name) and _drawn(name) not in letters:
            yield f"pack: {code} {name!r} is not in it as {_drawn(name)!r}"
    if b"/Subtype /Image" in pack.raw and b"hostname" in pack.unpacked():
        yield "pack: a picture came in"


def _drawn(name: str) -> str:
    """How a name stands on paper: what no face has is spelt out."""
    return _letters("".join(run for _, run in runs(" ".join(printable(name).split()), Face.REGULAR)))


def _letters(text: str) -> str:
    """All that can be told apart: readers of PDF take no note of spaces, and of hyphens at the end of lines."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\x02\ufffe\u00ad")


def _of_drawing(path: Path) -> Iterator[str]:
    for node in ET.parse(path).iter():  # noqa: S314 - we wrote it a moment ago
        tag = node.tag.rpartition("}")[2]
        links = [value for key, value in node.attrib.items() if key.endswith(("href", "src"))]
        if tag in ("script", "a", "image", "foreignObject") or any(not link.startswith("#") for link in links):
            yield f"svg: {tag} {links} in it"


def _of_clipboard(workshop: Workshop) -> Iterator[str]:
    rows = [[CopiedCell(text) for text in row] for row in _texts(workshop)]
    page = html_of(rows)
    tags = set(re.findall(r"<\s*/?\s*([a-zA-Z]+)", page))
    if not tags <= {"html", "head", "meta", "body", "table", "tr", "td", "br"}:
        yield f"clipboard: {tags} in it"
    if any(cell.number is not None for row in cells_of(page) for cell in row):
        yield "clipboard: a text became a number"


def _differences(name: str, wanted: list[tuple[str, str, str, str]], found: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if len(wanted) != len(found):
        yield f"{name}: {len(found)} rows of {len(wanted)}"
    yield from (
        f"{name}: {here!r} became {there!r}"[:400] for here, there in zip(wanted, found, strict=False) if here != there
    )


def _bare(pdf: bytes) -> bytes:
    """What a PDF says outside of streams and texts."""
    return _PDF_STRING.sub(b"()", _STREAM.sub(b"", pdf))


def _opened_by_office(office: str, place: Path) -> Iterator[str]:
    """What LibreOffice takes for a formula or a link, in the workbook and in the CSV."""
    for name in ("xlsx", "csv"):
        source = place / name / f"out.{name}"
        profile = f"-env:UserInstallation={(place.parent / 'profile').as_uri()}"
        asked = [office, profile, "--headless", "--convert-to", "fods", "--outdir", str(place / name), str(source)]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(asked, capture_output=True, check=False, timeout=300)
        flat = source.with_suffix(".fods")
        if not flat.exists():
            yield f"LibreOffice does not open the {name}"
            continue
        seen = flat.read_text(encoding="utf-8")
        for order in ("table:formula=", "<text:a ", 'xlink:href="http', 'xlink:href="file'):
            if order in seen:
                yield f"LibreOffice finds {order} in the {name}"


FAULTS = (Fault("hostile_strings", "texts are kept exactly and obeyed nowhere", _run, short=BATCH, long=10_000),)
