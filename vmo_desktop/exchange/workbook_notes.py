"""What is noted about a workbook of which one sheet was read."""

from collections.abc import Sequence

from vmo_desktop.exchange.table import RawSheet, SheetName, Unreadable, some_rows
from vmo_desktop.translation import Texts

tr = Texts("Import")

NO_RESULT = tr.mark("formula without a stored result; open the file in a spreadsheet program and save it")


def workbook_notes(
    sheet: RawSheet, passed: Sequence[str], tables: Sequence[SheetName], columns: Sequence[str]
) -> tuple[str, ...]:
    """What there is beside the sheet that was read: sheets passed over, others with tables, what is hidden."""
    notes = []
    others = ", ".join(each.name for each in tables if not each.is_hidden)
    if others:
        notes.append(
            tr(
                "Sheet {sheet} was read; there are tables on {others} too, which were not.",
                sheet=sheet.sheet,
                others=others,
            )
        )
    if passed:
        notes.append(
            tr("Sheet {sheet} was read; no table was found on {passed}.", sheet=sheet.sheet, passed=", ".join(passed))
        )
    hidden = [each.name for each in sheet.sheets if each.is_hidden]
    if hidden:
        notes.append(tr("Hidden sheets: {hidden}.", hidden=", ".join(hidden)))
    unseen = ", ".join(each.name for each in tables if each.is_hidden)
    if unseen:
        notes.append(tr("There are tables on hidden sheets, which were not read: {sheets}.", sheets=unseen))
    rows = [row.number for row in sheet.rows if row.is_hidden]
    if rows:
        shown = some_rows(rows, 10)
        notes.append(tr.counted(len(rows), "{n} hidden row ({rows}).", "{n} hidden rows ({rows}).", rows=shown))
    if columns:
        notes.append(tr("Hidden columns: {columns}. They were read as the others were.", columns=", ".join(columns)))
    formulas = sum(
        isinstance(cell, Unreadable) and cell.reason == NO_RESULT for row in sheet.rows for cell in row.cells
    )
    if formulas:
        notes.append(
            tr.counted(
                formulas,
                "{n} formula has no stored result and cannot be read.",
                "{n} formulas have no stored result and cannot be read.",
            )
        )
    return tuple(notes)
