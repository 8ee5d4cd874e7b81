"""The tables beside the text on the clipboard: numbers exactly as they are, texts with their line ends and quotes."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.spreadsheets import Content, excel, libreoffice
from vmo_desktop.ui.clipboard import taken_block
from vmo_desktop.ui.clipboard_html import CopiedCell, cells_of, exact_number, html_of

PROGRAMS = (libreoffice, excel)
Program = Callable[[Sequence[Sequence[Content]], QLocale], QMimeData]
GERMAN = QLocale("de_DE")


def taken(data: QMimeData) -> list[list[CopiedCell]]:
    QGuiApplication.clipboard().setMimeData(data)
    try:
        return taken_block()
    finally:
        QGuiApplication.clipboard().clear()


def page(rows: str, text: str = "") -> QMimeData:
    data = QMimeData()
    data.setHtml(f"<html><body><table>{rows}</table></body></html>")
    if text:
        data.setText(text)
    return data


def test_text_goes_out_as_text_and_never_as_a_formula() -> None:
    table = html_of([[CopiedCell("=1+1"), CopiedCell('<img src="x">'), CopiedCell("1.234,5", 1234.5)]])
    assert "<img" not in table
    formula = table.split("=1+1", maxsplit=1)[0]
    assert "mso-number-format" in formula
    assert 'sdnum="1033;0;@"' in formula
    assert 'x:num="1234.5"' in table
    assert 'sdval="1234.5"' in table


@given(st.lists(st.lists(st.text(alphabet='ab"<&>\t\n =é\u202e🚀', max_size=8), min_size=2, max_size=2), min_size=1))
def test_what_goes_out_is_read_back(block: list[list[str]]) -> None:
    texts = [
        [cell.text for cell in row] for row in cells_of(html_of([[CopiedCell(each) for each in r] for r in block]))
    ]
    assert texts == [[cell if cell.strip() else "" for cell in row] for row in block]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_number_is_taken_with_all_its_digits_whatever_is_shown(qtbot: QtBot, program: Program) -> None:
    del qtbot
    rows = taken(program([[1234567.891, "1.234", 0.3333333333333333]], GERMAN))
    assert rows == [[CopiedCell("1.234.567,89", 1234567.891), CopiedCell("1.234"), CopiedCell("0,33", 1 / 3)]]


@pytest.mark.parametrize("program", PROGRAMS)
def test_texts_come_with_their_line_ends_tabs_and_quotes(qtbot: QtBot, program: Program) -> None:
    del qtbot
    texts = ["two\nlines", "a\ttab", '"quoted"', "=1+1", "007", "a  b", "<b>x</b>", "", " lead"]
    assert [cell.text for cell in taken(program([texts], GERMAN))[0]] == texts


@pytest.mark.parametrize("program", PROGRAMS)
def test_quotes_that_nobody_escaped_do_not_join_cells(qtbot: QtBot, program: Program) -> None:
    del qtbot
    rows = taken(program([['"open', 'shut"'], ["a", "b"]], GERMAN))
    assert [[cell.text for cell in row] for row in rows] == [['"open', 'shut"'], ["a", "b"]]


@pytest.mark.parametrize(
    ("text", "number", "exact"),
    [
        ("12.5%", 0.125, 12.5),
        ("7 %", 0.07, 7.0),
        ("(1,234.50)", -1234.5, -1234.5),
        ("\u2212 5", -5.0, -5.0),
        ("1.234,50 €", 1234.5, 1234.5),
        ("12,34,567.5", 1234567.5, 1234567.5),
        ("1’234.5", 1234.46, 1234.46),
        ("1\u202f234,5", 1234.5, 1234.5),
        ("1.234", 1234.0, 1234.0),
        ("1.234", 1.2341, 1.2341),
        ("2027-03-09", 46455.0, None),
        ("1,235", 1234567.0, None),
        ("TRUE", 1.0, None),
        ("3.2m", 3.2, None),
    ],
)
def test_a_number_counts_where_the_text_shows_it(text: str, number: float, exact: float | None) -> None:
    assert exact_number(text, number) == exact


def test_a_page_without_text_is_read_and_cells_that_span_others_leave_them_empty(qtbot: QtBot) -> None:
    del qtbot
    rows = taken(page("<tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr>"))
    assert [[cell.text for cell in row] for row in rows] == [["a", "b", ""], ["", "c", "d"]]


def test_a_page_that_says_something_else_than_the_text_is_left_alone(qtbot: QtBot) -> None:
    del qtbot
    rows = taken(page("<tr><td>1</td></tr>", "Dear all,\n\nhere is the table.\n"))
    assert [cell.text for row in rows for cell in row] == ["Dear all,", "", "here is the table."]


def test_the_last_line_end_adds_no_row(qtbot: QtBot) -> None:
    del qtbot
    assert len(taken(excel([["a"], ["b"]], GERMAN))) == 2
    assert len(taken(libreoffice([["a"]], GERMAN))) == 1


def test_a_page_that_asks_for_a_billion_cells_is_not_believed() -> None:
    rows = cells_of("<table>" + "<tr><td colspan=999999999 rowspan=999999999>x</td></tr>" * 3 + "</table>")
    assert len(rows) <= 3
    assert cells_of("<table><tr><td>a") == [[CopiedCell("a")]]
