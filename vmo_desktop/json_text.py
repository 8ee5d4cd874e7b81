"""Reading JSON that others may have written: strictly, and never deeper, longer or stranger than ours is."""

import json
import math
import re
from typing import Any

MOST_LETTERS = 16 * 1024 * 1024
DEEPEST = 100

_OUTSIDE = re.compile(r'"(?:[^"\\]|\\.)*"|[^\[\]{}"]+', re.DOTALL)


def read_json(text: str | bytes) -> Any:
    """Read JSON; raises `ValueError` for anything else.

    Refused as well: a key given twice, numbers that are not finite, and what is nested too deep or far too long.
    """
    if len(text) > MOST_LETTERS:
        raise ValueError("too long")
    decoded = text if isinstance(text, str) else text.decode()
    depth = 0
    for bracket in _OUTSIDE.sub("", decoded):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            raise ValueError("nested too deep")
    return json.loads(decoded, object_pairs_hook=_without_twins, parse_constant=_refused, parse_float=_finite)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is given twice")
    return found


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _finite(digits: str) -> float:
    number = float(digits)  # type: ignore[number-of-text]  # JSON has no other numbers
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number
