"""What portfolio offices really have: exports of their tools, and lists that were made by hand."""

from tests.faults.nasties.nasty import Nasty, costs_of, written

AB = ("A", "B")
COSTS = (5.0, 6.0)

# fmt: off
NASTIES = (
    Nasty("budget-year", "years below Budget year, before the budget", "a.csv",
          written("Name,Budget year,Budget\nA,2025,5\nB,2026,6\n"), names=AB, costs=COSTS),
    Nasty("sap-list", "a list of SAP with lines of dashes and stars for totals", "a.txt",
          written("-----------------\n|Name |Plankosten |\n-----------------\n|A    |      5,00 |\n"
                  "|B    |      6,00 |\n-----------------\n|*    |     11,00 |\n-----------------\n"), names=AB, costs=COSTS, skipped=3),
    Nasty("formulas-below", "zeros of formulas that go on below the list", "a.csv",
          written("Name,Cost,Start\nA,5,2026-01-01\nB,6,2026-02-01\n,0,\n,0,00:00:00\n"), names=AB, costs=COSTS,
          skipped=2),
)
