"""Tables as people lay them out: rows of totals, titles of groups, headings over several columns, merged cells."""

from tests.faults.nasties.nasty import Nasty, written
from tests.faults.nasties.packages import A5, B6, TABLE, TITLES, book, number, row, sheet, text

_THREE = (
    row(text("Bridge"), number("100"), number("200"), number("300")),
    row(text("Road"), number("10"), number("20"), number("30")),
)

ROWS = (
    Nasty("group-totals", "titles and totals of groups, and one of all", "a.csv",
          written("Project,Owner,Cost\nPUBLIC WORKS,,\nBridge,Ann,100\nRoad,Bo,200\nTotal Public Works,,300\n"
                  "PARKS,,\nLake,Cy,50\nSea,Di,7\nSubtotal Parks,,57\nTOTAL ALL,,357\n"),
          names=("PUBLIC WORKS", "Bridge", "Road", "PARKS", "Lake", "Sea"), skipped=3,
          says="Rows 2, 6 hold nothing but a name"),
    Nasty("total-in-names", "totals in the second column", "a.csv",
          written("Department,Project,Cost\nWorks,Bridge,100\nWorks,Road,200\nWorks,Total,300\n"),
          names=("Bridge", "Road"), costs=(100.0, 200.0), skipped=1, says="a row of totals"),
    Nasty("totals-abroad", "totals in other languages, and a source below", "a.csv",
          written("Proyecto;Responsable;Costo\nPuente;Ana;100\nRuta;Luz;200\nTOTALES;;300\nSuma total;;300\n"
                  "TOTAL DES INVESTISSEMENTS;;300\nGesamtergebnis;;300\nSumme Hochbau;;300\nFuente: Ministerio;;\n"),
          names=("Puente", "Ruta"), skipped=6, says="a remark below the table"),
    Nasty("false-total", "a total of a group that is no sum", "a.csv",
          written("Project,Type,Cost\nBridge,Public Works,100\nRoad,Public Works,200\nTotal Public Works,,777\n"),
          names=("Bridge", "Road"), skipped=1, says="Skipped as totals, although they are no sum"),
    Nasty("quality", "an initiative that begins with Total and says little", "a.csv",
          written("Project,Owner,Cost\nBridge,Ann,100\nRoad,Bo,200\nTotal Quality Management,,50\n"),
          names=("Bridge", "Road", "Total Quality Management"), says="may be totals"),
    Nasty("named-total", "initiatives that are called Total and Soma, with code and owner or an owner alone", "a.csv",
          written("Project,Code,Owner,Cost\nBridge,P1,Ann,100\nTotal,P2,Bo,200\nSoma,,Cy,50\nTotal,,,350\n"),
          names=("Bridge", "Total", "Soma"), costs=(100.0, 200.0, 50.0), skipped=1, says='may be totals: \\"Soma\\"'),
    Nasty("called-total", "initiatives that begin with Total", "a.csv",
          written("Project,Owner,Cost\nBridge,Ann,100\nRoad,Bo,200\nTotal Quality Management,Cy,300\n"),
          names=("Bridge", "Road", "Total Quality Management"), costs=(100.0, 200.0, 300.0)),
    Nasty("pairs-above", "a table of two columns above a wider one", "a.csv",
          written("Programme,Owner\nERP,Ann\nCRM,Bo\n\nCode,Name,Owner,Cost\n1,A,Eve,5\n2,B,Ann,6\n3,C,Bo,7\n"),
          names=("A", "B", "C"), skipped=3, says="look like a table, but stand above the headings"),
    Nasty("facts-above", "what is said of the whole list above it, line by line", "a.csv",
          written("Portfolio,Digital\nOwner,Ann Smith\nBudget,500000\nStatus,Draft\nSponsor,CIO\n\n"
                  "Code,Name,Owner,Cost,Start\n1,A,Ann,4,2026-01-02\n2,B,Bo,5,2026-01-02\n"), names=("A", "B")),
    Nasty("notes-below", "notes of several lines below a list", "a.csv",
          written("Project,Owner,Cost\nBridge,Ann,15\nRoad,Ben,20\n\nNotes:,,\n1) Costs are in thousands of euros,,\n"
                  "2) Without VAT,,\n"), names=("Bridge", "Road"), costs=(15_000.0, 20_000.0), skipped=3),
    Nasty("names-apart", "names alone below an empty row", "a.csv",
          written("Project,Owner,Cost\nBridge,Ann,15\nRoad,Ben,20\n\nSolar roof,,\nWind park,,\n"),
          names=("Bridge", "Road"), skipped=2, says="they were not read"),
    Nasty("pages", "page numbers between rows", "a.csv",
          written("Project,Owner,Cost\nBridge,Ann,15\nPage 1 of 2,,\nRoad,Ben,20\nSeite 2,,\n"),
          names=("Bridge", "Road"), skipped=2, says="a page number"),
    Nasty("numbered-groups", "titles of groups that have numbers of their own", "a.csv",
          written("No.,Initiative,Lead,Cost\n1,GROWTH,,\n1.1,A,Ann,5\n1.2,B,Bo,6\n2,COST,,\n2.1,C,Cy,7\n"),
          names=("GROWTH", "A", "B", "COST", "C"), says="Rows 2, 5 hold nothing but a name"),
    Nasty("explained", "a row that says what the columns hold", "a.csv",
          written("Project Name,Cost,Start\nName of the project,Total cost in USD,Date the project starts\n"
                  "Bridge,100,2026-01-01\nRoad,200,2026-02-01\n"),
          names=("Bridge", "Road"), skipped=1, says="a row that explains the columns"),
)  # fmt: skip

