import pytest

from tests.exchange.sources import plan_of, table_of
from vmo_desktop.exchange.surplus import divided_amount
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    with Workshop.create(tmp_path_factory.mktemp("w") / "w.vmo") as workshop:
        return workshop.snapshot


def test_an_amount_that_its_comma_divides_is_not_imported_as_another_one(snapshot: Snapshot) -> None:
    plan = plan_of("Name,Cost,Lead\nA,1,234,Ann\nB,5,Bo\n", snapshot)
    assert [(each.values["name"], each.values["cost"]) for each in plan.initiatives] == [("B", 5.0)]
    assert [(each.row, each.text) for each in plan.rejected] == [(2, "A")]
    assert 'the comma in "1,234" divided it' in plan.rejected[0].reason
    assert "a comma inside an amount such as 1,234 divided it (row 2)" in plan.warnings[0]


def test_a_file_of_such_rows_alone_comes_in_empty_and_says_why(snapshot: Snapshot) -> None:
    plan = plan_of("Name,Cost,Lead\nA,1,234,Ann\nB,12,500,Bo\n", snapshot)
    assert not plan.initiatives
    assert len(plan.rejected) == 2


def test_rows_that_go_on_are_told_however_many_they_are() -> None:
    table = table_of("Name,Cost\n" + "".join(f"{letter},5,more\n" for letter in "ABCDEFG"))
    assert table.warnings == (
        "More cells than headings in rows 2, 3, 4, 5, 6 and more: "
        "look whether the values there stand in the right columns.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Name,Cost,Effort\nA,1,234,\nB,7,250,\n",
        "Name,Cost,Effort,\nA,1,234,\nB,7,250,\n",
        "Name,Cost,Effort\nA,1,234\nB,7\n",
        'Name,Cost,Lead\nA,"1,234",Ann\nB,5,Bo\n',
    ],
)
def test_nothing_is_told_of_rows_that_fit(text: str) -> None:
    table = table_of(text)
    assert not table.warnings
    assert not any(row.fault for row in table.rows)


@pytest.mark.parametrize(
    ("line", "width", "amount"),
    [
        ("A,1,234,Ann", 3, "1,234"),
        ("A,1,234.50 EUR,Ann", 3, "1,234.50 EUR"),
        ("A,£12,345,678,Ann", 3, "£12,345,678"),
        ("A,(1,234),Ann", 3, "(1,234)"),
        ("A,-1,234,567,Ann", 3, "-1,234,567"),
        ("A,USD 1,234,Ann", 3, "USD 1,234"),
        ("A,1,234,2,345,Ann", 4, "1,234"),
        ("A,1,234,Ann,x,y", 3, ""),
        ("A,0,234,Ann", 3, ""),
        ("A,1,23,Ann", 3, ""),
        ("A,1,5,Ann", 3, ""),
        ("Smith, John,5,Ann", 3, ""),
        ("A,1, 234,Ann", 3, ""),
        ("A,1,234", 3, ""),
    ],
)
def test_digits_in_groups_of_three_explain_a_cell_too_many(line: str, width: int, amount: str) -> None:
    assert divided_amount(line.split(","), width, ",") == amount
    assert divided_amount(line.split(","), width, ";") == ""
