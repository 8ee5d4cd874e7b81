"""The facts about one initiative that a chart shows beside its bubble, and the sentence that is spoken."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.charts.numbers import compact, money, points, unknown
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy, WorkshopRow

tr = Texts("Chart")


@dataclass(frozen=True, slots=True)
class Fact:
    """A word and what it is for this initiative."""

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class BubbleFacts:
    """The name, the facts that matter, and all of it as a sentence."""

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
    votes = _votes(results, row)
    facts = (
        Fact(tr("Value"), value),
        *([Fact(tr("Votes"), votes)] if votes else []),
        Fact(tr("Cost"), cost),
        Fact(tr("Effort"), effort),
        Fact(tr("Value for money"), ratio_text),
        Fact(tr("Standing"), standing[0].upper() + standing[1:]),
    )
    spoken = tr(
        "{name}, value {value}, cost {cost}, effort {effort}, {standing}",
        name=name,
        value=value,
        cost=cost,
        effort=effort,
        standing=standing,
    )
    if votes:
        spoken = tr("{facts}, votes {votes}", facts=spoken, votes=votes)
    return BubbleFacts(name, facts, spoken)


def _votes(results: Results, row: int) -> str:
    """Between which values the middle half of the votes lies; empty where fewer than two count."""
    spread = results.vote_spread
    if np.isnan(spread.low[row]):
        return ""
    low, high, count = points(spread.low[row]), points(spread.high[row]), int(spread.count[row])
    return tr("{low} to {high}, middle half of {count}", low=low, high=high, count=count)


def _value(results: Results, row: int) -> str:
    values = results.valuation
    if np.isnan(values.low[row]):
        return unknown()
    if not values.is_complete[row]:
        missing = int((~results.is_scored[row] & (results.weights[row] > 0)).sum())
        return tr.counted(
            missing,
            "{low} to {high}, {n} score missing",
            "{low} to {high}, {n} scores missing",
            low=points(values.low[row]),
            high=points(values.high[row]),
        )
    rank = results.ranking(RankBy.VALUE).ranks[row]
    return tr("{value}, rank {rank} of {count}", value=points(values.low[row]), rank=rank, count=len(values.low))


def _ratio(ratio: float, workshop: WorkshopRow) -> str:
    """Value for money per an amount that leaves a number which can be read: the workshop's own or a rounder one."""
    if np.isnan(ratio):
        return unknown()
    per = workshop.value_for_money_per
    while 0 < ratio < 0.1 and per < 1e9:
        ratio, per = ratio * 1000, per * 1000
    return tr("{ratio} per {amount} {currency}", ratio=compact(ratio), amount=compact(per), currency=workshop.currency)


def _standing(results: Results, row: int) -> str:
    words = []
    if results.snapshot.workshop.budget is not None:
        is_funded = results.is_funded(results.snapshot.pack.order)[row]
        words.append(tr("funded in ranking order") if is_funded else tr("not funded"))
    if results.snapshot.initiatives[row].is_mandatory:
        words.append(tr("mandatory"))
    return ", ".join(words) or tr("no budget set")
