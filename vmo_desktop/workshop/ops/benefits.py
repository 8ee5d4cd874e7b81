"""Edits of the benefits register: benefits, what they need, and what they lead to."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.tables import Benefit
from vmo_desktop.store.value_tables import BenefitLink, Enabler
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation

tr = Texts("Workshop")


def add_benefit(
    initiative_id: int, values: Mapping[str, Any], *, enablers: Sequence[int] = (), leads_to: Sequence[int] = ()
) -> Operation:
    """Add a benefit that an initiative brings, with what else it needs and leads to; fields as in `BenefitRow`."""

    def apply(connection: Connection) -> str:
        made = connection.execute(insert(Benefit).values({"initiative_id": initiative_id, **values}))
        for benefit_id in made.inserted_primary_key or ():
            for links in (set_enablers(benefit_id, enablers), set_leads_to(benefit_id, leads_to)):
                links.apply(connection)
        return f"Benefit added: {values.get('name', '')}"

    return Operation(apply)


def edit_benefit(benefit_id: int, values: Mapping[str, Any]) -> Operation:
    """Change fields of a benefit.

    Raises `NotAllowed`, when applied, if its low, most likely and high amounts do not ascend.
    """

    def apply(connection: Connection) -> str:
        connection.execute(update(Benefit).where(Benefit.id == benefit_id).values(dict(values)))
        row = connection.execute(
            select(Benefit.name, Benefit.low, Benefit.most_likely, Benefit.high).where(Benefit.id == benefit_id)
        ).one()
        amounts = [amount for amount in row[1:] if amount is not None]
        if amounts != sorted(amounts):
            raise NotAllowed(tr("{benefit}: low, most likely and high ascend.", benefit=row.name))
        return f"Benefit changed: {row.name}"

    return Operation(apply, merge_key=("benefit", benefit_id, *sorted(values)))


def delete_benefits(benefit_ids: Sequence[int]) -> Operation:
    """Delete benefits with their links; their KPIs and cash lines stay, without a benefit."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Benefit).where(Benefit.id.in_(benefit_ids)))
        return "Benefit deleted" if len(benefit_ids) == 1 else f"{len(benefit_ids)} benefits deleted"

    return Operation(apply)


def set_enablers(benefit_id: int, initiative_ids: Sequence[int]) -> Operation:
    """Say which further initiatives a benefit needs."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Enabler).where(Enabler.benefit_id == benefit_id))
        rows = [{"benefit_id": benefit_id, "initiative_id": each} for each in sorted(set(initiative_ids))]
        if rows:
            connection.execute(insert(Enabler), rows)
        return f"Initiatives of a benefit: {_name(connection, benefit_id)}"

    return Operation(apply)


def set_leads_to(benefit_id: int, benefit_ids: Sequence[int]) -> Operation:
    """Say to which other benefits a benefit leads.

    Raises `NotAllowed`, when applied, if a benefit would lead to itself, directly or on the way round.
    """

    def apply(connection: Connection) -> str:
        connection.execute(delete(BenefitLink).where(BenefitLink.benefit_id == benefit_id))
        rows = [{"benefit_id": benefit_id, "leads_to_id": each} for each in sorted(set(benefit_ids))]
        if rows:
            connection.execute(insert(BenefitLink), rows)
        _refuse_round(connection, benefit_id)
        return f"What a benefit leads to: {_name(connection, benefit_id)}"

    return Operation(apply)


def _refuse_round(connection: Connection, benefit_id: int) -> None:
    links: dict[int, list[int]] = {}
    for before, after in connection.execute(select(BenefitLink.benefit_id, BenefitLink.leads_to_id)):
        links.setdefault(before, []).append(after)
    waiting, seen = list(links.get(benefit_id, ())), set[int]()
    while waiting:
        at = waiting.pop()
        if at == benefit_id:
            raise NotAllowed(tr("{benefit} would lead to itself.", benefit=_name(connection, benefit_id)))
        if at not in seen:
            seen.add(at)
            waiting += links.get(at, ())


def _name(connection: Connection, benefit_id: int) -> str:
    return str(connection.scalar(select(Benefit.name).where(Benefit.id == benefit_id)))
