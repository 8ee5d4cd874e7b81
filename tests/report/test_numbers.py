"""Numbers as the pack writes them."""

from pathlib import Path

import numpy as np
import pytest

from tests.report.packs import make_workshop
from vmo_desktop.report.numbers import brief_score, figures_of, listed, long_date, percent, plain, score, trimmed
from vmo_desktop.workshop.ops.frame import edit_workshop


def test_plain_numbers() -> None:
    assert plain(1234567.891, 1) == "1,234,567.9"
    assert plain(-3.14159, 2) == "−3.14"
    assert plain(-0.001, 2) == "0.00"
    assert plain(None, 1) == plain(float("nan"), 1) == "–"
    assert trimmed(12.50, 2) == "12.5"
    assert trimmed(100.0, 0) == "100"


def test_percent_never_shows_a_share_as_nothing() -> None:
    assert percent(0.561) == "56\u00a0%"
    assert percent(0.004) == "0.4\u00a0%"
    assert percent(0.0) == "0\u00a0%"
    assert percent(0.0999) == "10\u00a0%"


@pytest.mark.parametrize(
    ("number", "text"), [(4.0, "4"), (84.315185, "84.31518"), (0.1684, "0.1684"), (1e12, "1,000,000,000,000")]
)
def test_scores_keep_seven_digits(number: float, text: str) -> None:
    assert score(number) == text


def test_brief_scores() -> None:
    assert brief_score(84.315185) == "84.32"
    assert brief_score(0) == "0"


def test_lists_of_names() -> None:
    assert listed(["A"], 3) == "A"
    assert listed(["A", "B", "C"], 3) == "A, B and C"
    assert listed(["A", "B", "C", "D"], 2) == "A, B and 2 more"


def test_dates() -> None:
    assert long_date("2027-05-12") == "12\u00a0May\u00a02027"
    assert long_date("soon") == "soon"


def test_money_takes_the_unit_that_suits_the_workshop(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["A", "B"], cost=450_000.0) as workshop:
        figures = figures_of(workshop.results)
        assert figures.money_text(450_000.0) == "0.45\u00a0M\u00a0EUR"
        assert figures.money(450_000.0) == "0.45"
        assert figures.money_text(np.nan) == "an unknown amount"
        workshop.do(edit_workshop({"budget": None, "currency": ""}))
        figures = figures_of(workshop.results)
        assert figures.money_text(450_000.0) == "450\u00a0k"


def test_value_for_money_is_readable_however_large_the_money(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["A"], cost=2_000_000.0) as workshop:
        figures = figures_of(workshop.results)
        assert figures.per_unit == "per M\u00a0EUR"
        assert figures.value_for_money(float(workshop.results.value_for_money[0])) == "37.5"
        workshop.do(edit_workshop({"value_for_money_per": 10_000_000.0}))
        figures = figures_of(workshop.results)
        assert figures.per_unit == "per 10\u00a0M\u00a0EUR"
        assert figures.value_for_money(float(workshop.results.value_for_money[0])) == "375"
