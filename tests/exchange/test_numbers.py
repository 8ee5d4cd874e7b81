from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.numbers import Number, NumberRefused, decide_mark, read_number

POINT, COMMA = DecimalMark.POINT, DecimalMark.COMMA


def number(text: str, mark: DecimalMark = POINT) -> Decimal | None:
    found = read_number(text, mark)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", "1234.5"),
        ("12,34,567", "1234567"),
        ("1 234 567", "1234567"),
        ("1\u00a0234.5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1\u2009234", "1234"),
        ("1'234.50", "1234.50"),
        ("1’234", "1234"),
        ("£12,343.96", "12343.96"),
        ("\u00a0£9999.99 ", "9999.99"),
        ("US$ 5", "5"),
        ("EUR 3", "3"),
        ("3 EUR", "3"),
        ("3 zł", "3"),
        ("(500)", "-500"),
        ("(£1,500.25)", "-1500.25"),
        ("£(500)", "-500"),
        ("-£5", "-5"),
        ("£-5", "-5"),
        ("−5", "-5"),
        ("5-", "-5"),
        ("55-", "-55"),
        ("5 -", "-5"),
        ("1.5-", "-1.5"),
        (".5-", "-0.5"),
        ("- 5", "-5"),
        ("£ 5", "5"),
        ("Rs. 5", "5"),
        ("+5", "5"),
        ("£3.2m", "3200000"),
        ("3.2 M€", "3200000"),
        ("2bn", "2000000000"),
        ("1.5 million", "1500000"),
        ("250k", "250000"),
        ("3 Mio. €", "3000000"),
        ("3 € k", "3000"),
        ("EUR 3 million", "3000000"),
        ("0" * 99 + "5", "5"),
        ("1.60539E-42", "1.60539E-42"),
        ("1e3", "1000"),
        ("１２３", "123"),
        ("（１，２３４．５）", "-1234.5"),
        (" -    ", "0"),
        (" £ -   ", "0"),
        ("$-", "0"),
        ("007", "7"),
        (".5", "0.5"),
        ("CHF 1'200.-", "1200"),
        ("1'200.-- CHF", "1200"),
        ("300'000 Franken", "300000"),
        ("300,000 dollars", "300000"),
        ("1.2 million US dollars", "1200000"),
        ("5 pounds", "5"),
        ("RM 250,000", "250000"),
        ("KES 250,000", "250000"),
        ("250,000 KES", "250000"),
        ("KSh. 250,000", "250000"),
        ("KSh250,000", "250000"),
        ("S/ 250,000.50", "250000.5"),
        ("S/. 1,250,000.00", "1250000"),
        ("MX$ 5", "5"),
        ("500 T€", "500000"),
        ("500 TEUR", "500000"),
        ("3 M$", "3000000"),
        ("3 MUSD", "3000000"),
        ("500 k$", "500000"),
    ],
)
def test_numbers_with_a_decimal_point(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250.000,- €", "1250000"),
        ("3.400.000,-", "3400000"),
        ("80.000,--", "80000"),
        ("€ 80.000,–", "80000"),
        ("(80.000,-)", "-80000"),
        ("300.000 Euro", "300000"),
        ("Euro 300.000", "300000"),
        ("1,2 Mrd. Euro", "1200000000"),
        ("12 millions d'euros", "12000000"),
        ("COP 250.000.000", "250000000"),
        ("COP$ 1.250.000.000", "1250000000"),
        ("Rp 5.000.000", "5000000"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234", "1234"),
        ("0,125", "0.125"),
        ("(1.000,50 €)", "-1000.50"),
        ("3,2 Mio. €", "3200000"),
        ("1'234,5", "1234.5"),
    ],
)
def test_numbers_with_a_decimal_comma(text: str, value: str) -> None:
    assert number(text, COMMA) == Decimal(value)


@pytest.mark.parametrize("text", ["", "  ", "-", " - ", "–", "—", "n/a", "N/A", "null"])
def test_what_says_that_there_is_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1_000", "an underscore does not belong to a number"),
        ("nan", "this is not a finite number"),
        ("+inf", "this is not a finite number"),
        ("-Infinity", "this is not a finite number"),
        ("1e400", "this number is too large: 1,000,000,000,000,000 is the most"),
        ("-2e15", "this number is too large: 1,000,000,000,000,000 is the most"),
        ("9e-101", "this number is too close to 0"),
        ("1e-400", "this number is too close to 0"),
        ("Exempt under Section 43 of the Freedom of Information Act", "this is text, not a number"),
        ("TBC", "this is text, not a number"),
        ("X-", "this is text, not a number"),
        ("USD 5 million EUR", "this is text, not a number"),
        ("12 abc 5", "this is text, not a number"),
        ("3 days", "this is text, not a number"),
        ("3 abcm", "this is text, not a number"),
        ("3 eurx", "this is text, not a number"),
        ("#N/A", "the spreadsheet shows an error here"),
        ("1,23", "this is no number with a decimal point"),
        ("1.2.3", "this is not one number"),
        ("5 - 10", "this is not one number"),
        ("1/2", "this is not one number"),
        ("~5", "this is not one number"),
        ("X5", "this is not one number"),
        ("5k-", "this is not one number"),
        ("(55", "this is not one number"),
        ("55)", "this is not one number"),
        ("12%%", "this is not one number"),
        ("12:30", "this is not one number"),
        ("1 2345", "this is not one number"),
        ("3 km", '"km" does not belong to a number'),
        ("3 yrs", '"yrs" does not belong to a number'),
        ("5²", '"²" does not belong to a number'),
        ("0x1F", '"F" does not belong to a number'),
        ("٣", "these digits are not understood"),
        ("٣" * 100, "these digits are not understood"),
        ("٣" * 101, "this is text, not a number"),
        ("5 " + "x" * 200, "this is text, not a number"),
    ],
)
def test_what_is_no_number_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(NumberRefused) as refused:
        number(text)
    assert str(refused.value) == reason


