"""Scenarios beside each other: what one funds and another does not, who stays in all of them, who supports which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import TOLERANCE, FloatArray
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True)
class Difference:
    """What funding the second of two portfolios instead of the first would change; both of one snapshot.

    Attributes
    ----------
    added, removed, changed : tuple of int
        Rows of initiatives that only the second, or only the first, funds, and of those that both fund otherwise: at
        another level, or to another share.
    value : float
        How much more the second is worth, each by its own scenario; comparable only if `is_same_measure`. NaN where
        one of them is not found.
    value_by_first : float
        How much more the second is worth by the values of the first one's scenario; NaN where these are not known of
        all that it funds.
    cost : float
        How much more the second costs; NaN where one of them is not found.
    count : int
        How many more initiatives the second funds.
    is_same_measure : bool
        Whether both scenarios value every initiative alike.
    """

    first: Portfolio
    second: Portfolio
    added: tuple[int, ...]
    removed: tuple[int, ...]
    changed: tuple[int, ...]
    value: float
    value_by_first: float
    cost: float
    count: int
    is_same_measure: bool

    @property
    def is_same_choice(self) -> bool:
        """Whether both fund the same, to the same extent."""
        return not (self.added or self.removed or self.changed)


def difference(first: Portfolio, second: Portfolio) -> Difference:
    """Compare two portfolios of one snapshot."""
    before, after = first.is_funded, second.is_funded
    is_other = ~np.isclose(first.shares, second.shares, rtol=0, atol=TOLERANCE)
    is_other |= np.array([one != other for one, other in zip(first.levels, second.levels, strict=True)], dtype=np.bool_)
    return Difference(
        first=first,
        second=second,
        added=_rows(after & ~before),
        removed=_rows(before & ~after),
        changed=_rows(before & after & is_other),
        value=second.choice.objective - first.choice.objective,
        value_by_first=_measured(second, first.of) - _measured(first, first.of),
        cost=second.choice.cost - first.choice.cost,
        count=int(after.sum()) - int(before.sum()),
        is_same_measure=bool(np.array_equal(first.of.values, second.of.values, equal_nan=True)),
    )


def _rows(marked: npt.NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(map(int, np.flatnonzero(marked)))


def _measured(portfolio: Portfolio, by: ScenarioProblem) -> float:
    """What a portfolio is worth by the values of a scenario."""
    if not portfolio.choice.is_found:
        return float("nan")
    funded = portfolio.is_funded
    place = by.snapshot.initiative_index
    if by.is_of_money:
        rows = np.flatnonzero(funded)
        return float(by.worth(rows, portfolio.costs[rows], portfolio.value_shares[rows]).sum())
    pairs = [
        pair.value for pair in by.synergies if funded[place[pair.first_id]] and funded[place[pair.second_id]]
    ]  # fmt: skip
    return float(by.values[funded] @ portfolio.value_shares[funded]) + sum(pairs)


@dataclass(frozen=True)
class Membership:
    """Which initiative is funded in which scenario: one row an initiative of the snapshot, one column a portfolio.

    Scenarios without a portfolio are left out (`left_out`): nothing is known of what they would fund.
    """

    snapshot: Snapshot
    portfolios: tuple[Portfolio, ...]
    left_out: tuple[int, ...]

    @cached_property
    def shares(self) -> FloatArray:
        """How much of each initiative is funded, 0-1, shape (initiatives, portfolios)."""
        columns = [portfolio.shares for portfolio in self.portfolios]
        return np.array(columns, dtype=np.float64).reshape(len(columns), len(self.snapshot.initiatives)).T

    @cached_property
    def counts(self) -> npt.NDArray[np.int_]:
        """In how many portfolios each initiative is funded, in whole or in part."""
        return np.asarray((self.shares > TOLERANCE).sum(axis=1), dtype=np.int_)

    @property
    def of(self) -> int:
        """How many portfolios there are."""
        return len(self.portfolios)


def membership(snapshot: Snapshot, portfolios: Mapping[int, Portfolio]) -> Membership:
    """Put the portfolios of the scenarios beside each other, in the order of the scenarios."""
    found: list[Portfolio] = []
    left_out: list[int] = []
    for scenario in snapshot.choice.scenarios:
        portfolio = portfolios.get(scenario.id)
        if portfolio is not None and portfolio.choice.is_found:
            found.append(portfolio)
        else:
            left_out.append(scenario.id)
    return Membership(snapshot, tuple(found), tuple(left_out))


@dataclass(frozen=True, slots=True)
class SupportCounts:
    """How many people support a scenario's portfolio to each degree; `unsaid` of those present have not said."""

    degrees: Mapping[Degree, int]
    unsaid: int

    @property
    def said(self) -> int:
        """How many have said anything."""
        return sum(self.degrees.values())


def support_counts(snapshot: Snapshot, scenario_id: int) -> SupportCounts:
    """Count who supports the portfolio of a scenario; whoever is absent counts only if they have said."""
    rows = snapshot.choice.supports_of(scenario_id)
    degrees = {degree: sum(row.degree is degree for row in rows) for degree in Degree}
    said = {row.participant_id for row in rows}
    return SupportCounts(degrees, sum(each.is_present and each.id not in said for each in snapshot.participants))


def next_name(snapshot: Snapshot, wanted: str) -> str:
    """A name for a new scenario: the wanted one, with a number where it is taken."""
    taken: Sequence[str] = [each.name for each in snapshot.choice.scenarios]
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name
