from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.exchange.dates import DateRefused, date_of_serial, decide_order, read_date, read_days
from vmo_desktop.exchange.mapping import DateOrder

DAY, MONTH, YEAR = DateOrder


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("30.06.08", "2008-06-30"),
        ("01.04.2021", "2021-04-01"),
        ("31.12.41", "2041-12-31"),
        ("2021-03-31", "2021-03-31"),
        ("2020-02-29 00:00:00", "2020-02-29"),
        ("2021-03-31T10:00:00Z", "2021-03-31"),
        ("2021/3/1", "2021-03-01"),
        ("20210331", "2021-03-31"),
        ("01/02/2026", "2026-02-01"),
        ("31 Mar 2021", "2021-03-31"),
        ("31-Mar-21", "2021-03-31"),
        ("31st March 2021", "2021-03-31"),
        ("March 31, 2021", "2021-03-31"),
        ("31. März 2021", "2021-03-31"),
        ("Mar-21", "2021-03-01"),
        ("44197", "2021-01-01"),
        ("25 de agosto de 2027", "2027-08-25"),
        ("1º de março de 2027", "2027-03-01"),
        ("junio 22 2027", "2027-06-22"),
        ("junio 26, 2027", "2027-06-26"),
        ("31st of March 2021", "2021-03-31"),
        ("15-ene-26", "2026-01-15"),
        ("1 maart 2026", "2026-03-01"),
        ("15 de fevereiro de 2027", "2027-02-15"),
        ("3 października 2026", "2026-10-03"),
        ("5 maj 2026", "2026-05-05"),
        ("24. oktober 2026", "2026-10-24"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    found = read_date(text, DAY)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2012-30-09", "no month 30"),
        ("29.02.2021", "no day 29"),
        ("31.04.2021", "no day 31"),
        ("13/13/2020", "no month 13"),
        ("TBD", "text"),
        ("Exempt under Section 43", "text"),
        ("2026", "year without"),
        ("FY2026", "year without"),
        ("FY 26/27", "year without"),
        ("2026/27", "business year"),
        ("2009-10", "business year"),
        ("05 Apr", "day without a year"),
        ("Apr 5", "day without a year"),
        ("Phase 5", "not a date"),
        ("13/2026", "no month 13"),
        ("Q5 2026", "not a date"),
        ("listopad 2026", "no month"),
        ("Ende 2027", "no month"),
        ("99999", "no date of our time"),
    ],
)
def test_impossible_dates_are_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(DateRefused, match=reason):
        read_date(text, DAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Mar-21", "2021-03-01", "2021-03-31"),
        ("Feb 2028", "2028-02-01", "2028-02-29"),
        ("enero de 2026", "2026-01-01", "2026-01-31"),
        ("abril, 2027", "2027-04-01", "2027-04-30"),
        ("augustus 2027", "2027-08-01", "2027-08-31"),
        ("2026-03", "2026-03-01", "2026-03-31"),
        ("2026/12", "2026-12-01", "2026-12-31"),
        ("03/2026", "2026-03-01", "2026-03-31"),
        ("3.2026", "2026-03-01", "2026-03-31"),
        ("Q3 2026", "2026-07-01", "2026-09-30"),
        ("2026 Q4", "2026-10-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026Q1", "2026-01-01", "2026-03-31"),
        ("3. Quartal 2026", "2026-07-01", "2026-09-30"),
        ("T2 2026", "2026-04-01", "2026-06-30"),
        ("2º trimestre de 2026", "2026-04-01", "2026-06-30"),
        ("3rd quarter of 2026", "2026-07-01", "2026-09-30"),
        ("3Q 2026", "2026-07-01", "2026-09-30"),
        ("2026-03-05", "2026-03-05", "2026-03-05"),
    ],
)
def test_months_and_quarters_are_all_their_days(text: str, first: str, last: str) -> None:
    found = read_days(text, DAY)
    assert found is not None
    assert (str(found.first), str(found.last), found.is_day) == (first, last, first == last)


