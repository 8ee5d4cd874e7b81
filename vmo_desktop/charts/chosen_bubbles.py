"""The bubble chart of a scenario: what its portfolio funds, by shape, colour and fill, and what it assumes."""

from dataclasses import replace

import numpy as np

from vmo_desktop.charts.bubble_across import Aside
from vmo_desktop.charts.bubble_data import BubbleData, Category, Filling
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.portfolio import Portfolio, Standing
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.rows import BubbleX
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

tr = Texts("Chart")

_WORDS = {
    Standing.FUNDED: tr.mark("Funded"),
    Standing.WAITING: tr.mark("Waiting"),
    Standing.FORCED_OUT: tr.mark("Out"),
    Standing.LACKING: tr.mark("Cannot be chosen"),
}


def chosen_bubbles(data: BubbleData, portfolio: Portfolio) -> BubbleData:
    """Bubbles by where they stand in a portfolio; each standing keeps its mark, whichever others there are."""
    standings = [portfolio.standing(int(row)) for row in data.rows]
    present = [each for each in Standing if each in standings]
    places = {each: place for place, each in enumerate(present)}
    marks = {each: mark for mark, each in enumerate(Standing)}
    return replace(
        data,
        categories=tuple(Category(tr.marked(_WORDS[each]), standings.count(each), marks[each]) for each in present),
        category=np.array([places[each] for each in standings], dtype=np.intp),
        colour_title=tr("Choice"),
        shade=np.full(len(data), np.nan),
        shade_ends=("", ""),
        is_funded=portfolio.is_funded[data.rows],
        has_budget=True,
        filling=Filling.CHOSEN,
        basis=None,
    )


def unchosen_bubbles(data: BubbleData) -> BubbleData:
    """Bubbles all alike, while no portfolio is known."""
    return replace(
        data,
        categories=(),
        category=np.zeros(len(data), dtype=np.intp),
        colour_title="",
        shade=np.full(len(data), np.nan),
        shade_ends=("", ""),
        has_budget=False,
        filling=Filling.CHOSEN,
        basis=None,
    )


def assumed_bubbles(data: BubbleData, of: ScenarioProblem) -> BubbleData:
    """Bubbles where a scenario assumes them; what is assumed is named below the chart."""
    value, low, high = data.value.copy(), data.low.copy(), data.high.copy()
    x, is_complete = data.x.copy(), data.is_complete.copy()
    across = {BubbleX.COST: "cost", BubbleX.EFFORT: "effort"}.get(data.axis.field)
    names, is_assumed = [], np.zeros(len(data), dtype=np.bool_)
    for place, row in enumerate(map(int, data.rows)):
        assumed = of.assumptions[row]
        if assumed is None or (assumed.value, assumed.cost, assumed.effort) == (None, None, None):
            continue
        names.append(shown_name(of.snapshot.initiatives[row]))
        if assumed.value is not None:
            value[place] = low[place] = high[place] = assumed.value
            is_complete[place] = is_assumed[place] = True
        number = None if across is None else getattr(assumed, across)
        position = None if number is None else float(data.axis.position(number))
        if position is not None and not np.isnan(position):
            x[place] = position
    if not names:
        return data
    # Nobody voted on what is assumed.
    spread = None if data.spread is None else data.spread.without(is_assumed)
    aside = Aside(tr("assumed in this scenario"), tuple(names))
    return replace(
        data,
        x=x,
        value=value,
        low=low,
        high=high,
        is_complete=is_complete,
        asides=(*data.asides, aside),
        spread=spread,
        basis=None,
    )
