"""Made-up rooms with a revealed round, always the same for a seed."""

from pathlib import Path

import numpy as np

from tests.made_once import made_once
from tests.portfolio import make_portfolio
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.rounds import close_round, open_round, reveal_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.workshop import Workshop

PEOPLE = (
    ("Anna Berg", "Executives"), ("Ben Okafor", "Executives"), ("Chiara Rossi", "Project managers"),
    ("David Kim", "Project managers"), ("Elif Kaya", "Stakeholders"), ("Frank Weber", "IT"),
    ("Grace Liu", "Finance"), ("Hugo Martin", "Finance"),
)  # fmt: skip


@made_once
def make_voted_room(
    path: Path, *, initiatives: int = 24, people: int = 8, noise: float = 0.7, missing: float = 0.03, seed: int = 1
) -> Workshop:
    """A workshop with a revealed round: votes about a common opinion, by some more mildly than by others."""
    workshop = make_portfolio(path, initiatives, seed=seed)
    for name, group in PEOPLE[:people]:
        workshop.do(add_participant({"name": name, "group": group}))
    vote(workshop, "Round 1", noise=noise, missing=missing, seed=seed)
    workshop.do(close_round(workshop.snapshot.rounds[-1].id))
    workshop.do(reveal_round(workshop.snapshot.rounds[-1].id))
    return workshop


def vote(workshop: Workshop, name: str, *, noise: float = 0.7, missing: float = 0.0, seed: int = 1) -> int:
    """Open a round on everything and hand in everybody's ballot; gives the id of the round."""
    rng = np.random.default_rng(seed)
    at = workshop.snapshot
    workshop.do(open_round(name, [each.id for each in at.initiatives], [each.id for each in at.leaves]))
    round_id = workshop.snapshot.rounds[-1].id
    for person in at.participants:
        mild = rng.normal(0.0, 0.4)
        votes = {}
        for row, initiative in enumerate(at.initiatives):
            for column, driver in enumerate(at.leaves):
                if rng.random() >= missing:
                    score = round(rng.normal(at.scores[row, column] + mild, noise))
                    votes[initiative.id, driver.id] = Voted(float(np.clip(score, 0, 4)))
        workshop.do(take_in(round_id, person.id, FilledBallot(votes), way=Way.LAPTOP))
    return round_id
