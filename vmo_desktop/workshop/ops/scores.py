"""Edits of the agreed scores and their rationales."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import ScoreRefused
from vmo_desktop.store.tables import AgreedScore, Driver, Initiative, ScaleLevel
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.labels import Told, changed_again

tr = Texts("Workshop")

Cell = tuple[int, int]
"""Initiative id and driver id."""


Range = tuple[float | None, float | None]
"""Lowest and highest score; None for a scale without levels."""


_IS_MEASURE = Driver.scale == "measure"
_LEVEL_SCORES = ScaleLevel.driver_id == Driver.id
_LOW = case((_IS_MEASURE, Driver.low), else_=select(func.min(ScaleLevel.score)).where(_LEVEL_SCORES).scalar_subquery())
_HIGH = case(
    (_IS_MEASURE, Driver.high), else_=select(func.max(ScaleLevel.score)).where(_LEVEL_SCORES).scalar_subquery()
)

# Made once: typing a score runs these within a frame of the chart.
_RANGE = select(_LOW.label("low"), _HIGH.label("high"), Driver.name, Driver.source).where(
    Driver.id == bindparam("driver")
)
_CELL = (
    select(
        func.coalesce(func.nullif(Initiative.name, ""), func.nullif(Initiative.code, ""), "unnamed").label(
            "initiative"
        ),
        Driver.name.label("driver"),
        _LOW.label("low"),
        _HIGH.label("high"),
        Driver.source,
        AgreedScore.value.label("before"),
    )
    .select_from(Initiative)
    .join(Driver, Driver.id == bindparam("driver"))
    .outerjoin(AgreedScore, (AgreedScore.initiative_id == Initiative.id) & (AgreedScore.driver_id == Driver.id))
    .where(Initiative.id == bindparam("initiative"))
)
_UPSERT = upsert(AgreedScore)
_WRITE = _UPSERT.on_conflict_do_update(
    index_elements=["initiative_id", "driver_id"], set_={"value": _UPSERT.excluded.value}
)


_AT_ONCE = 10_000
"""So many rows are made ready at a stretch: between two stretches work can be stopped."""


def set_score(*, initiative_id: int, driver_id: int, value: float | None) -> Operation:
    """Record the agreed score of one cell, or clear it with None; see `set_scores`."""

    def apply(connection: Connection) -> str:
        cell = named_cell(connection, initiative_id, driver_id)
        _refuse_counted(cell.source, cell.driver)
        _write(connection, {(initiative_id, driver_id): value}, {driver_id: (cell.low, cell.high)})
        return Told("Score: ", [(f"{cell.initiative} on {cell.driver}", _shown(cell.before), _shown(value))])

    return Operation(apply, merge_key=("score", initiative_id, driver_id), joined_label=changed_again)


def set_scores(scores: Mapping[Cell, float | None]) -> Operation:
    """Record many agreed scores as one step.

    Raises `ScoreRefused`, when applied, if a value lies outside its driver's scale; then nothing is written.
    """

    def apply(connection: Connection) -> str:
        write_scores(connection, scores)
        return "1 score" if len(scores) == 1 else f"{len(scores)} scores"

    return Operation(apply)


def set_rationale(*, initiative_id: int, driver_id: int, rationale: str) -> Operation:
    """Record why a score was agreed."""

    def apply(connection: Connection) -> str:
        write_rationale(connection, (initiative_id, driver_id), rationale)
        cell = named_cell(connection, initiative_id, driver_id)
        return f"Rationale: {cell.initiative} on {cell.driver}"

    return Operation(apply, merge_key=("rationale", initiative_id, driver_id))


def write_rationale(connection: Connection, cell: Cell, rationale: str) -> None:
    """Write why a score was agreed."""
    driver = connection.execute(select(Driver.name, Driver.source).where(Driver.id == cell[1])).one()
    _refuse_counted(driver.source, driver.name)
    statement = upsert(AgreedScore).values(initiative_id=cell[0], driver_id=cell[1], rationale=rationale)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["initiative_id", "driver_id"], set_={"rationale": statement.excluded.rationale}
        )
    )
    _delete_empty(connection)


def range_of(connection: Connection, driver_id: int) -> Range:
    """Lowest and highest score that a driver's scale accepts."""
    row = connection.execute(_RANGE, {"driver": driver_id}).one()
    return row.low, row.high


def write_scores(connection: Connection, scores: Mapping[Cell, float | None]) -> None:
    """Write agreed scores after checking each against its driver's scale."""
    ranges = {}
    for driver_id in {driver_id for _, driver_id in scores}:
        found = connection.execute(_RANGE, {"driver": driver_id}).one()
        _refuse_counted(found.source, found.name)
        ranges[driver_id] = found.low, found.high
    _write(connection, scores, ranges)


def _refuse_counted(source: str, driver: str) -> None:
    """A score that is counted from cash lines has no place in the file."""
    if source:
        raise ScoreRefused(
            tr("The scores of {driver} are counted from cash lines. Change those instead.", driver=driver)
        )


def _write(connection: Connection, scores: Mapping[Cell, float | None], ranges: Mapping[int, Range]) -> None:
    for (initiative_id, driver_id), value in scores.items():
        if value is None:
            continue
        low, high = ranges[driver_id]
        if low is None or high is None or not low <= value <= high:
            cell = named_cell(connection, initiative_id, driver_id)
            remedy = tr("Give the driver a scale first.")
            if low is not None:
                remedy = tr("Type a number from {low} to {high}.", low=f"{low:g}", high=f"{high:g}")
            raise ScoreRefused(
                tr(
                    "{initiative} on {driver}: {value} is not on the scale. {remedy}",
                    initiative=cell.initiative,
                    driver=cell.driver,
                    value=f"{value:g}",
                    remedy=remedy,
                )
            )
    rows = [
        {"initiative_id": initiative_id, "driver_id": driver_id, "value": value}
        for (initiative_id, driver_id), value in scores.items()
    ]
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(_WRITE, rows[start : start + _AT_ONCE])
    if any(value is None for value in scores.values()):
        _delete_empty(connection)


def _delete_empty(connection: Connection) -> None:
    connection.execute(delete(AgreedScore).where(AgreedScore.value.is_(None), AgreedScore.rationale == ""))


def named_cell(connection: Connection, initiative_id: int, driver_id: int) -> Row[Any]:
    """A cell's initiative and driver by name, the ends of its scale, and its agreed score."""
    return connection.execute(_CELL, {"initiative": initiative_id, "driver": driver_id}).one()


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"
