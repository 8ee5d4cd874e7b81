"""The discussion queue: the cells on which the room differs, those first whose resolution can change what is funded.

What is funded is what the Decide page shows: the workshop's order and its budget's line, read from the agreed scores,
with the medians of the votes where there is no agreed score yet.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.domain.discussion import Contest, OpenCells, Stakes, chance_of_change, closeness, is_settled
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.workshop.ops.agreement import Accepted
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.revealed_votes import BoolArray, RevealedVotes
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.snapshot import Cell

DRAWS = 500
"""So many resolutions are drawn: a chance is right to within about 4 percentage points."""

SEED = 20_270_101
"""The same votes give the same queue."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A cell of the queue: `chance` that resolving it changes what is funded (None: not simulated).

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

    `stakes` are those of `simulated()`, or None while they are not known.
    """

    results: Results
    votes: RevealedVotes
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
        """Whether a cell has votes and is not accepted yet, shape (n, d)."""
        return (self.votes.consensus.count > 0) & ~self.is_accepted

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
    def _factor(self) -> FloatArray:
        """What a point of value counts in the order, for each initiative, shape (n,); NaN where it has no place."""
        if self.by is RankBy.VALUE:
            return np.ones(len(self.results.costs))
        costs = self.results.costs
        per = self.results.snapshot.workshop.value_for_money_per
        return np.where(costs > 0, per / np.where(costs > 0, costs, 1.0), np.nan)

    @cached_property
    def contest(self) -> Contest | None:
        """Who competes for the budget while cells are open; None without a budget."""
        budget = self.results.snapshot.workshop.budget
        if budget is None:
            return None
        values = self.proposed.valuation
        return Contest(
            scores=values.value * self._factor,
            fallback=values.middle * self._factor,
            costs=self.results.costs,
            budget=budget,
            cells=self._cells,
        )

    @cached_property
    def open_places(self) -> tuple[tuple[int, int], ...]:
        """Row and column of the open cells that can move anything, in the order of the contest's cells."""
        can_move = (self.proposed.weights > 0) & ~np.isnan(self._factor)[:, np.newaxis] & (self.votes.is_asked)
        return tuple((int(row), int(column)) for row, column in np.argwhere(self.is_open & can_move))

    @cached_property
    def _cells(self) -> OpenCells:
        votes, weights = self.votes, self.proposed.weights
        base, outcomes, chances = [], [], []
        for row, column in self.open_places:
            share = votes.counted[:, row, column]
            given = ~np.isnan(share)
            scores, place = np.unique(votes.in_unit_of(share[given], column), return_inverse=True)
            behind = votes.voting_weights[given]
            behind = behind if behind.sum() > 0 else np.ones(len(behind))
            adds = float(weights[row, column] * self._factor[row])
            scale = votes.snapshot.scales[votes.snapshot.leaves[column].id]
            base.append(adds * float(self.proposed.points[row, column]))
            # The median can be accepted, too, and where the value function bends it is worth more than any vote.
            outcomes.append(adds * scale.value([*scores, votes.medians[row, column]]))
            chances.append(np.append(np.bincount(place, behind) / behind.sum(), 0.0))
        rows = np.array([row for row, _ in self.open_places], dtype=np.intp)
        return OpenCells(rows, np.array(base), outcomes, chances)

    @cached_property
    def is_settled(self) -> bool:
        """Whether no open cell can change what is funded; False without a budget."""
        return self.contest is not None and is_settled(self.contest)

    def simulated(self) -> Stakes | None:
        """What resolving each open cell can do; slow with thousands of cells, always the same for the same votes."""
        if self.contest is None:
            return None
        return chance_of_change(self.contest, draws=DRAWS, rng=np.random.default_rng(SEED))

    @cached_property
    def importance(self) -> FloatArray:
        """Spread times weight times closeness to the budget's line, shape (n, d): what orders without a simulation."""
        spread = np.nan_to_num(self.votes.consensus.spread)
        near = np.ones(len(spread))
        if self.contest is not None and len(spread):
            near = closeness(self.contest.base, self.contest.funded(self.contest.base))
        return np.asarray(spread * self.proposed.weights * near[:, np.newaxis], dtype=np.float64)

    @cached_property
    def lines(self) -> tuple[QueueLine, ...]:
        """The cells on which votes differ: open ones first, the most decisive first; then what is accepted."""
        place = {cell: number for number, cell in enumerate(self.open_places)}
        differs = np.nan_to_num(self.votes.consensus.spread) > 0
        lines = [self._line(int(row), int(column), place) for row, column in np.argwhere(differs & self.votes.is_asked)]
        return tuple(sorted(lines, key=lambda each: (each.is_accepted, -(each.chance or 0.0), -each.importance)))

    def _line(self, row: int, column: int, place: dict[tuple[int, int], int]) -> QueueLine:
        chance: float | None = None
        decides: tuple[int, ...] = ()
        number = place.get((row, column))
        if self.stakes is not None:
            chance = 0.0 if number is None else float(self.stakes.chance[number])
            if number is not None and chance > 0:
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
