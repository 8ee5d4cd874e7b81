"""The contract of the `vmo` command: exit codes, one sentence on stderr, JSON keys, nothing changed on failure."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from vmo_desktop.cli import main
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    with Workshop.create(path, author="Ada") as workshop:
        workshop.do(edit_workshop({"budget": 100.0, "value_for_money_per": 10.0}))
        workshop.do(add_driver("Growth", values={"code": "GROW"}))
        workshop.do(
            add_initiatives(
                [
                    {"code": "A", "name": "Portal", "cost": 80.0, "effort": 5.0},
                    {"code": "B", "name": "Archive", "cost": 40.0},
                    {"code": "C", "name": "=1+1"},
                ]
            )
        )
        workshop.do(set_score(initiative_id=1, driver_id=1, value=4.0))
        workshop.do(set_score(initiative_id=2, driver_id=1, value=1.0))
    return path


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    record = json.loads(capsys.readouterr().out)
    assert isinstance(record, dict)
    return record


def test_rank_as_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", str(path), "--json"]) == 0
    record = _json(capsys)
    assert record["by"] == "value"
    first, second, third = record["initiatives"]
    assert first == {
        "rank": 1, "code": "A", "name": "Portal", "class": "", "value": 100.0, "value_low": 100.0,
        "value_high": 100.0, "complete": True, "cost": 80.0, "effort": 5.0, "value_for_money": 12.5,
        "within_budget": True, "contributions": {"GROW": 100.0},
    }  # fmt: skip
    assert (second["code"], second["value"], second["within_budget"]) == ("B", 25.0, False)
    assert third["rank"] is None
    assert third["value"] is None
    assert (third["value_low"], third["value_high"], third["complete"]) == (0.0, 100.0, False)
    assert third["contributions"] == {"GROW": None}


def test_rank_by_value_for_money_as_csv(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", str(path), "--by", "value-for-money", "--csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("rank,code,name,class,value,value_low,value_high,complete,cost,effort,value_for_money")
    assert [line.split(",")[1] for line in lines[1:]] == ["A", "B", "C"]
    assert "'=1+1" in lines[3], "a text that a spreadsheet would run is written as text"


def test_new_refuses_a_taken_name_and_an_unknown_template(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    assert main(["new", str(path)]) == 1
    assert path.read_bytes() == before
    assert main(["new", str(tmp_path / "n.vmo"), "--template", "no-such"]) == 1
    assert not (tmp_path / "n.vmo").exists()
    error = capsys.readouterr().err
    assert "no-such" in error
    assert error.count("\n") == 2, "one sentence each"


def test_history_lists_who_when_and_what(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(path), "--json"]) == 0
    last = _json(capsys)["steps"][-1]
    assert last["label"] == "Score: Archive on Growth none → 1"
    assert last["author"] == "Ada"


def test_check_finds_nothing_in_a_sound_file(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(path), "--json"]) == 0
    assert _json(capsys) == {"ok": True, "findings": []}


def test_wrong_usage_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["rank"])
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_templates_and_samples_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates"]) == 0
    assert "value-management-office" in capsys.readouterr().out
    assert main(["samples"]) == 0
    assert "smart-scale-2018" in capsys.readouterr().out


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "text")


BROKEN: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "zip": _zip,
    "text": lambda path: path.write_text("hello"),
    "missing": lambda path: None,
    "folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("command", ["rank", "check", "history", "pack", "export", "import"])
def test_a_broken_workshop_is_one_sentence_and_exit_1(
    tmp_path: Path, kind: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.vmo"
    BROKEN[kind](path)
    source = tmp_path / "s.csv"
    source.write_text("name\nPortal\n")
    more = {"pack": ["-o", str(tmp_path / "o.pdf")], "export": [str(tmp_path / "o.csv")], "import": [str(source)]}
    assert main([command, str(path), *more.get(command, [])]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "w.vmo" in captured.err
    assert "Traceback" not in captured.err
    assert sorted(each.name for each in tmp_path.iterdir() if each.name not in ("w.vmo", "s.csv", "home")) == []


def test_export_round_trip(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for suffix in ("csv", "xlsx", "json"):
        assert main(["export", str(path), str(tmp_path / f"out.{suffix}")]) == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["initiatives"][2]["name"] == "=1+1"
    again = tmp_path / "again.vmo"
    with Workshop.create(again) as workshop:
        workshop.do(edit_workshop({"budget": 100.0, "value_for_money_per": 10.0}))
        workshop.do(add_driver("Growth", values={"code": "GROW"}))
    for suffix in ("csv", "xlsx"):
        copy = tmp_path / f"from_{suffix}.vmo"
        copy.write_bytes(again.read_bytes())
        assert main(["import", str(copy), str(tmp_path / f"out.{suffix}"), "--json"]) == 0
        record = _json(capsys)
        assert (record["rows_read"], record["imported"], record["rejected"]) == (3, 3, [])
        with Workshop.open(path) as before, Workshop.open(copy) as after:
            assert [(each.code, each.name, each.cost, each.effort) for each in after.snapshot.initiatives] == [
                (each.code, each.name, each.cost, each.effort) for each in before.snapshot.initiatives
            ]
            assert [after.snapshot.scores[0, 0], after.snapshot.scores[1, 0]] == [4.0, 1.0]


def test_a_dry_run_changes_nothing(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "s.csv"
    source.write_text("Name;Cost\nNew one;1.234,5\n", encoding="utf-8")
    before = path.read_bytes()
    assert main(["import", str(path), str(source), "--dry-run", "--json"]) == 0
    assert _json(capsys)["imported"] == 1
    assert path.read_bytes() == before


def test_an_import_says_which_rows_it_left_out(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.csv"
    source.write_text("Project,Cost\nBridge,5\nTotal,5\n" + "Project,Cost\n" * 11 + "School,6\n", encoding="utf-8")
    assert main(["import", str(path), str(source), "--dry-run"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "Skipped: row 3: a row of totals" in said
    assert "Skipped: rows 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and more: the header, given again" in said


def test_a_failed_import_changes_nothing(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    source = tmp_path / "report.xlsx"
    source.write_bytes(b"%PDF-1.7 not a workbook")
    assert main(["import", str(path), str(source)]) == 1
    assert "report.xlsx" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_check_of_a_broken_file_is_an_object_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "w.vmo"
    path.write_text("not a workshop")
    assert main(["check", str(path), "--json"]) == 1
    out, err = capsys.readouterr()
    record = json.loads(out)
    assert record["ok"] is False
    assert [each["severity"] for each in record["findings"]] == ["error"]
    assert err.count("\n") == 1


def test_check_of_a_damaged_file_lists_what_is_wrong_by_table_and_row(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE initiative SET cost = 'much' WHERE id = 1")
    assert main(["check", str(path), "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert ("initiative", 1) in [(each["table"], each["row"]) for each in findings]
    assert main(["check", str(path)]) == 1
    out, err = capsys.readouterr()
    assert "error: initiative: row 1 holds a value that does not belong there." in out
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["new", "rank", "check", "history"])
def test_a_name_that_is_too_long_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, str(tmp_path / f"{'x' * 300}.vmo")]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "Something went wrong" not in error


@pytest.mark.parametrize(
    "content",
    [
        "a = " + "[" * 50_000,
        '[[column]]\nsource = "Code"\nfield = "code"\nfactor = 1' + "0" * 400,
        "\x00",
    ],
)
def test_a_hostile_map_is_refused_in_words(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    source, mapping = tmp_path / "in.csv", tmp_path / "map.toml"
    source.write_text("Code,Name\nD,Dam\n")
    mapping.write_text(content)
    assert main(["import", str(path), str(source), "--map", str(mapping)]) == 1
    assert "Correct the file." in capsys.readouterr().err


def test_a_map_with_a_byte_order_mark_is_read(path: Path, tmp_path: Path) -> None:
    source, mapping = tmp_path / "in.csv", tmp_path / "map.toml"
    source.write_text("Code,Name\nD,Dam\n")
    mapping.write_text('[[column]]\nsource = "Name"\nfield = "name"\n', encoding="utf-8-sig")
    assert main(["import", str(path), str(source), "--map", str(mapping)]) == 0


def test_a_source_whose_name_is_no_text_is_imported(path: Path, tmp_path: Path) -> None:
    source = tmp_path / os.fsdecode(b"\xff.csv")
    source.write_text("Code,Name\nD,Dam\n")
    assert main(["import", str(path), str(source)]) == 0
    with Workshop.open(path) as workshop:
        assert workshop.undo_label == "Import ?.csv: 1 added"


def test_without_a_folder_of_its_own_the_command_still_works(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("VMO_HOME", str(tmp_path / "file" / "home"))
    source = tmp_path / "in.csv"
    source.write_text("Code,Name\nD,Dam\n")
    assert main(["import", str(path), str(source)]) == 0


def test_names_cannot_command_the_terminal(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workshop.open(path) as workshop:
        workshop.do(add_initiatives([{"code": "E", "name": "a\x1b[2J\u202eb\nc"}]))
    for command in ("rank", "history"):
        assert main([command, str(path)]) == 0
        out = capsys.readouterr().out
        assert "a\\x1b[2J\\x202eb c" in out
        assert "\x1b" not in out


def test_any_letter_can_be_piped_anywhere(path: Path) -> None:
    with Workshop.open(path) as workshop:
        workshop.do(add_initiatives([{"code": "E", "name": "≥ Łódź"}]))
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    program = [sys.executable, "-c", "import sys; from vmo_desktop.cli import main; sys.exit(main())"]
    done = subprocess.run([*program, "rank", str(path), "--json"], capture_output=True, env=environment, check=True)
    assert "≥ Łódź" in done.stdout.decode("utf-8")


def test_an_unknown_order_is_named_with_those_that_are_known(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rank", str(path), "--by", "cost"])
    assert ended.value.code == 2
    assert "choose from value, value-for-money" in capsys.readouterr().err.replace("'", "")
