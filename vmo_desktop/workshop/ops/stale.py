"""Weights that were given for another range of a scale: marked when it changes, until they are given or confirmed."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.store.tables import Driver, ScaleLevel, StaleWeight, Weight

DEFAULT_POINTS = 10.0
"""What every new driver has in every weight set."""

Ends = tuple[object, ...]


def scale_ends(connection: Connection, driver_id: int) -> Ends:
    """What a weight refers to: the worst and the best of a driver's scale."""
    columns = (Driver.scale, Driver.direction, Driver.unit, Driver.low, Driver.high)
    driver = connection.execute(select(*columns).where(Driver.id == driver_id)).one()
    if driver.scale == "measure":
        return tuple(driver)
    level = select(ScaleLevel.score, ScaleLevel.points, ScaleLevel.label, ScaleLevel.statement)
    found = connection.execute(
        level.where(ScaleLevel.driver_id == driver_id).order_by(ScaleLevel.points, ScaleLevel.score)
    ).all()
    return (driver.scale, *(tuple(each) for each in (*found[:1], *found[-1:])))


def mark_stale(connection: Connection, driver_id: int, before: Ends) -> None:
    """Mark the weights of a driver in every set that has some, if the ends of its scale are others than before."""
    if scale_ends(connection, driver_id) == before:
        return
    for weight_set_id in _sets_with_weights(connection, driver_id):
        statement = upsert(StaleWeight).values(weight_set_id=weight_set_id, driver_id=driver_id)
        connection.execute(statement.on_conflict_do_nothing())


def clear_stale(connection: Connection, weight_set_id: int, driver_ids: Collection[int]) -> None:
    """Take the marks from weights that were given anew or confirmed."""
    connection.execute(
        delete(StaleWeight).where(
            StaleWeight.weight_set_id == weight_set_id, StaleWeight.driver_id.in_(list(driver_ids))
        )
    )


def _sets_with_weights(connection: Connection, driver_id: int) -> list[int]:
    """The sets in which somebody gave the driver or a sibling points: those that all drivers begin with say nothing."""
    parent_id = connection.scalar(select(Driver.parent_id).where(Driver.id == driver_id))
    siblings = select(Driver.id).where(Driver.parent_id.is_not_distinct_from(parent_id))
    rows = connection.execute(
        select(Weight.weight_set_id, Weight.driver_id, Weight.points).where(Weight.driver_id.in_(siblings))
    ).all()
    given = {row.weight_set_id for row in rows if row.points != DEFAULT_POINTS}
    return [
        row.weight_set_id for row in rows if row.driver_id == driver_id and row.points and row.weight_set_id in given
    ]
