"""What a scenario chooses: the proven best portfolio within its conditions, or the one that was approved."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import TOLERANCE, Choice, FloatArray, Status
from vmo_desktop.domain.selection import choose
from vmo_desktop.progress import Report
from vmo_desktop.workshop.choice_rows import ApprovalRow, ApprovedInitiativeRow
from vmo_desktop.workshop.ops.scenarios import Approved
from vmo_desktop.workshop.scenario_problem import ScenarioProblem


class Standing(Enum):
    """Where an initiative stands in a portfolio."""

    FUNDED = "funded"
    WAITING = "waiting"
    """Could be funded, and is not."""
    FORCED_OUT = "out"
    LACKING = "lacking"
    """Cannot be chosen: something is not known of it."""


@dataclass(frozen=True)
class Portfolio:
    """What a scenario funds; arrays have one entry per initiative of the snapshot.

    `choice` is of the scenario's problem as it stands; `approval` is there when it was approved, and what is told of
    each initiative is then as it was approved.
    """

    of: ScenarioProblem
    choice: Choice
    approval: ApprovalRow | None = None

    @cached_property
    def shares(self) -> FloatArray:
        """How much of each initiative is funded, 0-1."""
        if self.approval is not None:
            return self._approved("share")
        return self._summed(np.ones(len(self.of.options)))

    @cached_property
    def is_funded(self) -> npt.NDArray[np.bool_]:
        """Whether each initiative is funded, in whole or in part."""
        return self.shares > TOLERANCE

    @cached_property
    def value_shares(self) -> FloatArray:
        """How much of its value each initiative brings as it is funded: a level may bring less than all.

        NaN where that is not known: what was approved is not an option any more.
        """
        return np.where(self._is_gone, np.nan, self._summed(self.of.value_shares))

    @cached_property
    def _is_gone(self) -> npt.NDArray[np.bool_]:
        """Whether an initiative is funded in a way that there is not any more, or of which a number is missing."""
        return np.asarray(self.is_funded & (self._summed(np.ones(len(self.of.options))) <= TOLERANCE), dtype=np.bool_)

    @property
    def is_option(self) -> bool:
        """Whether all that is funded can still be funded so: of what was approved levels and numbers may have gone."""
        return not self._is_gone.any()

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The name of the funding level of each initiative; '' where it has none or is not funded."""
        names = [""] * len(self.of.snapshot.initiatives)
        for each in self._approved_rows:
            names[self.of.snapshot.initiative_index[each.initiative_id]] = each.level
        if self.approval is not None:
            return tuple(names)
        for option, share in zip(self.of.options, self.choice.shares, strict=True):
            if share > TOLERANCE and option.level is not None:
                names[option.row] = option.level.name
        return tuple(names)

    @cached_property
    def values(self) -> FloatArray:
        """What each funded initiative adds to the portfolio's value, synergies apart; 0 where not funded."""
        return self._approved("value") if self.approval is not None else self._summed(self.of.problem.values)

    @cached_property
    def costs(self) -> FloatArray:
        """What each funded initiative costs, savings apart; 0 where not funded."""
        return self._approved("cost") if self.approval is not None else self._summed(self.of.problem.costs)

    @property
    def _approved_rows(self) -> tuple[ApprovedInitiativeRow, ...]:
        if self.approval is None:
            return ()
        return self.of.snapshot.choice.approved_initiatives.get(self.of.scenario.id, ())

    def _approved(self, field: str) -> FloatArray:
        """A number of each initiative as it was approved: what is known of it now may be another, or nothing."""
        numbers = np.zeros(len(self.of.snapshot.initiatives))
        for each in self._approved_rows:
            numbers[self.of.snapshot.initiative_index[each.initiative_id]] = getattr(each, field)
        return numbers

    def _summed(self, each: FloatArray) -> FloatArray:
        sums = np.zeros(len(self.of.snapshot.initiatives))
        np.add.at(sums, self.of.owner, self.choice.shares * each)
        return sums

    @property
    def headroom(self) -> float:
        """What the portfolio leaves of the budget; NaN without a budget."""
        return float("nan") if self.of.budget is None else self.of.budget - self.choice.cost

    def standing(self, row: int) -> Standing:
        """Where an initiative stands."""
        if self.is_funded[row]:
            return Standing.FUNDED
        if row in self.of.forced_out:
            return Standing.FORCED_OUT
        return Standing.WAITING if self.of.lacking[row] is None else Standing.LACKING

    def approved(self) -> tuple[Approved, ...]:
        """What to write when this portfolio is approved."""
        return tuple(
            Approved(
                initiative_id=self.of.snapshot.initiatives[row].id,
                level=self.levels[row],
                share=float(self.shares[row]),
                value=float(self.values[row]),
                cost=float(self.costs[row]),
            )
            for row in map(int, np.flatnonzero(self.is_funded))
        )


def chosen(of: ScenarioProblem, *, time_limit: float | None = None, report: Report | None = None) -> Portfolio:
    """Choose the portfolio of a scenario; slow, so never on the window's thread. An approved one is not chosen again.

    After `time_limit` seconds, where one is given, the best found so far is taken.
    """
    approval = of.snapshot.choice.approvals.get(of.scenario.id)
    if approval is not None:
        return Portfolio(of, _as_approved(of, approval), approval)
    return Portfolio(of, choose(of.problem, time_limit=time_limit, report=report))


def _as_approved(of: ScenarioProblem, approval: ApprovalRow) -> Choice:
    shares = np.zeros(len(of.options))
    place = of.snapshot.initiative_index
    funded = {
        (place[each.initiative_id], each.level): each.share
        for each in of.snapshot.choice.approved_initiatives.get(of.scenario.id, ())
    }
    for index, option in enumerate(of.options):
        shares[index] = funded.get((option.row, option.level.name if option.level else ""), 0.0)
    return Choice(Status(approval.status), shares, approval.value, approval.bound, approval.cost)
