"""Edits of the value function of a measure: its shape, what is worth half, and its points.

A curve always runs from 0 points at the worst end of the range to 100 at the best and never back. None of these edits
changes the range, so no weight becomes stale by one.
"""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection, delete, insert, select, update

from vmo_desktop.domain.curves import Bend, fits, mirrored, stretched
from vmo_desktop.domain.scales import Scale
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.tables import CurvePoint, Driver
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.labels import Change, Told, changed_again
from vmo_desktop.workshop.rows import CurveKind, Direction, DriverRow, ScaleKind
from vmo_desktop.workshop.scale_of import scale_of_measure
from vmo_desktop.workshop.snapshot import to_rows

tr = Texts("Workshop")

QUARTERS = (0.25, 0.5, 0.75)
"""Where a curve gets its first points, as shares of the range."""


def set_curve(driver_id: int, kind: CurveKind, *, half: float | None = None, points: Sequence[Bend] = ()) -> Operation:
    """Give a measure another shape.

    What the shape rests on and is not given stays as it was when the measure last had this shape; at the first time, or
    where that does not fit the range, it is laid along the present value function, so that little changes.
    """

    def apply(connection: Connection) -> str:
        driver, bends = _measure(connection, driver_id)
        straight = Scale.measure(driver.low, driver.high, higher_is_better=_is_up(driver))
        present = scale_of_measure(driver, bends)
        before = present if present.scores else straight
        connection.execute(update(Driver).where(Driver.id == driver_id).values(curve=kind.value))
        if kind is CurveKind.EXPONENTIAL:
            kept = driver.half is not None and driver.low < driver.half < driver.high
            _write_half(connection, driver, _first(half, driver.half if kept else None, _half_of(before)))
        if kind in (CurveKind.POINTS, CurveKind.STEP):
            kept = bool(bends) and fits(driver.low, driver.high, bends, higher_is_better=_is_up(driver))
            _write_points(connection, driver, points or (bends if kept else _points_along(before)))
        return _label(driver, ("shape", driver.curve.value, kind.value))

    return Operation(apply)


def set_half(driver_id: int, half: float, *, by_keys: bool = False) -> Operation:
    """Say which score of a measure is worth 50 points; steps by keys become one step of the history."""

    def apply(connection: Connection) -> str:
        driver, _ = _measure(connection, driver_id)
        _write_half(connection, driver, half)
        return _label(driver, ("half", driver.half, half))

    return Operation(apply, merge_key=("half", driver_id) if by_keys else None, joined_label=changed_again)


def set_curve_points(driver_id: int, points: Sequence[Bend]) -> Operation:
    """Replace the points of a measure's value function, each a score and what it is worth, without the two ends."""

    def apply(connection: Connection) -> str:
        driver, before = _measure(connection, driver_id)
        _write_points(connection, driver, points)
        return _label(driver, ("points", "; ".join(map(_told, before)), "; ".join(map(_told, sorted(points)))))

    return Operation(apply)


def move_curve_point(driver_id: int, place: int, moved: Bend, *, by_keys: bool = False) -> Operation:
    """Move one point, counted from the lowest score; steps by keys become one step of the history."""

    def apply(connection: Connection) -> str:
        driver, before = _measure(connection, driver_id)
        if not 0 <= place < len(before):
            raise NotAllowed(tr("{name}: this point of the value function is gone.", name=driver.name))
        _write_points(connection, driver, [*before[:place], moved, *before[place + 1 :]])
        return _label(driver, ("point", _told(before[place]), _told(moved)))

    merge_key = ("curve point", driver_id, place) if by_keys else None
    return Operation(apply, merge_key=merge_key, joined_label=changed_again)


def driver_row(connection: Connection, driver_id: int) -> DriverRow:
    """A driver as it stands in an open transaction."""
    columns = Driver.__table__.columns
    return to_rows(DriverRow, connection.execute(select(*columns).where(Driver.id == driver_id)).all())[0]


