"""A participant's ballot as a workbook: a sheet for each value driver, where only votes and comments can be typed.

Driver by driver, as at the laptop: the anchored statements stay in sight above the list. Texts are always texts there,
never formulas or links, and nothing of another participant is in the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.exchange.ballot_identity import (
    AskedRow,
    AskedSheet,
    Identity,
    fingerprint,
    scale_digest,
    sealed_lines,
)
from vmo_desktop.exchange.ballot_mark import SHEET
from vmo_desktop.exchange.ballot_start import write_scales, write_start
from vmo_desktop.exchange.ballot_words import (
    COMMENT_COLUMN,
    LABEL_COLUMN,
    REMARK_COLUMN,
    VOTE_COLUMN,
    cell_text,
    driver_title,
    initiative_label,
    level_text,
    note_text,
    sheet_names,
)
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ballot_form import AskedDriver, BallotForm
from vmo_desktop.workshop.ballot_words import measure_words, no_opinion, number
from vmo_desktop.workshop.rows import InitiativeRow

tr = Texts("Ballot")

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MAY = {"format_columns": True, "format_rows": True}
"""What a reader may do on a protected sheet: give a column more room."""

MOST_FROZEN = 7
"""Scales of more levels are not kept in sight: the list would have no room."""

_CHOICES_COLUMN = 1
"""Column of the hidden sheet, from 0, where the choices of the first driver stand."""

_STATEMENT = 140
"""Letters of a statement that stand on one line."""

_NAME, _REMARK = 46, 105
"""Letters of a name and of what is said about it on one line."""

_LINE = 15.0
"""Points of a line of 11-point type."""


@dataclass(frozen=True)
class Formats:
    """How cells look."""

    title: Any
    head: Any
    plain: Any
    wrapped: Any
    strong: Any
    faint: Any
    vote: Any
    comment: Any
    link: Any


def write_ballot(form: BallotForm, key: bytes, stream: BinaryIO) -> None:
    """Write the workbook of one ballot, sealed with the workshop's key."""
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    # Nothing about this computer, its user or the clock: the same ballot gives the same bytes.
    book.set_properties({"title": tr("Ballot"), "author": "", "created": datetime(2000, 1, 1, tzinfo=UTC)})
    formats = _formats(book)
    names = sheet_names([each.driver.name for each in form.drivers])
    start = book.add_worksheet(tr("Start"))
    sheets = [
        _write_driver(book.add_worksheet(name), name, form, asked, place, formats)
        for place, (name, asked) in enumerate(zip(names, form.drivers, strict=True))
    ]
    scales = book.add_worksheet(tr("Scales"))
    write_scales(scales, form, formats)
    write_start(start, form, sheets, formats)
    for each in (start, scales):
        each.protect("", _MAY)
    identity = Identity(
        workshop=fingerprint(key),
        workshop_title=cell_text(form.frame.title),
        round_id=form.round.id,
        participant_id=form.participant.id,
        no_opinion=no_opinion(),
        sheets=tuple(sheets),
    )
    _write_hidden(book.add_worksheet(SHEET), form, sealed_lines(identity, key))
    start.activate()
    book.close()


def _formats(book: Any) -> Formats:
    font = {"font_size": 11, "valign": "top", "font_color": LIGHT.text}
    boxed = {**font, "border": 1, "border_color": LIGHT.line_strong, "locked": False, "bg_color": LIGHT.accent_soft}

    def made(**more: object) -> Any:
        return book.add_format({**font, **more})

    return Formats(
        title=made(bold=True, font_size=16, font_color=LIGHT.accent),
        head=made(bold=True, bottom=2, bottom_color=LIGHT.accent, valign="bottom"),
        plain=made(),
        wrapped=made(text_wrap=True),
        strong=made(bold=True, text_wrap=True),
        faint=made(font_color=LIGHT.text_faint, text_wrap=True, indent=1),
        vote=book.add_format({**boxed, "align": "center"}),
        comment=book.add_format({**boxed, "num_format": "@", "text_wrap": True}),
        link=made(font_color=LIGHT.accent, underline=1),
    )


def _write_driver(  # noqa: PLR0917 - a sheet is made of these
    sheet: Any, name: str, form: BallotForm, asked: AskedDriver, place: int, formats: Formats
) -> AskedSheet:
    title = driver_title(asked)
    head_row = _write_scale(sheet, asked, title, formats)
    first = head_row + 1
    rows = []
    for line, initiative in enumerate(form.initiatives, start=first):
        is_own = initiative.id in form.own
        row = AskedRow(initiative.id, initiative_label(initiative, is_own=is_own))
        rows.append(row)
        sheet.write_number(line, 0, initiative.id)
        remark = _remark(initiative, is_own=is_own)
        sheet.write_string(line, LABEL_COLUMN, row.label, formats.strong if is_own else formats.wrapped)
        sheet.write_blank(line, VOTE_COLUMN, None, formats.vote)
        sheet.write_blank(line, COMMENT_COLUMN, None, formats.comment)
        sheet.write_string(line, REMARK_COLUMN, remark, formats.faint)
        sheet.set_row(line, max(18.0, _height(row.label, _NAME), _height(remark, _REMARK)))
    last = first + len(rows) - 1
    sheet.data_validation(first, VOTE_COLUMN, last, VOTE_COLUMN, _rule(asked, first, place))
    left = tr("Still to score: {n}", n="\0").replace('"', "").partition("\0")
    count = f'="{left[0]}"&COUNTBLANK(C{first + 1}:C{last + 1})&"{left[2]}"'
    sheet.write_formula(0, COMMENT_COLUMN, count, formats.strong, f"{left[0]}{len(rows)}{left[2]}")
    _set_up(sheet, head_row, is_frozen=len(asked.levels) <= MOST_FROZEN)
    is_percent = asked.is_measure and asked.driver.unit.strip() == "%"
    return AskedSheet(name, title, asked.driver.id, scale_digest(asked), is_percent, first + 1, tuple(rows))


