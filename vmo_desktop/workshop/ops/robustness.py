"""Edits of how the robustness of the choice is tested."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.choice_tables import Robustness, ScoreRange
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import MOST_SAMPLES
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.spans import NOT_NEGATIVE, SHARES, Span

tr = Texts("Workshop")

SAMPLES = Span(1, MOST_SAMPLES)


def edit_robustness(values: Mapping[str, Any]) -> Operation:
    """Change fields of `RobustnessRow`: seed, samples, which weights and scores are allowed.

    Raises `NotAllowed`, when applied, for a number that nothing can be tested with.
    """

    def apply(connection: Connection) -> str:
        _check(values)
        connection.execute(update(Robustness).values(dict(values)))
        return "Test of robustness changed"

    return Operation(apply, merge_key=("robustness", *sorted(values)))


def _check(values: Mapping[str, Any]) -> None:
    if values.get("samples", 1) not in SAMPLES:
        raise NotAllowed(tr("The number of samples lies between 1 and {most}.", most=f"{MOST_SAMPLES:,}"))
    if values.get("seed", 0) not in NOT_NEGATIVE:
        raise NotAllowed(tr("A seed is a number of 0 or more."))
    if values.get("margin", 0) not in SHARES:
        raise NotAllowed(tr("The margin of weights lies between 0 % and 100 %."))


def set_score_ranges(ranges: Mapping[tuple[int, int], tuple[float, float] | None]) -> Operation:
    """State the lowest and highest that scores may be, by initiative and driver id; None: nothing is stated.

    Raises `NotAllowed`, when applied, if a lowest is above its highest.
    """

    def apply(connection: Connection) -> str:
        for (initiative_id, driver_id), stated in ranges.items():
            key = {"initiative_id": initiative_id, "driver_id": driver_id}
            if stated is None:
                connection.execute(delete(ScoreRange).filter_by(**key))
                continue
            low, high = stated
            if low > high:
                raise NotAllowed(tr("The lowest score of a range cannot be above its highest."))
            values = {"low": low, "high": high}
            statement = upsert(ScoreRange).values(**key, **values)
            connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))
        return "Range of a score stated" if len(ranges) == 1 else f"Ranges of {len(ranges)} scores stated"

    return Operation(apply)
