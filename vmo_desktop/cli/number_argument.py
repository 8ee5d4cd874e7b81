"""Numbers among the arguments of `vmo`, read as strictly as those of a spreadsheet."""

import argparse


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
