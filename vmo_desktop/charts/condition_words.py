"""What a condition of a scenario asks for, and what would free a conflict, in sentences for window, pack and `vmo`."""

from math import isnan

from vmo_desktop.charts.numbers import compact
from vmo_desktop.domain.conflict import Relief
from vmo_desktop.domain.portfolio import Condition, ConditionKind, LinkKind
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import LimitOf, LimitRow
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_problem import Lacks, ScenarioProblem

tr = Texts("Condition")

_DIGITS = 6
"""Digits of a bound: a budget is never told so roughly that another one could be meant."""

_LINKS = {
    LinkKind.ALL_OR_NONE: tr.mark("All or none of {names}"),
    LinkKind.AT_MOST_ONE: tr.mark("At most one of {names}"),
    LinkKind.AT_LEAST_ONE: tr.mark("At least one of {names}"),
}


_LACKS = {
    Lacks.VALUE: tr.mark("Scores are missing, so its value is not known."),
    Lacks.COST: tr.mark("Its cost is not known."),
    Lacks.CONFIDENCE: tr.mark("Its confidence is not known."),
    Lacks.BENEFIT: tr.mark("No benefit in money is known. Type a cash line for it, of 0 if it brings none."),
    Lacks.EFFORT: tr.mark("Its effort is not known."),
    Lacks.YEARLY_COSTS: tr.mark("Its costs by year are not known."),
}


def lack_text(lack: Lacks) -> str:
    """Why an initiative cannot be chosen."""
    return tr.marked(_LACKS[lack])


def condition_text(of: ScenarioProblem, condition: Condition) -> str:
    """What a condition asks for."""
    index = condition.index
    match condition.kind:
        case ConditionKind.MOST | ConditionKind.LEAST:
            is_most = condition.kind is ConditionKind.MOST
            limit = of.problem.limits[index]
            amount = amount_text(of, of.limit_row(index), limit.most if is_most else limit.least)
            about = about_text(of, of.limit_row(index))
            said = tr("{about}: at most {amount}") if is_most else tr("{about}: at least {amount}")
            return said.format(about=about, amount=amount)
        case ConditionKind.LINK:
            link = of.links[index][0]
            names = [_name(of, row) for row in link.members]
            if link.kind is LinkKind.REQUIRES:
                return tr("{first} requires {second}", first=names[0], second=names[1])
            return tr.marked(_LINKS[link.kind], names=", ".join(names))
        case ConditionKind.FORCED_IN:
            said = tr("Forced in: {name}") if has_force(of, index) else tr("Mandatory: {name}")
            return said.format(name=_name(of, index))
        case ConditionKind.FORCED_OUT:
            return tr("Forced out: {name}", name=_name(of, index))


def relief_text(of: ScenarioProblem, relief: Relief) -> str:
    """What to do about a conflict."""
    condition, index = relief.condition, relief.condition.index
    match condition.kind:
        case ConditionKind.MOST | ConditionKind.LEAST if not isnan(relief.amount):
            row = of.limit_row(index)
            said = (
                tr("Raise the budget by {amount} to {bound}")
                if row is None
                else tr("Raise “{about}” by {amount} to {bound}")
            )
            if condition.kind is ConditionKind.LEAST:
                said = tr("Lower the least of “{about}” by {amount} to {bound}")
            amount, bound = amount_text(of, row, relief.amount), amount_text(of, row, relief.bound)
            return said.format(about=about_text(of, row), amount=amount, bound=bound)
        case ConditionKind.FORCED_IN if not has_force(of, index):
            return tr("Make {name} no longer mandatory", name=_name(of, index))
        case ConditionKind.FORCED_IN | ConditionKind.FORCED_OUT if of.snapshot.initiatives[index].is_mandatory:
            return tr("Drop the force on {name}, and make it no longer mandatory", name=_name(of, index))
        case ConditionKind.FORCED_IN | ConditionKind.FORCED_OUT:
            return tr("Drop the force on {name}", name=_name(of, index))
        case _:
            return tr("Drop “{condition}”", condition=condition_text(of, condition))


def has_force(of: ScenarioProblem, row: int) -> bool:
    """Whether a person forced an initiative in or out in the scenario; else it is mandatory."""
    return (of.scenario.id, of.snapshot.initiatives[row].id) in of.snapshot.choice.forces


def about_text(of: ScenarioProblem, row: LimitRow | None) -> str:
    """What a limit is about; None is the budget."""
    if row is None:
        return tr("Budget")
    parts = [limit_name(of, row)]
    if row.period:
        parts.append(tr("in {period}", period=row.period))
    if row.class_name:
        parts.append(tr("for {class_name}", class_name=row.class_name))
    return " ".join(parts)


def limit_name(of: ScenarioProblem, row: LimitRow) -> str:
    """What a limit counts."""
    match row.of:
        case LimitOf.COST:
            return tr("Cost")
        case LimitOf.EFFORT:
            return tr("Effort")
        case LimitOf.COUNT:
            return tr("Number of initiatives")
        case LimitOf.RESOURCE:
            names = {each.id: each.name for each in of.snapshot.choice.resources}
            return names.get(row.resource_id or 0, "") or tr("Resource")


def amount_text(of: ScenarioProblem, row: LimitRow | None, amount: float) -> str:
    """An amount in the unit of a limit; None is the budget."""
    frame = of.snapshot.workshop
    if row is None or row.of is LimitOf.COST:
        return f"{compact(amount, _DIGITS)} {frame.currency}".strip()
    units = {each.id: each.unit for each in of.snapshot.choice.resources}
    unit = {LimitOf.EFFORT: frame.effort_unit, LimitOf.COUNT: ""}.get(row.of, units.get(row.resource_id or 0, ""))
    return f"{compact(amount, _DIGITS)} {unit}".strip()


def _name(of: ScenarioProblem, row: int) -> str:
    return " ".join(shown_name(of.snapshot.initiatives[row]).split())
