"""Edits of KPIs, their readings, and how these are judged."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.domain.realization import Thresholds, runs_back
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import table_of
from vmo_desktop.store.value_tables import Kpi, Reading, Realization
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.listed import Listed
from vmo_desktop.workshop.spans import NOT_NEGATIVE
from vmo_desktop.workshop.value_rows import Series

tr = Texts("Workshop")

YEARS = range(1900, 2200)
"""Years that are no typing error."""


def check_day(day: str) -> None:
    """Raise `NotAllowed` for what is neither empty nor a day, such as 2027-06-30, of a year in `YEARS`."""
    if not day:
        return
    try:
        found = date.fromisoformat(day)
    except ValueError:
        found = None
    # Days are compared as texts, so that only one way to write them will do.
    if found is None or found.isoformat() != day:
        raise NotAllowed(tr("{day} is no day; a day is written as 2027-06-30.", day=day))
    if found.year not in YEARS:
        raise NotAllowed(tr("{day}: type a year between {first} and {last}.", day=day, first=YEARS[0], last=YEARS[-1]))


def _check_kpi(row: Mapping[str, Any]) -> None:
    check_day(row["due_on"])
    check_day(row["baseline_on"])
    if row["weight"] not in NOT_NEGATIVE:
        raise NotAllowed(tr("{kpi}: a weight is 0 or more.", kpi=row["name"]))
    if runs_back(row["direction"], row["baseline"], row["target"]):
        raise NotAllowed(tr("{kpi}: the target lies on the worse side of the baseline.", kpi=row["name"]))


KPIS = Listed(table_of(Kpi), "KPI", "KPIs", check=_check_kpi)
"""What is measured."""

_READING = table_of(Reading)
_KEY = [_READING.c.kpi_id, _READING.c.series, _READING.c.on]
_NEW = upsert(_READING)
_WRITE_READING = _NEW.on_conflict_do_update(
    index_elements=_KEY, set_={"value": _NEW.excluded.value, "note": _NEW.excluded.note}
)
_DELETE_READING = delete(_READING).where(*(column == bindparam(column.name) for column in _KEY))

LONGEST_REASON = 500

_FROZEN = ("baseline", "baseline_on", "target", "direction", "unit", "due_on")


def edit_kpi(kpi_id: int, values: Mapping[str, Any]) -> Operation:
    """Change fields of a KPI.

    Raises `NotAllowed`, when applied, for what was promised and is frozen.
    """
    edit = KPIS.edit(kpi_id, values)

    def apply(connection: Connection) -> str:
        frozen = connection.scalar(select(Kpi.frozen_at).where(Kpi.id == kpi_id))
        if frozen and any(name in _FROZEN for name in values):
            raise NotAllowed(
                tr(
                    "What it promised is frozen since {day} and stays as it was; readings go on. To change it, let it "
                    "change again below the list and say why.",
                    day=str(frozen)[:10],
                )
            )
        return edit.apply(connection)

    return Operation(apply, merge_key=edit.merge_key)


def delete_kpis(kpi_ids: Sequence[int]) -> Operation:
    """Delete KPIs with their readings.

    Raises `NotAllowed`, when applied, for one whose promise is frozen.
    """
    deletion = KPIS.delete(kpi_ids)

    def apply(connection: Connection) -> str:
        frozen = connection.scalar(select(Kpi.name).where(Kpi.id.in_(kpi_ids), Kpi.frozen_at != ""))
        if frozen is not None:
            raise NotAllowed(
                tr(
                    "What {kpi} promised is frozen: it cannot be deleted. Let it change again below the list first, "
                    "and say why.",
                    kpi=frozen or tr("a KPI without a name"),
                )
            )
        return deletion.apply(connection)

    return Operation(apply)


def freeze_kpis(kpi_ids: Sequence[int], at: str) -> Operation:
    """Freeze baselines, targets and plans at a time, as when the portfolio is approved."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Kpi).where(Kpi.id.in_(kpi_ids)).values(frozen_at=at))
        return f"Baseline frozen: {_names(connection, kpi_ids)}"

    return Operation(apply)


def unfreeze_kpis(kpi_ids: Sequence[int], reason: str) -> Operation:
    """Let baselines, targets and plans change again; the step in the history says why.

    Raises `NotAllowed`, when applied, without a reason.
    """
    said = " ".join(reason.split())[:LONGEST_REASON]

    def apply(connection: Connection) -> str:
        if not said:
            raise NotAllowed(tr("Say why what was promised may change: the reason stays in the history."))
        connection.execute(update(Kpi).where(Kpi.id.in_(kpi_ids)).values(frozen_at=""))
        return f"Baseline may change: {_names(connection, kpi_ids)}, because {said}"

    return Operation(apply)


def _names(connection: Connection, kpi_ids: Sequence[int]) -> str:
    names = list(connection.scalars(select(Kpi.name).where(Kpi.id.in_(kpi_ids))))
    return names[0] if len(names) == 1 else f"{len(names)} KPIs"


@dataclass(frozen=True, slots=True)
class NewReading:
    """A reading to write; None takes the reading of that day away."""

    kpi_id: int
    series: Series
    on: str
    value: float | None
    note: str = ""


def set_readings(readings: Sequence[NewReading]) -> Operation:
    """Write readings; one of the same KPI, series and day is replaced.

    Raises `NotAllowed`, when applied, for a day that is none, a value that is no number, or a plan that is frozen.
    """

    def apply(connection: Connection) -> str:
        frozen = {row.id: row.frozen_at for row in connection.execute(select(Kpi.id, Kpi.frozen_at))}
        for each in readings:
            _check_reading(each, frozen.get(each.kpi_id, ""))
        for is_gone, alike in groupby(readings, key=lambda each: each.value is None):
            connection.execute(_DELETE_READING if is_gone else _WRITE_READING, [asdict(each) for each in alike])
        names = list(connection.scalars(select(Kpi.name).where(Kpi.id.in_({each.kpi_id for each in readings}))))
        what = names[0] if len(names) == 1 else f"{len(names)} KPIs"
        return f"Reading of {what}" if len(readings) == 1 else f"{len(readings)} readings of {what}"

    return Operation(apply)


def _check_reading(reading: NewReading, frozen_at: str) -> None:
    check_day(reading.on)
    if not reading.on:
        raise NotAllowed(tr("A reading needs its day."))
    if reading.series is Series.PLAN and frozen_at:
        raise NotAllowed(tr("The plan is frozen since {day}.", day=frozen_at[:10]))
    if reading.value is not None and not math.isfinite(reading.value):
        raise NotAllowed(tr("A reading is a number."))


def edit_realization(values: Mapping[str, Any]) -> Operation:
    """Change how what came true is judged; fields as in `RealizationRow`.

    Raises `NotAllowed`, when applied, for thresholds out of order or a day that is none.
    """

    def apply(connection: Connection) -> str:
        connection.execute(update(Realization).values(dict(values)))
        row = connection.execute(select(Realization.on_track, Realization.at_risk, Realization.as_of)).one()
        check_day(row.as_of)
        try:
            Thresholds(row.on_track, row.at_risk)
        except ValueError:
            raise NotAllowed(tr("A KPI is at risk before it is on track.")) from None
        return "Thresholds of KPIs"

    return Operation(apply, merge_key=("realization", *sorted(values)))
