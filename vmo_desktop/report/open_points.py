"""What stands in the way of a signature: parts that the workshop lacks, and facts to know before signing."""

import numpy as np

from vmo_desktop.report import choice_words
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.numbers import listed, plain
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import DependencyRow, RankBy
from vmo_desktop.workshop.weighting import stale_sentence

tr = Texts("Pack")

NEAR_TIE = 1.0
"""Points of value within which two neighbours at the line count as tied."""

_REQUIREMENTS = 3


def open_points(facts: Facts) -> list[str]:
    """What the committee should know before it signs; empty when nothing stands out."""
    points = [
        *_stale_weights(facts),
        *_mandatory_waiting(facts),
        *(_broken(facts, dependency) for dependency in facts.broken_requirements[:_REQUIREMENTS]),
        *_near_tie(facts),
        *_without_scores(facts),
        *_without_cost(facts),
    ]
    further = len(facts.broken_requirements) - _REQUIREMENTS
    if further > 0:
        points.append(
            tr.counted(
                further,
                "{n} further requirement of a funded initiative is below the line.",
                "{n} further requirements of funded initiatives are below the line.",
            )
        )
    return points


def _stale_weights(facts: Facts) -> list[str]:
    sentence = stale_sentence(facts.snapshot)
    return [sentence] if sentence else []


def _mandatory_waiting(facts: Facts) -> list[str]:
    if facts.chosen is not None:
        return choice_words.unfunded_mandatory(facts)
    if facts.stuck is not None:
        return []
    names = [facts.entry_of[each.id].name for each in facts.results.unfunded_mandatory(facts.by)]
    if not names:
        return []
    return [
        tr.counted(
            len(names),
            "{n} mandatory initiative is below the line: {names}.",
            "{n} mandatory initiatives are below the line: {names}.",
            names=listed(names, 3),
        )
    ]


def _broken(facts: Facts, dependency: DependencyRow) -> str:
    entry, required = facts.entry_of[dependency.initiative_id], facts.entry_of[dependency.requires_id]
    if facts.chosen is not None:
        return tr("{name} requires {other}, which is not funded.", name=entry.name, other=required.name)
    return tr("{name} requires {other}, which lies below the line.", name=entry.name, other=required.name)


def _near_tie(facts: Facts) -> list[str]:
    if facts.chosen is not None:
        return _near_choice(facts, facts.chosen)
    if facts.by is not RankBy.VALUE or not facts.funded or not facts.waiting:
        return []
    last, first = facts.funded[-1], facts.waiting[0]
    gap = last.value - first.value
    if not np.isfinite(gap) or gap > NEAR_TIE:
        return []
    if gap < 0.005:
        return [
            tr(
                "{above} (above the line) and {below} (below) have the same value.",
                above=last.name,
                below=first.name,
            )
        ]
    return [
        tr(
            "{above} (above the line) and {below} (below) are {gap} points apart: nearly a tie.",
            above=last.name,
            below=first.name,
            gap=plain(gap, 2),
        )
    ]


def _near_choice(facts: Facts, chosen: ChoiceFacts) -> list[str]:
    """What could be decided otherwise at hardly any loss, of those that are looked at."""
    names = [facts.entries_by_row[each.row].name for each in chosen.turning if each.replacement <= NEAR_TIE]
    if not names:
        return []
    return [
        tr.counted(
            len(names),
            "{names} could be decided otherwise for a point of value or less: nearly a tie.",
            "{names} could each be decided otherwise for a point of value or less: nearly a tie.",
            names=listed(names, 3),
        )
    ]


def _without_scores(facts: Facts) -> list[str]:
    if not facts.incomplete or not facts.has_values:
        return []
    return [
        tr.counted(
            len(facts.incomplete),
            "{names} lacks scores; its value is shown as a possible range and not ranked.",
            "{names} lack scores; their values are shown as a possible range and not ranked.",
            names=listed((entry.name for entry in facts.incomplete), 3),
        )
    ]


def _without_cost(facts: Facts) -> list[str]:
    names = [entry.name for entry in facts.entries if not np.isfinite(entry.cost)]
    if not names:
        return []
    if len(names) == len(facts.entries):
        return [tr("No initiative has a cost yet.")]
    return [tr.counted(len(names), "{names} has no cost.", "{names} have no cost.", names=listed(names, 3))]


def missing_parts(facts: Facts) -> list[str]:
    """What the workshop still lacks for a complete pack."""
    snapshot, frame = facts.snapshot, facts.snapshot.workshop
    has_both = bool(snapshot.leaves) and bool(snapshot.initiatives)
    checks = (
        (not frame.title, tr("The workshop lacks a title.")),
        (not frame.decision, tr("The workshop lacks the decision to be made, as a question.")),
        (frame.budget is None, tr("The workshop lacks a budget.")),
        (not snapshot.leaves, tr("The workshop lacks value drivers with scales.")),
        (has_both and not facts.results.weights.any(), tr("The workshop lacks weights.")),
        (not snapshot.initiatives, tr("The workshop lacks initiatives.")),
        (has_both and not facts.results.is_scored.any(), tr("The workshop lacks scores.")),
    )
    return [text for is_missing, text in checks if is_missing]
