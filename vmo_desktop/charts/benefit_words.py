"""Benefits in words: what is missing of one, and how a cell or a chart says so."""

from vmo_desktop.charts.lettering import one_line
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.realized import incomplete
from vmo_desktop.workshop.rows import BenefitRow

tr = Texts("Chart")

_MISSING = {
    "name": tr.mark("description"),
    "outcome": tr.mark("observable outcome"),
    "attribution": tr.mark("attribution"),
    "measure": tr.mark("measure"),
    "owner": tr.mark("owner"),
}


def benefit_name(benefit: BenefitRow) -> str:
    """What a benefit is called."""
    return one_line(benefit.name) or tr("Benefit without a name")


def missing_words(benefit: BenefitRow) -> str:
    """What a benefit lacks to be one: description, outcome, attribution, measure or owner; empty when nothing."""
    return ", ".join(tr.marked(_MISSING[each]) for each in incomplete(benefit))


def completeness_text(benefit: BenefitRow) -> str:
    """Whether all of it is said, as sign and words."""
    missing = missing_words(benefit)
    return tr("! no {missing}", missing=missing) if missing else tr("✓ complete")
