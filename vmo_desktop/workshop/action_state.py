"""Whether an action is done, late, begun or still to come, as of a day."""

from datetime import date
from enum import StrEnum

from vmo_desktop.workshop.road_rows import ActionRow, TrainingRow


class ActionState(StrEnum):
    """Where an action stands."""

    DONE = "done"
    OVERDUE = "overdue"
    UNDER_WAY = "under way"
    PLANNED = "planned"


def action_state(action: ActionRow, day: date | None) -> ActionState:
    """Where an action stands on a day; without a day nothing is overdue, and nothing has begun."""
    if action.done_on:
        return ActionState.DONE
    if is_past(action.due_on, day):
        return ActionState.OVERDUE
    has_begun = day is not None and action.start_on and action.start_on <= day.isoformat()
    return ActionState.UNDER_WAY if has_begun else ActionState.PLANNED


def training_state(training: TrainingRow, day: date | None) -> ActionState:
    """Where a training stands on a day."""
    if training.done_on:
        return ActionState.DONE
    return ActionState.OVERDUE if is_past(training.due_on, day) else ActionState.PLANNED


def is_past(due_on: str, day: date | None) -> bool:
    """Whether something was due before a day."""
    return day is not None and bool(due_on) and due_on < day.isoformat()
