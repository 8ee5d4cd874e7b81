"""What the pages about the road's plan are titled, and whether there is anything to tell on them."""

from collections.abc import Callable, Mapping
from math import isclose

from vmo_desktop.charts.roadmap_data import Roadmap, roadmap_headline
from vmo_desktop.charts.stakeholder_words import corner_word, dealing
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.numbers import listed, long_date, percent, plain
from vmo_desktop.report.safe_text import name_in_sentence
from vmo_desktop.report.sections import Section
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.action_state import ActionState
from vmo_desktop.workshop.road_rows import AspectRow, Attitude

tr = Texts("Pack")


def _roadmap(facts: Facts) -> str:
    data = Roadmap(facts.snapshot)
    late = [row.due_on for row in data.actions if data.state(row) is ActionState.OVERDUE]
    if not late:
        return roadmap_headline(data, long_date)
    return tr.counted(
        len(late),
        "{n} of {count} actions is overdue, since {day}",
        "{n} of {count} actions are overdue, the oldest since {day}",
        count=len(data.actions),
        day=long_date(min(late)),
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
    most = max(map(_gap, known))
    widest, *others = [row for row in known if isclose(_gap(row), most)]
    if others:
        names = listed((name_in_sentence(row.name, 40) for row in (widest, *others)), 3)
        return tr(
            "The longest way is ahead in {aspects}: {points} points of percent each",
            aspects=names, points=plain(100 * most, 0),
        )  # fmt: skip
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
