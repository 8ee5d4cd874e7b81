"""A relief of a conflict as an edit of the workshop."""

from dataclasses import replace
from math import isnan

from vmo_desktop.domain.conflict import Relief
from vmo_desktop.domain.portfolio import ConditionKind
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.dependencies import delete_groups, drop_requirement
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import edit_limit, set_force
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.rows import DependencyRow, InitiativeRow
from vmo_desktop.workshop.scenario_problem import ScenarioProblem


def relief_operation(of: ScenarioProblem, relief: Relief) -> Operation:
    """Move the limit, or drop the condition; the budget moves in the scenario alone.

    A step of its own: undo takes it back without what was typed before.
    """
    return replace(_edit(of, relief), merge_key=None)


def _edit(of: ScenarioProblem, relief: Relief) -> Operation:
    kind, index = relief.condition.kind, relief.condition.index
    if kind in {ConditionKind.MOST, ConditionKind.LEAST}:
        row = of.limit_row(index)
        bound = None if isnan(relief.bound) else relief.bound
        if row is None:
            return edit_scenario(of.scenario.id, {"budget": bound})
        return edit_limit(row.id, {"most" if kind is ConditionKind.MOST else "least": bound})
    if kind is ConditionKind.LINK:
        link = of.links[index][1]
        if isinstance(link, DependencyRow):
            return drop_requirement(link.initiative_id, link.requires_id)
        return delete_groups([link.id])
    return _left_to_the_choice(of, of.snapshot.initiatives[index])


def _left_to_the_choice(of: ScenarioProblem, initiative: InitiativeRow) -> Operation:
    """Drop a force; one that is mandatory besides would else be in all the same, whichever way it was forced."""
    free = edit_initiatives({initiative.id: {"is_mandatory": False}})
    if (of.scenario.id, initiative.id) not in of.snapshot.choice.forces:
        return free
    unforced = set_force(of.scenario.id, [initiative.id], None)
    if not initiative.is_mandatory:
        return unforced
    return together(f"Left to the choice: {initiative.name}", (unforced, free))
