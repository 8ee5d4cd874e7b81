"""Numbers in words short enough for a chart: "12.5 M", "450 k", "7.25".

On screen they are written as the window writes numbers everywhere; on paper, and without a window, in one fixed style.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import floor, isfinite, log10

from vmo_desktop.translation import Texts

MINUS = "\u2212"
tr = Texts("Chart")

_STEPS = ((1e12, "T"), (1e9, "bn"), (1e6, "M"), (1e3, "k"))

Writer = Callable[[float, int], str]
"""Writes a number that is not negative with so many decimals."""


def _in_fixed_style(size: float, decimals: int) -> str:
    return f"{size:,.{decimals}f}"


_writer: Writer = _in_fixed_style
_is_on_paper = ContextVar("_is_on_paper", default=False)


def install(writer: Writer | None) -> Writer:
    """Write numbers on screen in another way from here on, None: in the fixed style; gives back the way before."""
    global _writer
    former, _writer = _writer, writer or _in_fixed_style
    return former


@contextmanager
def on_paper() -> Iterator[None]:
    """Write in the fixed style meanwhile: the same file gives the same pages, whoever makes them.

    It holds for this thread alone, as a pack is made beside the charts on screen.
    """
    token = _is_on_paper.set(True)
    try:
        yield
    finally:
        _is_on_paper.reset(token)


def written(size: float, decimals: int) -> str:
    """A number that is not negative, with so many decimals."""
    return _in_fixed_style(size, decimals) if _is_on_paper.get() else _writer(size, decimals)


def unknown() -> str:
    """What stands for a number that nobody knows."""
    return tr("unknown")


def compact(number: float, digits: int = 3) -> str:
    """A number with so many significant digits and k, M, bn or T; whole below 10,000 where it is whole."""
    if not isfinite(number):
        return unknown()
    if number == 0:
        return "0"
    sign = MINUS if number < 0 else ""
    size = abs(number)
    if size < 10_000:
        return sign + _plain(size, digits)
    size = _rounded(size, digits)
    for step, letter in _STEPS:
        if size >= step:
            return f"{sign}{_plain(size / step, digits)} {letter}"
    return sign + _plain(size, digits)


def _rounded(size: float, digits: int) -> float:
    return round(size, digits - 1 - floor(log10(size)))


def _plain(size: float, digits: int) -> str:
    decimals = min(max(digits - 1 - floor(log10(size)), 0), 6)
    fraction = f"{size:.{decimals}f}".partition(".")[2].rstrip("0")
    return written(size, len(fraction))


def points(number: float) -> str:
    """A value on the 0-100 scale, with one decimal."""
    if not isfinite(number):
        return unknown()
    return (MINUS if round(number, 1) < 0 else "") + written(abs(number), 1)


def money(number: float, unit: str) -> str:
    """A compact number with its unit after it."""
    return f"{compact(number)} {unit}" if unit and isfinite(number) else compact(number)


def ticks(low: float, high: float, most: int = 8) -> list[float]:
    """Round numbers (1, 2 or 5 times a power of ten apart) within a range, at most `most` of them."""
    span = high - low
    if not span > 0 or not isfinite(span):
        return []
    rough = span / most
    power = 10.0 ** floor(log10(rough))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= rough)
    first = -floor(-low / step)
    return [round(place * step, 12) for place in range(first, floor(high / step + 1e-9) + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Round numbers within a positive range on a logarithmic axis: 1, 2, 5 or only powers of ten on a long one."""
    decades = log10(high / low)
    if decades < 0.9:
        return [tick for tick in ticks(low, high, 6) if tick > 0]
    factors = (1, 2, 5) if decades <= 2.6 else (1, 3) if decades <= 4 else (1,)
    found = [factor * 10.0**power for power in range(floor(log10(low)), floor(log10(high)) + 1) for factor in factors]
    return [tick for tick in found if low * (1 - 1e-9) <= tick <= high * (1 + 1e-9)]


_ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


def round_up(number: float) -> float:
    """The next 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten."""
    power = 10.0 ** floor(log10(number))
    return next(each * power for each in _ROUND if each * power >= number * (1 - 1e-9))


def round_down(number: float) -> float:
    """The next lower number of the same kind."""
    power = 10.0 ** floor(log10(number) + 1e-9)
    return next(each * power for each in reversed(_ROUND) if each * power <= number * (1 + 1e-9))


def nice_down(number: float) -> float:
    """The next lower 1, 2 or 5 times a power of ten: an amount that is read at a glance."""
    power = 10.0 ** floor(log10(number) + 1e-9)
    return next(each * power for each in (5, 2, 1) if each * power <= number * (1 + 1e-9))
