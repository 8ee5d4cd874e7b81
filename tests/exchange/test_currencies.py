"""Money of another currency is named as it is, and never taken for one's own without a word."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of
from vmo_desktop.exchange.currencies import currencies_in
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.workshop.ops.frame import edit_workshop


def plan(tmp_path: Path, text: str, own: str) -> ImportPlan:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        workshop.do(edit_workshop({"currency": own}))
        return plan_of(text, workshop.snapshot)


@pytest.mark.parametrize(
    ("amount", "named", "cost"),
    [
        ("R$ 1.130.009,78", "BRL", 1_130_009.78),
        ("C$ 300,000.00", "CAD", 300_000),
        ("A$1,200,000", "AUD", 1_200_000),
        ("HK$ 5,000,000", "HKD", 5_000_000),
        ("Rs. 3,00,000", "Rs", 300_000),
        ("300 000 kr", "kr", 300_000),
        ("Fr. 300'000", "Fr", 300_000),
        ("MXN 300,000.00", "MXN", 300_000),
        ("PEN 300,000.00", "PEN", 300_000),
        ("5 EURm", "EUR", 5_000_000),
        ("₱ 1,200,000", "PHP", 1_200_000),
    ],
)
def test_amounts_of_another_currency_are_told(tmp_path: Path, amount: str, named: str, cost: float) -> None:
    made = plan(tmp_path, f'Project;Cost\nBridge;"{amount}"\nSchool;"{amount}"\n', "USD")
    assert [each.values["cost"] for each in made.initiatives] == [cost, cost]
    assert made.notes == (f"Column Cost: amounts in {named} were taken as they stand; nothing was converted to USD.",)


@pytest.mark.parametrize("heading", ["Costo (MXN)", "Costo MXN", "Costo en MXN", "Costo (mexican pesos)"])
def test_a_currency_in_a_heading_is_told(tmp_path: Path, heading: str) -> None:
    made = plan(tmp_path, f"Proyecto;{heading}\nA;300000\nB;1200000\n", "USD")
    assert made.notes == (f"Column {heading}: amounts in MXN were taken as they stand; nothing was converted to USD.",)


@pytest.mark.parametrize(
    ("amount", "own"),
    [("300 000 kr", "SEK"), ("Rs. 3,00,000", "INR"), ("Fr. 300'000", "CHF"), ("$5", "CAD"), ("R$ 5", "BRL"),
     ("5 EUR", "€"), ("¥ 500", "JPY"), ("USD 5", "USD")],
)  # fmt: skip
def test_a_sign_that_may_be_our_own_currency_is(tmp_path: Path, amount: str, own: str) -> None:
    assert plan(tmp_path, f'Project;Cost\nBridge;"{amount}"\n', own).notes == ()


def test_a_mixed_column_names_all_its_currencies(tmp_path: Path) -> None:
    made = plan(tmp_path, "Project;Cost\nA;€ 5\nB;7 GBP\nC;8 kr\nD;US$ 9\n", "EUR")
    assert made.notes == ()
    assert made.warnings == (
        "Column Cost: amounts in EUR, GBP, USD, kr were taken as they stand; nothing was converted to EUR. "
        "Convert them in the file to one currency, else sums of them mean nothing.",
    )


@pytest.mark.parametrize(
    ("header", "amount", "named"),
    [("Cost (USD)", "$5", "USD"), ("Kosten (CHF)", "Fr. 5", "CHF"), ("Cost (SEK)", "5 kr", "SEK"),
     ("Cost JPY", "¥5", "JPY"), ("Cost (US$)", "$5", "USD")],
)  # fmt: skip
def test_a_sign_beside_the_name_of_its_currency_is_no_second_one(
    tmp_path: Path, header: str, amount: str, named: str
) -> None:
    made = plan(tmp_path, f"Project;{header}\nBridge;{amount}\n", "EUR")
    assert made.warnings == ()
    assert made.notes == (
        f"Column {header}: amounts in {named} were taken as they stand; nothing was converted to EUR.",
    )


def test_a_sign_that_may_be_ours_is_told_beside_another_currency() -> None:
    assert currencies_in(["$ 5", "CAD 7"], "USD") == ["CAD", "USD"]


def test_one_currency_is_named_once() -> None:
    assert currencies_in(["$ 5", "7 dollars", "8 kronor", "9 kr"], "EUR") == ["$", "kr"]


@pytest.mark.parametrize(
    "text", ["Cost of all", "TOTAL ALL", "Top", "Pen cost", "Try", "Mrs Long", "Cup", "Total FR cost"]
)
def test_words_are_no_currencies(text: str) -> None:
    assert currencies_in([text], "EUR") == []
