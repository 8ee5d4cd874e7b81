import time

import pytest

from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange import limits
from vmo_desktop.exchange.csv_source import find_delimiter, read_text_table


def cells(content: bytes, encoding: str = "") -> list[tuple[object, ...]]:
    return [row.cells for row in read_text_table(content, "in.csv", encoding=encoding).rows]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b;c\n" + "1,5;2,5;3,5\n" * 100, ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("name,cost,tags\n" + "A,1,x;y\n" * 100, ","),
        ("Portfolio, as of May 2026, draft\n\nname;cost\nA;1,5\nB;2,5\n", ";"),
        ("only\none\ncolumn\n", ","),
        ('"name","cost"\n"Portal","1\t2"\n', ","),
        ('name;note\n"A, B, C";"x, y, z"\n"D, E, F";"u, v, w"\n', ";"),
    ],
)
def test_the_delimiter_divides_header_and_rows_alike(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_a_sep_line_names_the_delimiter() -> None:
    assert cells(b"sep=|\na|b,c\n1|2,3\n") == [("a", "b,c"), ("1", "2,3")]


def test_line_ends_may_be_mixed_and_cells_may_hold_them() -> None:
    content = b'name,note\r\nA,"one\r\ntwo"\rB,"three\rfour"\nC,"five\r\r\nsix"\n'
    assert cells(content) == [("name", "note"), ("A", "one\ntwo"), ("B", "three\nfour"), ("C", "five\nsix")]


def test_rows_keep_their_numbers_when_empty_ones_are_left_out() -> None:
    sheet = read_text_table(b"name,cost\n\n,,\nA,1\n", "in.csv")
    assert [row.number for row in sheet.rows] == [1, 4]


def test_an_open_quotation_mark_is_refused_with_its_row() -> None:
    with pytest.raises(SourceRefused, match=r"row 3: a quotation mark opens here") as refused:
        cells(b'name,note\nA,1\nB,"two\nC,3\n')
    assert refused.value.place.row == 3


@pytest.mark.parametrize(
    ("swallowed", "lines"),
    [
        ('"A,5,Ann\nB,6,Bo\n"C, D",7,"Cy"\n', "2 lines"),
        ('"A,5,Ann\nB,6,Bo\n"C",7,Cy\n', "2 lines"),
        ('"A,5,Ann\nB",6,Bo\n', "the line"),
        ('A,"5,Ann\nB,"6",Bo\n', "the line"),
        ('A,5,"Ann\nB,6,Bo\nC,7\nD,8,Di\nE,9,Ed\nF,10,Fi"\n', "5 lines"),
        ('"A, x","5,Ann\n\nB,6,"Bo"\n', "2 lines"),
    ],
)
def test_a_quotation_mark_that_swallows_rows_is_refused_with_its_row(swallowed: str, lines: str) -> None:
    others = "".join(f"{letter},{place},Zoe\n" for place, letter in enumerate("STUVWX"))
    with pytest.raises(SourceRefused, match=f"row 8: a quotation mark opens here and takes in {lines}"):
        cells(f"name,cost,lead\n{others}{swallowed}Y,10,Yo\n".encode())


@pytest.mark.parametrize(
    "row",
    [
        'A,5,"a text\nof three\nlines"\n',
        'A,5,"one, two, three\nfour, five, six\nseven, eight, nine"\n',
        '"one, two, three\nfour, five, six\nseven",5,Ann\n',
        '"Phoenix\nRising",5,Ann\n',
        'A,5,"He said ""no"",\n1, 2, 3\n4, 5, 6\nand left"\n',
        'A,5,"a closing mark, with\na space, behind, it" \n',
        '"a","5","x\ny"\n',
    ],
)
def test_cells_of_many_lines_are_no_swallowed_rows(row: str) -> None:
    others = "".join(f"{letter},{place},Zoe\n" for place, letter in enumerate("STUVWX"))
    assert len(cells(f"name,cost,lead\n{others}{row}Y,10,Yo\n".encode())) == 9


def test_lines_with_one_comma_in_a_table_of_two_columns_are_no_swallowed_rows() -> None:
    content = b'name,notes\nA,"Steps:\none, first\ntwo, then\nthree, last"\n"B, the\nsecond, one",x\nC,y\n'
    assert len(cells(content)) == 4
    assert len(cells(b'name,cost\nA,5\n"Phase 1, 2026\nand more",6\n')) == 3


def test_a_stray_quotation_mark_inside_a_cell_is_data() -> None:
    assert cells(b'name,note\n5" pipe,"a\nb"\n') == [("name", "note"), ('5" pipe', "a\nb")]


def test_long_cells_are_read_up_to_the_limit() -> None:
    long = "x" * 500_000
    assert cells(f"name,note\nA,{long}\n".encode())[1] == ("A", long)
    with pytest.raises(SourceRefused, match="row 2: a cell holds more than"):
        cells(f"name,note\nA,{'x' * (limits.MAX_CELL + 1)}\n".encode())


def test_a_million_rows_are_refused_quickly() -> None:
    content = b"name,cost\n" + b"Portal,12\n" * 1_000_000
    start = time.perf_counter()
    with pytest.raises(SourceRefused, match="more than 50,000 rows"):
        cells(content)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("content", [b" \n\n\t\n", b"\xef\xbb\xbf"])
def test_nothing_but_white_space_is_refused(content: bytes) -> None:
    with pytest.raises(SourceRefused, match="the file is empty"):
        cells(content)


def test_binary_data_is_refused() -> None:
    with pytest.raises(SourceRefused, match="not a text table"):
        cells(bytes(range(1, 32)) * 50)


def test_an_unknown_encoding_is_refused_in_words() -> None:
    with pytest.raises(SourceRefused, match='no encoding "klingon"'):
        cells(b"a,b\n", encoding="klingon")
