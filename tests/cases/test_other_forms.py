"""Cases in other forms than the shipped ones: the runner knows them too."""

import pytest

from tests.cases.answers import answer
from tests.cases.forms import NotBuilt
from tests.cases.test_cases import differences

SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


@pytest.mark.parametrize(
    ("method", "given", "expected", "within"),
    [
        ("rank_weights", {"n": 3, "rule": "rank_sum"}, {"weights": [0.5, 1 / 3, 1 / 6]}, 1e-9),
        ("rank_weights", {"ranks": {"A": 2, "B": 1}, "rule": "RR"}, {"weights": {"A": 1 / 3, "B": 2 / 3}}, 1e-9),
        ("rank_weights", {"n": 2, "exponent": 0}, {"weights": [0.5, 0.5]}, 1e-9),
        ("ahp", {"matrix": [["1", "1/2"], [2, 1]], "priority_method": "geometric mean"},
         {"weights": [1 / 3, 2 / 3], "cr": 0.0}, 1e-9),
        ("agreement", {"ratings": SHROUT_FLEISS}, {"ICC1": 0.17, "ICC2": 0.29, "ICC3": 0.71, "ICC3k": 0.91}, 0.0051),
        ("agreement", {"scores": [4, 4, 5], "levels": 5}, {"r_wg": 5 / 6}, 1e-9),
        ("agreement", {"x": [1, 2, 3, 4, 5], "y": [5, 6, 7, 8, 7]}, {"rho": 0.8207826817}, 1e-9),
        ("knapsack", {"cost": [[1, 2, 2], [2, 1, 3]], "budget": [3, 3], "profit": [3, 4, 5]}, {"objective": 7}, 1e-9),
        ("knapsack", {"weights": [1, 2, 2], "capacity": 4, "values": [3, 4, 5], "items": ["a", "b", "c"],
         "excludes": [["b", "c"]]}, {"selected": ["a", "c"], "cost": 3.0}, 1e-9),
        ("value_functions", {"low": 0, "high": 10, "middle": 5, "x": [5]}, {"value": [0.5]}, 1e-9),
    ],
)  # fmt: skip
def test_another_form(method: str, given: dict[str, object], expected: dict[str, object], within: float) -> None:
    got = answer(method, given)
    assert not [each for key in expected for each in differences(got[key], expected[key], {"abs": within}, key)]


def test_a_rule_that_is_not_built_is_named() -> None:
    with pytest.raises(NotBuilt, match="median ranks"):
        answer("rank_weights", {"n": 3, "rule": "median ranks"})
