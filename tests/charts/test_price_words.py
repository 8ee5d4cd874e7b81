"""How far a cost must go, as everybody reads it."""

import pytest

from vmo_desktop.charts.price_words import cost_change_text


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (-204_134.2, "204,135"),
        (1_007_440.0, "1,007,440"),
        (450_000.0000001, "450,000"),
        (1.04904, "1.05"),
        (-0.25, "0.25"),
        (12.0001, "12.001"),
        (0.0, "0"),
    ],
)
def test_a_change_of_cost_is_told_to_the_unit_and_never_too_small(change: float, text: str) -> None:
    assert cost_change_text(change) == text
