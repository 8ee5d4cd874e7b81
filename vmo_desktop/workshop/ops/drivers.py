"""Edits of the value drivers and their scales."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.room_tables import Ballot, Round, RoundDriver
from vmo_desktop.store.tables import AgreedScore, Driver, ScaleLevel, Weight, WeightSet
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation, new_id
from vmo_desktop.workshop.ops.curves import driver_row, follow_range
from vmo_desktop.workshop.ops.labels import Told, changed_again
from vmo_desktop.workshop.ops.scores import Range, range_of
from vmo_desktop.workshop.ops.stale import DEFAULT_POINTS, mark_stale, scale_ends
from vmo_desktop.workshop.room_rows import RoundState

tr = Texts("Workshop")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale to be written; see `ScaleLevelRow`."""

    score: float
    points: float
    label: str = ""
    statement: str = ""


IMPACT_LEVELS: tuple[Level, ...] = tuple(
    Level(score, 25.0 * score, label) for score, label in enumerate(("None", "Low", "Moderate", "Strong", "Extreme"))
)
"""The levels that a new driver starts with (Microsoft Project's impact statements)."""


def free_code(connection: Connection, name: str) -> str:
    """A short code for a driver that no other driver has."""
    base = re.sub(r"[^A-Z0-9]+", "", "".join(word[:4] for word in name.upper().split()[:2])) or "D"
    taken = set(connection.scalars(select(Driver.code)))
    number = 1
    code = base
    while code in taken:
        number += 1
        code = f"{base}{number}"
    return code


def add_driver(
    name: str,
    *,
    parent_id: int | None = None,
    is_group: bool = False,
    values: Mapping[str, object] | None = None,
    levels: Sequence[Level] = IMPACT_LEVELS,
) -> Operation:
    """Add a driver or a group at the end of its siblings, with points in every weight set."""

    def apply(connection: Connection) -> str:
        insert_driver(connection, name, parent_id, is_group=is_group, values=values or {}, levels=levels)
        return f"{'Driver group' if is_group else 'Driver'} added: {name}"

    return Operation(apply)


def insert_driver(
    connection: Connection,
    name: str,
    parent_id: int | None,
    *,
    is_group: bool,
    values: Mapping[str, object],
    levels: Sequence[Level],
) -> int:
    """Insert a driver with its levels and weights; returns its id."""
    _check_group(connection, parent_id)
    siblings = Driver.parent_id == parent_id if parent_id is not None else Driver.parent_id.is_(None)
    last = connection.scalar(select(func.max(Driver.position)).where(siblings)) or 0
    row = {"code": free_code(connection, name), "position": last + 1, **values}
    result = connection.execute(insert(Driver).values(name=name, parent_id=parent_id, is_group=is_group, **row))
    driver_id = new_id(result)
    if not is_group:
        write_levels(connection, driver_id, levels)
    for weight_set_id in list(connection.scalars(select(WeightSet.id))):
        points = DEFAULT_POINTS
        connection.execute(insert(Weight).values(weight_set_id=weight_set_id, driver_id=driver_id, points=points))
    return driver_id


def write_levels(connection: Connection, driver_id: int, levels: Sequence[Level]) -> None:
    """Replace the levels of a driver."""
    connection.execute(delete(ScaleLevel).where(ScaleLevel.driver_id == driver_id))
    names = [field.name for field in fields(Level)]
    rows = [{"driver_id": driver_id, **{name: getattr(level, name) for name in names}} for level in levels]
    if rows:
        connection.execute(insert(ScaleLevel), rows)


