"""Edits of the workshop's frame: details and objectives."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.tables import Driver, DriverObjective, Objective, Workshop
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.labels import Told, changed_again

tr = Texts("Workshop")


def edit_workshop(values: Mapping[str, object]) -> Operation:
    """Change fields of the frame, named as in `WorkshopRow`; refused where value would be divided by nothing."""

    def apply(connection: Connection) -> str:
        per = values.get("value_for_money_per", 1.0)
        if not isinstance(per, int | float) or not 0 < per < float("inf"):
            raise NotAllowed(tr("Value for money needs a positive amount to refer to. Type one such as 1,000,000."))
        before = connection.execute(select(*(getattr(Workshop, name) for name in values))).one()
        connection.execute(update(Workshop).values(dict(values)))
        told = [(name.replace("_", " "), getattr(before, name), value) for name, value in values.items()]
        return Told("Frame: ", told)

    return Operation(apply, merge_key=("workshop", *values), joined_label=changed_again)


def set_budget(budget: float | None) -> Operation:
    """Change the budget as a step of its own: undo leads back to the budget before it, not to an older one."""
    return Operation(lambda connection: _write_budget(connection, budget))


def step_budget(budget: float) -> Operation:
    """Change the budget by a key; keys pressed one after the other are one step."""
    return Operation(
        lambda connection: _write_budget(connection, budget), merge_key=("budget",), joined_label=changed_again
    )


def _write_budget(connection: Connection, budget: float | None) -> str:
    before = connection.scalar(select(Workshop.budget))
    connection.execute(update(Workshop).values(budget=budget))
    return Told("", [("Budget:", before, budget)])


def add_objective(text: str, measure: str = "") -> Operation:
    """Add an objective at the end."""

    def apply(connection: Connection) -> str:
        last = connection.scalar(select(func.coalesce(func.max(Objective.position), 0))) or 0
        connection.execute(insert(Objective).values(position=last + 1, text=text, measure=measure))
        return f"Objective added: {text}"

    return Operation(apply)


def edit_objective(objective_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of an objective, named as in `ObjectiveRow`."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Objective).where(Objective.id == objective_id).values(dict(values)))
        text = connection.scalar(select(Objective.text).where(Objective.id == objective_id))
        return f"Objective changed: {text}"

    return Operation(apply, merge_key=("objective", objective_id))


def delete_objectives(objective_ids: Sequence[int]) -> Operation:
    """Delete objectives and their links to drivers."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Objective).where(Objective.id.in_(objective_ids)))
        return "Objective deleted" if len(objective_ids) == 1 else f"{len(objective_ids)} objectives deleted"

    return Operation(apply)


def reorder_objectives(objective_ids: Sequence[int]) -> Operation:
    """Put all objectives in this order."""

    def apply(connection: Connection) -> str:
        for place, objective_id in enumerate(objective_ids, start=1):
            connection.execute(update(Objective).where(Objective.id == objective_id).values(position=place))
        return "Objectives reordered"

    return Operation(apply)


def tie_driver(driver_id: int, objective_ids: Sequence[int]) -> Operation:
    """Say which objectives a driver serves."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(DriverObjective).where(DriverObjective.driver_id == driver_id))
        rows = [{"driver_id": driver_id, "objective_id": each} for each in objective_ids]
        if rows:
            connection.execute(insert(DriverObjective), rows)
        name = connection.scalar(select(Driver.name).where(Driver.id == driver_id))
        return f"Objectives of {name}"

    return Operation(apply)