def test_a_number_with_the_other_mark_is_refused_by_the_name_of_this_one() -> None:
    with pytest.raises(NumberRefused, match=r"^this is no number with a decimal comma$"):
        number("1,234.5", COMMA)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12.5 %", Number(Decimal("12.5"), is_percent=True)),
        ("12 percent", Number(Decimal(12), is_percent=True)),
        ("12 pct.", Number(Decimal(12), is_percent=True)),
        ("3.2m", Number(Decimal(3_200_000), has_multiplier=True)),
        ("3 EURm", Number(Decimal(3_000_000), has_multiplier=True)),
        ("3 € k", Number(Decimal(3000), has_multiplier=True)),
        ("3 €", Number(Decimal(3))),
        ("2k years", Number(Decimal(24_000), has_multiplier=True, has_unit=True)),
    ],
)
def test_percentages_and_multipliers_are_told_apart(text: str, found: Number) -> None:
    assert read_number(text, POINT, {"years": Decimal(12)}) == found


def test_units_are_taken_only_where_they_are_known() -> None:
    assert read_number("2 years", POINT, {"years": Decimal(12)}) == Number(Decimal(24), has_unit=True)
    with pytest.raises(NumberRefused):
        number("2 years")


@pytest.mark.parametrize(
    ("texts", "mark", "is_sure"),
    [
        (["1,234", "5.5"], POINT, True),
        (["1.234", "5,5"], COMMA, True),
        (["1.234.567"], COMMA, True),
        (["1,234,567"], POINT, True),
        (["0.125"], POINT, True),
        (["0,125"], COMMA, True),
        (["1,234", "7"], POINT, False),
        (["12", "7"], POINT, False),
        (["1,5", "1.5"], POINT, False),
        (["1,5", "1,6", "1.5"], COMMA, False),
        (["open", "5,5"], COMMA, True),
    ],
)
def test_a_column_decides_how_its_numbers_are_written(texts: list[str], mark: DecimalMark, is_sure: bool) -> None:
    decision = decide_mark(texts)
    assert (decision.mark, decision.is_sure) == (mark, is_sure)


def test_only_an_open_column_is_a_question() -> None:
    assert decide_mark(["1,234"]).has_ambiguous
    assert decide_mark(["1.5", "2,5"]).has_ambiguous
    assert not decide_mark(["12", "1234"]).has_ambiguous


GROUPS = {POINT: [",", " ", "'", "\u00a0", "\u202f"], COMMA: [".", " ", "'", "\u00a0", "\u2009"]}


@st.composite
def written_numbers(draw: st.DrawFn) -> tuple[str, DecimalMark, Decimal]:
    """A number, and one of the ways in which people write it."""
    mark = draw(st.sampled_from(list(DecimalMark)))
    value = draw(st.decimals(min_value=0, max_value=10**12, places=draw(st.integers(0, 6)), allow_nan=False))
    text = f"{value:,f}".replace(",", "\0").replace(".", "," if mark is COMMA else ".")
    text = text.replace("\0", draw(st.sampled_from(["", *GROUPS[mark]])))
    style = draw(st.sampled_from(["{}", "£{}", "{} €", " {} ", "EUR {}", "({})", "-{}", "−£{}"]))
    is_negative = style[0] in "(-−"
    return style.format(text), mark, -value if is_negative else value


@given(written_numbers())
def test_every_way_of_writing_is_read_exactly(case: tuple[str, DecimalMark, Decimal]) -> None:
    text, mark, value = case
    assert number(text, mark) == value


@given(st.floats(-1e15, 1e15).filter(lambda number: number == 0 or abs(number) > 1e-100))
def test_floats_survive_exactly(value: float) -> None:
    found = number(repr(value))
    assert found is not None
    assert float(found) == value


@given(st.text(max_size=150), st.sampled_from(list(DecimalMark)))
def test_any_text_is_a_finite_number_or_none_or_refused(text: str, mark: DecimalMark) -> None:
    decide_mark([text])
    try:
        found = number(text, mark)
    except NumberRefused:
        return
    assert found is None or found.is_finite()
