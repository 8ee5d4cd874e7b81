"""Where each KPI stands on a day: its progress, its plan, where it is going, and whether a reading is overdue."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import cached_property
from math import isnan, nan

import numpy as np

from vmo_desktop.domain.realization import Direction, Status, Thresholds, planned_value, progress, status, trend_at
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import Frequency, KpiRow, ReadingRow, Series

MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}
"""Months between two readings; a KPI that is read once is due on its day."""

GRACE_DAYS = 14
"""A reading is overdue so many days after its period: numbers are closed first."""


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    month = day.year * 12 + day.month - 1 + months
    year, place = divmod(month, 12)
    return date(year, place + 1, min(day.day, calendar.monthrange(year, place + 1)[1]))


def months_away(day: date, months: int) -> date:
    """The same day of a later or earlier month; where there is none, the last or first day of all."""
    if MINYEAR < day.year + months / 12 < MAXYEAR:
        return months_later(day, months)
    return date.max if months > 0 else date.min


def as_of(snapshot: Snapshot) -> date | None:
    """The day that the state is told for: the one that is set, else that of the newest actual reading; None without.

    Never today: the same file tells the same on every day.
    """
    if snapshot.value.realization.as_of:
        return date.fromisoformat(snapshot.value.realization.as_of)
    days = [rows[-1].on for (_, series), rows in snapshot.value.readings.items() if series is Series.ACTUAL]
    return date.fromisoformat(max(days)) if days else None


@dataclass(frozen=True)
class KpiState:
    """A KPI on a day, of which later readings are not known."""

    kpi: KpiRow
    plan: tuple[ReadingRow, ...]
    forecast: tuple[ReadingRow, ...]
    actual: tuple[ReadingRow, ...]
    day: date | None
    thresholds: Thresholds

    @cached_property
    def latest(self) -> ReadingRow | None:
        """The newest reading up to the day."""
        known = self._known(self.actual)
        return known[-1] if known else None

    def _known(self, rows: Sequence[ReadingRow]) -> list[ReadingRow]:
        return [] if self.day is None else [row for row in rows if row.on <= self.day.isoformat()]

    def progress_of(self, value: float) -> float:
        """Share of the way that a value of the KPI is; NaN where baseline or target are not known."""
        kpi = self.kpi
        return progress(kpi.direction, _number(kpi.baseline), _number(kpi.target), value)

    @cached_property
    def progress(self) -> float:
        """Share of the way from baseline to target; NaN without a reading."""
        return nan if self.latest is None else self.progress_of(self.latest.value)

    @cached_property
    def planned(self) -> float:
        """Share of the way that the plan has made by the day of the newest reading, else by the day; NaN if none.

        Without plan readings it goes straight from the baseline's day to the due day. A milestone has no way: it is
        planned from its due day on, and what was last read of it stands until something else is read.
        """
        day = self.day
        if self.latest is not None and self.kpi.direction is not Direction.MILESTONE:
            day = date.fromisoformat(self.latest.on)
        return nan if day is None else self.planned_at(day)

    def planned_at(self, day: date) -> float:
        """Share of the way that the plan has made by a day; NaN without a plan."""
        if self.plan:
            times, values = _series(self.plan)
            return self.progress_of(planned_value(day.toordinal(), times, values))
        is_at_once = self.kpi.direction is Direction.MILESTONE or self.kpi.due_on <= self.kpi.baseline_on
        if is_at_once and self.kpi.due_on:
            return float(day.isoformat() >= self.kpi.due_on)
        if not (self.kpi.baseline_on and self.kpi.due_on):
            return nan
        times = np.array([date.fromisoformat(each).toordinal() for each in (self.kpi.baseline_on, self.kpi.due_on)])
        return planned_value(day.toordinal(), times.astype(np.float64), np.array([0.0, 1.0]))

    def progress_at(self, day: date) -> float:
        """Share of the way that the newest reading up to a day tells; NaN without one."""
        known = [row for row in self.actual if row.on <= day.isoformat()]
        return self.progress_of(known[-1].value) if known else nan

    @cached_property
    def status(self) -> Status:
        """Where it stands against the plan."""
        return status(self.progress, self.planned, self.thresholds)

    @cached_property
    def at_completion(self) -> float:
        """The value that is expected on the due day: the newest forecast, else where readings are going; NaN if none.

        A trend needs two readings. Once the due day has been read, that is what came.
        """
        if self.latest is not None and "" < self.kpi.due_on <= self.latest.on:
            return self.latest.value
        known = self._known(self.forecast)
        if known:
            return known[-1].value
        actual = self._known(self.actual)
        if not self.kpi.due_on or len(actual) < 2:
            return nan
        return trend_at(date.fromisoformat(self.kpi.due_on).toordinal(), *_series(actual))

    @cached_property
    def progress_at_completion(self) -> float:
        """Share of the way that is expected on the due day; NaN where nothing is."""
        return nan if isnan(self.at_completion) else self.progress_of(self.at_completion)

    @cached_property
    def next_due(self) -> date | None:
        """The day by which the next reading belongs into the file; None where nothing says so."""
        if self.kpi.frequency is Frequency.ONCE:
            is_open = self.kpi.due_on and self.latest is None
            return date.fromisoformat(self.kpi.due_on) if is_open else None
        last = self.kpi.baseline_on if self.latest is None else self.latest.on
        return months_away(date.fromisoformat(last), MONTHS[self.kpi.frequency]) if last else None

    @property
    def is_overdue(self) -> bool:
        """Whether a reading should be here by now."""
        if self.day is None or self.next_due is None:
            return False
        return (self.day - self.next_due).days > GRACE_DAYS


def _number(value: float | None) -> float:
    return nan if value is None else value


def _series(rows: Sequence[ReadingRow]) -> tuple[FloatArray, FloatArray]:
    times = [date.fromisoformat(row.on).toordinal() for row in rows]
    return np.array(times, dtype=np.float64), np.array([row.value for row in rows], dtype=np.float64)


def kpi_states(snapshot: Snapshot, day: date | None = None) -> tuple[KpiState, ...]:
    """Every KPI in its order, as of a day (default: `as_of`)."""
    value = snapshot.value
    thresholds = Thresholds(value.realization.on_track, value.realization.at_risk)
    when = as_of(snapshot) if day is None else day

    def of(kpi: KpiRow, series: Series) -> tuple[ReadingRow, ...]:
        return value.readings.get((kpi.id, series), ())

    return tuple(
        KpiState(
            kpi, of(kpi, Series.PLAN), of(kpi, Series.FORECAST), of(kpi, Series.ACTUAL), when, thresholds
        )
        for kpi in value.kpis
    )  # fmt: skip
