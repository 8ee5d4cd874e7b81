"""What changed from what to what, in the words of a step's label: short enough for a line of the history."""

import re
from collections.abc import Sequence

from vmo_desktop.workshop.operation import TO, from_first_to_last

LONGEST = 28
"""Characters of a text that a label tells."""

NAMED = 2
"""So many changes are told; of more, how many there are."""

_NUMBER = re.compile(r"[^\s,]*(,\d{3})*[^\s,]*")

Change = tuple[str, object, object]
"""What it is called, what stood there before and what stands there now."""


def changed(changes: Sequence[Change]) -> str:
    """Tell changes by name, largest first where they are numbers; texts are told only of a single change."""
    if len(changes) == 1:
        return _told(changes[0])
    if not all(_is_number(value) for _, *values in changes for value in values):
        return ", ".join(name for name, *_ in changes)
    moved = sorted(filter(_distance, changes), key=_distance, reverse=True) or changes
    words = ", ".join(map(_told, moved[:NAMED]))
    return words + (f" and {len(moved) - NAMED} more" if len(moved) > NAMED else "")


def _told(change: Change) -> str:
    name, before, after = change
    return f"{name} {_shown(before)}{TO}{_shown(after)}"


def _distance(change: Change) -> float:
    _, before, after = change
    return abs(float(str(after)) - float(str(before)))  # type: ignore[number-of-text]  # numbers both


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
