"""The last page: room for the committee's decision and signatures."""

from reportlab.platypus import Flowable, HRFlowable, Spacer

from vmo_desktop.report import words
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.graphics import TickBox
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import TITLES, Section
from vmo_desktop.report.styles import HAIRLINE, colour, styles
from vmo_desktop.report.tables import head, side_by_side, spread, table
from vmo_desktop.report.text import para

_SIGNATURES = 6
_LINES = 5


def sign_off(pack: Pack) -> list[Flowable]:
    """The flowables of the sign-off."""
    look = styles()
    request = pack.snapshot.pack.request or words.request(pack.facts)
    width = pack.page.text_width
    ticks = [TickBox("Approved"), TickBox("Not approved"), TickBox("Returned for rework")]
    boxes = side_by_side(ticks, [width / 3] * 3, 0)
    rows = [head("Name", "Role", "Signature", "Date")]
    rows += [["", "", "", ""] for _ in range(_SIGNATURES)]
    line = colour(look.theme.line_strong)
    signatures = table(
        rows,
        spread([130, 110, 0, 76], width),
        more=[
            ("TOPPADDING", (0, 1), (-1, -1), 17),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 8),
            ("LINEBELOW", (0, 1), (-1, -1), HAIRLINE, line),
        ],
    )
    lines = [Spacer(1, 26), HRFlowable(width="100%", thickness=HAIRLINE, color=line, spaceBefore=0, spaceAfter=0)]
    return [
        Bookmark(key_of(Section.SIGN_OFF), TITLES[Section.SIGN_OFF]),
        para(TITLES[Section.SIGN_OFF], style=look.eyebrow),
        para("Decision of the committee", style=look.page_title),
        para(shortened(request, 900), style=look.lead),
        Spacer(1, 10),
        boxes,
        para("Conditions, reasons, next steps", style=look.title),
        *lines * _LINES,
        para("Signatures", style=look.title),
        signatures,
    ]
