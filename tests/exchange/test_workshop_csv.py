"""A mistake in a sample's rows is named with its cell."""

from pathlib import Path

import pytest

from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange.workshop_csv import read_initiatives


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code,name,cost\n1,A,much\n", r"initiatives\.csv, row 2, column cost: 'much' is not a number\."),
        ("code,name,cost\n1,A,inf\n", r"row 2, column cost: 'inf' is not a number\."),
        ("code,name\n1,A\n1,B\n", r"row 3, column code: '1' is empty or used twice\."),
        ("code,name,colour\n1,A,red\n", r"column colour: does not belong here\."),
        ("code\n1\n", r"column name: is missing\."),
        ("code,name\n1\n", r"row 2: 1 cells stand below 2 columns\."),
        ("code,name,is_mandatory\n1,A,true\n", r"column is_mandatory: 'true' is neither yes nor no\."),
    ],
)
def test_a_mistake_in_a_csv_file_is_named_with_its_cell(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "initiatives.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SourceRefused, match=message):
        read_initiatives(tmp_path)
