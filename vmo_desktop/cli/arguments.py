"""What may stand among the arguments of `vmo`: numbers as strict as those of a spreadsheet, and names of files."""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from vmo_desktop.errors import VmoError

_LONGEST_NAME = 255
"""Bytes of a file's name that systems take."""


def number(text: str) -> float:
    """A finite number with a decimal point; what argparse's own types take, such as nan and 1_000, is refused."""
    from vmo_desktop.exchange.mapping import DecimalMark  # noqa: PLC0415 - when one is given
    from vmo_desktop.exchange.numbers import NumberRefused, read_number  # noqa: PLC0415

    try:
        found = read_number(text, DecimalMark.POINT)
    except NumberRefused as error:
        raise argparse.ArgumentTypeError(f"{text!r}: {error}") from error
    if found is None or found.is_percent:
        raise argparse.ArgumentTypeError(f"{text!r}: this is not one number")
    return float(found.value)


def whole_number(text: str) -> int:
    """A whole number."""
    found = number(text)
    if not found.is_integer() or abs(found) > 2**53:
        raise argparse.ArgumentTypeError(f"{text!r}: this is not a whole number")
    return int(found)


def row_number(text: str) -> int:
    """The number of a row, or 0 for none."""
    found = whole_number(text)
    if found < 0:
        raise argparse.ArgumentTypeError(f"{text!r}: rows are counted from 1")
    return found


def check_paths(options: argparse.Namespace) -> None:
    """Refuse what no system takes for the name of a file."""
    for given in vars(options).values():
        for path in given if isinstance(given, list) else (given,):
            if isinstance(path, Path) and not _is_possible(os.fsencode(part) for part in path.parts):
                raise VmoError(f"{path.name[:40]}: no file can have this name. Check the name and the folder.")


def _is_possible(parts: Iterable[bytes]) -> bool:
    return all(len(part) <= _LONGEST_NAME and b"\0" not in part for part in parts)
