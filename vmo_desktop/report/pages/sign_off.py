"""The last page: room for the committee's decision and signatures."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, HRFlowable, Spacer

from vmo_desktop.report import words
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.graphics import TickBox
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import HAIRLINE, colour, styles
from vmo_desktop.report.tables import clamped, head, side_by_side, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.room_rows import ParticipantRow

tr = Texts("Pack")

_SIGNATURES = 6
_FREE = 2
"""Lines to sign: so many at least, and so many at least for people who are not in the workshop file."""

_NAMED = 14
"""So many people of the workshop have a line with their name: more would leave no hand room on the page."""

_WIDTHS = (130.0, 136.0, 0.0, 66.0)
_LINES = 5
_REST = 185.0
"""Points of the page that are neither the request nor lines to write on."""

_LEAST, _MOST = 24.0, 46.0
"""Points from a line to the next one: what a hand needs, and what the page offers."""


def sign_off(pack: Pack) -> list[Flowable]:
    """The flowables of the sign-off; the room to write takes what the request leaves of the page."""
    look, page = styles(), pack.page
    request = para(shortened(pack.snapshot.pack.request or words.request(pack.facts), 900), style=look.lead)
    people = pack.snapshot.participants[:_NAMED]
    signatures = max(len(people) + _FREE, _SIGNATURES)
    room = page.text_top - page.text_bottom - request.wrap(page.text_width, page.height)[1] - _REST
    lines = min(max(int((room / _LEAST - signatures) / 0.75), 1), _LINES)
    step = min(max(room / (lines * 0.75 + signatures), _LEAST), _MOST)
    ticks = [TickBox(tr("Approved")), TickBox(tr("Not approved")), TickBox(tr("Returned for rework"))]
    return [
        Bookmark(key_of(Section.SIGN_OFF), section_name(Section.SIGN_OFF)),
        para(section_name(Section.SIGN_OFF), style=look.eyebrow),
        para(title_of(pack.facts, Section.SIGN_OFF), style=look.page_title),
        request,
        Spacer(1, 10),
        side_by_side(ticks, [page.text_width / 3] * 3, 0),
        para(tr("Conditions, reasons, next steps"), style=look.title),
        *_lines(0.75 * step) * lines,
        para(tr("Signatures"), style=look.title),
        *_unnamed(len(pack.snapshot.participants) - len(people)),
        _signatures(people, signatures, page.text_width, step),
    ]


def _lines(step: float) -> list[Flowable]:
    line = colour(styles().theme.line_strong)
    rule = HRFlowable(width="100%", thickness=HAIRLINE, color=line, spaceBefore=0, spaceAfter=0)
    return [Spacer(1, step - HAIRLINE), rule]


def _unnamed(number: int) -> list[Flowable]:
    if number < 1:
        return []
    text = tr.counted(
        number,
        "{n} further participant is in the workshop file; sign on a free line or on a sheet of your own.",
        "{n} further participants are in the workshop file; sign on a free line or on a sheet of your own.",
    )
    return [para(text, style=styles().caption_above)]


def _signatures(people: Sequence[ParticipantRow], count: int, width: float, step: float) -> Flowable:
    """Lines to sign: those of the workshop's people in their order, then free ones."""
    rows: list[Sequence[object]] = [head(tr("Name"), tr("Role"), tr("Signature"), tr("Date"))]
    rows += [
        [clamped(person.name, _WIDTHS[0], lines=2), clamped(person.role, _WIDTHS[1], lines=2), "", ""]
        for person in people
    ]
    rows += [["", "", "", ""] for _ in range(count - len(people))]
    return table(
        rows,
        spread(_WIDTHS, width),
        more=[
            ("TOPPADDING", (0, 1), (-1, -1), (step - 10.75) / 2),
            ("BOTTOMPADDING", (0, 1), (-1, -1), (step - 10.75) / 2),
            ("LINEBELOW", (0, 1), (-1, -1), HAIRLINE, colour(styles().theme.line_strong)),
        ],
    )
