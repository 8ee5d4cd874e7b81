"""The sheets of a ballot's workbook that are only read: how it is filled in, and all scales on one page."""

from collections.abc import Sequence
from typing import Any

from vmo_desktop.exchange.ballot_identity import AskedSheet
from vmo_desktop.exchange.ballot_words import cell_text, driver_title, level_text
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ballot_form import BallotForm
from vmo_desktop.workshop.ballot_words import measure_words, no_opinion, own_words, sealed_words

tr = Texts("Ballot")


def write_start(sheet: Any, form: BallotForm, sheets: Sequence[AskedSheet], formats: Any) -> None:
    """Write the first sheet: whose ballot it is, what to do, and how much is left."""
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 76)
    sheet.set_column(2, 2, 18)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 1, tr("Ballot of {name}", name=cell_text(form.participant.name)), formats.title)
    sheet.set_row(0, 26)
    facts = [cell_text(each) for each in (form.round.name, form.frame.title, form.frame.date)]
    sheet.write_string(1, 1, " · ".join(filter(None, facts)), formats.faint)
    sheet.write_string(2, 1, cell_text(form.frame.decision), formats.wrapped)
    row = 4
    for step, text in enumerate(_steps(form), start=1):
        sheet.merge_range(row, 1, row, 2, "", formats.wrapped)
        sheet.write_string(row, 1, f"{step}.  {text}", formats.wrapped)
        sheet.set_row(row, 15.0 * (1 + len(text) // 92))
        row += 1
    row += 1
    sheet.write_string(row, 1, tr("Value driver"), formats.head)
    sheet.write_string(row, 2, tr("Still to score"), formats.head)
    for asked in sheets:
        row += 1
        sheet.write_url(row, 1, f"internal:'{asked.name}'!C{asked.first_row}", formats.link, asked.title)
        last = asked.first_row + len(asked.rows) - 1
        count = f"=COUNTBLANK('{asked.name}'!C{asked.first_row}:C{last})"
        sheet.write_formula(row, 2, count, formats.strong, len(asked.rows))
    sheet.fit_to_pages(1, 0)


def _steps(form: BallotForm) -> list[str]:
    steps = [
        tr("Go through the sheets at the bottom, one for each value driver. The scale stands above each list."),
        tr("Give every initiative a score of your own in the column Your score; a comment is welcome, never required."),
        tr(
            'If you have no opinion on one, choose "{none}". An empty cell counts as forgotten, and the ballot comes '
            "back to you.",
            none=no_opinion(),
        ),
        tr("Change nothing else: not the rows, not the names of the sheets. The other cells are locked for that."),
        _return_it(form),
    ]
    if form.own & {each.id for each in form.initiatives}:
        steps.insert(2, own_words())
    return steps


def _return_it(form: BallotForm) -> str:
    facilitator = cell_text(form.frame.facilitator)
    sealed = sealed_words()
    if not facilitator:
        return f"{tr('Save the file as it is, as Excel workbook (.xlsx), and give it back.')} {sealed}"
    back = tr("Save the file as it is, as Excel workbook (.xlsx), and give it back to {name}.", name=facilitator)
    return f"{back} {sealed}"


def write_scales(sheet: Any, form: BallotForm, formats: Any) -> None:
    """Write every scale, to be read or printed beside the ballot."""
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 110)
    sheet.hide_gridlines(2)
    row = 0
    for asked in form.drivers:
        sheet.write_string(row, 0, driver_title(asked), formats.title)
        sheet.set_row(row, 24)
        row += 1
        for text in filter(None, (cell_text(asked.driver.description), cell_text(measure_words(asked)))):
            sheet.merge_range(row, 0, row, 1, "", formats.wrapped)
            sheet.write_string(row, 0, text, formats.wrapped)
            sheet.set_row(row, 15.0 * (1 + len(text) // 130))
            row += 1
        for level in reversed(asked.levels):
            statement = cell_text(level.statement)
            sheet.write_string(row, 0, level_text(level), formats.strong)
            sheet.write_string(row, 1, statement, formats.wrapped)
            sheet.set_row(row, 15.0 * (1 + len(statement) // 105))
            row += 1
        row += 1
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