def _write_scale(sheet: Any, asked: AskedDriver, title: str, formats: Formats) -> int:
    """Write what stands above the list; gives back the row of the list's heads."""
    sheet.write_string(0, LABEL_COLUMN, title, formats.title)
    sheet.set_row(0, 24)
    row = 1
    for text in filter(None, (cell_text(asked.driver.description), _measure(asked))):
        sheet.merge_range(row, LABEL_COLUMN, row, REMARK_COLUMN, "", formats.wrapped)
        sheet.write_string(row, LABEL_COLUMN, text, formats.wrapped)
        sheet.set_row(row, _height(text, _STATEMENT + 50))
        row += 1
    for level in reversed(asked.levels):
        statement = cell_text(level.statement)
        sheet.write_string(row, LABEL_COLUMN, level_text(level), formats.strong)
        sheet.merge_range(row, VOTE_COLUMN, row, REMARK_COLUMN, "", formats.wrapped)
        sheet.write_string(row, VOTE_COLUMN, statement, formats.wrapped)
        sheet.set_row(row, _height(statement, _STATEMENT))
        row += 1
    heads = (tr("Initiative"), tr("Your score"), tr("Comment, if you like"), tr("About it"))
    for column, head in enumerate(heads, start=LABEL_COLUMN):
        sheet.write_string(row, column, head, formats.head)
    sheet.set_row(row, 24)
    note = {"x_scale": 3, "y_scale": 3, "author": "", "font_size": 10}
    sheet.write_comment(row, VOTE_COLUMN, note_text(asked), note)
    return row


def _measure(asked: AskedDriver) -> str:
    if not asked.is_measure:
        return ""
    without = tr("If you have none, type {none} or a dash.", none=no_opinion())
    return f"{cell_text(measure_words(asked))} {without}"


def _remark(initiative: InitiativeRow, *, is_own: bool) -> str:
    said = cell_text(initiative.description)[:300]
    return f"{tr('Your own initiative.')} {said}".strip() if is_own else said


def _height(text: str, letters: int) -> float:
    return _LINE * max(1, min(4, -(-len(text) // letters)))


def _rule(asked: AskedDriver, first: int, place: int) -> dict[str, Any]:
    """What the program of the reader lets them type as a vote."""
    refusal = tr("This is not on the scale. {words}", words=_choices(asked))[:255]
    shared = {"error_title": tr("Your score"), "error_message": refusal, "error_type": "stop"}
    if not asked.is_measure:
        column = xl_col_to_name(_CHOICES_COLUMN + place)
        last = len(asked.levels) + 1
        return {"validate": "list", "source": f"='{SHEET}'!${column}$1:${column}${last}", **shared}
    cell = f"C{first + 1}"
    inside = f"AND(ISNUMBER({cell}),{cell}>={asked.low!r},{cell}<={asked.high!r})"
    return {"validate": "custom", "value": f'=OR({inside},{cell}="{no_opinion()}",{cell}="-")', **shared}


def _choices(asked: AskedDriver) -> str:
    ends = {"low": number(asked.low), "high": number(asked.high), "none": no_opinion()}
    if asked.is_measure:
        return tr("Type a number from {low} to {high}, or {none}.", **ends)
    return tr("Choose one of the levels from {low} to {high}, or {none}.", **ends)


def _set_up(sheet: Any, head_row: int, *, is_frozen: bool) -> None:
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    sheet.set_column(LABEL_COLUMN, LABEL_COLUMN, 50)
    sheet.set_column(VOTE_COLUMN, VOTE_COLUMN, 13)
    sheet.set_column(COMMENT_COLUMN, COMMENT_COLUMN, 40)
    sheet.set_column(REMARK_COLUMN, REMARK_COLUMN, 92)
    if is_frozen:
        sheet.freeze_panes(head_row + 1, VOTE_COLUMN)
    sheet.set_selection(head_row + 1, VOTE_COLUMN, head_row + 1, VOTE_COLUMN)
    sheet.repeat_rows(head_row)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.protect("", _MAY)


def _write_hidden(sheet: Any, form: BallotForm, lines: Sequence[str]) -> None:
    """The hidden sheet: who and where in the first column, and the choices of each driver beside it."""
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
    for column, asked in enumerate(form.drivers, start=_CHOICES_COLUMN):
        for row, level in enumerate(asked.levels):
            sheet.write_number(row, column, level.score)
        sheet.write_string(len(asked.levels), column, no_opinion())
    sheet.protect("")
    sheet.very_hidden()
