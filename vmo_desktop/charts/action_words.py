"""Actions in words and signs: what window, room and pack say of their state alike."""

from vmo_desktop.charts.theme import Theme
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.action_state import ActionState

tr = Texts("Chart")

SIGNS = {
    ActionState.DONE: "✓",
    ActionState.OVERDUE: "!",
    ActionState.UNDER_WAY: "●",
    ActionState.PLANNED: "○",
}
"""A sign for each state, so that none is told by colour alone."""

_STATES = {
    ActionState.DONE: tr.mark("done"),
    ActionState.OVERDUE: tr.mark("overdue"),
    ActionState.UNDER_WAY: tr.mark("under way"),
    ActionState.PLANNED: tr.mark("planned"),
}


def action_state_text(state: ActionState) -> str:
    """A state as sign and word."""
    return f"{SIGNS[state]} {action_state_word(state)}"


def action_state_word(state: ActionState) -> str:
    """A state in words alone, to be spoken."""
    return tr.marked(_STATES[state])


def action_state_colour(state: ActionState, theme: Theme) -> str:
    """The colour that goes with the sign of a state."""
    tones = {ActionState.OVERDUE: theme.red, ActionState.PLANNED: theme.line_strong}
    return tones.get(state, theme.accent)
