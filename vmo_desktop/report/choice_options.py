"""The options beside the recommended portfolio: as little as possible, more and less money, the strongest dissent."""

from dataclasses import dataclass, replace

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, PortfolioProblem
from vmo_desktop.domain.portfolio_sums import portfolio_cost, portfolio_value
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.choice_words import NOTHING
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.rulers import rulers
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.uncertain_choice import UncertainChoice

tr = Texts("Pack")

OTHER_MONEY = 0.1
"""By which share of itself the budget is more and less."""


@dataclass(frozen=True)
class ChoiceOption:
    """A portfolio to compare with the recommended one, worth what the recommended scenario values; None: there is none.

    `is_recommended` marks the portfolio that the others are compared with.
    """

    name: str
    portfolio: Portfolio | None
    is_recommended: bool = False


def choice_options(choice: ChoiceFacts) -> list[ChoiceOption]:
    """Every option that there is, from the least money to the most, then the dissent."""
    options = [ChoiceOption(tr("Do minimum"), _least(choice))]
    if choice.of.budget:
        options.append(ChoiceOption(tr("Less money (−10 %)"), _with_money(choice, 1 - OTHER_MONEY)))
    options.append(ChoiceOption(tr("Recommended"), choice.portfolio, is_recommended=True))
    if choice.of.budget:
        options.append(ChoiceOption(tr("More money (+10 %)"), _with_money(choice, 1 + OTHER_MONEY)))
    dissent = strongest_dissent(choice.of)
    if dissent is not None:
        name, values = dissent
        options.append(ChoiceOption(tr("If {name} ruled", name=name), _ruled(choice, values)))
    return options


def _least(choice: ChoiceFacts) -> Portfolio | None:
    """The cheapest within the conditions: what is mandatory or forced, and what it needs."""
    problem = choice.of.problem
    free = tuple(replace(pair, value=0.0) for pair in problem.synergies)
    return _found(choice, choice.of, replace(problem, values=np.zeros_like(problem.values), synergies=free))


def _with_money(choice: ChoiceFacts, share: float) -> Portfolio | None:
    of = ScenarioProblem(choice.of.results, replace(choice.scenario, budget=(choice.of.budget or 0.0) * share))
    return _found(choice, of, of.problem)


def _ruled(choice: ChoiceFacts, values: FloatArray) -> Portfolio | None:
    return _found(choice, choice.of, choice.of.problem_with(values))


def _found(choice: ChoiceFacts, of: ScenarioProblem, problem: PortfolioProblem) -> Portfolio | None:
    """What is chosen of a problem, in the values and costs of the scenario."""
    found = choice.best_of(problem)
    if not found.is_found:
        return None
    own = of.problem
    value, cost = portfolio_value(own, found.shares), portfolio_cost(own, found.shares)
    return Portfolio(of, replace(found, objective=value, bound=value, cost=cost))


def strongest_dissent(of: ScenarioProblem) -> tuple[str, FloatArray] | None:
    """Who would find the initiatives worth most differently, by name, and these values; None where all agree.

    A participant or a group rules by revealed votes on scores and weights alone; where they gave none, by what the
    scenario takes. None for a scenario of money, in which nobody's scores and weights have a part.
    """
    if of.is_of_money:
        return None
    uncertain = UncertainChoice(of, of.snapshot.choice.robustness)
    found = rulers(uncertain) if len(uncertain.rows) and of.snapshot.leaves else ()
    distances = [float(np.abs(each.values - of.values[uncertain.rows]).sum()) for each in found]
    if not distances or max(distances) <= NOTHING:
        return None
    ruler = found[int(np.argmax(distances))]
    values = of.values.copy()
    values[uncertain.rows] = ruler.values
    return ruler.name, values
