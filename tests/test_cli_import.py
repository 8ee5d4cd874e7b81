"""What `vmo import` says to a reader at a terminal."""

from pathlib import Path

import pytest

from tests.exchange.sources import write_workbook
from vmo_desktop.cli import main
from vmo_desktop.workshop.workshop import Workshop


def test_an_import_says_what_was_read_and_which_rows_were_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path, author="Ada").close()
    text = tmp_path / "in.csv"
    text.write_text("Plan\nName;Cost\nZeta;5\nAtlas;6\nTotal;11\n")
    assert main(["import", str(path), str(text), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Read: text in utf-8, semicolon; headings in row 2\n" in said
    assert "Skipped: row 5: a row of totals\n" in said
    book = write_workbook(tmp_path / "in.xlsx", {"Notes": [["x"]], "List": [["Name", "Cost"], ["Zeta", 5], ["Y", 6]]})
    assert main(["import", str(path), str(book), "--dry-run"]) == 0
    assert "Read: sheet List; headings in row 1\n" in capsys.readouterr().out


def test_the_row_of_headings_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path, author="Ada").close()
    text = tmp_path / "in.csv"
    text.write_text("Name,Cost\nZeta,5\nTitle,Budget\nAtlas,6\n")
    given = ["import", str(path), str(text), "--dry-run", "--header-row"]
    assert main([*given, "3"]) == 0
    assert "headings in row 3\n" in (said := capsys.readouterr().out)
    assert "  Budget -> cost\n" in said
    assert main([*given, "0"]) == 0
    assert "no headings\n4 rows read: 4 imported" in capsys.readouterr().out
    assert main([*given, "9"]) == 0
    assert "No row of headings was found; every row was read as an initiative." in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main([*given, "-1"])
    assert "rows are counted from 1" in capsys.readouterr().err


def test_what_may_be_wrong_is_called_a_warning_and_what_was_done_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path, author="Ada").close()
    text = tmp_path / "in.csv"
    text.write_text("Name,Cost (k€),Risk\nZeta,5,3\nAtlas,6,4\n")
    assert main(["import", str(path), str(text), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert '\nWarning: Column Risk: "4" and the like were read as percentages, though they look like ratings.' in said
    assert "\nNote: Column Cost (k€): amounts were multiplied by 1,000.\n" in said
