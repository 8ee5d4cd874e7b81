"""Edits of the rounds: opened, closed, revealed, and then never changed."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, func, insert, select, update

from vmo_desktop.changes import StepKind
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.room_tables import Room, Round, RoundDriver, RoundInitiative
from vmo_desktop.store.tables import Driver
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation, new_id
from vmo_desktop.workshop.room_rows import RoundState
from vmo_desktop.workshop.rows import WeightMethod

tr = Texts("Workshop")


def open_round(name: str, initiative_ids: Collection[int], driver_ids: Collection[int]) -> Operation:
    """Open a round on the scores of these initiatives on these drivers.

    Raises `NotAllowed`, when applied, if there is no initiative or no driver, or one whose scores are counted.
    """

    def apply(connection: Connection) -> str:
        if not initiative_ids or not driver_ids:
            raise NotAllowed(tr("A round needs at least one initiative and one driver."))
        counted = select(Driver.name).where(Driver.id.in_(driver_ids), Driver.source != "").limit(1)
        driver = connection.scalar(counted)
        if driver is not None:
            raise NotAllowed(tr("The scores of {driver} are counted from cash lines, not voted.", driver=driver))
        round_id = _insert(connection, {"name": name})
        rows = [{"round_id": round_id, "initiative_id": each} for each in sorted(initiative_ids)]
        connection.execute(insert(RoundInitiative), rows)
        _ask_drivers(connection, round_id, driver_ids)
        return f"Round opened: {name}"

    return Operation(apply)


def open_weight_round(name: str, weight_set_id: int, method: WeightMethod, driver_ids: Collection[int]) -> Operation:
    """Open a round on the weights of these drivers (and groups) in a weight set.

    Raises `NotAllowed`, when applied, if there are fewer than two drivers.
    """

    def apply(connection: Connection) -> str:
        if len(driver_ids) < 2:
            raise NotAllowed(tr("A round on weights needs at least two drivers."))
        round_id = _insert(connection, {"name": name, "weight_set_id": weight_set_id, "method": method})
        _ask_drivers(connection, round_id, driver_ids)
        return f"Round opened: {name}"

    return Operation(apply)


def close_round(round_id: int) -> Operation:
    """Take no more ballots."""
    return _move(round_id, RoundState.OPEN, RoundState.CLOSED, tr("Only an open round is closed."), "closed")


def reopen_round(round_id: int) -> Operation:
    """Take ballots again in a round that is closed and not revealed."""
    return _move(
        round_id, RoundState.CLOSED, RoundState.OPEN, tr("A revealed round stays as it is. Open a new one."), "reopened"
    )


def reveal_round(round_id: int) -> Operation:
    """Show the votes of a closed round to everybody; from then on it never changes, and undo does not go past it."""
    refusal = tr("Close the round first; a revealed round stays as it is.")
    return _move(round_id, RoundState.CLOSED, RoundState.REVEALED, refusal, "revealed", kind=StepKind.VOTE)


def hide_progress(round_id: int, *, is_hidden: bool) -> Operation:
    """Show or hide who has handed in."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Round).where(Round.id == round_id).values(is_progress_hidden=is_hidden))
        return f"Who has handed in is {'hidden' if is_hidden else 'shown'}: {_name(connection, round_id)}"

    return Operation(apply)


def discard_round(round_id: int) -> Operation:
    """Delete a round that is not revealed, with its ballots.

    Raises `NotAllowed`, when applied, if it is revealed.
    """

    def apply(connection: Connection) -> str:
        name = _name(connection, round_id)
        if _state(connection, round_id) is RoundState.REVEALED:
            raise NotAllowed(tr("A revealed round stays as it is. Open a new one."))
        connection.execute(delete(Round).where(Round.id == round_id))
        return f"Round deleted: {name}"

    return Operation(apply)


def leave_out_owners(*, is_left_out: bool) -> Operation:
    """Count the votes of owners on their own initiatives, or leave them out."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Room).values(leaves_out_owners=is_left_out))
        return "Owners' votes left out" if is_left_out else "Owners' votes counted"

    return Operation(apply)


def _insert(connection: Connection, values: dict[str, object]) -> int:
    last = connection.scalar(select(func.max(Round.position))) or 0
    return new_id(connection.execute(insert(Round).values(position=last + 1, **values)))


def _ask_drivers(connection: Connection, round_id: int, driver_ids: Collection[int]) -> None:
    connection.execute(insert(RoundDriver), [{"round_id": round_id, "driver_id": each} for each in sorted(driver_ids)])


def _move(
    round_id: int, before: RoundState, after: RoundState, refusal: str, word: str, *, kind: StepKind = StepKind.EDIT
) -> Operation:
    def apply(connection: Connection) -> str:
        if _state(connection, round_id) is not before:
            raise NotAllowed(refusal)
        connection.execute(update(Round).where(Round.id == round_id).values(state=after))
        return f"Round {word}: {_name(connection, round_id)}"

    return Operation(apply, kind=kind)


def _state(connection: Connection, round_id: int) -> RoundState | None:
    state = connection.scalar(select(Round.state).where(Round.id == round_id))
    return None if state is None else RoundState(state)


def _name(connection: Connection, round_id: int) -> str:
    return str(connection.scalar(select(Round.name).where(Round.id == round_id)))
