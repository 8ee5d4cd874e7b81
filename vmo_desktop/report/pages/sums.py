"""The sums that the first page speaks of, as a table: no number stands in the pack's sentences alone."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from reportlab.platypus import Flowable, KeepTogether

from vmo_desktop.report import captions
from vmo_desktop.report.facts import Entry, Facts, total
from vmo_desktop.report.numbers import NONE, percent
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped, head, table
from vmo_desktop.report.text import para
from vmo_desktop.report.words import benefit_text, unit_of_benefit
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_LABELS = 140.0
"""Points of the column that says what is summed."""

Entries = Sequence[Entry]


def sums(pack: Pack) -> list[Flowable]:
    """The flowables of the sums."""
    facts = pack.facts
    groups: list[tuple[str, Entries]] = [(tr("All"), facts.entries)]
    if facts.budget is not None and facts.stuck is None:
        groups = [(tr("Funded"), facts.funded), (tr("Waiting"), facts.waiting), *groups]
    numbers = range(1, len(groups) + 1)
    rows: list[Sequence[object]] = [head("", *(name for name, _ in groups), numbers=numbers)]
    rows += [[clamped(name, _LABELS, lines=2), *(tell(entries) for _, entries in groups)] for name, tell in _told(pack)]
    width = (pack.page.text_width - _LABELS) / len(groups)
    what = tr("Sums of what is known. Benefits: most likely, and from low to high where every one has a range.")
    if facts.chosen is not None and not facts.chosen.is_whole:
        what = f"{what} {tr('Effort and benefits are those of whole initiatives, also of those funded in part.')}"
    if facts.chosen is not None and facts.chosen.has_pairs:
        what = (
            f"{what} {tr('Funded: with what pairs bring and save besides, so that the parts may not add up to all.')}"
        )
    return [
        KeepTogether(
            [
                para(tr("The sums behind the decision"), style=styles().table_title),
                captions.above(facts, what),
                table(rows, [_LABELS, *[width] * len(groups)], numbers=tuple(numbers), is_tight=True),
            ]
        )
    ]


def _told(pack: Pack) -> list[tuple[str, Callable[[Entries], str]]]:
    """What is summed, and how the sum of some entries is written."""
    facts, figures = pack.facts, pack.figures
    effort = one_line(figures.effort_unit)
    told: list[tuple[str, Callable[[Entries], str]]] = [
        (tr("Initiatives"), lambda entries: f"{len(entries):,}"),
        (tr("Part of the value"), lambda entries: percent(facts.value_share(entries))),
        (
            captions.cost_head(figures),
            lambda entries: figures.money(_sum_of_costs(facts, entries)),
        ),
        (tr("Part of the cost"), lambda entries: percent(facts.cost_share(entries))),
    ]
    if any(np.isfinite(entry.effort) for entry in facts.entries):
        label = tr("Effort, {unit}", unit=effort) if effort else tr("Effort")
        told.append((label, lambda entries: figures.effort(total(entry.effort for entry in entries))))
    for unit in (each.unit for each in facts.benefit_sums(facts.entries)):
        shown = unit_of_benefit(facts, unit)
        label = tr("Benefit a year, {unit}", unit=shown) if shown else tr("Benefit a year")
        told.append((label, partial(_benefit, facts, unit)))
    return told


def _sum_of_costs(facts: Facts, entries: Entries) -> float:
    is_known = any(np.isfinite(entry.spend) for entry in entries)
    return facts.cost_of(entries) if is_known else np.nan


def _benefit(facts: Facts, unit: str, entries: Entries) -> str:
    benefit = next((each for each in facts.benefit_sums(entries) if each.unit == unit), None)
    return NONE if benefit is None else benefit_text(facts, benefit)
