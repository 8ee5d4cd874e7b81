"""What stands among the arguments of `vmo` is read strictly, whatever it is."""

import argparse
import os
from pathlib import Path

import pytest

from vmo_desktop.cli import main
from vmo_desktop.cli.arguments import number, whole_number
from vmo_desktop.workshop.workshop import Workshop


@pytest.mark.parametrize(("text", "found"), [("1.5", 1.5), ("1e3", 1000.0), ("-2", -2.0), ("1,234.5", 1234.5)])
def test_numbers(text: str, found: float) -> None:
    assert number(text) == found


@pytest.mark.parametrize("text", ["nan", "inf", "1e400", "1_000", "", "-", "5%", "two", "9" * 5_000, "\u0665", "0x10"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        number(text)


@pytest.mark.parametrize("text", ["1.5", "1e300", "nan"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        whole_number(text)


@pytest.mark.parametrize("option", [("--samples", "1_000"), ("--margin", "nan"), ("--seed", "1e400")])
def test_wrong_usage_is_told_in_a_sentence(option: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["robustness", "w.vmo", *option])
    assert option[1] in capsys.readouterr().err


def _commands(file: str, source: str) -> list[list[str]]:
    return [
        ["import", file, source],
        ["import", file, file, "--map", source],
        ["weights", source, "--method", "points"],
        ["weights", source, "--method", "pairwise"],
        ["kpi", file, "--readings", source],
        ["participants", file, "--add", source],
        ["ballots", "read", file, source],
        ["select", source],
        ["frontier", source],
        ["finance", source],
        ["agreement", source],
        ["sensitivity", source],
        ["check", source],
        ["salvage", source, "-o", f"{file}.new.vmo"],
    ]


@pytest.mark.parametrize("kind", ["nul", "long", "folder", "pipe", "nothing", "empty"])
def test_a_name_that_is_no_file_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    file = str(tmp_path / "w.vmo")
    Workshop.create(tmp_path / "w.vmo").close()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    names = {"nul": "a\0b", "long": "a" * 5_000, "empty": ""}
    source = names.get(kind, str(tmp_path / kind))
    for command in _commands(file, source):
        assert main(command) == 1, command
        said = capsys.readouterr().err
        assert said.count("\n") == 1, command
        assert "inside the program" not in said, command
