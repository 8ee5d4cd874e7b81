"""Edits of how initiatives hang together: what requires what, groups, and what two bring together."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.choice_tables import DependencyGroup, DependencyMember, Synergy
from vmo_desktop.store.tables import Dependency, Initiative
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import GroupKind
from vmo_desktop.workshop.operation import Operation, new_id

tr = Texts("Workshop")


def require(initiative_id: int, requires_id: int, reason: str = "") -> Operation:
    """Say that an initiative can be funded only with another; said again, only the reason changes.

    Raises `NotAllowed`, when applied, if both are the same.
    """

    def apply(connection: Connection) -> str:
        _refuse_same((initiative_id, requires_id))
        statement = upsert(Dependency).values(initiative_id=initiative_id, requires_id=requires_id, reason=reason)
        keys = ["initiative_id", "requires_id"]
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_={"reason": reason}))
        return f"{_name(connection, initiative_id)} requires {_name(connection, requires_id)}"

    return Operation(apply)


def drop_requirement(initiative_id: int, requires_id: int) -> Operation:
    """Say that an initiative no longer requires another."""

    def apply(connection: Connection) -> str:
        connection.execute(
            delete(Dependency).where(Dependency.initiative_id == initiative_id, Dependency.requires_id == requires_id)
        )
        return f"{_name(connection, initiative_id)} no longer requires {_name(connection, requires_id)}"

    return Operation(apply)


def add_group(kind: GroupKind, initiative_ids: Sequence[int], reason: str = "") -> Operation:
    """Add a group of initiatives that hang together.

    Raises `NotAllowed`, when applied, if it has fewer than two (at least one: fewer than one) initiatives.
    """

    def apply(connection: Connection) -> str:
        _refuse_small(kind, initiative_ids)
        last = connection.scalar(select(func.coalesce(func.max(DependencyGroup.position), 0))) or 0
        values = {"position": last + 1, "kind": kind, "reason": reason}
        group_id = new_id(connection.execute(insert(DependencyGroup).values(values)))
        _set_members(connection, group_id, initiative_ids)
        return "Dependency added"

    return Operation(apply)


def edit_group(group_id: int, kind: GroupKind, initiative_ids: Sequence[int], reason: str = "") -> Operation:
    """Change a group: how its initiatives hang together, which they are, and why."""

    def apply(connection: Connection) -> str:
        _refuse_small(kind, initiative_ids)
        connection.execute(
            update(DependencyGroup).where(DependencyGroup.id == group_id).values(kind=kind, reason=reason)
        )
        connection.execute(delete(DependencyMember).where(DependencyMember.group_id == group_id))
        _set_members(connection, group_id, initiative_ids)
        return "Dependency changed"

    return Operation(apply)


def delete_groups(group_ids: Sequence[int]) -> Operation:
    """Delete groups of initiatives that hang together; the initiatives stay."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(DependencyGroup).where(DependencyGroup.id.in_(group_ids)))
        return "Dependency deleted" if len(group_ids) == 1 else f"{len(group_ids)} dependencies deleted"

    return Operation(apply)


def add_synergy(first_id: int, second_id: int, values: Mapping[str, object]) -> Operation:
    """Say what two initiatives bring more or save when both are funded; fields as in `SynergyRow`.

    Raises `NotAllowed`, when applied, if both are the same.
    """

    def apply(connection: Connection) -> str:
        _refuse_same((first_id, second_id))
        connection.execute(insert(Synergy).values({"first_id": first_id, "second_id": second_id, **values}))
        return f"Synergy added: {_name(connection, first_id)} and {_name(connection, second_id)}"

    return Operation(apply)


def edit_synergy(synergy_id: int, values: Mapping[str, object]) -> Operation:
    """Change fields of a synergy."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Synergy).where(Synergy.id == synergy_id).values(dict(values)))
        pair = connection.execute(select(Synergy.first_id, Synergy.second_id).where(Synergy.id == synergy_id)).one()
        _refuse_same((pair.first_id, pair.second_id))
        return "Synergy changed"

    return Operation(apply, merge_key=("synergy", synergy_id, *sorted(values)))


def delete_synergies(synergy_ids: Sequence[int]) -> Operation:
    """Delete synergies."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Synergy).where(Synergy.id.in_(synergy_ids)))
        return "Synergy deleted" if len(synergy_ids) == 1 else f"{len(synergy_ids)} synergies deleted"

    return Operation(apply)


def _set_members(connection: Connection, group_id: int, initiative_ids: Sequence[int]) -> None:
    rows = [{"group_id": group_id, "initiative_id": each} for each in sorted(set(initiative_ids))]
    connection.execute(insert(DependencyMember), rows)


def _refuse_same(pair: tuple[int, int]) -> None:
    if pair[0] == pair[1]:
        raise NotAllowed(tr("Choose two different initiatives."))


def _refuse_small(kind: GroupKind, initiative_ids: Sequence[int]) -> None:
    if len(set(initiative_ids)) < (1 if kind is GroupKind.AT_LEAST_ONE else 2):
        raise NotAllowed(tr("Choose at least two initiatives that hang together."))


def _name(connection: Connection, initiative_id: int) -> str:
    return str(connection.scalar(select(Initiative.name).where(Initiative.id == initiative_id)))
