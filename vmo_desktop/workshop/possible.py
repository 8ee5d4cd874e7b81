"""Which rows a workshop can hold: every choice is one that there is, and every value lies where edits put it.

What an operation of any version may have written is possible: bounds that came later than their column are not here,
and any day that can be read as one is a day.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from vmo_desktop.domain.realization import runs_back
from vmo_desktop.workshop.ops import day, finance, participants, resources, road, robustness
from vmo_desktop.workshop.rows import StepRow
from vmo_desktop.workshop.snapshot import CONVERTERS, ROWS, VOTES, told_value
from vmo_desktop.workshop.spans import NOT_NEGATIVE, POSITIVE, SHARES, Span


class _Days:
    """Texts that are a day."""

    def __contains__(self, text: object) -> bool:
        try:
            date.fromisoformat(str(text))
        except ValueError:
            return False
        return True


class _KnownDays(_Days):
    """Texts that are a day, or empty: it is not known."""

    def __contains__(self, text: object) -> bool:
        return text == "" or super().__contains__(text)


class _Keys:
    """Texts that are a key: 32 digits, by which ballots are sealed."""

    def __contains__(self, text: object) -> bool:
        return _KEY.fullmatch(str(text)) is not None


_KEY = re.compile("[0-9a-f]{32}")
_KNOWN = _KnownDays()
_ONLY = Span(1, 1)
"""The id in a table of one row."""

BOUNDS: Mapping[str, Mapping[str, Container[Any]]] = {
    "workshop": {"id": _ONLY},
    "chart": {"id": _ONLY},
    "pack": {"id": _ONLY},
    "room": {"id": _ONLY, "ballot_key": _Keys()},
    "finance": {
        "id": _ONLY,
        "discount_rate": finance.RATES, "finance_rate": finance.RATES, "reinvestment_rate": finance.RATES,
        "periods": finance.PERIODS, "correlation": SHARES, "samples": finance.SAMPLES, "seed": NOT_NEGATIVE,
    },
    "cash_line": {
        **dict.fromkeys(("start", "ramp", "duration", "most_delay"), finance.TIMES),
        **dict.fromkeys(("low", "likely", "high"), NOT_NEGATIVE),
    },
    "robustness": {"id": _ONLY, "seed": NOT_NEGATIVE, "samples": robustness.SAMPLES, "margin": SHARES},
    "realization": {"id": _ONLY, "on_track": NOT_NEGATIVE, "at_risk": NOT_NEGATIVE, "as_of": _KNOWN},
    "kpi": {"weight": NOT_NEGATIVE, "baseline_on": _KNOWN, "due_on": _KNOWN},
    "reading": {"on": _Days()},
    "review": {"on": _KNOWN},
    "lesson": {"on": _KNOWN},
    "win": {"on": _KNOWN},
    "action": {"start_on": _KNOWN, "due_on": _KNOWN, "done_on": _KNOWN},
    "assessment": {"on": _KNOWN},
    "training": {"due_on": _KNOWN, "done_on": _KNOWN},
    "road_step": {"importance": NOT_NEGATIVE},
    "rating": {"level": NOT_NEGATIVE},
    "stakeholder": {"influence": road.STANDINGS, "interest": road.STANDINGS},
    "aspect": {"today": SHARES, "target": SHARES},
    "stream_step": {
        "process_time": NOT_NEGATIVE, "wait_time": NOT_NEGATIVE, "complete_accurate": SHARES, "people": POSITIVE,
    },
    "agenda_item": {"minutes": day.MINUTES},
    "funding_level": {"cost": NOT_NEGATIVE, "value_share": NOT_NEGATIVE},
    "partial_funding": {"least_share": resources.LEAST_SHARES},
    "judgement": {"value": NOT_NEGATIVE},
    "participant": {"voting_weight": participants.VOTING_WEIGHTS},
}  # fmt: skip
"""Where the values of a table lie, by column; a value that is not known lies anywhere."""

ASCENDING: Mapping[str, Sequence[str]] = {
    "realization": ("at_risk", "on_track"),
    "cash_line": ("low", "likely", "high"),
    "limit": ("least", "most"),
    "score_range": ("low", "high"),
}
"""Columns of a table of which, as far as they are known, each holds no less than the one before."""

BESIDE: Mapping[str, tuple[Sequence[str], Callable[..., bool]]] = {
    "kpi": (("direction", "baseline", "target"), runs_back),
}
"""Columns of a table, and whether values that they have in one row do not go together."""

_NOTHING: tuple[Sequence[str], Callable[..., bool]] = ((), bool)


def _choices(row_class: Any) -> dict[str, Callable[[Any], Any]]:
    names = [field.name for field in fields(row_class)]
    return {names[index]: convert for index, convert in CONVERTERS[row_class]}


_CHOICES: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
    table: _choices(row_class) for table, row_class in {**ROWS, **VOTES, "step": StepRow}.items()
}
"""By table and column. What has no row class, as what rows were before a step, is not looked at."""


def is_possible(table: str, columns: Sequence[str], row: Sequence[object]) -> bool:
    """Whether a row, whose values are of the kinds of these columns, is one that a workshop can hold."""
    choices = _CHOICES.get(table, {})
    record = dict(zip(columns, row, strict=True))
    try:
        for name in choices.keys() & record.keys():
            choices[name](record[name])
        _refuse_outside(table, {name: (value,) for name, value in record.items()})
    except ValueError:
        return False
    return True


def refuse_impossible(table: str, rows: Sequence[Any]) -> None:
    """Raise `ValueError`, with table and column, for a row of its class that lies where no operation puts it."""
    names = {*BOUNDS.get(table, ()), *ASCENDING.get(table, ()), *BESIDE.get(table, _NOTHING)[0]}
    _refuse_outside(table, {name: [getattr(row, name) for row in rows] for name in names})


def _refuse_outside(table: str, columns: Mapping[str, Sequence[Any]]) -> None:
    for name, allowed in BOUNDS.get(table, {}).items():
        for value in columns.get(name, ()):
            if value is not None and value not in allowed:
                raise ValueError(told_value(table, name, value))
    names = [name for name in ASCENDING.get(table, ()) if name in columns]
    for values in zip(*(columns[name] for name in names), strict=True):
        known = [value for value in values if value is not None]
        if known != sorted(known):
            raise ValueError(f"{table}, {' ≤ '.join(names)}: {', '.join(map(str, known))}")
    beside, is_unfit = BESIDE.get(table, _NOTHING)
    for together in zip(*(columns.get(name, ()) for name in beside), strict=False):
        if is_unfit(*together):
            raise ValueError(f"{table}, {', '.join(beside)}: {', '.join(map(str, together))}")
