"""Which numbers a workshop counts with: whatever is summed, divided or squared of them stays a number."""

from decimal import Decimal

MOST = 1e15
"""The largest number, and with a minus the lowest: up to here whole numbers and their cents are exact."""

LEAST = 1e-100
"""What lies nearer to 0, and is not 0, cannot be divided by. What formulas leave over, such as 1.6e-42, can be."""


def is_amount(number: float | Decimal) -> bool:
    """Whether it is a number to count with; not a number is none."""
    return number == 0 or LEAST <= number <= MOST or -MOST <= number <= -LEAST