def test_the_order_counts_only_where_it_is_open() -> None:
    assert str(read_date("01/02/2026", MONTH)) == "2026-01-02"
    assert str(read_date("01.02.2026", MONTH)) == "2026-02-01"
    assert str(read_date("2026-01-02", DAY)) == "2026-01-02"


@pytest.mark.parametrize(
    ("texts", "order", "is_sure"),
    [
        (["01/02/2026", "31/12/2026"], DAY, True),
        (["01/02/2026", "12/31/2026"], MONTH, True),
        (["01/02/2026"], DAY, False),
        (["13/01/2026", "01/13/2026"], DAY, False),
        (["2026-01-02"], DAY, False),
    ],
)
def test_a_column_decides_its_order(texts: list[str], order: DateOrder, is_sure: bool) -> None:
    decision = decide_order(texts)
    assert (decision.order, decision.is_sure) == (order, is_sure)


@pytest.mark.parametrize(
    ("texts", "order", "is_sure"),
    [
        (["24-03-05", "25-11-30", "35-01-02"], YEAR, True),
        (["99-12-31", "00-01-05"], YEAR, True),
        (["24-02-30", "24-03-05"], DAY, True),
        (["24-03-05", "25-11-30"], YEAR, False),
        (["2024-01-01", "24/03/05"], YEAR, False),
        (["24/03/25", "17/11/26"], DAY, False),
        (["24/03/25", "01/11/26", "31/12/26"], DAY, True),
        (["03/24/25", "12/31/26"], MONTH, True),
        (["24-03-05", "24-03-2005"], DAY, True),
        (["5-03-24", "24-03-05"], DAY, True),
        (["24.03.05"], DAY, False),
    ],
)
def test_years_of_two_digits_may_stand_in_front(texts: list[str], order: DateOrder, is_sure: bool) -> None:
    decision = decide_order(texts)
    assert (decision.order, decision.is_sure) == (order, is_sure)
    assert (decision.has_ambiguous and not decision.is_sure) == (not is_sure and "." not in texts[0])


def test_a_year_of_two_digits_is_read_in_front_where_the_column_says_so() -> None:
    assert str(read_date("24-03-05", YEAR)) == "2024-03-05"
    assert str(read_date("99/12/31", YEAR)) == "1999-12-31"
    assert str(read_date("24.03.05", YEAR)) == "2005-03-24"
    assert str(read_date("24-03-2005", YEAR)) == "2005-03-24"


def test_a_column_that_stays_open_is_a_question() -> None:
    assert decide_order(["01/02/2026"]).has_ambiguous
    assert not decide_order(["2026-01-02", "03.04.2026", "05/05/2026"]).has_ambiguous


@pytest.mark.parametrize(
    ("number", "reason"), [(2026, "year without"), (12, "no date of our time"), (20261340, "no month 13")]
)
def test_a_number_of_a_workbook_is_refused_as_its_text_would_be(number: float, reason: str) -> None:
    with pytest.raises(DateRefused, match=reason):
        date_of_serial(number, has_1904_dates=False)


def test_year_month_and_day_in_one_number_are_a_day() -> None:
    assert str(date_of_serial(20260331, has_1904_dates=False)) == "2026-03-31"


def test_serials_count_from_1900_or_1904() -> None:
    assert date_of_serial(44197, has_1904_dates=False).isoformat() == "2021-01-01"
    assert date_of_serial(44197 - 1462, has_1904_dates=True).isoformat() == "2021-01-01"


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2070, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%d %B %Y", "%Y%m%d"):
        assert read_date(day.strftime(form), DAY) == day
    assert read_date(day.strftime("%m/%d/%Y"), MONTH) == day


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none_or_refused(text: str) -> None:
    try:
        found = read_date(text, DAY)
    except DateRefused:
        return
    assert found is None or found.year
