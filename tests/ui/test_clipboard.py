import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.clipboard import (
    LIMIT_BYTES,
    ClipboardRefused,
    put_block,
    rows_of,
    taken_block,
    tsv_of,
)
from vmo_desktop.ui.clipboard_html import CopiedCell

HOSTILE = st.text(alphabet=st.sampled_from('ab"\t\n\r=;,|é\u202e\u2028\x85 '), max_size=8)
BLOCKS = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(HOSTILE | st.text(), min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(BLOCKS)
def test_a_block_comes_back_exactly(block: list[list[str]]) -> None:
    assert rows_of(tsv_of(block)) == block


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\rb\r", [["a"], ["b"]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ("a\t\n", [["a", ""]]),
        ("a\t", [["a", ""]]),
        ('"two\nlines"\tb\n', [["two\nlines", "b"]]),
        ('"a\ttab"\t"say ""yes"""\n', [["a\ttab", 'say "yes"']]),
        ('5" pipe\tb', [['5" pipe', "b"]]),
        ('"Alpha" project\tb', [['"Alpha" project', "b"]]),
        ('"never closed\tb', [['"never closed', "b"]]),
        ("", []),
        ("\n", [[""]]),
    ],
)
def test_what_spreadsheets_put_on_the_clipboard_is_read(text: str, rows: list[list[str]]) -> None:
    assert rows_of(text) == rows


def test_the_last_line_end_adds_no_row() -> None:
    assert len(rows_of("a\nb\n")) == 2


def test_the_clipboard_gives_back_what_was_put_there(qtbot: QtBot) -> None:
    del qtbot
    put_block([[CopiedCell("a\nb"), CopiedCell("")], [CopiedCell("1"), CopiedCell('"')]])
    assert [[cell.text for cell in row] for row in taken_block()] == [["a\nb", ""], ["1", '"']]


def test_an_empty_clipboard_is_refused_in_words(qtbot: QtBot) -> None:
    del qtbot
    QGuiApplication.clipboard().clear()
    with pytest.raises(ClipboardRefused, match="no text"):
        taken_block()


def test_nothing_but_text_and_tables_is_read(qtbot: QtBot) -> None:
    del qtbot
    data = QMimeData()
    data.setHtml("<p>words</p><img src='http://example.org/x.png'>")
    QGuiApplication.clipboard().setMimeData(data)
    with pytest.raises(ClipboardRefused):
        taken_block()


def test_a_long_column_is_read_and_more_cells_than_a_table_has_are_refused_in_words(qtbot: QtBot) -> None:
    del qtbot
    QGuiApplication.clipboard().setText("a\n" * 100_000)
    assert len(taken_block()) == 100_000
    QGuiApplication.clipboard().setText("a\n" * 200_001)
    with pytest.raises(ClipboardRefused, match="200,000 cells"):
        taken_block()
    QGuiApplication.clipboard().clear()


def test_more_than_five_mebibytes_are_refused_in_words(qtbot: QtBot) -> None:
    del qtbot
    QGuiApplication.clipboard().setText("a" * (LIMIT_BYTES + 1))
    with pytest.raises(ClipboardRefused, match="5 MB"):
        taken_block()
    QGuiApplication.clipboard().clear()
