"""Cash flows of one project as a table gives them."""

from dataclasses import dataclass, replace
from datetime import date

from vmo_desktop.domain.scales import FloatArray


@dataclass(frozen=True, eq=False)
class CashFlows:
    """Flows of one project: either period by period from `first` on, or on days."""

    name: str
    flows: FloatArray
    first: int
    days: tuple[date, ...]
    rate: float | None
    finance_rate: float | None
    reinvestment_rate: float | None

    def with_rates(
        self, rate: float | None, finance_rate: float | None, reinvestment_rate: float | None
    ) -> "CashFlows":
        """The same flows, with these rates where the table gives none."""
        return replace(
            self,
            rate=rate if self.rate is None else self.rate,
            finance_rate=finance_rate if self.finance_rate is None else self.finance_rate,
            reinvestment_rate=reinvestment_rate if self.reinvestment_rate is None else self.reinvestment_rate,
        )

    def at_end_of_period(self) -> "CashFlows":
        """The same flows, the first one at the end of period 1, as the NPV of spreadsheets counts."""
        return self if self.days else replace(self, first=max(self.first, 1))
