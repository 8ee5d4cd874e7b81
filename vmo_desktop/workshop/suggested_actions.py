"""Actions that a set of ready texts suggests for the steps of the road, and the days on which they would fall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vmo_desktop.workshop.kpi_state import as_of, months_away
from vmo_desktop.workshop.road_texts import RoadTexts, SuggestedAction
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be done for a step of this workshop."""

    step_id: int
    action: SuggestedAction

    def values(self, begin: date | None) -> Mapping[str, object]:
        """The action to add, for a road that begins on a day; without one it has no days."""
        found: dict[str, object] = {
            "text": self.action.text, "phase": self.action.phase, "step_id": self.step_id
        }  # fmt: skip
        if begin is not None:
            end = months_away(begin, self.action.start + self.action.months) - timedelta(days=1)
            start = months_away(begin, self.action.start)
            found |= {"start_on": start.isoformat(), "due_on": max(start, end).isoformat()}
        return found


def suggestions(snapshot: Snapshot, texts: RoadTexts | None) -> Sequence[Suggestion]:
    """What is suggested and not taken yet, step by step."""
    if texts is None:
        return ()
    known = {step.name: step.actions for step in texts.steps}
    taken = {(row.step_id, row.text) for row in snapshot.road.actions}
    return tuple(
        Suggestion(step.id, action)
        for step in snapshot.road.steps
        for action in known.get(step.name, ())
        if (step.id, action.text) not in taken
    )  # fmt: skip


def road_begin(snapshot: Snapshot) -> date | None:
    """When the road begins: with its first action, else its first assessment, else on the day that all is told for."""
    road = snapshot.road
    for days in ([row.start_on for row in road.actions], [row.on for row in road.assessments]):
        known = [day for day in days if day]
        if known:
            return date.fromisoformat(min(known))
    return as_of(snapshot)
