"""The worker process: what it reads, what it refuses, and that it ends."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.exchange.sources import PercentCell, write_workbook
from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange.mapping import SourceOptions
from vmo_desktop.exchange.reading import read_raw_sheet
from vmo_desktop.exchange.table import Percent, SourceKind, Unreadable, cell_text

Rows = list[list[object]]


def refusal(path: Path, content: bytes | None = None) -> str:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceRefused) as refused:
        read_raw_sheet(path)
    text = str(refused.value)
    assert "\n" not in text
    assert path.name in text
    return text


def zip_of(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def test_a_text_file_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes("name;cost\nCafé;£5\n".encode("cp1252"))
    sheet = read_raw_sheet(path)
    assert sheet.kind is SourceKind.TEXT
    assert (sheet.decoded_as, sheet.delimiter) == ("cp1252", ";")
    assert [row.cells for row in sheet.rows] == [("name", "cost"), ("Café", "£5")]


def test_cells_of_a_workbook_keep_their_types(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "w.xlsx",
        {"S": [["text", 1, 17.69363096, True, datetime(2026, 2, 28), PercentCell(0.125), "=1+1", "_x0041_", "a\x0bb"]]},  # noqa: DTZ001 - a workbook's dates have no zone
    )
    cells = read_raw_sheet(path, SourceOptions(sheet="S")).rows[0].cells
    assert cells == ("text", 1, 17.69363096, True, date(2026, 2, 28), Percent(0.125), 0, "_x0041_", "a\x0bb")
    assert isinstance(cells[1], int)


def test_the_first_visible_sheet_with_a_table_is_read(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "w.xlsx",
        {"Cover": [["Portfolio 2026"]], "Data": [["name", "cost"], ["A", 1]], "More": [["name", "cost"], ["B", 2]]},
    )
    sheet = read_raw_sheet(path)
    assert sheet.sheet == "Data"
    assert [each.name for each in sheet.sheets] == ["Cover", "Data", "More"]
    assert "no table was found on Cover" in " ".join(sheet.notes)
    assert read_raw_sheet(path, SourceOptions(sheet="More")).rows[1].cells == ("B", 2)


LIST: Rows = [["Code", "Project", "Cost"], ["C1", "A", 1], ["C2", "B", 2]]
WORDS: Rows = [["Status", "Owner", "Type"], ["Open", "Ann", "Run"], ["Done", "Bo", "Grow"]]


@pytest.mark.parametrize(
    "cover", [[["Portfolio book"], ["Confidential"]], [["Portfolio", "Digital"], ["Owner", "Ann"], ["Date", "May"]]]
)
def test_a_cover_is_not_read_where_a_list_of_initiatives_follows(tmp_path: Path, cover: Rows) -> None:
    sheet = read_raw_sheet(write_workbook(tmp_path / "w.xlsx", {"Cover": cover, "List": LIST}))
    assert sheet.sheet == "List"
    assert "Cover" in " ".join(sheet.notes)


@pytest.mark.parametrize(
    ("first", "other"),
    [([["Project", "Cost"], ["A", 1], ["B", 2]], LIST), ([["Vision", "Wert"], ["A", 1], ["B", 2]], WORDS)],
)
def test_a_list_on_the_first_sheet_is_read_before_others(tmp_path: Path, first: Rows, other: Rows) -> None:
    assert read_raw_sheet(write_workbook(tmp_path / "w.xlsx", {"Ideas": first, "More": other})).sheet == "Ideas"


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "w.xlsx", {"Data": [["name", "cost"], ["A", 1]]})
    with pytest.raises(SourceRefused, match=r'no sheet "Dat".*Choose one of: Data'):
        read_raw_sheet(path, SourceOptions(sheet="Dat"))


def test_hidden_rows_and_sheets_and_formulas_without_result_are_told(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "w.xlsx"
    book = xlsxwriter.Workbook(str(path))
    hidden = book.add_worksheet("Old")
    sheet = book.add_worksheet("Data")
    sheet.activate()
    sheet.set_first_sheet()
    hidden.hide()
    for row, cells in enumerate((["name", "cost"], ["A", 1], ["B", 2])):
        sheet.write_row(row, 0, cells)
    sheet.write_formula(1, 2, "=B2*2", None, "")
    sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()
    found = read_raw_sheet(path)
    assert [row.is_hidden for row in found.rows] == [False, False, True]
    notes = " ".join(found.notes)
    assert "Old" in notes
    assert "1 hidden row (row 3)" in notes
    assert "1 formula has no stored result" in notes
    uncalculated, error = found.rows[1].cells[2], found.rows[2].cells[2]
    assert isinstance(uncalculated, Unreadable)
    assert uncalculated.text == "=B2*2"
    assert isinstance(error, Unreadable)
    assert error.text == "#DIV/0!"


def test_a_code_that_is_shown_with_leading_zeros_keeps_them(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "w.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, ["Code", "Cost"])
    sheet.write_number(1, 0, 7, book.add_format({"num_format": "0000"}))
    sheet.write_number(1, 1, 7, book.add_format({"num_format": "0"}))
    book.close()
    assert [cell_text(cell) for cell in read_raw_sheet(path).rows[1].cells] == ["0007", "7"]


@pytest.mark.parametrize(
    ("shown_as", "cell"),
    [
        ("0%", Percent(80)),
        ('0"%"', 80),
        ("0\\%", 80),
        ("0.0\\ %", Percent(80)),
        ('0" per cent"', 80),
        ('0.0 "x" %', Percent(80)),
    ],
)
def test_a_per_cent_sign_that_is_only_shown_multiplies_nothing(tmp_path: Path, shown_as: str, cell: object) -> None:
    import xlsxwriter

    path = tmp_path / "w.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, ["Name", "Confidence"])
    sheet.write_row(1, 0, ["A"])
    sheet.write_number(1, 1, 80, book.add_format({"num_format": shown_as}))
    book.close()
    assert read_raw_sheet(path).rows[1].cells == ("A", cell)


def test_dates_of_1904_workbooks(tmp_path: Path) -> None:
    day = datetime(2026, 2, 28)  # noqa: DTZ001 - a workbook's dates have no zone
    path = write_workbook(tmp_path / "w.xlsx", {"S": [["name", "start"], ["A", day]]}, date_1904=True)
    sheet = read_raw_sheet(path)
    assert sheet.rows[1].cells == ("A", date(2026, 2, 28))
    assert sheet.has_1904_dates


def test_a_far_away_cell_costs_nothing_but_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "w.xlsx", {"S": [["name"], ["A"]]})
    with zipfile.ZipFile(path) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    entries["xl/worksheets/sheet1.xml"] = entries["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", far)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    assert "row 1048576: this row has more than 2,000 cells" in refusal(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7\n%...", "this is a PDF"),
        (b"PK\x03\x04 cut off", "damaged or was cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old .xls format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"SQLite format 3\0" + b"\0" * 100, "a workshop file"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (zip_of(hello=b"x"), "not a workbook"),
        (zip_of(word__document=b"x"), "Word document"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_one_sentence(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refusal(tmp_path / "table.xlsx", content)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    whole = write_workbook(tmp_path / "w.xlsx", {"S": [["name", "cost"], ["A", 1]]}).read_bytes()
    for part in (len(whole) // 3, len(whole) // 2, len(whole) - 10):
        assert "damaged or was cut off" in refusal(tmp_path / "cut.xlsx", whole[:part])


def test_damage_inside_a_workbook_is_refused(tmp_path: Path) -> None:
    whole = bytearray(write_workbook(tmp_path / "w.xlsx", {"S": [["name", "cost"]] + [["A", 1]] * 50}).read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(whole))) as package:
        start = package.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    whole[start : start + 40] = bytes(40)
    assert "damaged or was cut off" in refusal(tmp_path / "damaged.xlsx", bytes(whole))


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    bomb = zip_of(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"<x/>", "xl__bomb.xml": bytes(50_000_000)})
    assert "far more than a list of initiatives needs" in refusal(tmp_path / "bomb.xlsx", bomb)


def test_too_many_parts_and_names_that_escape_are_refused(tmp_path: Path) -> None:
    parts = {f"part{number}": b"" for number in range(2_001)}
    assert "2,001 parts" in refusal(tmp_path / "many.xlsx", zip_of(**parts))
    for name in ("..__..__evil.txt", "__etc__passwd", "xl__..__..__x"):
        assert "point outside" in refusal(tmp_path / "escape.xlsx", zip_of(**{"[Content_Types].xml": b"", name: b"x"}))


def test_entities_do_not_expand(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "w.xlsx", {"S": [["name", "cost"], ["A", 1]]})
    with zipfile.ZipFile(path) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    text = entries["xl/sharedStrings.xml"]
    entries["xl/sharedStrings.xml"] = text.replace(b"<sst", laughs + b"<sst", 1)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in entries.items():
            package.writestr(name, content)
    assert "damaged" in refusal(path)


def test_a_cell_of_a_style_that_is_not_in_the_file_is_read(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "w.xlsx", {"S": [["name", "cost"], ["A", 1]]})
    with zipfile.ZipFile(path) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    cell = b'<c r="A2"'
    assert cell in entries["xl/worksheets/sheet1.xml"]
    entries["xl/worksheets/sheet1.xml"] = entries["xl/worksheets/sheet1.xml"].replace(cell, cell + b' s="9"')
    with zipfile.ZipFile(path, "w") as package:
        for name, content in entries.items():
            package.writestr(name, content)
    assert [row.cells for row in read_raw_sheet(path).rows] == [("name", "cost"), ("A", 1)]


def test_a_million_rows_are_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(b"name,cost\n" + b"Portal,12\n" * 1_000_000)
    assert "more than 50,000 rows" in refusal(path)


@pytest.mark.parametrize(("name", "reason"), [("gone.csv", "no such file"), ("folder", "a folder")])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    assert reason in refusal(tmp_path / name)


def test_the_deadline_ends_the_worker(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("name,cost\nA,1\n")
    with pytest.raises(SourceRefused, match="could not be read within 0 seconds"):
        read_raw_sheet(path, deadline_seconds=0)


def test_progress_is_told_and_can_stop_the_worker(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("name,cost\n" + "A,1\n" * 20_000)
    told: list[tuple[int, int]] = []
    read_raw_sheet(path, report=lambda done, of: told.append((done, of)))
    assert any(0 < done <= of for done, of in told)

    class Enough(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        read_raw_sheet(path, report=stop)


def test_names_of_any_script_and_folder_are_read(tmp_path: Path) -> None:
    path = tmp_path / "Übersicht 組合 'x'.csv"
    path.write_text("name,cost\n日本,1\n", encoding="utf-8")
    assert read_raw_sheet(path).rows[1].cells == ("日本", "1")