def follow_range(connection: Connection, before: DriverRow) -> None:
    """Let a curve keep its shape on the range and direction that its driver has now."""
    after = driver_row(connection, before.id)
    ends, new_ends = (before.low, before.high), (after.low, after.high)
    if not (before.low < before.high and after.low < after.high):
        return
    half: tuple[float, ...] = () if before.half is None else (before.half,)
    bends = bends_of(connection, before.id)
    if before.direction is not after.direction:
        half = tuple(score for score, _ in mirrored(*ends, [(each, 50.0) for each in half]))
        bends = mirrored(*ends, bends)
    if ends != new_ends:
        half = stretched(half, ends, new_ends)
        moved = stretched([score for score, _ in bends], ends, new_ends)
        bends = tuple((score, worth) for score, (_, worth) in zip(moved, bends, strict=True))
    if half:
        connection.execute(update(Driver).where(Driver.id == before.id).values(half=half[0]))
    _replace_points(connection, before.id, bends)


def bends_of(connection: Connection, driver_id: int) -> tuple[Bend, ...]:
    """The points of a driver's curve, lowest score first."""
    query = select(CurvePoint.score, CurvePoint.points).where(CurvePoint.driver_id == driver_id)
    return tuple((row.score, row.points) for row in connection.execute(query.order_by(CurvePoint.score)))


def _measure(connection: Connection, driver_id: int) -> tuple[DriverRow, tuple[Bend, ...]]:
    driver = driver_row(connection, driver_id)
    if driver.is_group or driver.scale is not ScaleKind.MEASURE:
        raise NotAllowed(
            tr("{name} is not scored by a measure. Give it a measure before its value function.", name=driver.name)
        )
    return driver, bends_of(connection, driver_id)


def _write_half(connection: Connection, driver: DriverRow, half: float) -> None:
    if not driver.low < half < driver.high:
        raise NotAllowed(
            tr(
                "{name}: what is worth half lies between {low} and {high}. Give a score between them.",
                name=driver.name,
                low=f"{driver.low:g}",
                high=f"{driver.high:g}",
            )
        )
    connection.execute(update(Driver).where(Driver.id == driver.id).values(half=half))


def _write_points(connection: Connection, driver: DriverRow, points: Sequence[Bend]) -> None:
    if not all(driver.low < score < driver.high for score, _ in points):
        raise NotAllowed(
            tr(
                "{name}: a point lies between {low} and {high}, the ends of the range. Give it a score between them.",
                name=driver.name,
                low=f"{driver.low:g}",
                high=f"{driver.high:g}",
            )
        )
    if len({score for score, _ in points}) < len(points):
        raise NotAllowed(tr("{name}: two points have the same score. Move one of them.", name=driver.name))
    if not fits(driver.low, driver.high, points, higher_is_better=_is_up(driver)):
        raise NotAllowed(
            tr("{name}: a better score cannot be worth less, nor more than 100 or less than 0.", name=driver.name)
        )
    _replace_points(connection, driver.id, sorted(points))


def _replace_points(connection: Connection, driver_id: int, points: Sequence[Bend]) -> None:
    if tuple(points) == bends_of(connection, driver_id):
        return
    connection.execute(delete(CurvePoint).where(CurvePoint.driver_id == driver_id))
    rows = [{"driver_id": driver_id, "score": score, "points": worth} for score, worth in points]
    if rows:
        connection.execute(insert(CurvePoint), rows)


def _is_up(driver: DriverRow) -> bool:
    return driver.direction is Direction.HIGHER


def _first(*numbers: float | None) -> float:
    """The first number that is one; 0 is one."""
    return next(number for number in numbers if number is not None)


def _half_of(scale: Scale) -> float:
    """Where a value function reaches 50; the middle of its range where that is at an end."""
    scores, points = scale.line()
    rising = slice(None) if points[-1] > points[0] else slice(None, None, -1)
    found = float(np.interp(50.0, points[rising], scores[rising]))
    return found if scale.low < found < scale.high else (scale.low + scale.high) / 2


def _points_along(scale: Scale) -> tuple[Bend, ...]:
    """Points on a value function at the quarters of its range."""
    scores = [scale.low + share * (scale.high - scale.low) for share in QUARTERS]
    return tuple(zip(scores, np.round(scale.value(scores)).tolist(), strict=True))


def _label(driver: DriverRow, change: Change) -> str:
    return Told(f"Value function of {driver.name}: ", [change])


def _told(bend: Bend) -> str:
    return f"{bend[0]:,.6g} worth {bend[1]:g}"
