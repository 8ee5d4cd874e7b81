"""What sensitivity finds, in sentences: for the window, the pack and the terminal alike."""

from collections.abc import Sequence
from math import ceil, floor

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.weight_change import WeightChange
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.scenario_sensitivity import PortfolioChange, PortfolioSweep
from vmo_desktop.workshop.weight_sweep import WeightSweep

tr = Texts("Sensitivity")

_MOST_DECIMALS, _EXACT = 6, 1e-6

LEAST_CHANGE = 5e-5
"""A weight that changes by less is not told: it would read as 0."""


def share_text(share: float, decimals: int = 1) -> str:
    """A weight as percent, with so many decimals at most."""
    whole, point, fraction = f"{100 * share:.{decimals}f}".partition(".")
    fraction = fraction.rstrip("0")
    return tr("{number} %", number=whole + point * bool(fraction) + fraction)


def moved_texts(before: float, after: float) -> tuple[str, str]:
    """A weight as it is and one that it must reach, with as many decimals as tell them apart.

    The second one is rounded away from the first: whoever sets it has gone far enough.
    """
    for decimals in range(1, _MOST_DECIMALS + 1):
        unit = 10.0 ** (decimals + 2)
        reached = ceil(after * unit - _EXACT) if after > before else floor(after * unit + _EXACT)
        texts = share_text(before, decimals), share_text(reached / unit, decimals)
        if texts[0] != texts[1]:
            break
    return texts


def present_text(present: Sequence[float]) -> str:
    """The weight as it is, or the weights where classes have their own."""
    return tr("now {weights}", weights=", ".join(share_text(each) for each in present))


def crossing_text(sweep: WeightSweep, place: int, driver: str, names: Sequence[str]) -> str:
    """Who overtakes whom at a crossing when the weight rises."""
    met = sweep.crossings
    return tr(
        "{driver} at {weight} ({now}): {rising} overtakes {falling}",
        driver=driver,
        weight=share_text(float(met.weights[place])),
        now=present_text(sweep.present),
        rising=names[int(met.rising[place])],
        falling=names[int(met.falling[place])],
    )


def reigns_text(sweep: WeightSweep, names: Sequence[str]) -> str:
    """Who is first from weight to weight."""
    parts = [
        tr(
            "{name} from {start} to {end}",
            name=names[each.row],
            start=share_text(each.start),
            end=share_text(each.end),
        )
        for each in sweep.reigns
    ]
    return tr("First: {reigns}", reigns="; ".join(parts)) if parts else tr("No value is known.")


def first_rank_text(sweep: WeightSweep, driver: str, names: Sequence[str]) -> str:
    """How far the weight may move until another one is first."""
    held = sweep.reigns
    if not held:
        return tr("No value is known.")
    if len(held) == 1:
        return tr("{name} is first whatever {driver} weighs.", name=names[held[0].row], driver=driver)
    if len(sweep.present) != 1:
        return reigns_text(sweep, names)
    now = sweep.present[0]
    mine = next(each for each in held if now <= each.end)
    place = held.index(mine)
    parts = []
    if place:
        parts.append(tr("below {weight} {name} is", weight=share_text(mine.start), name=names[held[place - 1].row]))
    if place + 1 < len(held):
        parts.append(tr("above {weight} {name} is", weight=share_text(mine.end), name=names[held[place + 1].row]))
    return tr(
        "{driver} weighs {now}: {name} is first; {changes}.",
        driver=driver,
        now=share_text(now),
        name=names[mine.row],
        changes=", ".join(parts),
    )


def portfolio_change_text(change: PortfolioChange, sweep: PortfolioSweep, driver: str, names: Sequence[str]) -> str:
    """What comes in and goes at a weight."""
    return tr(
        "{driver} at {weight} ({now}): {changes}",
        driver=driver,
        weight=share_text(change.weight),
        now=present_text(sweep.sweep.present),
        changes=moves_text(change.added, change.removed, change.otherwise, names),
    )


def moves_text(added: IntArray, removed: IntArray, otherwise: IntArray, names: Sequence[str]) -> str:
    """Who comes in, who goes, and who is funded otherwise."""
    parts = []
    for text, rows in (
        (tr.mark("{names} in"), added),
        (tr.mark("{names} out"), removed),
        (tr.mark("{names} funded otherwise"), otherwise),
    ):
        if len(rows):
            parts.append(tr.marked(text, names=", ".join(names[row] for row in rows.tolist())))
    return "; ".join(parts) or tr("another portfolio of the same initiatives")


def portfolio_range_text(found: PortfolioSweep, driver: str) -> str:
    """How far the weight may move until another portfolio is best."""
    if not found.pieces:
        return tr("No portfolio meets all conditions together.")
    if len(found.pieces) == 1:
        said = tr("The portfolio is the best whatever {driver} weighs.", driver=driver)
    elif len(found.sweep.present) == 1:
        now = found.sweep.present[0]
        piece = found.pieces[found.at(now) or 0]
        said = tr(
            "{driver} weighs {now}: the portfolio stays the best from {start} to {end}; {count} portfolios in all.",
            driver=driver, now=share_text(now), start=share_text(piece.start), end=share_text(piece.end),
            count=len(found.pieces),
        )  # fmt: skip
    else:
        said = tr("{count} portfolios are best somewhere between 0 % and 100 %.", count=len(found.pieces))
    if not found.found.is_complete:
        said += " " + tr("The search was cut short: between the changes others may be better.")
    elif not found.is_proven:
        said += " " + tr("Not every portfolio was proven the best.")
    return said


def weights_change_text(change: WeightChange | None, weights: FloatArray, drivers: Sequence[str]) -> str:
    """The weights that move, from what to what, with decimals that tell them apart; a sentence where nothing does."""
    if change is None:
        return tr("No weights do that.")
    moved = np.flatnonzero(np.abs(change.weights - weights) >= LEAST_CHANGE)
    if not len(moved):
        return tr("No change is needed: they are level already.")
    parts = []
    for column in moved.tolist():
        before, after = _told_apart(float(weights[column]), float(change.weights[column]))
        parts.append(tr("{driver} {before} → {after}", driver=drivers[column], before=before, after=after))
    return ", ".join(parts)


def _told_apart(before: float, after: float) -> tuple[str, str]:
    """Two weights, each rounded to the nearest: all of them together still add up."""
    for decimals in range(1, _MOST_DECIMALS + 1):
        texts = share_text(before, decimals), share_text(after, decimals)
        if texts[0] != texts[1]:
            break
    return texts


def left_out_text(rows: Sequence[int], names: Sequence[str], most: int = 8) -> str:
    """Who takes no part because scores are missing; empty where all do."""
    if not rows:
        return ""
    listed = ", ".join(names[row] for row in rows[:most])
    if len(rows) > most:
        listed = tr("{names} and {count} more", names=listed, count=len(rows) - most)
    return tr("Left out, as scores are missing: {names}.", names=listed)
