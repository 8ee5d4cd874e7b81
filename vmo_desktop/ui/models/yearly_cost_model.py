"""What initiatives cost in each year, against what they cost as a whole."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.amount_model import AmountColumn, AmountModel, Amounts, Key
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF, FIELDS, FieldKind, title
from vmo_desktop.ui.number_text import decimal_text, read_number, shown_decimals
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.resources import set_yearly_costs
from vmo_desktop.workshop.rows import InitiativeRow
from vmo_desktop.workshop.snapshot import Snapshot

COST, SUM, GAP = "cost", "sum", "gap"
FIRST_YEAR, LAST_YEAR = 1900, 2200
CENT = 0.005
"""Sums of cents are exact only to some digits."""


class YearlyCostModel(AmountModel):
    """Years as columns, with the sum of each initiative and how far it is from the initiative's cost."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        self._years: set[int] = set()
        super().__init__(live, parent)

    def add_year(self, year: int) -> None:
        """Show a column for a year; the workshop knows of it once something stands there."""
        self._years.add(year)
        self.show_all()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a column."""
        return tuple(sorted(self._years))

    @override
    def columns(self) -> Sequence[AmountColumn]:
        frame = self._live.snapshot.workshop
        self._years |= {year for _, year in self._live.snapshot.choice.yearly_costs}
        years = [AmountColumn((year,), str(year), (year,), FieldKind.MONEY) for year in self.years]
        whole = AmountColumn(COST, title(FIELDS[COLUMN_OF["cost"]], frame))
        if not years:
            return [whole]
        sums = [AmountColumn(SUM, self.tr("Sum of the years")), AmountColumn(GAP, self.tr("Against the cost"))]
        return [whole, *years, *sums]

    @override
    def amounts(self) -> Amounts:
        costs = self._live.snapshot.choice.yearly_costs
        return {(row_id, year): amount for (row_id, year), amount in costs.items()}

    @override
    def writing(self, amounts: Mapping[Key, float | None]) -> Operation:
        return set_yearly_costs({(int(key[0]), int(key[1])): value for key, value in amounts.items()})

    @override
    def told(self, row: InitiativeRow, column: AmountColumn) -> str | float | None:
        if column.id == COST:
            return row.cost
        return self.sum_of(row.id) if column.id == SUM else self._gap_text(row)

    @override
    def ink(self, row: InitiativeRow, column: AmountColumn) -> str:
        return current_theme().amber if column.id == GAP and self.differs(row) else ""

    def sum_of(self, initiative_id: int) -> float | None:
        """What the years of an initiative come to; None where nothing is said."""
        found = [amount for year in self.years if (amount := self._amounts.get((initiative_id, year))) is not None]
        return float(sum(found)) if found else None

    def differs(self, row: InitiativeRow) -> bool:
        """Whether the years come to something else than the cost."""
        total = self.sum_of(row.id)
        return total is not None and (row.cost is None or abs(total - row.cost) > CENT)

    @property
    def told_count(self) -> int:
        """How many initiatives have costs by year."""
        return len({key[0] for key in self._amounts})

    @property
    def differing_count(self) -> int:
        """How many of these do not come to their cost."""
        return sum(map(self.differs, self._rows.values()))

    def _gap_text(self, row: InitiativeRow) -> str:
        total = self.sum_of(row.id)
        if total is None:
            return ""
        if row.cost is None:
            return "▲ " + self.tr("no cost yet")
        if not self.differs(row):
            return self.tr("the same")
        gap = total - row.cost
        amount = decimal_text(abs(gap), shown_decimals([gap]))
        words = self.tr("{amount} more") if gap > 0 else self.tr("{amount} less")
        return "▲ " + words.format(amount=amount)


def read_year(text: str) -> int | None:
    """Read a year; None where a text is none."""
    year = read_number(text)
    is_year = year is not None and year == int(year) and FIRST_YEAR <= year <= LAST_YEAR
    return int(year) if year is not None and is_year else None


def years_of_dates(snapshot: Snapshot) -> range:
    """The years from the first start to the last end of the initiatives, or that of the workshop; at most ten."""
    dates = [day for each in snapshot.initiatives for day in (each.start_date, each.end_date)]
    found = [int(day[:4]) for day in dates or [] if day[:4].isdigit()]  # type: ignore[number-of-text]  # four digits
    if not found and snapshot.workshop.date[:4].isdigit():
        found = [int(snapshot.workshop.date[:4])]  # type: ignore[number-of-text]  # four digits
    return range(min(found), min(max(found) + 1, min(found) + 10)) if found else range(0)
