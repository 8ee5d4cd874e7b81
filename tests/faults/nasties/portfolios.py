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
                  "|B    |      6,00 |\n-----------------\n|*    |     11,00 |\n-----------------\n"),
          names=AB, costs=COSTS, skipped=3),
    Nasty("formulas-below", "zeros of formulas that go on below the list", "a.csv",
          written("Name,Cost,Start\nA,5,2026-01-01\nB,6,2026-02-01\n,0,\n,0,00:00:00\n"), names=AB, costs=COSTS,
          skipped=2),
    Nasty("capex-opex", "running costs beside the investment", "a.csv", written("Name,CAPEX,OPEX\nA,5,1\nB,6,2\n"),
          names=AB, costs=COSTS, says="Column CAPEX alone was taken for the cost; OPEX was not added"),
    Nasty("totex", "the sum of investment and running costs", "a.csv",
          written("Name,CAPEX,OPEX,TOTEX\nA,4,1,5\nB,4,2,6\n"), names=AB, costs=COSTS),
    Nasty("thousands-between", "a thousand in English among German amounts", "a.csv",
          costs_of("1.234,50", "2.000,25", "120,000"), costs=(1234.5, 2000.25, 120.0), says="was read as 120"),
    Nasty("thousandths", "three decimals wherever there are decimals", "a.csv", costs_of("0,125", "1.250,375", "7,125"),
          costs=(0.125, 1250.375, 7.125)),
    Nasty("three-decimals-of-millions", "millions with three decimals", "a.csv",
          written("Name;Cost (m€)\nA;5,125\nB;6,5\n"), names=AB, costs=(5_125_000.0, 6_500_000.0)),
    Nasty("person-and-project", "a person below Name, the project below Project name", "a.csv",
          written("Name,Project name,Cost\nAnn,A,5\nBo,B,6\n"), names=AB, costs=COSTS),
    Nasty("group-and-name", "names, and projects that several rows share", "a.csv",
          written("Name,Project name,Cost\nA,X,5\nB,X,6\n"), names=AB, costs=COSTS),
    Nasty("rupees-only", "the dash behind rupees", "a.csv", costs_of("Rs. 12,34,567/-", "₹ 5,00,000 /-", "Rs 80,000/="),
          costs=(1_234_567.0, 500_000.0, 80_000.0)),
    Nasty("cyrillic", "Windows-1251", "a.csv", written("Name,Cost\nЗамена,5\nДанные,6\n", "cp1251"), costs=COSTS,
          says="If these are no words"),
    Nasty("polish", "Windows-1250", "a.csv", written("Name,Cost\nWłaściciel,5\nB,6\n", "cp1250"), costs=COSTS,
          says="If these are no words"),
    Nasty("old-mac", "letters of an old Mac", "a.csv", written("Name,Cost\nPrüfung,5\nB,6\n", "mac-roman"), costs=COSTS,
          says="If these are no words"),
    Nasty("chinese", "GBK", "a.csv", written("Name,Cost\n系统升级,5\nB,6\n", "gbk"), costs=COSTS,
          says="If these are no words"),
    Nasty("parent-task", "sums of rows that name their parent", "a.csv",
          written("Name,Parent task,Cost\nCore,,11\nA,Core,5\nB,Core,6\nApp,,7\n"), costs=(11.0, 5.0, 6.0, 7.0),
          says="Row 2 holds the sum of the rows"),
    Nasty("dashed-phases", "sums of rows that begin with a dash", "a.csv",
          written("Name,Cost\nCore,11\n - A,5\n - B,6\nApp,7\n"), costs=(11.0, 5.0, 6.0, 7.0),
          says="Row 2 holds the sum of the rows"),
    Nasty("no-end-of-days", "days that stand for no day", "a.csv",
          written("Name,Start date,End date\nA,1900-01-01,9999-12-31\nB,2026-01-01,2026-12-31\n"), names=AB,
          says="9999-12-31 in row 2"),
    Nasty("weights-below-heading", "weights, and the least and the most of each column", "a.csv",
          written("Name,Fit,Cost\nWeight,0.3,0.7\nMax score,5,5\nA,4,5\nB,3,6\nMin,3,5\nMax,4,6\n"), names=AB,
          costs=COSTS, skipped=4),
    Nasty("called-weight", "an initiative called Weight with an owner and a code", "a.csv",
          written("ID,Name,Owner,Cost\n1,Weight,Ann,5\n2,Count,Bo,6\n"), names=("Weight", "Count"), costs=COSTS),
)
