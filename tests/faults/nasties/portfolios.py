"""What portfolio offices really have: exports of their tools, and lists that were made by hand."""

from tests.faults.nasties.nasty import Nasty, written

AB = ("A", "B")
COSTS = (5.0, 6.0)

# fmt: off
NASTIES = (
    Nasty("budget-year", "years below Budget year, before the budget", "a.csv",
          written("Name,Budget year,Budget\nA,2025,5\nB,2026,6\n"), names=AB, costs=COSTS),
)
