"""What the pages about the road's plan are titled, and whether there is anything to tell on them."""

from collections.abc import Callable, Mapping

from vmo_desktop.charts.roadmap_data import Roadmap, roadmap_headline
from vmo_desktop.charts.stakeholder_words import corner_word, dealing
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.numbers import percent
from vmo_desktop.report.safe_text import name_in_sentence
from vmo_desktop.report.sections import Section
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.action_state import ActionState
from vmo_desktop.workshop.road_rows import AspectRow, Attitude
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Pack")


def _roadmap(facts: Facts) -> str:
    data = Roadmap(facts.snapshot)
    late = [row.due_on for row in data.actions if data.state(row) is ActionState.OVERDUE]
    if not late:
        return roadmap_headline(data)
    return tr.counted(
        len(late),
        "{n} of {count} actions is overdue, since {day}",
        "{n} of {count} actions are overdue, the oldest since {day}",
        count=len(data.actions),
        day=min(late),
    )


def _people(facts: Facts) -> str:
    road = facts.snapshot.road
    if not road.stakeholders:
        return tr.counted(len(road.trainings), "{n}\u00a0training is planned", "{n}\u00a0trainings are planned")
    against = sum(row.attitude is Attitude.RESISTS for row in road.stakeholders)
    near = corner_word(is_interested=True, is_influential=True)
    close = sum(dealing(row) == near for row in road.stakeholders)
    said = tr.counted(
        close,
        "{n} of {count}\u00a0stakeholders has much influence and interest",
        "{n} of {count}\u00a0stakeholders have much influence and interest",
        count=len(road.stakeholders),
    )
    if not against:
        return said
    return f"{said}; {tr.counted(against, '{n} resists', '{n} resist')}"


def _gap(row: AspectRow) -> float:
    return -1.0 if row.today is None or row.target is None else row.target - row.today


def _aspects(facts: Facts) -> str:
    rows = facts.snapshot.road.aspects
    known = [row for row in rows if _gap(row) > 0]
    if not known:
        return tr("How a PMO and a VMO differ")
    widest = max(known, key=_gap)
    return tr(
        "The longest way is ahead in {aspect}: from {today} to {target}",
        aspect=name_in_sentence(widest.name, 60),
        today=percent(widest.today or 0.0),
        target=percent(widest.target or 0.0),
    )


PLAN_TITLES: Mapping[Section, Callable[[Facts], str]] = {
    Section.ROADMAP: _roadmap,
    Section.PEOPLE: _people,
    Section.ASPECTS: _aspects,
}
"""What makes the title of each section."""

HAS_PLAN: Mapping[Section, Callable[[Snapshot], bool]] = {
    Section.ROADMAP: lambda snapshot: bool(snapshot.road.actions),
    Section.PEOPLE: lambda snapshot: bool(snapshot.road.stakeholders or snapshot.road.trainings),
    Section.ASPECTS: lambda snapshot: bool(snapshot.road.aspects),
}
"""Whether a section has pages."""
