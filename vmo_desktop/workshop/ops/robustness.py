"""Edits of how the robustness of the choice is tested."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.choice_tables import Robustness, ScoreRange
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation

tr = Texts("Workshop")


def edit_robustness(values: Mapping[str, object]) -> Operation:
    """Change fields of `RobustnessRow`: seed, samples, which weights and scores are allowed."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Robustness).values(dict(values)))
        return "Test of robustness changed"

    return Operation(apply, merge_key=("robustness", *sorted(values)))


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
