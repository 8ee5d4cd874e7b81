"""The PDF around the pages: running header, page x of y, bookmarks, contents and metadata."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from vmo_desktop.report.fonts import Face, draw_line, elided, load, text_width
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.styles import FOOTER, HAIRLINE, HEADER, MARGIN, Page, colour, styles
from vmo_desktop.translation import Texts

PRODUCER = "VMO Desktop"
_TOTAL = "page-total"
_CONTENTS = "contents-pages"
_HOLE = "\0"
"""Stands for the number of pages, which is drawn when it is known."""

_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

HEAD = 60.0
"""A section that begins within so many points from the top begins the page."""

tr = Texts("Pack")

Unit = Callable[[], list[Flowable]]
"""Makes the flowables of a part of the pack, when it is its turn."""


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: user text, elided where it does not fit."""

    title: str
    footer: str
    made_at: str
    subject: str


def language() -> str:
    """The language of the pack's words: a translation says it in place of ours, as it says every other text."""
    said = tr("en")
    return said if _LANGUAGE.fullmatch(said) else "en"


def draw_text(  # noqa: PLR0917 - the order of reportlab's own drawing calls
    canvas: Canvas, x: float, y: float, text: str, face: Face, size: float, token: str
) -> float:
    """Draw one line of user text; returns its width."""
    canvas.setFillColor(colour(token))
    return draw_line(canvas, x, y, text, face, size)


class PackCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas that fills in, when it is saved, what is only known then."""

    def __init__(self, filename: Any, pages: Collection[int] | None = None, **options: Any) -> None:
        super().__init__(filename, **options)
        self.contents: list[tuple[str, float, float]] = []
        self.page_of_key: dict[str, int] = {}
        self._pages = pages

    @property
    def is_whole(self) -> bool:
        """Whether every page is written."""
        return self._pages is None

    @property
    def is_written(self) -> bool:
        """Whether the page that is being drawn is written."""
        return self._pages is None or self.getPageNumber() - 1 in self._pages

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page; one that is not asked for is only counted."""
        if self.is_written:
            super().showPage()
        else:
            self._startPage()

    def place_contents(self, entries: Sequence[tuple[str, float, float]]) -> None:
        """Leave room for the page numbers of bookmarks: key, right edge, baseline."""
        self.contents = list(entries)
        self.doForm(_CONTENTS)

    def place_total(self) -> None:
        """Draw, at the origin, the number of pages that there will be."""
        self.doForm(_TOTAL)

    def save(self) -> None:
        """Write the file; page numbers that pages could not know are filled in."""
        theme = styles().theme
        pages = self.getPageNumber() - 1
        self.beginForm(_TOTAL, 0, -10, 60, 20)
        draw_text(self, 0, 0, str(pages), Face.REGULAR, 8, theme.text_faint)
        self.endForm()
        if self.contents:
            width, height = self._pagesize
            self.beginForm(_CONTENTS, 0, 0, width, height)
            for key, right, y in self.contents:
                number = str(self.page_of_key.get(key, ""))
                left = right - text_width(number, Face.REGULAR, 9.5)
                draw_text(self, left, y, number, Face.REGULAR, 9.5, theme.text)
            self.endForm()
        super().save()


