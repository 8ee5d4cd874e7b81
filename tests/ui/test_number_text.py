"""Numbers and dates as people write them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime

from tests.portfolio import make_portfolio
from vmo_desktop.charts.numbers import compact
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.ui.number_text import date_text, moment_text, number_text, read_date, read_number

LOCALES = ["en_GB", "en_US", "de_DE", "de_CH", "fr_FR", "pl_PL", "hi_IN", "ja_JP", "ar_EG"]
GERMAN, BRITISH = QLocale("de_DE"), QLocale("en_GB")


@pytest.fixture
def german() -> Iterator[None]:
    """A system in German."""
    former = QLocale()
    QLocale.setDefault(GERMAN)
    yield
    QLocale.setDefault(former)


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


def test_charts_on_screen_write_numbers_as_tables_do(german: None) -> None:
    del german
    assert compact(1234) == number_text(1234.0) == "1.234"
    assert compact(12.5e6) == "12,5 M"


def test_a_pack_is_the_same_wherever_it_is_made(tmp_path: Path, german: None) -> None:
    del german
    with make_portfolio(tmp_path / "a.vmo") as workshop:
        here = pack_bytes(workshop.results, workshop.history())
        QLocale.setDefault(BRITISH)
        assert pack_bytes(workshop.results, workshop.history()) == here


def test_a_moment_has_its_date_as_everywhere_and_its_time(german: None) -> None:
    del german
    written = moment_text(QDateTime(QDate(2027, 3, 9), QTime(14, 5)).toString(Qt.DateFormat.ISODate))
    assert written == "09.03.2027 14:05"
    assert moment_text("some time") == "some time"