HEADINGS = (
    Nasty("cost-by-year", "Cost merged over two years and their total, Project over both lines", "a.xlsx",
          lambda: book(sheet(row(text("Project"), text("Cost")), row("<c/>", number("2026"), number("2027"),
                             text("Total")), *_THREE,
                             after='<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:D1"/></mergeCells>')),
          names=("Bridge", "Road"), costs=(300.0, 30.0), says='"Cost Total": "cost"'),
    Nasty("cost-by-kind", "Cost over kinds of it and their total, in a text", "a.csv",
          written("Project,Cost,,\n,Capex,Opex,Total\nBridge,100,200,300\nRoad,10,20,30\n"),
          names=("Bridge", "Road"), costs=(300.0, 30.0)),
    Nasty("cost-spread", "Cost over three columns that nothing tells apart", "a.csv",
          written("Project,Cost,,,Owner\nBridge,100,200,300,Ann\nRoad,10,20,30,Bo\n"),
          names=("Bridge", "Road"), costs=(100.0, 10.0), says="The heading Cost stands over 3 columns of numbers"),
    Nasty("odd-header", "a header of three lines that looks like a table turned", "a.csv",
          written("Initiative,Assessment,,Money,\n,Value,Risk,Capex,Opex\nName,,,EUR,EUR\nA,1,2,3,4\nB,2,3,4,5\n"),
          names=("A", "B"), costs=(3.0, 4.0)),
)  # fmt: skip

SEVERAL = (
    Nasty("funding-rows", "a project in a row for each who pays", "a.csv",
          written("ID,Project,Source,Cost\n1,Bridge,State,1000000\n1,Bridge,Federal,2500000\n1,Bridge,City,300000\n"
                  "2,Road,City,200000\n"), names=("Bridge", "Road"), costs=(300_000.0, 200_000.0),
          says="Cost: 300,000 of row 4 was kept, not 1,000,000 or 2,500,000"),
)  # fmt: skip

MERGED = (
    Nasty("merged-department", "a department merged over two projects", "a.xlsx",
          lambda: book(sheet(row(text("Project"), text("Cost"), text("Department")),
                             row(text("Bridge"), number("5"), text("Works")), row(text("Road"), number("6")),
                             after='<mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>')),
          names=("Bridge", "Road"), says="merged downwards in column Department, rows 2-3"),
    Nasty("merged-name", "a project merged over its phases", "a.xlsx",
          lambda: book(sheet(row(text("Project"), text("Phase"), text("Cost")),
                             row(text("Bridge"), text("Plan"), number("5")), row("<c/>", text("Build"), number("6")),
                             after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')),
          names=("Bridge",), rejected=1, says="merged downwards in column Project, rows 2-3"),
)  # fmt: skip

SHEETS = (
    Nasty("hidden-table", "another table on a hidden sheet", "a.xlsx",
          lambda: book(TABLE, sheet(TITLES, A5, B6), states=("visible", "hidden")), names=("A", "B"),
          says="There are tables on hidden sheets, which were not read: S2"),
)  # fmt: skip

NASTIES = (*ROWS, *HEADINGS, *SEVERAL, *MERGED, *SHEETS)
