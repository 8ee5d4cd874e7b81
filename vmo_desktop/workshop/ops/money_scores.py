"""Edits of where the scores of a driver come from."""

from sqlalchemy import Connection, delete, func, select, update

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.room_tables import Round, RoundDriver
from vmo_desktop.store.tables import AgreedScore, CurvePoint, Driver
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.stale import mark_stale, scale_ends
from vmo_desktop.workshop.room_rows import RoundState
from vmo_desktop.workshop.rows import CurveKind, Direction, ScaleKind, ScoreSource

tr = Texts("Workshop")

_WORDS = {ScoreSource.TYPED: "typed", ScoreSource.NPV: "NPV", ScoreSource.ROI: "ROI"}


def count_scores(driver_id: int, source: ScoreSource, *, low: float, high: float, unit: str) -> Operation:
    """Have the scores of a driver counted from cash lines, on a measure from `low` to `high` (more is better).

    What was typed before is deleted, and back with undo. Raises `NotAllowed`, when applied, if a round that is not
    revealed asks for scores on it, or the low end is not below the high one.
    """

    def apply(connection: Connection) -> str:
        _refuse_asked(connection, driver_id)
        if not low < high:
            raise NotAllowed(tr("The low end must be below the high end."))
        ends = scale_ends(connection, driver_id)
        connection.execute(delete(AgreedScore).where(AgreedScore.driver_id == driver_id))
        connection.execute(delete(CurvePoint).where(CurvePoint.driver_id == driver_id))
        measure = {"scale": ScaleKind.MEASURE, "direction": Direction.HIGHER, "curve": CurveKind.STRAIGHT, "half": None}
        values = {"source": source, "low": low, "high": high, "unit": unit, **measure}
        connection.execute(update(Driver).where(Driver.id == driver_id).values(values))
        mark_stale(connection, driver_id, ends)
        return _label(connection, driver_id, source)

    return Operation(apply)


def type_scores(driver_id: int) -> Operation:
    """Have the scores of a driver typed again: none of them is there yet."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Driver).where(Driver.id == driver_id).values(source=ScoreSource.TYPED))
        return _label(connection, driver_id, ScoreSource.TYPED)

    return Operation(apply)


def _label(connection: Connection, driver_id: int, source: ScoreSource) -> str:
    return f"Scores of {connection.scalar(select(Driver.name).where(Driver.id == driver_id))}: {_WORDS[source]}"


def _refuse_asked(connection: Connection, driver_id: int) -> None:
    name = connection.scalar(
        select(func.min(Round.name))
        .join(RoundDriver, RoundDriver.round_id == Round.id)
        .where(RoundDriver.driver_id == driver_id, Round.state != RoundState.REVEALED, Round.weight_set_id.is_(None))
    )
    if name is not None:
        raise NotAllowed(
            tr(
                "{round} asks for scores on this driver. Reveal the round, or delete it, to have them counted.",
                round=name,
            )
        )
