"""Edits of the initiatives."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.choice_tables import ApprovedInitiative, Scenario
from vmo_desktop.store.tables import Initiative
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.labels import Told, changed_again

Values = Mapping[str, object]

tr = Texts("Workshop")


def add_initiatives(rows: Sequence[Values]) -> Operation:
    """Add initiatives at the end; each is a mapping of `InitiativeRow` field to value."""

    def apply(connection: Connection) -> str:
        insert_initiatives(connection, rows)
        return _told_added(rows)

    return Operation(apply)


def _told_added(rows: Sequence[Values]) -> str:
    if len(rows) == 1:
        return f"Initiative added: {_called(rows[0].get('name'), rows[0].get('code'))}"
    return f"{len(rows)} initiatives added"


def insert_initiatives(connection: Connection, rows: Sequence[Values]) -> list[int]:
    """Insert initiatives at the end; returns their ids."""
    last = connection.scalar(select(func.max(Initiative.position))) or 0
    placed = [{"position": place, **values} for place, values in enumerate(rows, start=last + 1)]
    for _, alike in groupby(placed, key=dict.keys):  # a statement takes many rows of the same fields at once
        connection.execute(insert(Initiative), list(alike))
    added = select(Initiative.id).where(Initiative.position > last).order_by(Initiative.position)
    return list(connection.scalars(added))


def update_initiatives(connection: Connection, edits: Mapping[int, Values]) -> None:
    """Change fields of initiatives by id."""
    change = update(Initiative).where(Initiative.id == bindparam("changed_id"))
    placed = [{"changed_id": initiative_id, **values} for initiative_id, values in edits.items()]
    for fields, alike in groupby(placed, key=dict.keys):
        connection.execute(change.values({field: bindparam(field) for field in fields - {"changed_id"}}), list(alike))


def edit_initiatives(edits: Mapping[int, Values], *, added: Sequence[Values] = ()) -> Operation:
    """Change fields of initiatives by id, and add more, as one step: a cell, a pasted block, a fill."""

    def apply(connection: Connection) -> str:
        if len(edits) == 1 and not added:
            return _edit_one(connection, *next(iter(edits.items())))
        update_initiatives(connection, edits)
        insert_initiatives(connection, added)
        if not edits:
            return _told_added(added)
        told = "1 initiative changed" if len(edits) == 1 else f"{len(edits)} initiatives changed"
        return told + (f", {len(added)} added" if added else "")

    cells = [(initiative_id, field) for initiative_id, values in edits.items() for field in values]
    merge_key = ("initiative", *cells) if len(cells) == 1 and not added else None
    return Operation(apply, merge_key=merge_key, joined_label=changed_again)


def _edit_one(connection: Connection, initiative_id: int, values: Values) -> str:
    fields = select(Initiative.name.label("called"), *(getattr(Initiative, field) for field in values))
    before = connection.execute(fields.where(Initiative.id == initiative_id)).one_or_none()
    update_initiatives(connection, {initiative_id: values})
    if before is None:
        return "Initiative"
    told = [(field.replace("_", " "), getattr(before, field), value) for field, value in values.items()]
    return Told(f"{values.get('name', before.called) or 'Initiative'}: ", told)


def delete_initiatives(initiative_ids: Sequence[int]) -> Operation:
    """Delete initiatives with their scores.

    Raises `NotAllowed`, when applied, for one that an approved portfolio contains: that stays as it was approved.
    """

    def apply(connection: Connection) -> str:
        _refuse_approved(connection, initiative_ids)
        named = select(Initiative.name, Initiative.code).where(Initiative.id.in_(initiative_ids))
        names = [_called(name, code) for name, code in connection.execute(named)]
        connection.execute(delete(Initiative).where(Initiative.id.in_(initiative_ids)))
        return f"Initiative deleted: {names[0]}" if len(names) == 1 else f"{len(names)} initiatives deleted"

    return Operation(apply)


def _refuse_approved(connection: Connection, initiative_ids: Sequence[int]) -> None:
    approved = connection.execute(
        select(Initiative.name, Initiative.code, Scenario.name)
        .join(ApprovedInitiative, ApprovedInitiative.initiative_id == Initiative.id)
        .join(Scenario, Scenario.id == ApprovedInitiative.scenario_id)
        .where(Initiative.id.in_(initiative_ids))
        .order_by(Scenario.position, Initiative.position)
    ).first()
    if approved is not None:
        text = tr(
            "{name} is in the approved portfolio of {scenario}, which stays as it is. Take the approval back first.",
            name=_called(approved[0], approved[1]),
            scenario=approved[2],
        )
        raise NotAllowed(text)


def _called(name: object, code: object) -> object:
    """By what an initiative is called."""
    return name or code or "unnamed"


def reorder_initiatives(initiative_ids: Sequence[int]) -> Operation:
    """Put all initiatives in this order."""

    def apply(connection: Connection) -> str:
        current = dict(connection.execute(select(Initiative.id, Initiative.position)).all())
        for place, initiative_id in enumerate(initiative_ids, start=1):
            if current[initiative_id] != place:
                statement = update(Initiative).where(Initiative.id == initiative_id)
                connection.execute(statement.values(position=place))
        return "Initiatives reordered"

    return Operation(apply)
