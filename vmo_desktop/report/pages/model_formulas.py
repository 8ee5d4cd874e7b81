"""The optimisation model on paper: in formulas, and for short lists with every number."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import Flowable

from vmo_desktop.charts.condition_words import about_text, condition_text
from vmo_desktop.charts.numbers import compact
from vmo_desktop.domain.portfolio import ConditionKind, LinkKind, PortfolioProblem
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.numbers import NONE, score
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import titled_table, wrapped
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.styles import DENSE
from vmo_desktop.report.tables import Line
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")

SHORT_LIST = 30
"""Up to so many initiatives every number of the model is printed."""

_LIMITS = 4
"""So many limits fit beside each other in the table of numbers."""

_DIGITS = 7


def is_printed_in_full(choice: ChoiceFacts) -> bool:
    """Whether every number of the model is printed."""
    return len(choice.of.snapshot.initiatives) <= SHORT_LIST


def formulas(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    """What is maximised, and every kind of condition; of short lists every condition by itself."""
    problem = choice.of.problem
    pairs = " + Σ w_p y_p" if problem.synergies else ""
    rows: list[Sequence[object]] = [
        [wrapped(tr("Maximise")), wrapped(f"Σ v_i x_i{pairs}")],
        [wrapped(tr("Each way to fund an initiative")), wrapped(_domain(problem))],
    ]
    if (np.bincount(problem.owner, minlength=1) > 1).any():
        rows.append([wrapped(tr("At most one way for each initiative")), wrapped("Σ x_i ≤ 1")])
    if problem.synergies:
        rows.append(
            [wrapped(tr("A pair counts when both are funded")), wrapped("y_p ≤ X_j,  y_p ≤ X_k,  y_p ≥ X_j + X_k − 1")]
        )
    rows += _limits(choice)
    rows += _links(choice) if is_printed_in_full(choice) else _kinds(choice)
    caption = [
        tr("x_i: how much of a way to fund an initiative is taken; X_j: 1 where any way of one is taken, else 0."),
        tr("v_i: its value; u_i: its use of a limit; w_p, s_p: what a pair brings and saves; y_p: both are funded."),
    ]
    heads = ((tr("What"), 190.0), (tr("Formula"), 0.0))
    return titled_table(pack, tr("The model"), caption, heads, rows)


def _domain(problem: PortfolioProblem) -> str:
    whole = "x_i ∈ {0, 1}"
    if not problem.has_parts:
        return whole
    return tr("{whole}; in part: x_i = 0 or m_i ≤ x_i ≤ 1", whole=whole)


def _limits(choice: ChoiceFacts) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = []
    for index, limit in enumerate(choice.of.problem.limits):
        saved = " − Σ s_p y_p" if any(pair.relief[index] for pair in choice.of.problem.synergies) else ""
        least = f"{compact(limit.least, _DIGITS)} ≤ " if np.isfinite(limit.least) else ""
        most = f" ≤ {compact(limit.most, _DIGITS)}" if np.isfinite(limit.most) else ""
        name = one_line(about_text(choice.of, choice.of.limit_row(index)))
        # What is counted is counted whole, however small the part of it that is funded.
        used = "Σ u_i [x_i > 0]" if limit.is_count and choice.of.problem.has_parts else "Σ u_i x_i"
        rows.append([wrapped(name), wrapped(f"{least}{used}{saved}{most}")])
    return rows


_FORMULAS = {
    LinkKind.REQUIRES: "X_{0} ≤ X_{1}",
    LinkKind.AT_MOST_ONE: "{sum} ≤ 1",
    LinkKind.AT_LEAST_ONE: "{sum} ≥ 1",
}


def _links(choice: ChoiceFacts) -> list[Sequence[object]]:
    """Each dependency and force."""
    rows: list[Sequence[object]] = []
    for condition in choice.of.problem.conditions():
        match condition.kind:
            case ConditionKind.LINK:
                link = choice.of.problem.links[condition.index]
                numbers = [str(row + 1) for row in link.members]
                formula = " = ".join(f"X_{number}" for number in numbers)
                if link.kind in _FORMULAS:
                    added = " + ".join(f"X_{number}" for number in numbers)
                    formula = _FORMULAS[link.kind].format(*numbers, sum=added)
            case ConditionKind.FORCED_IN:
                formula = f"X_{condition.index + 1} = 1"
            case ConditionKind.FORCED_OUT:
                formula = f"X_{condition.index + 1} = 0"
            case _:
                continue
        rows.append([wrapped(shortened(condition_text(choice.of, condition), 160)), wrapped(formula)])
    return rows


def _kinds(choice: ChoiceFacts) -> list[Sequence[object]]:
    """Each kind of dependency and force, with how many there are."""
    problem = choice.of.problem
    counted = [
        (tr("Requirements"), "X_j ≤ X_k", LinkKind.REQUIRES),
        (tr("All or none"), "X_j = X_k = …", LinkKind.ALL_OR_NONE),
        (tr("At most one"), "X_j + X_k + … ≤ 1", LinkKind.AT_MOST_ONE),
        (tr("At least one"), "X_j + X_k + … ≥ 1", LinkKind.AT_LEAST_ONE),
    ]
    found = [(name, formula, sum(link.kind is kind for link in problem.links)) for name, formula, kind in counted]
    found += [
        (tr("Mandatory or forced in"), "X_j = 1", len(problem.forced_in)),
        (tr("Forced out"), "X_j = 0", len(problem.forced_out)),
    ]
    return [[wrapped(f"{name}: {count:,}"), wrapped(formula)] for name, formula, count in found if count]


def options_table(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    """The numbers of the model; nothing for long lists, whose numbers are in the annex."""
    of, problem = choice.of, choice.of.problem
    if not is_printed_in_full(choice) or not of.options:
        return []
    shown = range(len(problem.limits))[:_LIMITS]
    rows: list[Sequence[object]] = []
    for index, option in enumerate(of.options):
        name = one_line(shown_name(of.snapshot.initiatives[option.row]))
        level = f" ({one_line(option.level.name)})" if option.level is not None else ""
        share = float(problem.least_shares[index])
        rows.append([
            f"x_{index + 1}", f"X_{option.row + 1}", Line(f"{name}{level}", size=DENSE),
            score(float(problem.values[index])), score(float(problem.costs[index])),
            score(share) if share < 1 else NONE,
            *(score(float(problem.limits[place].use[index])) for place in shown),
        ])  # fmt: skip
    heads = (
        ("x", 26.0), ("X", 26.0), (tr("Initiative"), 0.0), (tr("v: value"), 44.0), (tr("Cost"), 56.0),
        (tr("m: least"), 36.0), *((tr("u: limit {n}", n=place + 1), 56.0) for place in shown),
    )  # fmt: skip
    hidden = len(problem.limits) - len(shown)
    caption = [tr("Limits in the order of the model; m: the least share that may be funded.")]
    if hidden:
        caption.append(tr.counted(hidden, "{n} further limit is not shown.", "{n} further limits are not shown."))
    numbers = range(3, len(heads))
    return [*titled_table(pack, tr("Its numbers"), caption, heads, rows, numbers=tuple(numbers)), *_pairs(pack, choice)]


def _pairs(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    rows = [
        [f"y_{pair.first + 1},{pair.second + 1}", score(pair.value), score(pair.saving)]
        for pair in choice.of.problem.synergies
    ]
    heads = ((tr("Pair"), 80.0), (tr("w: value"), 80.0), (tr("s: saving"), 80.0))
    return titled_table(
        pack, tr("Pairs"), [tr("What two initiatives bring and save together.")], heads, rows, numbers=(1, 2)
    )
