"""Sentences of the decision pack about weights."""

import numpy as np

from vmo_desktop.domain.weight_change import WeightChange
from vmo_desktop.report.numbers import plain
from vmo_desktop.report.safe_text import name_in_sentence
from vmo_desktop.report.sensitivity_facts import SensitivityFacts
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.sensitivity_words import first_rank_text, left_out_text, moves_text, share_text
from vmo_desktop.workshop.weight_sweep import SAME

tr = Texts("Pack")

_SHORT = 60
"""Characters of a name within a sentence."""


def driver_names(found: SensitivityFacts) -> tuple[str, ...]:
    """What the drivers are called, in sentences and charts."""
    leaves = found.sensitivity.of.snapshot.leaves
    return tuple(name_in_sentence(each.name or each.code, _SHORT) for each in leaves)


def initiative_names(found: SensitivityFacts) -> tuple[str, ...]:
    """What the initiatives are called, in sentences and charts."""
    return tuple(name_in_sentence(shown_name(each), _SHORT) for each in found.sensitivity.of.snapshot.initiatives)


def present_weights(found: SensitivityFacts, column: int) -> str:
    """The weight of a driver as it is; where classes have weights of their own, the least and the greatest."""
    present = found.sweeps[column].present
    ends = (share_text(min(present)), share_text(max(present)))
    return ends[0] if len(present) == 1 else tr("{low} to {high}", low=ends[0], high=ends[1])


def title(found: SensitivityFacts) -> str:
    """What the weight that matters most changes, and where."""
    names, column = driver_names(found), found.decisive
    if found.is_firm:
        if found.portfolio_sweeps:
            return tr("No single weight changes the recommended portfolio")
        return tr("No single weight changes which initiative is first")
    weight = found.turning_weight(column)
    words = {"driver": names[column], "weight": "" if weight is None else share_text(weight)}
    words["now"] = present_weights(found, column)
    if found.portfolio_sweeps:
        return tr("{driver} matters most: at {weight} instead of {now} another portfolio is best", **words)
    return tr("{driver} matters most: at {weight} instead of {now} another initiative is first", **words)


def lead(found: SensitivityFacts) -> str:
    """In a few sentences: what one weight changes, the smallest change of weights, and who takes no part."""
    column = found.decisive
    sentences = [_of_portfolios(found), first_rank_text(found.sweeps[column], driver_names(found)[column],
                                                        initiative_names(found))]  # fmt: skip
    nearest = found.nearest_portfolio
    if nearest is not None and nearest.change.total is not None:
        sentences.append(
            tr("Of the portfolios that one weight moved alone can bring, the nearest is as good once weights move by "
               "{points} points of percent in all.", points=plain(50 * nearest.change.total.distance, 1))
        )  # fmt: skip
    sentences.append(left_out_text(found.sweeps[column].left_out.tolist(), initiative_names(found)))
    return " ".join(each for each in sentences if each)


def _of_portfolios(found: SensitivityFacts) -> str:
    if not found.portfolio_sweeps:
        return ""
    firm = sum(not np.isfinite(found.room(column)) for column in range(len(found.sweeps)))
    if firm == len(found.sweeps):
        return tr("Whatever a single driver weighs, the recommended portfolio stays the best.")
    column = found.decisive
    near = found.nearest_change(column)
    said = tr(
        "Moved alone, {driver} changes the recommended portfolio after {points} points of percent.",
        driver=driver_names(found)[column],
        points=plain(100 * found.room(column), 1),
    )
    return said if near is None else f"{said} {tr('Then: {changes}.', changes=nearest_move(found, column))}"


def nearest_move(found: SensitivityFacts, column: int) -> str:
    """What changes first while the weight of a driver moves away from what it is."""
    names = initiative_names(found)
    if not found.portfolio_sweeps:
        return _nearest_first(found, column)
    change = found.nearest_change(column)
    if change is None:
        return tr("nothing, whatever it weighs")
    added, removed = change.added, change.removed
    if change.weight < min(found.sweeps[column].present):
        added, removed = removed, added  # told as the weight falls
    return tr("at {weight}: {moves}", weight=share_text(change.weight),
              moves=moves_text(added, removed, change.otherwise, names))  # fmt: skip


def _nearest_first(found: SensitivityFacts, column: int) -> str:
    """Who is first beyond the nearest weight at which that changes."""
    weight, sweep, names = found.turning_weight(column), found.sweeps[column], initiative_names(found)
    if weight is None:
        return tr("nothing, whatever it weighs")
    is_below = weight < min(sweep.present)
    rows = [each.row for each in sweep.reigns if abs((each.end if is_below else each.start) - weight) <= SAME]
    words = {"weight": share_text(weight), "name": names[rows[0]] if rows else ""}
    return (
        tr("below {weight}: {name} is first", **words) if is_below else tr("above {weight}: {name} is first", **words)
    )


def rival_portfolio(found: SensitivityFacts, change: WeightChange) -> str:
    """What the portfolio that draws level would change."""
    nearest = found.nearest_portfolio
    if nearest is None:
        return ""
    return tr("Another portfolio: {moves}", moves=moves_text(*nearest.moves[change.rival], initiative_names(found)))


def rival_first(found: SensitivityFacts, change: WeightChange) -> str:
    """Who would draw level with the first."""
    return tr("First: {name}", name=initiative_names(found)[change.rival])