def edit_driver(driver_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of a driver, named as in `DriverRow`; refused if scores would leave the new range."""

    def apply(connection: Connection) -> str:
        fields = select(*(getattr(Driver, name) for name in values)).where(Driver.id == driver_id)
        before = connection.execute(fields).one()
        ends = scale_ends(connection, driver_id)
        was, votable = driver_row(connection, driver_id), range_of(connection, driver_id)
        connection.execute(update(Driver).where(Driver.id == driver_id).values(dict(values)))
        mark_stale(connection, driver_id, ends)
        if {"low", "high", "scale"} & set(values):
            _check_range(connection, driver_id, votable)
        if {"low", "high", "direction"} & set(values):
            follow_range(connection, was)
        name = connection.scalar(select(Driver.name).where(Driver.id == driver_id))
        told = [(field.replace("_", " "), getattr(before, field), value) for field, value in values.items()]
        return Told(f"Driver {name}: ", told)

    return Operation(apply, merge_key=("driver", driver_id, *values), joined_label=changed_again)


def set_levels(driver_id: int, levels: Sequence[Level]) -> Operation:
    """Replace the anchored levels of a driver; refused if scores would leave the new range."""

    def apply(connection: Connection) -> str:
        if len({level.score for level in levels}) < len(levels):
            raise NotAllowed(tr("Two levels have the same score. Give each level a score of its own."))
        if any(not 0 <= level.points <= 100 for level in levels):
            raise NotAllowed(tr("The points of a level lie between 0 and 100. Change the level's points."))
        ends, votable = scale_ends(connection, driver_id), range_of(connection, driver_id)
        write_levels(connection, driver_id, levels)
        mark_stale(connection, driver_id, ends)
        _check_range(connection, driver_id, votable)
        name = connection.scalar(select(Driver.name).where(Driver.id == driver_id))
        return f"Scale of {name}"

    return Operation(apply, merge_key=("levels", driver_id))


def _check_range(connection: Connection, driver_id: int, before: Range) -> None:
    """Refuse a scale that no longer holds its scores: a score must never change its meaning unseen."""
    if range_of(connection, driver_id) != before:
        _refuse_sealed(connection, driver_id)
    driver = connection.execute(
        select(Driver.name, Driver.scale, Driver.low, Driver.high).where(Driver.id == driver_id)
    ).one()
    if driver.scale == "measure":
        low, high = driver.low, driver.high
        if not low < high:
            raise NotAllowed(
                tr(
                    "{name}: the low end {low} must be below the high end {high}.",
                    name=driver.name,
                    low=f"{low:g}",
                    high=f"{high:g}",
                )
            )
    else:
        scores = list(connection.scalars(select(ScaleLevel.score).where(ScaleLevel.driver_id == driver_id)))
        low, high = (min(scores), max(scores)) if scores else (0.0, 0.0)
    outside = connection.scalar(
        select(func.count())
        .select_from(AgreedScore)
        .where(AgreedScore.driver_id == driver_id, (AgreedScore.value < low) | (AgreedScore.value > high))
    )
    if outside:
        raise NotAllowed(
            tr.counted(
                outside,
                "{name}: {n} score lies outside {low} to {high}. Change this score first, or keep the range.",
                "{name}: {n} scores lie outside {low} to {high}. Change these scores first, or keep the range.",
                name=driver.name,
                low=f"{low:g}",
                high=f"{high:g}",
            )
        )


def _refuse_sealed(connection: Connection, driver_id: int) -> None:
    """Refuse another range while there are ballots that nobody has seen; whether votes would fit is not asked."""
    has_ballots = exists().where(Ballot.round_id == Round.id)
    sealed = connection.scalar(
        select(Round.name)
        .join(RoundDriver, RoundDriver.round_id == Round.id)
        .where(RoundDriver.driver_id == driver_id, Round.state != RoundState.REVEALED)
        .where(Round.weight_set_id.is_(None), has_ballots)
        .limit(1)
    )
    if sealed is not None:
        raise NotAllowed(
            tr("{round} has ballots on this scale. Reveal the round, or delete it, to change the range.", round=sealed)
        )


def move_driver(driver_id: int, *, parent_id: int | None, position: int) -> Operation:
    """Move a driver below another group, to a place (from 0) among its siblings."""

    def apply(connection: Connection) -> str:
        _check_group(connection, parent_id)
        above = parent_id
        while above is not None:
            if above == driver_id:
                raise NotAllowed(tr("A group cannot be moved into itself. Choose another group."))
            above = connection.scalar(select(Driver.parent_id).where(Driver.id == above))
        siblings = Driver.parent_id == parent_id if parent_id is not None else Driver.parent_id.is_(None)
        order = [
            each
            for each in connection.scalars(select(Driver.id).where(siblings).order_by(Driver.position, Driver.id))
            if each != driver_id
        ]
        order.insert(position, driver_id)
        for place, each in enumerate(order, start=1):
            connection.execute(update(Driver).where(Driver.id == each).values(position=place, parent_id=parent_id))
        name = connection.scalar(select(Driver.name).where(Driver.id == driver_id))
        return f"Driver moved: {name}"

    return Operation(apply)


def _check_group(connection: Connection, parent_id: int | None) -> None:
    """Refuse a place below a driver that is scored itself: it would count twice."""
    if parent_id is None:
        return
    parent = connection.execute(select(Driver.name, Driver.is_group).where(Driver.id == parent_id)).one()
    if not parent.is_group:
        raise NotAllowed(tr("{name} is a driver that is scored, not a group. Choose a group.", name=parent.name))


def delete_drivers(driver_ids: Sequence[int]) -> Operation:
    """Delete drivers or groups with all below them, and their scores and weights."""

    def apply(connection: Connection) -> str:
        names = list(connection.scalars(select(Driver.name).where(Driver.id.in_(driver_ids))))
        connection.execute(delete(Driver).where(Driver.id.in_(driver_ids)))
        return f"Driver deleted: {', '.join(names)}"

    return Operation(apply)
