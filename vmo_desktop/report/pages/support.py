"""How far each participant supports the recommended portfolio, and why."""

from reportlab.platypus import Flowable

from vmo_desktop.report import counts
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.scenario_comparison import support_counts

tr = Texts("Pack")

DEGREES = {
    Degree.FULL: tr.mark("● supports it"),
    Degree.RESERVED: tr.mark("◐ supports it with reservations"),
    Degree.NEUTRAL: tr.mark("○ neutral"),
    Degree.OBJECTS: tr.mark("✕ objects"),
}
"""A sign and a word for each degree: never colour alone."""


def support(pack: Pack) -> list[Flowable]:
    """The flowables of the support."""
    choice = pack.facts.choice
    flowables = page_head(pack, Section.SUPPORT)
    if choice is None:
        return flowables
    said = {row.participant_id: row for row in pack.snapshot.choice.supports_of(choice.scenario.id)}
    rows = [
        [
            wrapped(shortened(each.name, 80)),
            wrapped(shortened(each.role, 80)),
            wrapped(tr.marked(DEGREES[said[each.id].degree]) if each.id in said else tr("has not said")),
            wrapped(shortened(said[each.id].note, 400) or NONE if each.id in said else NONE),
        ]
        for each in pack.snapshot.participants
        if each.id in said or each.is_present
    ]
    found = support_counts(pack.snapshot, choice.scenario.id)
    caption = [
        tr("{said} of {people} have said.", said=found.said, people=counts.participants(found.said + found.unsaid))
    ]
    heads = ((tr("Who"), 110.0), (tr("Role"), 110.0), (tr("Support"), 110.0), (tr("Reason"), 0.0))
    return [*flowables, *titled_table(pack, tr("Who supports it"), caption, heads, rows)]
