"""What was decided in the room, with the time and the initiative that it is about."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.room_rows import NoteRow

tr = Texts("Pack")

_WIDTHS = (86.0, 0.0, 150.0)


def decisions(pack: Pack) -> list[Flowable]:
    """The flowables of the decisions."""
    look = styles()
    widths = spread(_WIDTHS, pack.page.text_width)
    rows: list[Sequence[Flowable | str]] = [head(tr("When"), tr("Decision"), tr("Initiative"))]
    rows += [
        [
            one_line(decision.at)[:16].replace("T", " "),
            para(decision.text, style=look.cell),
            clamped(_initiative(pack, decision), widths[2]),
        ]
        for decision in pack.facts.decisions
    ]
    return [
        Bookmark(key_of(Section.DECISIONS), section_name(Section.DECISIONS)),
        para(section_name(Section.DECISIONS), style=look.eyebrow),
        para(title_of(pack.facts, Section.DECISIONS), style=look.page_title),
        captions.above(pack.facts, tr("As they were written down in the room, with the time of the room.")),
        table(rows, widths),
    ]


def _initiative(pack: Pack, decision: NoteRow) -> str:
    known = decision.initiative_id is not None and decision.initiative_id in pack.snapshot.initiative_index
    if not known or decision.initiative_id is None:
        return ""
    return shown_name(pack.snapshot.initiative(decision.initiative_id))
