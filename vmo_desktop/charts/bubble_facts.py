"""The facts about one initiative that a chart shows beside its bubble, and the sentence that is spoken."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.charts.numbers import UNKNOWN, compact, money, points
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy, WorkshopRow


@dataclass(frozen=True, slots=True)
class Fact:
    """A word and what it is for this initiative."""

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class BubbleFacts:
    """The name, the five facts that matter, and all of it as a sentence."""

    name: str
    facts: tuple[Fact, ...]
    spoken: str


def bubble_facts(results: Results, initiative_id: int) -> BubbleFacts:
    """Collect the facts about an initiative."""
    snapshot = results.snapshot
    row = snapshot.initiative_index[initiative_id]
    initiative = snapshot.initiatives[row]
    workshop = snapshot.workshop
    value = _value(results, row)
    cost = money(results.costs[row], workshop.currency)
    effort = money(results.efforts[row], workshop.effort_unit)
    ratio_text = _ratio(float(results.value_for_money[row]), workshop)
    standing = _standing(results, row)
    name = shown_name(initiative)
    facts = (
        Fact("Value", value),
        Fact("Cost", cost),
        Fact("Effort", effort),
        Fact("Value for money", ratio_text),
        Fact("Standing", standing),
    )
    spoken = f"{name}, value {value}, cost {cost}, effort {effort}, {standing.lower()}"
    return BubbleFacts(name, facts, spoken)


def _value(results: Results, row: int) -> str:
    values = results.valuation
    if np.isnan(values.low[row]):
        return UNKNOWN
    if not values.is_complete[row]:
        missing = int((~results.is_scored[row] & (results.weights[row] > 0)).sum())
        scores = "score" if missing == 1 else "scores"
        return f"{points(values.low[row])} to {points(values.high[row])}, {missing} {scores} missing"
    rank = results.ranking(RankBy.VALUE).ranks[row]
    return f"{points(values.low[row])}, rank {rank} of {len(values.low)}"


def _ratio(ratio: float, workshop: WorkshopRow) -> str:
    """Value for money per an amount that leaves a number which can be read: the workshop's own or a rounder one."""
    if np.isnan(ratio):
        return UNKNOWN
    per = workshop.value_for_money_per
    while 0 < ratio < 0.1 and per < 1e9:
        ratio, per = ratio * 1000, per * 1000
    return f"{compact(ratio)} per {compact(per)} {workshop.currency}"


def _standing(results: Results, row: int) -> str:
    words = []
    if results.snapshot.workshop.budget is not None:
        is_funded = results.is_funded(results.snapshot.pack.order)[row]
        words.append("funded in ranking order" if is_funded else "not funded")
    if results.snapshot.initiatives[row].is_mandatory:
        words.append("mandatory")
    text = ", ".join(words) or "no budget set"
    return text[0].upper() + text[1:]
