"""Balance of a portfolio: its spend by class, by driver and by year, against the limits or the weight of each part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.choice_rows import LimitOf, LimitRow
from vmo_desktop.workshop.portfolio import Portfolio

HAIR = 1e-9
"""Spend this share beyond a limit is still on it: sums of money are not exact."""


class BalanceBy(Enum):
    """What the spend is parted by."""

    CLASS = "class"
    DRIVER = "driver"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class BalancePart:
    """Spend of a part of the portfolio; `name` is '' for what belongs to no class, driver or year.

    `least` and `most` are the tightest limits of the scenario on this very spend, less what its pairs save (`saving`).
    `weight` (0-1) is a driver's, and `place` the driver's place among the leaves; None where there is none.
    """

    by: BalanceBy
    name: str
    spend: float
    least: float | None = None
    most: float | None = None
    weight: float | None = None
    place: int | None = None
    saving: float = 0.0

    @property
    def bounded(self) -> float:
        """What limits bound."""
        return self.spend - self.saving

    @property
    def is_short(self) -> bool:
        """Whether less is spent than the least that is allowed."""
        return self.least is not None and self.bounded < self.least - HAIR * abs(self.least)

    @property
    def is_beyond(self) -> bool:
        """Whether more is spent than the most that is allowed."""
        return self.most is not None and self.bounded > self.most + HAIR * abs(self.most)


@dataclass(frozen=True)
class Balance:
    """Where the money of one portfolio goes, by some kinds of parts, or all.

    The parts of each kind add up to the spend before savings of pairs.
    """

    portfolio: Portfolio
    kinds: tuple[BalanceBy, ...] = tuple(BalanceBy)

    @cached_property
    def alignment(self) -> Alignment:
        """The spend that is parted."""
        return Alignment(self.portfolio)

    @cached_property
    def parts(self) -> tuple[BalancePart, ...]:
        """By class, then by driver, then by year; a kind that parts nothing is left out."""
        return tuple(part for part in (*self._classes, *self._drivers, *self._years) if part.by in self.kinds)

    @cached_property
    def _classes(self) -> tuple[BalancePart, ...]:
        limits: dict[str, list[LimitRow]] = {}
        for each in self._money_limits:
            if each.class_name and not each.period:
                limits.setdefault(each.class_name, []).append(each)
        spend = {**dict.fromkeys(limits, 0.0), **self.alignment.spend_by_class}
        names = sorted(spend, key=lambda name: (not name, name.casefold()))
        if names in ([""], []):
            return ()
        parts = (_limited(BalanceBy.CLASS, each, spend[each], limits.get(each, ())) for each in names)
        return tuple(replace(each, saving=self._saved.get(each.name, 0.0)) for each in parts)

    @cached_property
    def _saved(self) -> Mapping[str, float]:
        """What pairs within a class save, by class."""
        of, found = self.portfolio.of, dict[str, float]()
        for pair in of.synergies:
            rows = [of.snapshot.initiative_index[each] for each in (pair.first_id, pair.second_id)]
            first, second = (of.snapshot.initiatives[row].class_name for row in rows)
            if first == second and self.portfolio.is_funded[rows].all():
                found[first] = found.get(first, 0.0) + pair.saving
        return found

    @cached_property
    def _drivers(self) -> tuple[BalancePart, ...]:
        found = self.alignment
        leaves = self.portfolio.of.snapshot.leaves
        amounts = zip(found.spend_by_driver.tolist(), found.weights.tolist(), strict=True)
        parts = [
            BalancePart(BalanceBy.DRIVER, leaves[place].name or leaves[place].code, spend, weight=weight, place=place)
            for place, (spend, weight) in enumerate(amounts)
        ]
        if found.no_driver:
            parts.append(BalancePart(BalanceBy.DRIVER, "", found.no_driver))
        return tuple(parts)

    @cached_property
    def _years(self) -> tuple[BalancePart, ...]:
        limits: dict[int, list[LimitRow]] = {}
        for each in self._money_limits:
            if each.period and not each.class_name:
                limits.setdefault(int(each.period), []).append(each)  # type: ignore[number-of-text]  # a year of the file
        spend = {**dict.fromkeys(limits, 0.0), **self.alignment.spend_by_year}
        parts = [_limited(BalanceBy.YEAR, str(each), spend[each], limits.get(each, ())) for each in sorted(spend)]
        if parts and abs(self.alignment.no_year) > HAIR * abs(self.alignment.spend):
            parts.append(BalancePart(BalanceBy.YEAR, "", self.alignment.no_year))
        return tuple(parts)

    @property
    def _money_limits(self) -> Iterable[LimitRow]:
        return (each for each in self.portfolio.of.limit_rows if each.of is LimitOf.COST)


def _limited(by: BalanceBy, name: str, spend: float, limits: Iterable[LimitRow]) -> BalancePart:
    least = [each.least for each in limits if each.least is not None]
    most = [each.most for each in limits if each.most is not None]
    return BalancePart(by, name, spend, max(least, default=None), min(most, default=None))
