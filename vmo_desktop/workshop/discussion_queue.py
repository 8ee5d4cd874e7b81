"""The discussion queue: the cells on which the room differs, those first whose resolution can change what is funded.

What is funded is the portfolio of a scenario, chosen anew from the agreed scores, with the medians of the votes where
there is no agreed score yet.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.domain.discussion import Contest, OpenCells, Outlook, closeness
from vmo_desktop.domain.discussion_trials import Stakes, outlook, with_trials
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.progress import Report
from vmo_desktop.workshop.choice_rows import Aim, ScenarioRow
from vmo_desktop.workshop.ops.agreement import Accepted
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.revealed_votes import BoolArray, RevealedVotes
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.snapshot import Cell

FIRST_TRIALS = 5
"""After so many there is a first order; each further one is made of twice as many."""

SEED = 20_270_101
"""The same votes give the same queue."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A cell of the queue: `chance` that resolving it changes what is funded (None: not known yet).

    `decides` are the rows of those whose funding it decides most often, its own initiative first where that is one.
    """

    row: int
    column: int
    agreement: Agreement
    is_accepted: bool
    chance: float | None
    decides: tuple[int, ...]
    importance: float


@dataclass(frozen=True)
class DiscussionQueue:
    """What is open on the votes that count, and what could come of it.

    `stakes` are those of `refined()`, or None while nothing is known.
    """

    results: Results
    votes: RevealedVotes
    scenario: ScenarioRow
    stakes: Stakes | None = None

    @property
    def by(self) -> RankBy:
        """The workshop's order."""
        return self.results.snapshot.pack.order

    @cached_property
    def is_accepted(self) -> BoolArray:
        """Whether the agreed score of a cell rests on these votes or newer ones, shape (n, d)."""
        snapshot, found = self.results.snapshot, np.zeros(self.votes.source.shape, dtype=np.bool_)
        place = {each.id: each.position for each in snapshot.rounds}
        for (initiative_id, driver_id), round_id in snapshot.acceptances.items():
            row, column = snapshot.initiative_index[initiative_id], snapshot.leaf_index.get(driver_id)
            if column is None or np.isnan(snapshot.scores[row, column]) or not self.votes.is_asked[row, column]:
                continue
            found[row, column] = place[round_id] >= self.votes.round_of(row, column).position
        return found

    @cached_property
    def is_open(self) -> BoolArray:
        """Whether a cell has votes that count and is not accepted yet, shape (n, d)."""
        return (self.votes.consensus.count > 0) & self.votes.is_asked & ~self.is_accepted

    @cached_property
    def close_cells(self) -> dict[Cell, Accepted]:
        """The open cells on which the room is close, with what it would accept: their medians."""
        votes = self.votes
        is_close = np.isin(votes.consensus.agreement, (Agreement.UNANIMOUS, Agreement.CLOSE))
        found = np.argwhere(self.is_open & is_close & votes.is_asked)
        places = [(int(row), int(column)) for row, column in found]
        return {
            votes.cell(*place): Accepted(votes.round_of(*place).id, float(votes.medians[place])) for place in places
        }

    @cached_property
    def proposed(self) -> Results:
        """The results as they stand, with the median of the votes in each open cell without an agreed score."""
        snapshot = self.results.snapshot
        scores = np.where(self.is_open & ~self.results.is_scored, self.votes.medians, snapshot.scores)
        after = replace(snapshot)
        after.__dict__["scores"] = scores
        return Results(after)

    @cached_property
    def of(self) -> ScenarioProblem:
        """What the scenario may fund while the open cells have their proposed scores."""
        return ScenarioProblem(self.proposed, self.scenario)

    @property
    def is_approved(self) -> bool:
        """Whether the scenario is approved: what it funds then stays as it was written."""
        return self.scenario.id in self.results.snapshot.choice.approvals

    @cached_property
    def contest(self) -> Contest | None:
        """Who competes while cells are open; None where nothing limits what is funded."""
        problem = self.of.problem
        if not (problem.limits or problem.links):
            return None
        return Contest(problem, self.of.value_shares, self.of.values, self._cells)

    @cached_property
    def _moves(self) -> FloatArray:
        """What a point of value counts in the choice, for each initiative, shape (n,); 0 where no score counts."""
        of = self.of
        factors = np.zeros(len(of.values)) if of.is_of_money else np.ones(len(of.values))
        if self.scenario.aim is Aim.CONFIDENT_VALUE:
            factors = np.nan_to_num(of.confidence)
        for row, assumption in enumerate(of.assumptions):
            is_taken = row in of.forced_in and not self.is_in_parts(row)
            is_assumed = assumption is not None and assumption.value is not None
            if of.lacking[row] is not None or row in of.forced_out or is_taken or is_assumed:
                factors[row] = 0.0
        return factors

    def is_in_parts(self, row: int) -> bool:
        """Whether an initiative can be funded at levels or in part."""
        choice, initiative_id = self.results.snapshot.choice, self.results.snapshot.initiatives[row].id
        return initiative_id in choice.funding_levels or choice.least_shares.get(initiative_id, 1.0) < 1

    @cached_property
    def open_places(self) -> tuple[tuple[int, int], ...]:
        """Row and column of the open cells that can move anything, in the order of the contest's cells."""
        can_move = (self.of.weights * self._moves[:, np.newaxis] > 0) & self.votes.is_asked
        return tuple((int(row), int(column)) for row, column in np.argwhere(self.is_open & can_move))

    @cached_property
    def _cells(self) -> OpenCells:
        votes, weights = self.votes, self.of.weights
        base, outcomes, chances = [], [], []
        for row, column in self.open_places:
            share = votes.counted[:, row, column]
            given = ~np.isnan(share)
            scores, place = np.unique(votes.in_unit_of(share[given], column), return_inverse=True)
            behind = votes.voting_weights[given]
            behind = behind if behind.sum() > 0 else np.ones(len(behind))
            adds = float(weights[row, column] * self._moves[row])
            scale = votes.snapshot.scales[votes.snapshot.leaves[column].id]
            base.append(adds * float(self.proposed.points[row, column]))
            # The median can be accepted, too, and where the value function bends it is worth more than any vote.
            outcomes.append(adds * scale.value([*scores, votes.medians[row, column]]))
            chances.append(np.append(np.bincount(place, behind) / behind.sum(), 0.0))
        rows = np.array([row for row, _ in self.open_places], dtype=np.intp)
        return OpenCells(rows, np.array(base), outcomes, chances)

    def refined(self, report: Report | None = None) -> Stakes | None:
        """What resolving each open cell can do, with more trials than before; slow, so never on the window's thread.

        The same votes give the same stakes after the same number of trials. None where nothing is at stake.
        """
        if self.contest is None or self.is_approved:
            return None
        if self.stakes is None:
            return outlook(self.contest, report)
        until = min(max(FIRST_TRIALS, 2 * self.stakes.trials), self.contest.trials)
        return with_trials(self.contest, self.stakes, until, seed=SEED, report=report)

    @property
    def is_refined(self) -> bool:
        """Whether more trials would tell nothing more."""
        if self.contest is None or self.is_approved:
            return True
        return self.stakes is not None and not (self.stakes.is_contested and self.stakes.trials < self.contest.trials)

    @property
    def is_ordered(self) -> bool:
        """Whether the lines are in the order of what they can change, as far as that is known at all."""
        has_order = self.stakes is not None and (self.stakes.trials > 0 or not self.stakes.is_contested)
        return self.contest is None or self.is_approved or has_order

    @property
    def is_settled(self) -> bool:
        """Whether it is known that no open cell can change what is funded."""
        return self.is_approved or (self.stakes is not None and self.stakes.outlook is Outlook.SETTLED)

    @cached_property
    def _near(self) -> FloatArray:
        """How near each initiative is to where the ranking meets the budget, 0-1, shape (n,)."""
        values, costs = self.proposed.valuation, self.results.costs
        if self.of.budget is None or not len(costs):
            return np.ones(len(costs))
        scores = np.where(np.isnan(values.value), values.middle, values.value)
        if self.by is not RankBy.VALUE:
            scores = np.where(costs > 0, scores / np.where(costs > 0, costs, 1.0), np.nan)
        known = np.nan_to_num(scores, nan=float(np.nanmin(scores, initial=0.0)))
        return closeness(known, self.proposed.is_funded(self.by))

    @cached_property
    def importance(self) -> FloatArray:
        """Spread times weight times closeness to the budget's line, shape (n, d): what orders without trials."""
        spread = np.nan_to_num(self.votes.consensus.spread)
        return np.asarray(spread * self.of.weights * self._near[:, np.newaxis], dtype=np.float64)

    @cached_property
    def lines(self) -> tuple[QueueLine, ...]:
        """The cells on which votes differ: open ones first, the most decisive first; then what is accepted."""
        place = {cell: number for number, cell in enumerate(self.open_places)}
        differs = np.nan_to_num(self.votes.consensus.spread) > 0
        lines = [self._line(int(row), int(column), place) for row, column in np.argwhere(differs & self.votes.is_asked)]
        return tuple(sorted(lines, key=lambda each: (each.is_accepted, -(each.chance or 0.0), -each.importance)))

    def _line(self, row: int, column: int, place: dict[tuple[int, int], int]) -> QueueLine:
        number, tried = place.get((row, column)), self.stakes is not None and self.stakes.trials > 0
        chance = 0.0 if tried or self.is_settled else None
        decides: tuple[int, ...] = ()
        if self.stakes is not None and tried and number is not None:
            chance = float(self.stakes.chance[number])
            decides = _most_moved(self.stakes.moved[number], row)
        return QueueLine(
            row=row,
            column=column,
            agreement=Agreement(int(self.votes.consensus.agreement[row, column])),
            is_accepted=bool(self.is_accepted[row, column]),
            chance=chance,
            decides=decides,
            importance=float(self.importance[row, column]),
        )


def _most_moved(moved: FloatArray, own: int) -> tuple[int, ...]:
    """The initiative itself where its funding changes, and the other one whose funding changes most often."""
    others = moved.copy()
    others[own] = 0.0
    rival = int(np.argmax(others))
    return (*((own,) if moved[own] > 0 else ()), *((rival,) if others[rival] > 0 else ()))
