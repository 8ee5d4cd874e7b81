"""Tables as people lay them out: rows of totals, titles of groups, headings over several columns, merged cells."""

from tests.faults.nasties.nasty import Nasty, written

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
    Nasty("false-total", "a total that is no sum", "a.csv",
          written("Project,Owner,Cost\nBridge,Ann,100\nRoad,Bo,200\nTotal Public Works,,777\n"),
          names=("Bridge", "Road"), skipped=1, says="Skipped as totals, although they are no sum"),
    Nasty("called-total", "initiatives that begin with Total", "a.csv",
          written("Project,Owner,Cost\nBridge,Ann,100\nRoad,Bo,200\nTotal Quality Management,Cy,300\n"),
          names=("Bridge", "Road", "Total Quality Management"), costs=(100.0, 200.0, 300.0)),
    Nasty("explained", "a row that says what the columns hold", "a.csv",
          written("Project Name,Cost,Start\nName of the project,Total cost in USD,Date the project starts\n"
                  "Bridge,100,2026-01-01\nRoad,200,2026-02-01\n"),
          names=("Bridge", "Road"), skipped=1, says="a row that explains the columns"),
)  # fmt: skip

NASTIES = ROWS
