"""Page numbers as people write them."""

import pytest

from vmo_desktop.errors import NotAllowed
from vmo_desktop.report.page_ranges import page_numbers


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("3-5, 8", [3, 4, 5, 8]),
        ("8;3–5", [3, 4, 5, 8]),
        (" 5 - 3 ", [3, 4, 5]),
        ("7-", [7, 8]),
        ("-2", [1, 2]),
        ("2,2,2-3", [2, 3]),
        ("7-99999999999", [7, 8]),
        ("0-1", [1]),
    ],
)
def test_pages_are_read(text: str, pages: list[int]) -> None:
    assert [page + 1 for page in page_numbers(text, 8)] == pages


@pytest.mark.parametrize("text", ["a", "3 to 7", "-", "1-2-3", "3.5", "²", "9" * 5_000])
def test_what_is_no_page_is_told(text: str) -> None:
    with pytest.raises(NotAllowed, match="3-7, 12"):
        page_numbers(text, 8)


@pytest.mark.parametrize("text", ["9", "0", "12-20"])
def test_pages_that_are_not_there_are_told(text: str) -> None:
    with pytest.raises(NotAllowed, match="the pack has 8 pages"):
        page_numbers(text, 8)
