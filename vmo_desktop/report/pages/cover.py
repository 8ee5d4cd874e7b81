"""The cover: what the pack is about, who made it, and what is in it."""

from reportlab.platypus import Flowable, Spacer

from vmo_desktop.report import counts
from vmo_desktop.report.document import Bookmark, draw_text
from vmo_desktop.report.fonts import Face, elided, text_width
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import HAIRLINE, Page, colour, styles
from vmo_desktop.report.tables import table
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_ENTRY_HEIGHT, _LEAST_HEIGHT = 19.0, 13.0
"""Points of a line of the contents, and of one where the page is full."""

_ABOVE = 34.0
"""Points for the heading of the contents, and between it and what stands above."""


def cover(pack: Pack) -> list[Flowable]:
    """The flowables of the cover."""
    look, frame, page = styles(), pack.snapshot.workshop, pack.page
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.COVER), section_name(Section.COVER)),
        _Band(),
        Spacer(1, 84),
        para(_clamped(one_line(frame.organisation), 8.5, page, 2), style=look.eyebrow),
        Spacer(1, 4),
        para(_clamped(pack.title, look.cover_title.fontSize, page, 5), style=look.cover_title),
    ]
    if frame.decision:
        question = _clamped(one_line(frame.decision), look.cover_lead.fontSize, page, 6)
        flowables += [Spacer(1, 14), para(question, style=look.cover_lead)]
    flowables += [Spacer(1, 30), _frame_table(pack), _Contents(pack)]
    return flowables


def _clamped(text: str, size: float, page: Page, lines: int) -> str:
    return elided(text, Face.SEMIBOLD, size, lines * page.text_width * 0.88)


def _frame_table(pack: Pack) -> Flowable:
    look, frame = styles(), pack.snapshot.workshop
    people = len(pack.snapshot.participants)
    scope = [counts.initiatives(len(pack.snapshot.initiatives)), counts.value_drivers(len(pack.snapshot.leaves))]
    if people:
        scope.append(counts.participants(people))
    facts = [
        (tr("Date"), pack.date),
        (tr("Facilitator"), one_line(frame.facilitator)),
        (tr("Scope"), ", ".join(scope)),
        (tr("Budget"), "" if frame.budget is None else pack.figures.money_text(frame.budget)),
        (tr("As of"), pack.facts.source),
    ]
    rows = [
        [para(label, style=look.label), para(elided(text, Face.REGULAR, 8.5, 560), style=look.cell)]
        for label, text in facts
        if text
    ]
    return table(rows, [80, pack.page.text_width - 80], head_rows=0)


class _Band(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The accent at the head of the cover."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take no room: it stands above what follows."""
        del height
        self.width, self.height = width, 8.0
        return width, 8.0

    def draw(self) -> None:
        """Draw a short heavy rule."""
        theme = styles().theme
        self.canv.setFillColor(colour(theme.accent))
        self.canv.rect(0, 0, 64, 5, stroke=0, fill=1)
        text = tr("Decision pack")
        left = self.width - text_width(text, Face.SEMIBOLD, 9.5)
        draw_text(self.canv, left, 0, text, Face.SEMIBOLD, 9.5, theme.text_secondary)


class _Contents(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The table of contents at the foot of the cover, with links."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._step = _ENTRY_HEIGHT
        self._entries = [(key_of(each), section_name(each)) for each in pack.sections if each is not Section.COVER]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the rest of the page."""
        self.width, self.height = width, height - 1e-3
        room = (height - _ABOVE) / max(len(self._entries), 1)
        self._step = min(max(room, _LEAST_HEIGHT), _ENTRY_HEIGHT)
        return self.width, self.height

    def draw(self) -> None:
        """Draw titles from below; the pages are filled in when the file is saved."""
        canvas, theme = self.canv, styles().theme
        canvas.setStrokeColor(colour(theme.line))
        canvas.setLineWidth(HAIRLINE)
        placed = []
        for number, (key, title) in enumerate(reversed(self._entries)):
            y = number * self._step + 6
            draw_text(canvas, 0, y, title, Face.REGULAR, 9.5, theme.text)
            canvas.line(0, y - 6, self.width, y - 6)
            if canvas.is_whole:
                canvas.linkRect("", key, (0, y - 6, self.width, y + self._step - 6), relative=1, Border="[0 0 0]")
            placed.append((key, self.width, y))
        top = len(self._entries) * self._step + 4
        draw_text(canvas, 0, top, tr("Contents"), Face.SEMIBOLD, 9.5, theme.text_secondary)
        canvas.place_contents(placed)
