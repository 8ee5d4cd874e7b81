"""Numbers as they stand in the decision pack: one unit and one count of decimals for each kind of number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from vmo_desktop.report.safe_text import shortened
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results

tr = Texts("Pack")

NONE = "–"
"""Stands where a number is unknown."""

_SPACE = "\u00a0"
_MINUS = "−"

_UNIT = 60
"""Characters of a unit, which stands behind every number."""


def plain(number: float | None, decimals: int) -> str:
    """A number with thousands separators; a dash where it is unknown."""
    if number is None or not np.isfinite(number):
        return NONE
    text = f"{number:,.{decimals}f}"
    if float(text.replace(",", "")) == 0:  # type: ignore[number-of-text]  # as we wrote it
        text = text.lstrip("-")
    return text.replace("-", _MINUS)


def trimmed(number: float | None, decimals: int) -> str:
    """As `plain`, without zeros at the end: for sentences."""
    text = plain(number, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def score(number: float | None) -> str:
    """A score as it was typed, up to seven digits."""
    if number is None or not np.isfinite(number) or number == 0:
        return trimmed(number, 0)
    return trimmed(number, int(np.clip(6 - np.floor(np.log10(abs(number))), 0, 6)))


def brief_score(number: float) -> str:
    """A score in about four digits, for reading."""
    return trimmed(number, int(np.clip(3 - np.floor(np.log10(abs(number))), 0, 6))) if number else "0"


def percent(share: float) -> str:
    """A share of 1 as whole percent; small ones with a decimal, so that nothing shows as 0 %."""
    if not np.isfinite(share):
        return NONE
    decimals = 0 if share == 0 or abs(share) >= 0.0995 else 1
    return f"{plain(100 * share, decimals)}{_SPACE}%"


def percent_cell(share: float) -> str:
    """A share of 1 as percent with one decimal, for a column."""
    return f"{plain(100 * share, 1)}{_SPACE}%" if np.isfinite(share) else NONE


def long_date(iso: str) -> str:
    """A day such as "12 May 2027"; other text stays as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{day.day}{_SPACE}{_MONTHS[day.month - 1]}{_SPACE}{day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def decimals_for(numbers: Iterable[float], *, significant: int, most: int) -> int:
    """How many decimals show the middle one of these numbers with so many digits."""
    known = [abs(number) for number in numbers if np.isfinite(number) and number != 0]
    if not known:
        return 0
    middle = float(np.median(known))
    return int(np.clip(significant - 1 - np.floor(np.log10(middle)), 0, most))


def listed(names: Iterable[str], most: int) -> str:
    """Names joined as "A, B and C", or as "A, B and 7 more"."""
    shown = list(names)
    if len(shown) > most:
        return tr("{names} and {count} more", names=", ".join(shown[:most]), count=len(shown) - most)
    if len(shown) < 2:
        return "".join(shown)
    return tr("{names} and {last}", names=", ".join(shown[:-1]), last=shown[-1])


@dataclass(frozen=True, slots=True)
class Figures:
    """How the money, values, efforts and value for money of one workshop are written."""

    currency: str
    factor: float
    prefix: str
    money_decimals: int
    value_decimals: int
    effort_unit: str
    effort_decimals: int
    per: float
    per_factor: float
    per_decimals: int

    @property
    def money_unit(self) -> str:
        """Such as "M EUR"; for the head of a column."""
        return f"{self.prefix}{_SPACE}{self.currency}".strip() if self.prefix else self.currency

    @property
    def per_unit(self) -> str:
        """What one unit of value for money refers to, such as "per 10 M USD"."""
        amount = self.per * self.per_factor
        times = "" if amount == self.factor else f"{trimmed(amount / self.factor, 6)}{_SPACE}"
        return tr("per {money}", money=f"{times}{self.money_unit}".strip()).strip()

    def money(self, amount: float | None) -> str:
        """An amount in the pack's unit of money, for a table."""
        return plain(None if amount is None else amount / self.factor, self.money_decimals)

    def money_text(self, amount: float | None) -> str:
        """An amount with its unit, for a sentence."""
        if amount is None or not np.isfinite(amount):
            return tr("an unknown amount")
        return f"{trimmed(amount / self.factor, self.money_decimals)}{_SPACE}{self.money_unit}".strip()

    def value(self, value: float | None) -> str:
        """A value on the scale from 0 to 100, or points of it."""
        return plain(value, self.value_decimals)

    def effort(self, effort: float | None) -> str:
        """An effort, for a table."""
        return plain(effort, self.effort_decimals)

    def effort_text(self, effort: float) -> str:
        """An effort with its unit, for a sentence."""
        return f"{trimmed(effort, self.effort_decimals)}{_SPACE}{self.effort_unit}".strip()

    def value_for_money(self, number: float) -> str:
        """Value for money in `per_unit`."""
        return plain(number * self.per_factor, self.per_decimals)


def figures_of(results: Results) -> Figures:
    """Choose units and decimals that suit the numbers of a workshop."""
    frame = results.snapshot.workshop
    costs = results.costs[np.isfinite(results.costs)]
    largest = max([*costs, frame.budget or 0.0], default=0.0)
    factor, prefix = (1e6, "M") if largest >= 1e6 else (1e3, "k") if largest >= 1e5 else (1.0, "")
    per_money = results.value_for_money[np.isfinite(results.value_for_money)]
    # Value per single euro is no readable number when money is counted in millions.
    is_tiny = per_money.size > 0 and float(np.median(per_money)) < 0.01
    per_factor = factor / frame.value_for_money_per if is_tiny else 1.0
    return Figures(
        currency=shortened(frame.currency, _UNIT),
        factor=factor,
        prefix=prefix,
        money_decimals=decimals_for(costs / factor, significant=2, most=2),
        value_decimals=max(1, decimals_for(results.valuation.middle, significant=2, most=2)),
        effort_unit=shortened(frame.effort_unit, _UNIT),
        effort_decimals=decimals_for(results.efforts, significant=2, most=1),
        per=frame.value_for_money_per,
        per_factor=per_factor,
        per_decimals=decimals_for(per_money * per_factor, significant=3, most=4),
    )
