"""The actions of the road put in order for a roadmap: by phase, and within a phase by the day they begin."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vmo_desktop.charts.action_words import action_state_text, action_state_word
from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.action_state import ActionState, action_state
from vmo_desktop.workshop.kpi_state import as_of, months_later
from vmo_desktop.workshop.ops.kpis import YEARS
from vmo_desktop.workshop.road_rows import ActionRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Chart")

LEAST_MONTHS = 6
"""A roadmap shows so many months at least."""

LATEST = "9999-12-31"
"""Actions without a day stand last."""

_FIRST_DAY, _LAST_DAY = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)


@dataclass(frozen=True)
class Phase:
    """Actions of one phase, as they begin; those without one have an empty name."""

    name: str
    actions: tuple[ActionRow, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """Every day on which something begins or is due."""
        return tuple(day for row in self.actions for day in planned_days(row))


@dataclass(frozen=True)
class Roadmap:
    """The actions of a workshop, as of its day; `ids` are those that are drawn, None for all of them."""

    snapshot: Snapshot
    ids: frozenset[int] | None = None

    @cached_property
    def day(self) -> date | None:
        """The day that all is told for."""
        return as_of(self.snapshot)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """Phases in the order in which the list of actions names them first; last what has none."""
        rows = [row for row in self.snapshot.road.actions if self.ids is None or row.id in self.ids]
        names = dict.fromkeys(_phase_name(row) for row in rows)
        named = [name for name in names if name] + [""] * ("" in names)
        return tuple(
            Phase(name, tuple(sorted((row for row in rows if _phase_name(row) == name), key=_begin)))
            for name in named
        )  # fmt: skip

    @cached_property
    def actions(self) -> tuple[ActionRow, ...]:
        """All actions, from the top."""
        return tuple(row for phase in self.phases for row in phase.actions)

    @property
    def has_phases(self) -> bool:
        """Whether any action belongs to a phase."""
        return any(phase.name for phase in self.phases)

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """First days of the first month and of the month after the last; None where no action has a day.

        Days of years that cannot be typed, as a file of an older version may hold them, lie at its ends.
        """
        days = [day for row in self.snapshot.road.actions for day in (*planned_days(row), row.done_on) if day]
        if not days:
            return None
        found = [date.fromisoformat(day) for day in days] + ([self.day] if self.day else [])
        found = [min(max(day, _FIRST_DAY), _LAST_DAY) for day in found]
        first = min(found).replace(day=1)
        months = (max(found).year - first.year) * 12 + max(found).month - first.month + 1
        return first, months_later(first, max(months, LEAST_MONTHS))

    def split(self, most: int) -> tuple["Roadmap", ...]:
        """Roadmaps of at most so many actions and phases each, over the same months."""
        heads = int(self.has_phases)
        parts: list[list[int]] = [[]]
        lines = 0
        for phase in self.phases:
            for place, row in enumerate(phase.actions):
                needed = 1 + heads * (place == 0)
                if parts[-1] and lines + needed > most:
                    parts.append([])
                    lines, needed = 0, 1 + heads
                parts[-1].append(row.id)
                lines += needed
        return tuple(Roadmap(self.snapshot, frozenset(part)) for part in parts)

    def state(self, row: ActionRow) -> ActionState:
        """Where an action stands."""
        return action_state(row, self.day)

    def count(self, state: ActionState, phase: Phase | None = None) -> int:
        """How many actions, of a phase or of all, stand so."""
        return sum(self.state(row) is state for row in (self.actions if phase is None else phase.actions))


def planned_days(row: ActionRow) -> tuple[str, ...]:
    """Start and due day, as far as they are known; one day alone makes a milestone."""
    return tuple(dict.fromkeys(day for day in (row.start_on, row.due_on) if day))


def _phase_name(row: ActionRow) -> str:
    return one_line(row.phase)


def _begin(row: ActionRow) -> tuple[str, str]:
    days = planned_days(row)
    return (days[0], days[-1]) if days else (LATEST, LATEST)


def phase_title(phase: Phase) -> str:
    """What a phase is called."""
    return phase.name or tr("Without a phase")


def roadmap_headline(data: Roadmap, day: Callable[[str], str] = str) -> str:
    """How far all actions are, in a sentence; `day` writes a day in ISO 8601 as its reader does."""
    whole = Roadmap(data.snapshot)
    done, late = whole.count(ActionState.DONE), whole.count(ActionState.OVERDUE)
    said = tr.counted(
        len(whole.actions), "{done} of {n} action is done", "{done} of {n} actions are done", done=done
    )  # fmt: skip
    if data.day is None:
        return said
    return tr("{done}, {late} overdue as of {day}", done=said, late=late, day=day(data.day.isoformat()))


def phase_words(data: Roadmap, phase: Phase) -> str:
    """How far a phase is."""
    said = tr(
        "{done} of {count} done", done=data.count(ActionState.DONE, phase), count=len(phase.actions)
    )  # fmt: skip
    late = data.count(ActionState.OVERDUE, phase)
    return f"{said}, ! {tr('{late} overdue', late=late)}" if late else said


def action_words(data: Roadmap, row: ActionRow) -> str:
    """An action in a sentence."""
    parts = [action_state_word(data.state(row))]
    parts += [tr("from {day}", day=row.start_on)] if row.start_on else []
    parts += [tr("due {day}", day=row.due_on)] if row.due_on else []
    parts += [tr("done {day}", day=row.done_on)] if row.done_on else []
    parts += [one_line(row.owner)] if row.owner else []
    parts += [tr("phase {name}", name=_phase_name(row))] if row.phase else []
    step = step_name(data.snapshot, row)
    parts += [tr("step {name}", name=step)] if step else []
    return f"{one_line(row.text)}: {', '.join(parts)}"


def step_name(snapshot: Snapshot, row: ActionRow) -> str:
    """The step of the road that an action belongs to."""
    return next((one_line(step.name) for step in snapshot.road.steps if step.id == row.step_id), "")


def roadmap_table(data: Roadmap) -> ChartTable:
    """Every action in the order of the chart; rows have their ids."""
    titles = (tr("Phase"), tr("Action"), tr("Owner"), tr("Start"), tr("Due"), tr("Done"), tr("State"), tr("Step"))
    rows = [
        (phase.name, row.text, row.owner, row.start_on, row.due_on, row.done_on,
         action_state_text(data.state(row)), step_name(data.snapshot, row))
        for phase in data.phases for row in phase.actions
    ]  # fmt: skip
    ids = tuple(row.id for row in data.actions)
    return ChartTable(tr("Roadmap"), tuple(map(ChartColumn, titles)), tuple(rows), ids)
