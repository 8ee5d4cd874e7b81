"""Edits of what bounds a scenario: limits, forces, and what it assumes."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.choice_tables import Assumption, Force, Limit
from vmo_desktop.store.tables import Initiative
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.scenarios import refuse_frozen, scenario_name

tr = Texts("Workshop")


def add_limit(scenario_id: int, of: LimitOf, values: Mapping[str, object]) -> Operation:
    """Add a limit to a scenario; further fields as in `LimitRow`.

    Raises `NotAllowed`, when applied, if its least is above its most, or the scenario is approved.
    """

    def apply(connection: Connection) -> str:
        refuse_frozen(connection, scenario_id)
        _refuse_crossed(values.get("least"), values.get("most"))
        _refuse_period(of, values.get("period", ""))
        last = connection.scalar(select(func.coalesce(func.max(Limit.position), 0))) or 0
        connection.execute(insert(Limit).values({"scenario_id": scenario_id, "of": of, "position": last + 1, **values}))
        return f"Limit added to {scenario_name(connection, scenario_id)}"

    return Operation(apply)


def edit_limit(limit_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of a limit.

    Raises `NotAllowed`, when applied, if its least is above its most, or the scenario is approved.
    """

    def apply(connection: Connection) -> str:
        former = connection.execute(
            select(Limit.scenario_id, Limit.of, Limit.period, Limit.least, Limit.most).where(Limit.id == limit_id)
        ).one()
        refuse_frozen(connection, former.scenario_id)
        _refuse_crossed(values.get("least", former.least), values.get("most", former.most))
        _refuse_period(LimitOf(str(values.get("of", former.of))), values.get("period", former.period))
        connection.execute(update(Limit).where(Limit.id == limit_id).values(dict(values)))
        return f"Limit changed in {scenario_name(connection, former.scenario_id)}"

    return Operation(apply, merge_key=("limit", limit_id, *sorted(values)))


def delete_limits(limit_ids: Sequence[int]) -> Operation:
    """Delete limits of scenarios that are not approved."""

    def apply(connection: Connection) -> str:
        for scenario_id in connection.scalars(select(Limit.scenario_id).where(Limit.id.in_(limit_ids))).all():
            refuse_frozen(connection, scenario_id)
        connection.execute(delete(Limit).where(Limit.id.in_(limit_ids)))
        return "Limit deleted" if len(limit_ids) == 1 else f"{len(limit_ids)} limits deleted"

    return Operation(apply)


def _refuse_crossed(least: object, most: object) -> None:
    if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
        raise NotAllowed(tr("The least of a limit cannot be above its most."))


def _refuse_period(of: LimitOf, period: object) -> None:
    if of is LimitOf.COST and period and not (str(period).isascii() and str(period).isdigit()):
        raise NotAllowed(tr("The period of a limit on cost is a year, such as 2027; {period} is none.", period=period))


def set_force(
    scenario_id: int, initiative_ids: Sequence[int], is_in: bool | None, *, reason: str = "", author: str = ""
) -> Operation:
    """Force initiatives into a scenario's portfolio or out of it; None leaves them to the choice again."""

    def apply(connection: Connection) -> str:
        refuse_frozen(connection, scenario_id)
        forced = (Force.scenario_id == scenario_id) & Force.initiative_id.in_(initiative_ids)
        if is_in is None:
            connection.execute(delete(Force).where(forced))
        else:
            values = {"is_in": is_in, "reason": reason, "author": author}
            rows = [{"scenario_id": scenario_id, "initiative_id": each, **values} for each in initiative_ids]
            statement = upsert(Force)
            changed = {name: statement.excluded[name] for name in values}
            keys = ["scenario_id", "initiative_id"]
            connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)
        done = "Left to the choice" if is_in is None else "Forced in" if is_in else "Forced out"
        return f"{done}: {_named(connection, initiative_ids)}"

    return Operation(apply)


def assume(scenario_id: int, initiative_id: int, values: Mapping[str, float | None]) -> Operation:
    """Let a scenario assume a value, cost or effort of an initiative; scores and votes stay as they are."""

    def apply(connection: Connection) -> str:
        refuse_frozen(connection, scenario_id)
        statement = upsert(Assumption).values(scenario_id=scenario_id, initiative_id=initiative_id, **values)
        keys = ["scenario_id", "initiative_id"]
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=dict(values)))
        return f"Assumed in {scenario_name(connection, scenario_id)}: {_named(connection, [initiative_id])}"

    return Operation(apply, merge_key=("assumption", scenario_id, initiative_id))


def drop_assumptions(scenario_id: int, initiative_ids: Sequence[int] | None = None) -> Operation:
    """Take what the workshop says again, of these initiatives or (None) of all."""

    def apply(connection: Connection) -> str:
        refuse_frozen(connection, scenario_id)
        own = Assumption.scenario_id == scenario_id
        if initiative_ids is not None:
            own = own & Assumption.initiative_id.in_(initiative_ids)
        connection.execute(delete(Assumption).where(own))
        return f"Assumptions dropped in {scenario_name(connection, scenario_id)}"

    return Operation(apply)


def _named(connection: Connection, initiative_ids: Sequence[int]) -> str:
    if len(initiative_ids) != 1:
        return f"{len(initiative_ids)} initiatives"
    return str(connection.scalar(select(Initiative.name).where(Initiative.id == initiative_ids[0])))
