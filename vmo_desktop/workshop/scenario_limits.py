"""What the options of a scenario use of its limits, and what pairs relieve."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, Limit
from vmo_desktop.workshop.choice_rows import LimitOf, LimitRow, SynergyRow
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True)
class Uses:
    """What options use when they are funded whole; one entry an option, `parts` of what its initiative uses."""

    snapshot: Snapshot
    rows: Sequence[int]
    costs: FloatArray
    efforts: FloatArray
    parts: FloatArray

    def limit(self, row: LimitRow) -> Limit:
        """A limit on what is used."""
        initiatives, choice = self.snapshot.initiatives, self.snapshot.choice
        ids = [initiatives[each].id for each in self.rows]
        if row.of is LimitOf.COUNT:
            use = np.ones(len(ids))
        elif row.of is LimitOf.EFFORT:
            use = self.efforts * self.parts
        elif row.of is LimitOf.RESOURCE:
            use = np.array([self._demand(each, row) for each in ids], dtype=np.float64) * self.parts
        elif row.period:
            year = int(row.period)  # type: ignore[number-of-text]  # a year of the file
            use = np.array([choice.yearly_costs.get((each, year), 0.0) for each in ids]) * self.parts
        else:
            use = self.costs
        if row.class_name:
            use = np.where([initiatives[each].class_name == row.class_name for each in self.rows], use, 0.0)
        least = float("-inf") if row.least is None else row.least
        most = float("inf") if row.most is None else row.most
        return Limit(np.asarray(use, dtype=np.float64), least, most, is_count=row.of is LimitOf.COUNT)

    def _demand(self, initiative_id: int, row: LimitRow) -> float:
        """Use of a limit's resource in its period; over all periods where it names none."""
        demands = self.snapshot.choice.demands
        if row.period:
            return demands.get((initiative_id, row.resource_id or 0, row.period), 0.0)
        return sum(
            amount
            for (initiative, resource, _), amount in demands.items()
            if (initiative, resource) == (initiative_id, row.resource_id)
        )


def relief_of(snapshot: Snapshot, synergy: SynergyRow, limits: Sequence[LimitRow], *, has_budget: bool) -> FloatArray:
    """A saving counts in the budget and in limits on the whole cost of all, or of the class of both."""
    relief = [synergy.saving] if has_budget else []
    pair = [snapshot.initiative(each).class_name for each in (synergy.first_id, synergy.second_id)]
    for row in limits:
        is_money = row.of is LimitOf.COST and not row.period
        relief.append(synergy.saving if is_money and row.class_name in ("", *set(pair[:1]) & set(pair[1:])) else 0.0)
    return np.array(relief, dtype=np.float64)
