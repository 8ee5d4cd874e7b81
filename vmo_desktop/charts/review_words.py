"""Reviews, lessons and wins in words: what window, room and pack say alike."""

from collections.abc import Callable
from math import isfinite, isnan

from vmo_desktop.charts.benefit_words import benefit_name
from vmo_desktop.charts.kpi_words import kpi_name, share_text, standing_words, value_text
from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.numbers import compact, money, points
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.learned import tags_of
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import BenefitRow, RankBy
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import KpiRow, LessonRow, ReviewRow, WinRow

tr = Texts("Chart")

Day = Callable[[str], str]
"""Writes a day in ISO 8601 as its reader does."""

Fact = tuple[str, str]
"""What is told, and what there is to tell."""


def initiative_name(snapshot: Snapshot, initiative_id: int | None) -> str:
    """What an initiative is called; empty where there is none."""
    is_known = initiative_id is not None and initiative_id in snapshot.initiative_index
    return one_line(shown_name(snapshot.initiative(initiative_id))) if is_known and initiative_id is not None else ""


def review_name(snapshot: Snapshot, review: ReviewRow, day: Day = str) -> str:
    """What a review is called: by its initiative and its day."""
    name = initiative_name(snapshot, review.initiative_id) or tr("Review without an initiative")
    return tr("{name}, {day}", name=name, day=day(review.on)) if review.on else name


def win_name(win: WinRow) -> str:
    """What a win is called."""
    return one_line(win.title) or tr("Win without a title")


def written_words(lesson: LessonRow, day: Day = str) -> str:
    """When a lesson was written, by whom, and its tags."""
    said = (day(lesson.on), one_line(lesson.author), ", ".join(map(one_line, tags_of(lesson))))
    return " · ".join(each for each in said if each) or tr("Lesson")


def promised(results: Results, realized: Realized, initiative_id: int, day: Day = str) -> tuple[Fact, ...]:
    """What the workshop promised of an initiative: value and cost, its benefits, and the targets of its KPIs."""
    snapshot, row = results.snapshot, results.snapshot.initiative_index[initiative_id]
    facts: list[Fact] = []
    value, rank = float(results.valuation.value[row]), int(results.ranking(RankBy.VALUE).ranks[row])
    if isfinite(value) and rank:
        of = len(snapshot.initiatives)
        facts.append((tr("Value"), tr("{value} of 100, place {rank} of {of}", value=points(value), rank=rank, of=of)))
    cost = float(results.costs[row])
    if isfinite(cost):
        facts.append((tr("Cost"), money(cost, one_line(snapshot.workshop.currency))))
    facts += [(benefit_name(each), _promise(each)) for each in snapshot.benefits if each.initiative_id == initiative_id]
    found = realized.by_initiative.get(initiative_id)
    facts += [(kpi_name(each.kpi), _target(each.kpi, day)) for each in (found.states if found else ())]
    return tuple((name, text) for name, text in facts if text)


def came(realized: Realized, initiative_id: int, day: Day = str) -> tuple[Fact, ...]:
    """What the KPIs of an initiative say by now, all together first."""
    found = realized.by_initiative.get(initiative_id)
    if found is None:
        return ()
    facts = [(kpi_name(each.kpi), standing_words(each, day)) for each in found.states]
    done, due = found.progress.progress, found.planned.progress
    if len(facts) > 1 and not isnan(done):
        said = tr("{done} of the way, {due} planned", done=share_text(done), due=share_text(due))
        facts.insert(0, (tr("Together"), said))
    return tuple(facts)


def in_one_text(facts: tuple[Fact, ...]) -> str:
    """Facts as a text that a review goes on from."""
    return "; ".join(f"{name}: {text}" for name, text in facts)


def _promise(benefit: BenefitRow) -> str:
    """How much a benefit is to bring a year, else what will be seen of it."""
    if benefit.most_likely is None:
        return one_line(benefit.outcome)
    return tr("{amount} a year", amount=f"{compact(benefit.most_likely)} {one_line(benefit.unit)}".strip())


def _target(kpi: KpiRow, day: Day) -> str:
    if kpi.target is None:
        return ""
    words = value_text(kpi, kpi.target)
    if kpi.baseline is not None:
        words = tr("from {baseline} to {target}", baseline=value_text(kpi, kpi.baseline), target=words)
    return tr("{words} by {day}", words=words, day=day(kpi.due_on)) if kpi.due_on else words
