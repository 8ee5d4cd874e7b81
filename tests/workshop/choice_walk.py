"""Random edits of the choice, for the walk over every operation of a workshop."""

import random

from vmo_desktop.workshop.choice_rows import Aim, Degree, GroupKind, LimitOf, ScoreInformation, WeightInformation
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops import dependencies, limits, resources, robustness, scenarios
from vmo_desktop.workshop.snapshot import Snapshot

NAMES = ("More money", "", "<b>Ärzte</b> & Söhne", "=1+1")


def scenario_step(rng: random.Random, at: Snapshot) -> Operation | None:
    """An edit of a scenario, its limits, forces, assumptions, approval or support."""
    scenario_id, name = rng.choice(at.choice.scenarios).id, rng.choice(NAMES)
    limit_ids = [limit.id for limit in at.choice.limits.get(scenario_id, ())]
    choices = [
        scenarios.add_scenario({"name": name, "aim": rng.choice([*Aim])}),
        scenarios.duplicate_scenario(scenario_id, name),
        scenarios.try_on_copy(scenario_id, name, lambda copy: scenarios.edit_scenario(copy, {"budget": 5.0})),
        scenarios.edit_scenario(scenario_id, {"budget": rng.choice((None, rng.uniform(0, 1e6)))}),
        scenarios.delete_scenarios([scenario_id]),
        scenarios.reorder_scenarios([each.id for each in reversed(at.choice.scenarios)]),
        scenarios.recommend_scenario(scenario_id),
        scenarios.withdraw_approval(scenario_id),
        limits.add_limit(scenario_id, rng.choice([LimitOf.COST, LimitOf.COUNT]), {"most": rng.uniform(0, 1e6)}),
        limits.drop_assumptions(scenario_id),
        robustness.edit_robustness({"weights": rng.choice([*WeightInformation]), "seed": rng.randint(0, 9)}),
        robustness.edit_robustness({"scores": rng.choice([*ScoreInformation])}),
    ]
    if limit_ids:
        choices += [
            limits.edit_limit(limit_ids[0], {"least": rng.uniform(0, 1e3), "is_on": rng.random() < 0.5}),
            limits.delete_limits(limit_ids[:1]),
        ]
    if at.participants:
        degree = rng.choice((None, *Degree))
        choices.append(scenarios.set_support(scenario_id, rng.choice(at.participants).id, degree, name))
    if at.initiatives:
        initiative_id = rng.choice(at.initiatives).id
        chosen = [scenarios.Approved(initiative_id, name, 1.0, rng.uniform(0, 100), 5.0)]
        choices += [
            limits.set_force(scenario_id, [initiative_id], rng.choice((None, True, False)), reason=name),
            limits.assume(scenario_id, initiative_id, {"cost": rng.choice((None, 7.5)), "value": 3.0}),
            scenarios.approve_scenario(scenario_id, chosen, status="optimal", value=1.0, bound=1.0, cost=5.0),
        ]
    return rng.choice(choices)


def use_step(rng: random.Random, at: Snapshot) -> Operation | None:
    """An edit of what initiatives use and how they hang together."""
    if not at.initiatives:
        return resources.add_resource(rng.choice(NAMES), "days")
    first, second = rng.choice(at.initiatives).id, rng.choice(at.initiatives).id
    levels = [resources.Level(name, rng.uniform(0, 1e5), rng.random()) for name in NAMES[: rng.randint(0, 3)]]
    choices = [
        dependencies.require(first, second, rng.choice(NAMES)),
        dependencies.drop_requirement(first, second),
        dependencies.add_group(rng.choice([*GroupKind]), [first, second], rng.choice(NAMES)),
        dependencies.add_synergy(first, second, {"value": rng.uniform(-9, 9), "saving": rng.uniform(0, 9)}),
        resources.set_yearly_costs({(first, 2027): rng.choice((None, 3.5)), (second, 2028): 1.0}),
        resources.set_funding_levels(first, levels),
        resources.set_least_share(first, rng.choice((None, 0.5))),
    ]
    for group in at.choice.groups[:1]:
        choices += [
            dependencies.edit_group(group.id, rng.choice([*GroupKind]), [first, second], rng.choice(NAMES)),
            dependencies.delete_groups([group.id]),
        ]
    for synergy in at.choice.synergies[:1]:
        choices += [
            dependencies.edit_synergy(synergy.id, {"value": rng.uniform(-9, 9)}),
            dependencies.delete_synergies([synergy.id]),
        ]
    for resource in at.choice.resources[:1]:
        choices += [
            resources.edit_resource(resource.id, {"name": rng.choice(NAMES)}),
            resources.set_demands({(first, resource.id, rng.choice(("", "2027"))): rng.choice((None, 4.0))}),
            resources.delete_resources([resource.id]),
        ]
    if at.leaves:
        stated = rng.choice((None, (1.0, 3.0)))
        choices.append(robustness.set_score_ranges({(first, rng.choice(at.leaves).id): stated}))
    return rng.choice(choices)
