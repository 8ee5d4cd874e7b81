"""Edits of the agreed scores and their rationales."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.domain.scales import Scale
from vmo_desktop.errors import ScoreRefused
from vmo_desktop.store.tables import AgreedScore, Driver, Initiative, ScaleLevel
from vmo_desktop.workshop.operation import Operation

Cell = tuple[int, int]
"""Initiative id and driver id."""


def set_score(*, initiative_id: int, driver_id: int, value: float | None) -> Operation:
    """Record the agreed score of one cell, or clear it with None; see `set_scores`."""

    def apply(connection: Connection) -> str:
        before = connection.scalar(
            select(AgreedScore.value).where(
                AgreedScore.initiative_id == initiative_id, AgreedScore.driver_id == driver_id
            )
        )
        write_scores(connection, {(initiative_id, driver_id): value})
        initiative, driver = _names(connection, initiative_id, driver_id)
        return f"Score: {initiative} on {driver} {_shown(before)} -> {_shown(value)}"

    return Operation(apply, merge_key=("score", initiative_id, driver_id))


def set_scores(scores: Mapping[Cell, float | None]) -> Operation:
    """Record many agreed scores as one step.

    Raises `ScoreRefused`, when applied, if a value lies outside its driver's scale; then nothing is written.
    """

    def apply(connection: Connection) -> str:
        write_scores(connection, scores)
        return f"{len(scores)} scores"

    return Operation(apply)


def set_rationale(*, initiative_id: int, driver_id: int, rationale: str) -> Operation:
    """Record why a score was agreed."""

    def apply(connection: Connection) -> str:
        statement = upsert(AgreedScore).values(initiative_id=initiative_id, driver_id=driver_id, rationale=rationale)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["initiative_id", "driver_id"], set_={"rationale": statement.excluded.rationale}
            )
        )
        _delete_empty(connection)
        initiative, driver = _names(connection, initiative_id, driver_id)
        return f"Rationale: {initiative} on {driver}"

    return Operation(apply, merge_key=("rationale", initiative_id, driver_id))


def write_scores(connection: Connection, scores: Mapping[Cell, float | None]) -> None:
    """Write agreed scores after checking each against its driver's scale."""
    scales: dict[int, Scale] = {}
    for (initiative_id, driver_id), value in scores.items():
        if value is None:
            continue
        if driver_id not in scales:
            scales[driver_id] = _scale(connection, driver_id)
        scale = scales[driver_id]
        if not scale.accepts(value):
            initiative, driver = _names(connection, initiative_id, driver_id)
            raise ScoreRefused(
                f"{initiative} on {driver}: {value:g} is not on the scale. "
                f"Type a number from {scale.low:g} to {scale.high:g}."
            )
    rows = [
        {"initiative_id": initiative_id, "driver_id": driver_id, "value": value}
        for (initiative_id, driver_id), value in scores.items()
    ]
    if not rows:
        return
    statement = upsert(AgreedScore)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["initiative_id", "driver_id"], set_={"value": statement.excluded.value}
        ),
        rows,
    )
    if any(value is None for value in scores.values()):
        _delete_empty(connection)


def _delete_empty(connection: Connection) -> None:
    connection.execute(delete(AgreedScore).where(AgreedScore.value.is_(None), AgreedScore.rationale == ""))


def _scale(connection: Connection, driver_id: int) -> Scale:
    driver = connection.execute(select(Driver.scale, Driver.low, Driver.high).where(Driver.id == driver_id)).one()
    if driver.scale == "measure":
        return Scale.measure(driver.low, driver.high, higher_is_better=True)
    levels = select(ScaleLevel.score, ScaleLevel.points).where(ScaleLevel.driver_id == driver_id)
    return Scale.levels([(row.score, row.points) for row in connection.execute(levels)])


def _names(connection: Connection, initiative_id: int, driver_id: int) -> tuple[str, str]:
    initiative = connection.execute(
        select(Initiative.name, Initiative.code).where(Initiative.id == initiative_id)
    ).one()
    driver = connection.scalar(select(Driver.name).where(Driver.id == driver_id))
    return initiative.name or initiative.code or "unnamed", driver or ""


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"
