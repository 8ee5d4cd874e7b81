"""Ballots on paper: boxes to cross beside every initiative, with the anchored statements above them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import BaseDocTemplate, Flowable, KeepTogether

from vmo_desktop.charts.numbers import on_paper
from vmo_desktop.errors import WriteFailed
from vmo_desktop.paths import free_name, safe_stem
from vmo_desktop.progress import Report, silent
from vmo_desktop.report.ballot_marks import AnswerLine, Boxes
from vmo_desktop.report.document import Bookmark, PackCanvas, PackDocument, Running, draw_text
from vmo_desktop.report.fonts import Face, elided, text_width
from vmo_desktop.report.numbers import long_date
from vmo_desktop.report.preview import Preview
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.styles import FOOTER, HEADER, MARGIN, Page, colour, page_of, styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ballot_form import AskedDriver, BallotForm
from vmo_desktop.workshop.ballot_words import OWN, measure_words, number, own_words, sealed_words
from vmo_desktop.workshop.rows import InitiativeRow, Paper
from vmo_desktop.workshop.safe_write import write_safely

tr = Texts("Ballot")


MOST_BOXES = 11
"""A scale of more levels is answered by writing the number."""

BOX = 19.0
"""Points that a box takes with the gap beside it."""

_ANSWER, _COMMENT = 96.0, 150.0


def write_ballots(forms: Sequence[BallotForm], paper: Paper, target: Path, report: Report) -> None:
    """Write the ballots of some participants into one PDF, or nothing when it fails or is stopped."""
    write_safely(target, lambda stream: write_paper(forms, paper, stream, report), validate=partial(_check, report))


def export_paper(forms: Sequence[BallotForm], paper: Paper, folder: Path, report: Report = silent) -> Path:
    """Write the ballots into a PDF of a name that is free in a folder; gives back the file."""
    if not folder.is_dir():
        raise WriteFailed(tr("{name} is no folder. Choose one that is there.", name=folder.name))
    stem = safe_stem(tr("{round} - ballots", round=safe_stem(forms[0].round.name, "")[:60]), "")
    target = folder / free_name(stem, ".pdf", {path.name.casefold() for path in folder.iterdir()})
    write_ballots(forms, paper, target, report)
    return target


def write_paper(forms: Sequence[BallotForm], paper: Paper, stream: BinaryIO, report: Report = silent) -> None:
    """Write the ballots of some participants as PDF to a stream."""
    with on_paper():
        first = forms[0]
        facts = (first.round.name, first.frame.title, long_date(first.frame.date))
        title = tr("Ballots: {round}", round=one_line(first.round.name))
        running = Running(title=title, footer=" · ".join(filter(None, facts)), made_at="", subject="")
        page = page_of(paper)
        units = [(PackDocument.INNER, lambda form=form: _ballot(form, page)) for form in forms]
        _BallotDocument(stream, page, running).write(units, report)


def _check(report: Report, part: Path) -> None:
    """Refuse a file that a PDF reader cannot open; after this it is too late to stop."""
    Preview(part.read_bytes()).close()
    report(1, 1)


class _BallotDocument(PackDocument):
    """Each ballot counts its own pages, and each page says whose it is: loose sheets get mixed up."""

    def _draw_running(self, canvas: PackCanvas, document: BaseDocTemplate) -> None:
        del document
        theme, page = styles().theme, self._page
        starts = [start for start in canvas.page_of_key.values() if start <= canvas.getPageNumber()]
        number_of_page = canvas.getPageNumber() - max(starts, default=1) + 1
        canvas.saveState()
        name = elided(self._section, Face.SEMIBOLD, 8, page.text_width - 80)
        draw_text(canvas, MARGIN, page.height - HEADER, name, Face.SEMIBOLD, 8, theme.text_secondary)
        said = tr("Page {page}", page=number_of_page)
        x = page.width - MARGIN - text_width(said, Face.REGULAR, 8)
        draw_text(canvas, x, page.height - HEADER, said, Face.REGULAR, 8, theme.text_faint)
        footer = elided(one_line(self._running.footer), Face.REGULAR, 8, page.text_width)
        draw_text(canvas, MARGIN, FOOTER, footer, Face.REGULAR, 8, theme.text_faint)
        canvas.restoreState()


def _ballot(form: BallotForm, page: Page) -> list[Flowable]:
    look = styles()
    title = tr("Ballot of {name}", name=one_line(form.participant.name))
    key = f"ballot-{form.round.id}-{form.participant.id}"
    flowables: list[Flowable] = [Bookmark(key, title), para(title, style=look.page_title)]
    if form.frame.decision:
        flowables.append(para(form.frame.decision, style=look.lead))
    flowables += [para(text, style=look.point, bullet="•") for text in _steps(form)]
    first, *others = (_driver(form, asked, page) for asked in form.drivers)
    # Below the introduction a page is not left empty for the sake of a table; every other one stays whole.
    return [*flowables, *first, *map(KeepTogether, others)]


def _steps(form: BallotForm) -> list[str]:
    facilitator = one_line(form.frame.facilitator)
    back = tr("Give it back to {name}.", name=facilitator) if facilitator else tr("Give it back when you are done.")
    steps = [
        tr("Cross one box for each initiative, by the statements above; NO is for no opinion."),
        tr("A comment is welcome, never required."),
        f"{back} {sealed_words()}",
    ]
    if any(_is_written(each) for each in form.drivers):
        steps.insert(1, tr("Write a number where there is a line for it."))
    if form.own & {each.id for each in form.initiatives}:
        steps.insert(1, own_words())
    return steps


def _driver(form: BallotForm, asked: AskedDriver, page: Page) -> list[Flowable]:
    """A driver with its scale and all initiatives."""
    look = styles()
    heading: list[Flowable] = [para(one_line(asked.driver.name), style=look.title)]
    if asked.driver.description:
        heading.append(para(shortened(asked.driver.description, 400), style=look.body))
    if asked.is_measure:
        heading.append(para(measure_words(asked), style=look.body))
    for level in reversed(asked.levels):
        score = f"{number(level.score)}  {one_line(level.label)}"
        heading.append(para(Strong(score), f"   {one_line(level.statement)}", style=look.note))
    has_boxes = not _is_written(asked)
    answer = BOX * (len(asked.levels) + 1) + 8 if has_boxes else _ANSWER
    widths = spread([0, answer, min(_COMMENT, page.text_width - answer - 140)], page.text_width)
    rows = [head(tr("Initiative"), tr("Your score"), tr("Comment"))]
    for initiative in form.initiatives:
        name = _name(initiative, is_own=initiative.id in form.own)
        mark: Flowable = (
            Boxes([number(each.score) for each in asked.levels]) if has_boxes else AnswerLine(asked.driver.unit)
        )
        rows.append([clamped(name, widths[0], 2), mark, ""])
    theme = look.theme
    more = [
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (2, 1), (2, -1), 0.6, colour(theme.line_strong)),
        ("TOPPADDING", (0, 1), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 2.2),
    ]
    return [*heading, table(rows, widths, more=more)]


def _is_written(asked: AskedDriver) -> bool:
    return asked.is_measure or len(asked.levels) > MOST_BOXES


def _name(initiative: InitiativeRow, *, is_own: bool) -> str:
    name = f"{initiative.code}  {initiative.name}" if initiative.code else initiative.name
    return f"{OWN} {name}" if is_own else name
