"""Selections by OR-tools CP-SAT: problems as JSON on standard input, objectives and times on standard output.

A process of its own, as OR-tools brings a HiGHS that cannot be loaded beside highspy.
"""

import json
import sys
import time
from typing import Any

CENTS = 100
"""CP-SAT counts in whole numbers; the problems have two decimals."""


def solve(problem: dict[str, Any]) -> float:
    """The proven best value."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    funded = [model.new_bool_var(f"x{row}") for row in range(len(problem["values"]))]
    for uses, most in problem["limits"]:
        model.add(sum(round(use * CENTS) * x for use, x in zip(uses, funded, strict=True)) <= round(most * CENTS))
    for needs, first, second in problem["links"]:
        if needs:
            model.add(funded[first] <= funded[second])
        else:
            model.add(funded[first] + funded[second] <= 1)
    model.maximize(sum(round(value * CENTS) * x for value, x in zip(problem["values"], funded, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        raise AssertionError("CP-SAT proved nothing")
    return float(solver.objective_value / CENTS)


def main() -> None:
    """Solve all problems in turn."""
    found = []
    for problem in json.load(sys.stdin):
        start = time.perf_counter()
        objective = solve(problem)
        found.append({"objective": objective, "milliseconds": (time.perf_counter() - start) * 1000})
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
