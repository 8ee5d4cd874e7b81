"""Edits of weight sets and weights."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, insert, literal, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.tables import Driver, Judgement, StaleWeight, Weight, WeightSet
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation, new_id
from vmo_desktop.workshop.ops.driver_names import driver_names
from vmo_desktop.workshop.ops.labels import Told, changed_again
from vmo_desktop.workshop.ops.stale import DEFAULT_POINTS, clear_stale

tr = Texts("Workshop")


def set_points(weight_set_id: int, points: Mapping[int, float]) -> Operation:
    """Set points of drivers in a weight set, by driver id."""

    def apply(connection: Connection) -> str:
        if any(not 0 <= value < float("inf") for value in points.values()):
            raise NotAllowed(tr("Points are 0 or more. Type a number that is not negative."))
        label = _points_label(connection, weight_set_id, points)
        write_points(connection, weight_set_id, points)
        return label

    merge_key = ("points", weight_set_id, *sorted(points))
    return Operation(apply, merge_key=merge_key, joined_label=changed_again)


def write_points(connection: Connection, weight_set_id: int, points: Mapping[int, float]) -> None:
    """Write points of drivers; they are given for the ranges that their scales have now."""
    for driver_id, value in points.items():
        statement = upsert(Weight).values(weight_set_id=weight_set_id, driver_id=driver_id, points=value)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["weight_set_id", "driver_id"], set_={"points": statement.excluded.points}
            )
        )
    clear_stale(connection, weight_set_id, points)


def _points_label(connection: Connection, weight_set_id: int, points: Mapping[int, float]) -> str:
    """Tell which drivers get which points; of a set that is not the default one also its name."""
    of_set = (Weight.driver_id == Driver.id) & (Weight.weight_set_id == weight_set_id)
    query = select(Driver.id, Weight.points).outerjoin(Weight, of_set).where(Driver.id.in_(points))
    rows = connection.execute(query.order_by(Driver.position, Driver.id)).all()
    names = driver_names(connection)
    changes = [
        (names[row.id], 0.0 if row.points is None else round(row.points, 1), round(points[row.id], 1)) for row in rows
    ]
    weight_set = connection.execute(
        select(WeightSet.name, WeightSet.is_default).where(WeightSet.id == weight_set_id)
    ).one_or_none()
    where = f" in {weight_set.name}" if weight_set is not None and not weight_set.is_default else ""
    return Told(f"{'Weight' if len(changes) == 1 else 'Weights'}{where}: ", changes)


def set_locked(weight_set_id: int, driver_id: int, is_locked: bool) -> Operation:
    """Lock or unlock the points of a driver in a weight set."""

    def apply(connection: Connection) -> str:
        statement = upsert(Weight).values(weight_set_id=weight_set_id, driver_id=driver_id, is_locked=is_locked)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["weight_set_id", "driver_id"], set_={"is_locked": statement.excluded.is_locked}
            )
        )
        name = connection.scalar(select(Driver.name).where(Driver.id == driver_id))
        return f"Weight of {name} {'locked' if is_locked else 'unlocked'}"

    return Operation(apply)


def add_weight_set(name: str, *, class_name: str = "", copy_of: int | None = None) -> Operation:
    """Add a weight set, as a copy of another or with equal points."""

    def apply(connection: Connection) -> str:
        _check_class(connection, class_name, besides=None)
        place = select(func.max(WeightSet.position) + 1).scalar_subquery()  # a workshop always has its default set
        values = {"name": name, "class_name": class_name, "position": place}
        set_id = new_id(connection.execute(insert(WeightSet).values(**values)))
        copied = dict(
            connection.execute(select(Weight.driver_id, Weight.points).where(Weight.weight_set_id == copy_of)).all()
        )
        for driver_id in list(connection.scalars(select(Driver.id))):
            points = copied.get(driver_id, DEFAULT_POINTS)
            connection.execute(insert(Weight).values(weight_set_id=set_id, driver_id=driver_id, points=points))
        if copy_of is not None:
            _copy_elicitation(connection, copy_of, set_id)
        return f"Weight set added: {name}"

    return Operation(apply)


def _copy_elicitation(connection: Connection, source: int, target: int) -> None:
    """Copy how weights came about, and which of them are stale."""
    method = select(WeightSet.method).where(WeightSet.id == source).scalar_subquery()
    connection.execute(update(WeightSet).where(WeightSet.id == target).values(method=method))
    for table in (Judgement, StaleWeight):
        columns = [column for column in table.__table__.columns if column.name != "weight_set_id"]
        rows = select(literal(target), *columns).where(table.weight_set_id == source)
        names = ["weight_set_id", *(column.name for column in columns)]
        connection.execute(insert(table).from_select(names, rows))


def edit_weight_set(weight_set_id: int, *, name: str | None = None, class_name: str | None = None) -> Operation:
    """Rename a weight set, or bind it to a class of initiatives (empty: to none)."""

    def apply(connection: Connection) -> str:
        values: dict[str, object] = {}
        if name is not None:
            values["name"] = name
        if class_name is not None:
            _check_class(connection, class_name, besides=weight_set_id)
            values["class_name"] = class_name
        connection.execute(update(WeightSet).where(WeightSet.id == weight_set_id).values(values))
        shown = connection.scalar(select(WeightSet.name).where(WeightSet.id == weight_set_id))
        return f"Weight set {shown}"

    return Operation(apply)


def _check_class(connection: Connection, class_name: str, *, besides: int | None) -> None:
    if not class_name:
        return
    other = connection.scalar(
        select(WeightSet.name).where(WeightSet.class_name == class_name, WeightSet.id.is_distinct_from(besides))
    )
    if other is not None:
        raise NotAllowed(
            tr(
                "Class {class_name} already uses the weight set {other}. Unbind that one first.",
                class_name=class_name,
                other=other,
            )
        )


def make_default(weight_set_id: int) -> Operation:
    """Make a weight set the one used where no other is bound."""

    def apply(connection: Connection) -> str:
        connection.execute(update(WeightSet).values(is_default=WeightSet.id == weight_set_id))
        name = connection.scalar(select(WeightSet.name).where(WeightSet.id == weight_set_id))
        return f"Default weight set: {name}"

    return Operation(apply)


def delete_weight_set(weight_set_id: int) -> Operation:
    """Delete a weight set; the default one stays."""

    def apply(connection: Connection) -> str:
        row = connection.execute(
            select(WeightSet.name, WeightSet.is_default).where(WeightSet.id == weight_set_id)
        ).one()
        if row.is_default:
            raise NotAllowed(tr("{name} is the default weight set. Make another one the default first.", name=row.name))
        connection.execute(delete(WeightSet).where(WeightSet.id == weight_set_id))
        return f"Weight set deleted: {row.name}"

    return Operation(apply)
