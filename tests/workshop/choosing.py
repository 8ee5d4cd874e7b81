"""A workshop small enough to choose by hand.

Growth weighs 75 %, Risk 25 %. A costs 40 and brings 75 by growth alone, B costs 30 and brings 37.5 by growth and 12.5
by risk, C costs 20 and brings 25 by risk alone, D costs 10 and brings nothing. With 70 the best is A and B, with 60 it
is A and C.
"""

from pathlib import Path

from tests.made_once import made_once
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.scenarios import approve_scenario, edit_scenario
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import set_points
from vmo_desktop.workshop.portfolio import Portfolio, chosen
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.workshop import Workshop

A, B, C, D = range(4)

SCORES = ((4.0, 0.0), (2.0, 2.0), (0.0, 4.0), (0.0, 0.0))


@made_once
def make_choosing(path: Path) -> Workshop:
    """Make the workshop, with one scenario that has a budget of 70."""
    workshop = Workshop.create(path, author="Ines")
    workshop.do(edit_workshop({"budget": 70.0, "currency": "EUR"}))
    workshop.do(add_driver("Growth"))
    workshop.do(add_driver("Risk"))
    rows = [
        {"name": name, "code": name, "cost": cost, "class_name": "Small" if name in "CD" else "Large"}
        for name, cost in zip("ABCD", (40.0, 30.0, 20.0, 10.0), strict=True)
    ]
    workshop.do(add_initiatives(rows))
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    workshop.do(set_points(workshop.snapshot.weight_sets[0].id, {growth: 75.0, risk: 25.0}))
    cells = {}
    for initiative, (on_growth, on_risk) in zip(workshop.snapshot.initiatives, SCORES, strict=True):
        cells[initiative.id, growth], cells[initiative.id, risk] = on_growth, on_risk
    workshop.do(set_scores(cells))
    workshop.do(edit_scenario(1, {"name": "Base"}))
    return workshop


def chosen_by(workshop: Workshop, scenario_id: int = 1) -> Portfolio:
    """What a scenario chooses."""
    return chosen(ScenarioProblem(workshop.results, workshop.snapshot.choice.scenario_by_id[scenario_id]))


def approve(workshop: Workshop, scenario_id: int = 1) -> Portfolio:
    """Approve what a scenario chooses."""
    portfolio = chosen_by(workshop, scenario_id)
    choice = portfolio.choice
    workshop.do(
        approve_scenario(
            scenario_id, portfolio.approved(), status=choice.status.value, value=choice.objective, bound=choice.bound,
            cost=choice.cost,
        )
    )  # fmt: skip
    return portfolio
