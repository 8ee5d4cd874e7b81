"""Edits of scenarios: what each holds, which is recommended, its approval and who supports it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import Base
from vmo_desktop.store.choice_tables import (
    Approval,
    ApprovedInitiative,
    Assumption,
    Force,
    Limit,
    Scenario,
    Support,
)
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.operation import Operation, new_id

tr = Texts("Workshop")

_COPIED: tuple[type[Base], ...] = (Limit, Force, Assumption)
"""What a duplicate of a scenario takes with it; approval and support stay with the original."""


@dataclass(frozen=True, slots=True)
class Approved:
    """What is approved of one initiative."""

    initiative_id: int
    level: str
    share: float
    value: float
    cost: float


def refuse_frozen(connection: Connection, scenario_id: int) -> None:
    """Raise `NotAllowed` for a scenario that is approved: it stays as it was approved."""
    name = connection.scalar(
        select(Scenario.name).join(Approval, Approval.scenario_id == Scenario.id).where(Scenario.id == scenario_id)
    )
    if name is not None:
        raise NotAllowed(
            tr("{name} is approved and stays as it is. Duplicate it, or take the approval back first.", name=name)
        )


def scenario_name(connection: Connection, scenario_id: int) -> str:
    """What a scenario is called."""
    return str(connection.scalar(select(Scenario.name).where(Scenario.id == scenario_id)))


def add_scenario(values: Mapping[str, object]) -> Operation:
    """Add a scenario at the end; fields as in `ScenarioRow`, `name` at least."""

    def apply(connection: Connection) -> str:
        _insert(connection, values)
        return f"Scenario added: {values['name']}"

    return Operation(apply)


def duplicate_scenario(scenario_id: int, name: str, changes: Mapping[str, object] | None = None) -> Operation:
    """Add a copy of a scenario with its limits, forces and assumptions; nobody has approved or supported it yet.

    `changes` are fields in which the copy differs.
    """

    def apply(connection: Connection) -> str:
        kept = (Scenario.weight_set_id, Scenario.aim, Scenario.budget, Scenario.note)
        record = connection.execute(select(*kept).where(Scenario.id == scenario_id)).mappings().one()
        copy = _insert(connection, {**record, "name": name, **(changes or {})})
        for table in _COPIED:
            columns = [column for column in table.__table__.columns if column.name != "id"]
            own = table.__table__.c.scenario_id
            for row in connection.execute(select(*columns).where(own == scenario_id)).mappings().all():
                connection.execute(insert(table).values({**row, "scenario_id": copy}))
        return f"Scenario added: {name}"

    return Operation(apply)


def try_on_copy(scenario_id: int, name: str, edit: Callable[[int], Operation]) -> Operation:
    """Add a copy of a scenario and do an edit there, as one step; `edit` makes it for the copy's id."""

    def apply(connection: Connection) -> str:
        label = duplicate_scenario(scenario_id, name).apply(connection)
        copy = connection.scalars(select(Scenario.id).order_by(Scenario.position.desc())).first()
        if copy is not None:
            edit(copy).apply(connection)
        return label

    return Operation(apply)


def edit_scenario(scenario_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of a scenario.

    Raises `NotAllowed`, when applied, for a scenario that is approved: only its name may change.
    """

    def apply(connection: Connection) -> str:
        if set(values) - {"name", "note"}:
            refuse_frozen(connection, scenario_id)
        connection.execute(update(Scenario).where(Scenario.id == scenario_id).values(dict(values)))
        return f"Scenario changed: {scenario_name(connection, scenario_id)}"

    return Operation(apply, merge_key=("scenario", scenario_id, *sorted(values)))


def delete_scenarios(scenario_ids: Sequence[int]) -> Operation:
    """Delete scenarios.

    Raises `NotAllowed`, when applied, for an approved one, and when none would be left.
    """

    def apply(connection: Connection) -> str:
        for scenario_id in scenario_ids:
            refuse_frozen(connection, scenario_id)
        left = connection.scalar(select(func.count()).where(Scenario.id.not_in(scenario_ids)))
        if not left:
            raise NotAllowed(tr("At least one scenario stays. Add another one first."))
        names = [scenario_name(connection, scenario_id) for scenario_id in scenario_ids]
        connection.execute(delete(Scenario).where(Scenario.id.in_(scenario_ids)))
        return f"Scenario deleted: {names[0]}" if len(names) == 1 else f"{len(names)} scenarios deleted"

    return Operation(apply)


def reorder_scenarios(scenario_ids: Sequence[int]) -> Operation:
    """Put all scenarios in this order."""

    def apply(connection: Connection) -> str:
        for place, scenario_id in enumerate(scenario_ids, start=1):
            connection.execute(update(Scenario).where(Scenario.id == scenario_id).values(position=place))
        return "Scenarios reordered"

    return Operation(apply)


def recommend_scenario(scenario_id: int) -> Operation:
    """Say that this scenario is the one that the pack recommends."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Scenario).where(Scenario.is_recommended).values(is_recommended=False))
        connection.execute(update(Scenario).where(Scenario.id == scenario_id).values(is_recommended=True))
        return f"Scenario recommended: {scenario_name(connection, scenario_id)}"

    return Operation(apply)


def approve_scenario(
    scenario_id: int, chosen: Sequence[Approved], *, status: str, value: float, bound: float, cost: float,
    author: str = "", note: str = "",
) -> Operation:  # fmt: skip
    """Approve a scenario's portfolio, which freezes both.

    Raises `NotAllowed`, when applied, if it is approved already.
    """

    def apply(connection: Connection) -> str:
        refuse_frozen(connection, scenario_id)
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        words = {"at": at, "author": author, "note": note, "status": status}
        numbers = {"value": value, "bound": bound, "cost": cost}
        connection.execute(insert(Approval).values(scenario_id=scenario_id, **words, **numbers))
        if chosen:
            rows = [{"scenario_id": scenario_id, **asdict(each)} for each in chosen]
            connection.execute(insert(ApprovedInitiative), rows)
        return f"Scenario approved: {scenario_name(connection, scenario_id)}"

    return Operation(apply)


def withdraw_approval(scenario_id: int) -> Operation:
    """Take the approval of a scenario back; it may then change again."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(ApprovedInitiative).where(ApprovedInitiative.scenario_id == scenario_id))
        connection.execute(delete(Approval).where(Approval.scenario_id == scenario_id))
        return f"Approval taken back: {scenario_name(connection, scenario_id)}"

    return Operation(apply)


def set_support(scenario_id: int, participant_id: int, degree: Degree | None, note: str = "") -> Operation:
    """Say how far a participant supports the portfolio of a scenario; None: they have not said."""

    def apply(connection: Connection) -> str:
        own = (Support.scenario_id == scenario_id) & (Support.participant_id == participant_id)
        if degree is None:
            connection.execute(delete(Support).where(own))
        else:
            values = {"degree": degree, "note": note}
            statement = upsert(Support).values(scenario_id=scenario_id, participant_id=participant_id, **values)
            keys = ["scenario_id", "participant_id"]
            connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=values))
        return f"Support recorded: {scenario_name(connection, scenario_id)}"

    return Operation(apply, merge_key=("support", scenario_id, participant_id))


def _insert(connection: Connection, values: Mapping[str, object]) -> int:
    last = connection.scalar(select(func.coalesce(func.max(Scenario.position), 0))) or 0
    return new_id(connection.execute(insert(Scenario).values({"position": last + 1, **values})))
