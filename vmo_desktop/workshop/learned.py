"""What was learned of initiatives: their reviews with what is to be done, lessons, and wins."""

import re
from collections.abc import Sequence

from vmo_desktop.domain.realization import Status
from vmo_desktop.workshop.kpi_state import KpiState
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.road_rows import ActionRow
from vmo_desktop.workshop.rows import InitiativeRow
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import LessonRow

_WORST_FIRST = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.EXCEEDED, Status.UNKNOWN)


def tags_of(lesson: LessonRow) -> tuple[str, ...]:
    """Tags of a lesson, between commas or semicolons, each once whatever its case."""
    found = {tag.casefold(): tag for each in reversed(re.split("[,;]", lesson.tags)) if (tag := " ".join(each.split()))}
    return tuple(reversed(found.values()))


def all_tags(lessons: Sequence[LessonRow]) -> dict[str, int]:
    """How many lessons have each tag, in alphabetical order, in the spelling that comes first."""
    spelt: dict[str, str] = {}
    counts: dict[str, int] = {}
    for lesson in lessons:
        for tag in tags_of(lesson):
            name = spelt.setdefault(tag.casefold(), tag)
            counts[name] = counts.get(name, 0) + 1
    return {name: counts[name] for name in sorted(counts, key=str.casefold)}


def initiative_of(snapshot: Snapshot, lesson: LessonRow) -> int | None:
    """The initiative that a lesson names, else the one of its review."""
    if lesson.initiative_id is not None:
        return lesson.initiative_id
    review = next((each for each in snapshot.value.reviews if each.id == lesson.review_id), None)
    return None if review is None else review.initiative_id


def lessons_of(snapshot: Snapshot, initiative_id: int) -> tuple[LessonRow, ...]:
    """Lessons about an initiative, or out of a review of it."""
    return tuple(each for each in snapshot.value.lessons if initiative_of(snapshot, each) == initiative_id)


def actions_of(snapshot: Snapshot, review_id: int) -> tuple[ActionRow, ...]:
    """What is to be done out of a review."""
    return tuple(each for each in snapshot.road.actions if each.review_id == review_id)


def has_learned(snapshot: Snapshot) -> bool:
    """Whether there is any review, lesson or win."""
    return bool(snapshot.value.reviews or snapshot.value.lessons or snapshot.value.wins)


def to_review(realized: Realized) -> tuple[InitiativeRow, ...]:
    """Initiatives with readings and no review yet, those that are furthest behind first."""
    snapshot = realized.snapshot
    reviewed = {each.initiative_id for each in snapshot.value.reviews}
    worst = {
        initiative_id: min(_WORST_FIRST.index(state.status) for state in promise.states)
        for initiative_id, promise in realized.by_initiative.items()
        if initiative_id not in reviewed and any(_is_read(state) for state in promise.states)
    }
    return tuple(snapshot.initiative(each) for each in sorted(worst, key=lambda each: worst[each]))


def _is_read(state: KpiState) -> bool:
    return state.latest is not None
