"""What changed from what to what, in the words of a step's label: short enough for a line of the history."""

import re
from collections.abc import Mapping

from vmo_desktop.workshop.operation import TO, from_first_to_last

LONGEST = 28
"""Characters of a text that a label tells."""

NAMED = 2
"""So many changes are told; of more, how many there are."""

_NUMBER = re.compile(r"[^\s,]*(,\d{3})*[^\s,]*")

Change = tuple[object, object]
"""What stood there before and what stands there now."""


def changed(changes: Mapping[str, Change]) -> str:
    """Tell changes by name, largest first where they are numbers; texts are told only of a single change."""
    names = list(changes)
    if len(names) == 1:
        return f"{names[0]} {_shown(changes[names[0]][0])}{TO}{_shown(changes[names[0]][1])}"
    if not all(_is_number(value) for change in changes.values() for value in change):
        return ", ".join(names)
    moved = {name: abs(float(str(after)) - float(str(before))) for name, (before, after) in changes.items()}  # type: ignore[number-of-text]  # numbers both
    told = sorted((name for name in names if moved[name]), key=lambda name: -moved[name]) or names
    words = ", ".join(f"{name} {_shown(changes[name][0])}{TO}{_shown(changes[name][1])}" for name in told[:NAMED])
    return words + (f" and {len(told) - NAMED} more" if len(told) > NAMED else "")


def changed_again(former: str, latter: str) -> str:
    """The label of things changed again: what stood there before the step, and what stands there now."""
    starts, ends = former.split(TO), latter.split(TO)
    if len(starts) != len(ends) or len(ends) == 1:
        return latter
    if len(ends) == 2:
        return from_first_to_last(former, latter)
    told = starts[0]
    for start, end in zip(starts[1:], ends[1:], strict=True):
        told += TO + _number(end) + start[len(_number(start)) :]
    return told


def _number(text: str) -> str:
    found = _NUMBER.match(text)
    return found.group() if found is not None else ""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,.15g}"
    text = " ".join(str(value).split()) if value is not None else ""
    return (text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…") or "none"