class Bookmark(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """An invisible mark: a place in the outline, and the section named in the header from here on."""

    def __init__(self, key: str, title: str, level: int = 0) -> None:
        super().__init__()
        self.key = key
        self.title = elided(one_line(title), Face.REGULAR, 10, 420)
        self.level = level

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take no room."""
        del width, height
        return 0, 0

    def draw(self) -> None:
        """Add the mark to the outline."""
        canvas = self.canv
        canvas.page_of_key[self.key] = canvas.getPageNumber()
        if canvas.is_written:
            canvas.bookmarkPage(self.key)
            # Below a section that is left out there is nothing to be under.
            level = self.level if canvas.is_whole else 0
            canvas.addOutlineEntry(self.title, self.key, level, closed=level == 0)


class PackDocument(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """A document of units that are made, laid out and written one after the other; `pages` from 0, None for all."""

    COVER = "cover"
    INNER = "inner"

    def __init__(self, stream: BinaryIO, page: Page, running: Running, pages: Collection[int] | None = None) -> None:
        super().__init__(
            stream,
            pagesize=(page.width, page.height),
            title=one_line(running.title),
            author="",
            subject=one_line(running.subject),
            creator=PRODUCER,
            producer=PRODUCER,
            keywords="",
            invariant=1,
            initialFontName=load(Face.REGULAR),
            lang=language(),
            pageCompression=1,
            allowSplitting=1,
        )
        self._page = page
        self._pages = pages
        self._running = running
        self._section = self._section_at_head = ""
        height = page.text_top - page.text_bottom
        inner = _frame("inner", MARGIN, page.text_bottom, page.text_width, height)
        cover = _frame("cover", MARGIN, MARGIN, page.text_width, page.height - 2 * MARGIN)
        self.addPageTemplates(
            [
                PageTemplate(self.INNER, [inner], onPageEnd=self._draw_running),
                PageTemplate(self.COVER, [cover]),
            ]
        )

    def write(self, units: Sequence[tuple[str, Unit]], report: Callable[[int, int], None]) -> None:
        """Lay out and write all units, each on a new page of its template, or following on where that is empty.

        `report` hears (done, of) and may raise to stop.
        """
        self._firstPageTemplateIndex = [template.id for template in self.pageTemplates].index(units[0][0])
        self._startBuild(self.filename, partial(PackCanvas, pages=self._pages))
        self.canv._doc._timeStamp = _TimeStamp(self._running.made_at)
        # What `BaseDocTemplate.build` sets for flowables that look ahead, as they do when kept together.
        self.canv._doctemplate = self
        for done, (template, unit) in enumerate(units):
            report(done, len(units))
            flowables = [*(_new_page(template) if done and template else ()), *unit()]
            while flowables:
                report(done, len(units))
                self.clean_hanging()
                self.handle_flowable(flowables)
        self._endBuild()
        report(len(units), len(units))

    def beforePage(self) -> None:  # noqa: N802 - reportlab's name
        """Take the section over from the page before."""
        self._section_at_head = self._section

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Note the section that the header names: the one with which the page begins."""
        if isinstance(flowable, Bookmark) and flowable.level == 0:
            self._section = flowable.title
            if self.frame._y2 - self.frame._y < HEAD:
                self._section_at_head = flowable.title

    def _draw_running(self, canvas: PackCanvas, document: BaseDocTemplate) -> None:
        del document
        theme, page = styles().theme, self._page
        left, right = MARGIN, page.width - MARGIN
        y = page.height - HEADER
        canvas.saveState()
        section = self._section_at_head
        section_width = text_width(section, Face.REGULAR, 8)
        title = elided(one_line(self._running.title), Face.SEMIBOLD, 8, page.text_width - section_width - 24)
        draw_text(canvas, left, y, title, Face.SEMIBOLD, 8, theme.text_secondary)
        draw_text(canvas, right - section_width, y, section, Face.REGULAR, 8, theme.text_faint)
        canvas.setStrokeColor(colour(theme.line))
        canvas.setLineWidth(HAIRLINE)
        canvas.line(left, y - 6, right, y - 6)
        foot = FOOTER
        number = tr("Page {page} of {pages}", page=canvas.getPageNumber(), pages=_HOLE)
        before, _, after = number.partition(_HOLE)
        width = draw_text(canvas, left, foot, before, Face.REGULAR, 8, theme.text_faint)
        canvas.saveState()
        canvas.translate(left + width, foot)
        canvas.place_total()
        draw_text(canvas, text_width("000", Face.REGULAR, 8), 0, after, Face.REGULAR, 8, theme.text_faint)
        canvas.restoreState()
        footer = elided(one_line(self._running.footer), Face.REGULAR, 8, page.text_width - 110)
        footer_width = text_width(footer, Face.REGULAR, 8)
        draw_text(canvas, right - footer_width, foot, footer, Face.REGULAR, 8, theme.text_faint)
        canvas.restoreState()


def _new_page(template: str) -> list[Flowable]:
    return [NextPageTemplate(template), PageBreak()]


def _frame(name: str, left: float, bottom: float, width: float, height: float) -> Frame:
    return Frame(
        left, bottom, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=name
    )  # fmt: skip


class _TimeStamp:
    """When the file's last step was made, as reportlab writes it; never the clock."""

    tzname = "UTC"
    dhh = dmm = 0

    def __init__(self, iso: str) -> None:
        try:
            moment = datetime.fromisoformat(iso).astimezone(UTC)
        except ValueError:
            moment = datetime(2000, 1, 1, tzinfo=UTC)
        self.t = moment.timestamp()
        self.datetime = moment
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
