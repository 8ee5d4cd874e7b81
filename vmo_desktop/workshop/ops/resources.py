"""Edits of what initiatives use: money by year, people and other resources, funding levels, parts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.choice_tables import Demand, FundingLevel, PartialFunding, Resource, YearlyCost
from vmo_desktop.store.tables import Initiative
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.spans import NOT_NEGATIVE, Span, above

tr = Texts("Workshop")

LEAST_SHARES = Span(above(0), 1)


@dataclass(frozen=True, slots=True)
class Level:
    """A funding level: its cost, and which share of the initiative's value it brings."""

    name: str
    cost: float
    value_share: float


def add_resource(name: str, unit: str = "") -> Operation:
    """Add a resource at the end."""

    def apply(connection: Connection) -> str:
        last = connection.scalar(select(func.coalesce(func.max(Resource.position), 0))) or 0
        connection.execute(insert(Resource).values(position=last + 1, name=name, unit=unit))
        return f"Resource added: {name}"

    return Operation(apply)


def edit_resource(resource_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of a resource."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Resource).where(Resource.id == resource_id).values(dict(values)))
        name = connection.scalar(select(Resource.name).where(Resource.id == resource_id))
        return f"Resource changed: {name}"

    return Operation(apply, merge_key=("resource", resource_id, *sorted(values)))


def delete_resources(resource_ids: Sequence[int]) -> Operation:
    """Delete resources with their demands and limits."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Resource).where(Resource.id.in_(resource_ids)))
        return "Resource deleted" if len(resource_ids) == 1 else f"{len(resource_ids)} resources deleted"

    return Operation(apply)


def set_demands(amounts: Mapping[tuple[int, int, str], float | None]) -> Operation:
    """Say how much initiatives use, by initiative id, resource id and period; None: nothing is said."""

    def apply(connection: Connection) -> str:
        for (initiative_id, resource_id, period), amount in amounts.items():
            key = {"initiative_id": initiative_id, "resource_id": resource_id, "period": period}
            if amount is None:
                connection.execute(delete(Demand).filter_by(**key))
            else:
                statement = upsert(Demand).values(**key, amount=amount)
                connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_={"amount": amount}))
        return _counted(connection, "Use of resources", [each[0] for each in amounts])

    return Operation(apply)


def set_yearly_costs(amounts: Mapping[tuple[int, int], float | None]) -> Operation:
    """Say what initiatives cost in a year, by initiative id and year; None: nothing is said."""

    def apply(connection: Connection) -> str:
        for (initiative_id, year), amount in amounts.items():
            key = {"initiative_id": initiative_id, "year": year}
            if amount is None:
                connection.execute(delete(YearlyCost).filter_by(**key))
            else:
                statement = upsert(YearlyCost).values(**key, amount=amount)
                connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_={"amount": amount}))
        return _counted(connection, "Costs by year", [each[0] for each in amounts])

    return Operation(apply)


def set_funding_levels(initiative_id: int, levels: Sequence[Level]) -> Operation:
    """Say in which ways an initiative may be funded; none: only as it is.

    Raises `NotAllowed`, when applied, for a cost or a share that is negative or not a number, and for two of one name:
    an approved portfolio names its levels.
    """

    def apply(connection: Connection) -> str:
        for level in levels:
            if level.cost not in NOT_NEGATIVE or level.value_share not in NOT_NEGATIVE:
                raise NotAllowed(tr("{level}: cost and share of value are numbers of 0 or more.", level=level.name))
        names = [level.name.casefold() for level in levels]
        if len(set(names)) < len(names):
            raise NotAllowed(tr("Give every funding level a name of its own."))
        connection.execute(delete(FundingLevel).where(FundingLevel.initiative_id == initiative_id))
        rows = [
            {"initiative_id": initiative_id, "position": place, **asdict(level)}
            for place, level in enumerate(levels, start=1)
        ]
        if rows:
            connection.execute(insert(FundingLevel), rows)
        return _counted(connection, "Funding levels", [initiative_id])

    return Operation(apply)


def set_least_share(initiative_id: int, share: float | None) -> Operation:
    """Let an initiative be funded in part, down to this share of its cost; None: whole or not at all.

    Raises `NotAllowed`, when applied, for a share outside 0 to 1.
    """

    def apply(connection: Connection) -> str:
        connection.execute(delete(PartialFunding).where(PartialFunding.initiative_id == initiative_id))
        if share is not None:
            if share not in LEAST_SHARES:
                raise NotAllowed(tr("The smallest share lies between 0 % and 100 %."))
            connection.execute(insert(PartialFunding).values(initiative_id=initiative_id, least_share=share))
        return _counted(connection, "Partial funding", [initiative_id])

    return Operation(apply, merge_key=("least share", initiative_id))


def _counted(connection: Connection, what: str, initiative_ids: Sequence[int]) -> str:
    distinct = sorted(set(initiative_ids))
    if len(distinct) != 1:
        return f"{what} of {len(distinct)} initiatives"
    name = connection.scalar(select(Initiative.name).where(Initiative.id == distinct[0]))
    return f"{what}: {name}"
