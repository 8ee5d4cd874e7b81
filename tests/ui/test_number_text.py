"""Numbers and dates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from vmo_desktop.ui.number_text import date_text, number_text, read_date, read_number

LOCALES = ["en_GB", "en_US", "de_DE", "de_CH", "fr_FR", "pl_PL", "hi_IN", "ja_JP", "ar_EG"]
GERMAN, BRITISH = QLocale("de_DE"), QLocale("en_GB")


def test_numbers_have_separators_of_thousands() -> None:
    assert number_text(12_000_000.0, GERMAN) == "12.000.000"
    assert number_text(1234.5, BRITISH) == "1,234.5"
    assert number_text(None, BRITISH) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5),
        ("1234.5", 1234.5),
        ("12 M", 12e6),
        ("12,5k", 12_500),
        (" 3 ", 3),
        ("−3", -3),
        ("1.5 bn", 1.5e9),
    ],
)
def test_a_german_reads_german_and_plain_numbers(text: str, value: float) -> None:
    assert read_number(text, GERMAN) == value


@pytest.mark.parametrize(
    "text", ["", "abc", "1_000", "nan", "inf", "Infinity", "1e400", "12,5 km", "1.2.3", "k", "--3"]
)
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    assert read_number(text, GERMAN) is None
    assert read_number(text, BRITISH) is None


@pytest.mark.parametrize("name", LOCALES)
@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_is_read_back_exactly(name: str, value: float) -> None:
    locale = QLocale(name)
    assert read_number(number_text(value, locale), locale) == value


@pytest.mark.parametrize("name", LOCALES)
@given(day=st.dates())
def test_dates_are_read_back_exactly(name: str, day: object) -> None:
    locale = QLocale(name)
    assert read_date(date_text(str(day), locale), locale) == str(day)


def test_iso_dates_are_read_everywhere() -> None:
    assert read_date("2027-03-09", QLocale("en_US")) == "2027-03-09"


def test_a_short_year_is_one_of_this_century() -> None:
    assert read_date("09.03.27", GERMAN) == "2027-03-09"
    assert read_date("9.3.27", GERMAN) == "2027-03-09"


@pytest.mark.parametrize("text", ["", "soon", "31.02.2027", "2027-13-01", "9"])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert read_date(text, GERMAN) is None
