"""Numbers among the arguments of `vmo` are read as strictly as those of a spreadsheet."""

import argparse

import pytest

from vmo_desktop.cli import main
from vmo_desktop.cli.number_argument import number, whole_number


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
