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
        ("frontier", {"value": {"A": 3, "B": 4, "C": 3, "D": 2}, "cost": {"A": 4, "B": 8, "C": 10, "D": 8},
          "proposal": ["C", "D"], "requires": [["B", "A"]]},
         {"better": {"value": 7, "cost": 12, "projects": ["A", "B"]}, "frontier": [[0, 0], [4, 3], [12, 7], [20, 9],
          [22, 10], [30, 12]]}, 1e-9),
        ("sensitivity", {"values": [[1, 0], [0, 1]], "weights": [3, 1], "criteria": ["x", "y"], "criterion": "y"},
         {"winners": ["A1", "A2"], "crossings": [0.5], "smallest_change_l1": 0.5}, 1e-9),
        ("sensitivity", {"values": [[1, 0], [0, 1]], "weights": [3, 1], "criterion": 0}, {"starts": [0, 0.5]}, 1e-9),
        ("topsis_promethee", {"alternatives": ["A", "B"], "matrix": [[1, 2], [3, 1]], "weights": [1, 3],
          "preference": "v_shape", "p": 4, "types": ["max", "min"]},
         {"net_flow": {"A": -0.3125, "B": 0.3125}, "positive_flow": {"A": 0, "B": 0.3125}, "order": ["B", "A"]}, 1e-9),
        ("scoring_formulas", {"impact_confidence_ease": {"A": [8, 5, 4], "B": [9, 9, 1]}},
         {"scores": {"A": 160.0, "B": 81.0}, "ice": {"A": 160.0, "B": 81.0}, "best": "A"}, 1e-9),
        ("scoring_formulas", {"rows": {"A": {"impact": 8, "confidence": 5, "ease": 5}}, "formula": "mean of the three"},
         {"ice": {"A": 6.0}}, 1e-9),
        ("scoring_formulas", {"rows": [{"name": "A", "reach": 100, "impact": 2, "confidence_percent": 80, "effort": 4},
                                       {"name": "B", "reach": 10, "impact": 2, "confidence_percent": 50, "effort": 0}]},
         {"rice": {"A": 40.0, "B": None}, "order": ["A", "B"]}, 1e-9),
        ("scoring_formulas", {"rows": {"a": {"cost_of_delay": 16, "job_size": 4}}}, {"wsjf": {"a": 4.0}}, 1e-9),
        ("scoring_formulas", {"value": 9, "effort": 4}, {"score": 2.25}, 1e-9),
        ("scoring_formulas", {"user_business_value_time_criticality_risk_reduction_job_size": {"a": [8, 5, 3, 4]}},
         {"wsjf": {"a": 4.0}, "cost_of_delay": {"a": 16.0}}, 1e-9),
        ("knapsack", {"cost": [[1, 2, 2], [2, 1, 3]], "budget": [3, 3], "profit": [3, 4, 5]}, {"objective": 7}, 1e-9),
        ("knapsack", {"weights": [1, 2, 2], "capacity": 4, "values": [3, 4, 5], "items": ["a", "b", "c"],
         "excludes": [["b", "c"]]}, {"selected": ["a", "c"], "cost": 3.0}, 1e-9),
        ("value_functions", {"low": 0, "high": 10, "middle": 5, "x": [5]}, {"value": [0.5]}, 1e-9),
        ("smaa", {"alternatives": ["A", "B"], "values": [[1, 0, 1], [0, 1, 0]], "constraint": "w1>=w2>=w3"},
         {"first_rank": {"A": 1.0, "B": 0.0}, "confidence_factors": {"A": 1.0, "B": None}}, 0.01),
        ("smaa", {"values": [[[0, 1]], [0.5]], "weights": [1]}, {"pwi": [[0, 0.5], [0.5, 0]]}, 0.01),
        ("smaa", {"n": 2, "bounds": [[0, 0.4], [0, 1]]}, {"mean": [0.2, 0.8]}, 0.003),
        ("rpm", {"projects": {"A": {"scores": [9, 1], "cost": 1}, "B": {"scores": [2, 6], "cost": 1}},
                 "budget": 1, "weight_information": "w1 >= w2"},
         {"portfolios": [["A"]], "core_index": {"A": 1.0, "B": 0.0}, "exterior": ["B"]}, 1e-9),
        ("rpm", {"projects": [{"id": 1, "scores": [[4, 6]], "cost": 1}, {"id": 2, "scores": [5], "cost": 1}],
                 "budgets": [1]}, {"n_nondominated": 2, "borderline": [1, 2]}, 1e-9),
    ],
)  # fmt: skip
def test_another_form(method: str, given: dict[str, object], expected: dict[str, object], within: float) -> None:
    got = answer(method, given)
    assert not [each for key in expected for each in differences(got[key], expected[key], {"abs": within}, key)]


def test_a_rule_that_is_not_built_is_named() -> None:
    with pytest.raises(NotBuilt, match="median ranks"):
        answer("rank_weights", {"n": 3, "rule": "median ranks"})
    with pytest.raises(NotBuilt, match="normalisation sum"):
        answer("topsis_promethee", {"matrix": [[1, 2], [3, 1]], "weights": [1, 3], "normalisation": "sum"})
    with pytest.raises(NotBuilt, match="preference function cubic"):
        answer("topsis_promethee", {"matrix": [[1, 2], [3, 1]], "weights": [1, 3], "preference": "cubic"})
    with pytest.raises(NotBuilt, match="criterion comfort"):
        answer("sensitivity", {"values": [[1, 0], [0, 1]], "weights": [1, 1], "criterion": "comfort"})
    with pytest.raises(NotBuilt, match="importance"):
        answer("scoring_formulas", {"rows": {"A": {"potential": 3, "importance": 4, "ease": 5}}})
