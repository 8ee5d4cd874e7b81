"""Whether the workshop holds anything that a section of the pack tells of: one that has nothing leaves no page."""

from collections.abc import Callable, Mapping

from vmo_desktop.report.facts import Facts
from vmo_desktop.report.money_facts import MoneyFacts
from vmo_desktop.report.road_facts import is_assessed
from vmo_desktop.report.sections import Section
from vmo_desktop.report.weight_facts import has_weight_facts
from vmo_desktop.workshop.calibration import Calibration
from vmo_desktop.workshop.learned import has_learned
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.round_votes import revealed_rounds
from vmo_desktop.workshop.value_streams import drawn_streams


def _has_initiatives(facts: Facts) -> bool:
    return bool(facts.snapshot.initiatives)


HAS_CONTENT: Mapping[Section, Callable[[Facts], bool]] = {
    Section.PORTFOLIO: _has_initiatives,
    Section.CHART: _has_initiatives,
    Section.INITIATIVES: _has_initiatives,
    Section.CONSENSUS: lambda facts: bool(revealed_rounds(facts.snapshot)),
    Section.DRIVERS: lambda facts: bool(facts.snapshot.drivers),
    Section.WEIGHTS: lambda facts: has_weight_facts(facts.snapshot),
    Section.MONEY: lambda facts: MoneyFacts(facts).is_known,
    Section.VALUE: lambda facts: bool(facts.snapshot.value.kpis),
    Section.LEARNED: lambda facts: has_learned(facts.snapshot),
    Section.CALIBRATION: lambda facts: bool(Calibration(Realized(facts.snapshot)).references),
    Section.SINCE: lambda facts: bool(facts.snapshot.value.carried),
    Section.ROAD: lambda facts: is_assessed(facts.snapshot.road),
    Section.ROADMAP: lambda facts: bool(facts.snapshot.road.actions),
    Section.PEOPLE: lambda facts: bool(facts.snapshot.road.stakeholders or facts.snapshot.road.trainings),
    Section.ASPECTS: lambda facts: bool(facts.snapshot.road.aspects),
    Section.STREAMS: lambda facts: bool(drawn_streams(facts.snapshot)),
    Section.DECISIONS: lambda facts: bool(facts.decisions),
}
"""By section; a section that is not here always has content, and the choice says itself of which it knows."""
