"""Rooms that voted, made through the operations of the program: for tests of what is revealed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from tests.made_once import made_once
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.drivers import Level, add_driver, set_levels
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.rounds import close_round, open_round, reveal_round
from vmo_desktop.workshop.ops.weights import set_points
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.snapshot import Cell
from vmo_desktop.workshop.workshop import Workshop

PEOPLE = ("Ana Lima", "Ben Otto", "Cem Kaya", "Dua Rahim")
GROUPS = ("Executives", "Executives", "Project managers", "Project managers")

Votes = Mapping[str, Sequence[float | None]]
"""Votes of each person by name, on the cells that are asked for, initiative by initiative."""


@made_once
def make_room(
    path: Path,
    *,
    costs: Sequence[float | None] = (10.0, 10.0, 10.0),
    weights: Sequence[float] = (60.0, 40.0),
    budget: float | None = 20.0,
    people: Sequence[str] = PEOPLE,
) -> Workshop:
    """A workshop with people, drivers with levels 0 to 4, and initiatives called A, B, C and so on."""
    workshop = Workshop.create(path, author="Ines")
    for number, points in enumerate(weights):
        workshop.do(add_driver(("Growth", "Trust", "Saving", "Reach", "Speed", "Safety")[number % 6]))
        driver_id = workshop.snapshot.leaves[-1].id
        labels = ("None", "Little", "Some", "Much", "Most")
        levels = [Level(score, 25.0 * score, label, f"{label} of it") for score, label in enumerate(labels)]
        workshop.do(set_levels(driver_id, levels))
        default = workshop.snapshot.default_weight_set
        assert default is not None
        workshop.do(set_points(default.id, {driver_id: points}))
    names = [chr(65 + number) if number < 26 else f"I{number}" for number in range(len(costs))]
    workshop.do(add_initiatives([{"name": n, "code": n, "cost": c} for n, c in zip(names, costs, strict=True)]))
    workshop.do(set_budget(budget))
    for number, person in enumerate(people):
        workshop.do(add_participant({"name": person, "group": GROUPS[number % len(GROUPS)]}))
    return workshop


def cells_of(workshop: Workshop) -> list[Cell]:
    """Every cell, initiative by initiative."""
    snapshot = workshop.snapshot
    return [(initiative.id, driver.id) for initiative in snapshot.initiatives for driver in snapshot.leaves]


def vote(workshop: Workshop, votes: Votes, cells: Sequence[Cell] | None = None, name: str = "Round") -> int:
    """Open a round on these cells (all), take everybody's ballot, close and reveal it; gives its id."""
    asked = cells_of(workshop) if cells is None else list(cells)
    workshop.do(open_round(name, {cell[0] for cell in asked}, {cell[1] for cell in asked}))
    round_id = workshop.snapshot.rounds[-1].id
    by_name = {each.name: each.id for each in workshop.snapshot.participants}
    for person, scores in votes.items():
        ballot = FilledBallot({cell: Voted(score) for cell, score in zip(asked, scores, strict=True)})
        workshop.do(take_in(round_id, by_name[person], ballot, way=Way.LAPTOP))
    workshop.do(close_round(round_id))
    workshop.do(reveal_round(round_id))
    return round_id


@made_once
def make_big_room(path: Path, people: int, initiatives: int, drivers: int, *, seed: int = 1) -> Workshop:
    """A room of any size that voted at random around an opinion on each cell; always the same for a seed."""
    rng = np.random.default_rng(seed)
    workshop = make_room(
        path,
        costs=[float(cost) for cost in rng.integers(1, 9, initiatives)],
        weights=[float(weight) for weight in rng.integers(1, 9, drivers)],
        budget=2.0 * initiatives,
        people=[f"Person {number + 1}" for number in range(people)],
    )
    opinion = rng.uniform(0.5, 3.5, initiatives * drivers)
    spread = rng.choice((0.2, 0.8, 1.6), initiatives * drivers)
    given = np.clip(np.round(rng.normal(opinion, spread, (people, len(opinion)))), 0, 4)
    names = [each.name for each in workshop.snapshot.participants]
    vote(workshop, {name: [float(score) for score in row] for name, row in zip(names, given, strict=True)})
    return workshop
