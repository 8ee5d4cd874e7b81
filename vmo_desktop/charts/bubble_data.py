"""What the bubble chart shows, as frozen arrays made of results: value upward, effort or cost to the right."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

import numpy as np

from vmo_desktop.charts.bubble_across import Aside, BoolArray, across, asides
from vmo_desktop.charts.chart_axes import ValueAxis, XAxis, field_title, field_word, value_axis, x_axis
from vmo_desktop.charts.numbers import compact
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.results import NUMERIC_FIELDS, Results, shown_name
from vmo_desktop.workshop.rows import ChartRow, InitiativeRow, LabelChoice, WorkshopRow
from vmo_desktop.workshop.vote_spread import VoteSpread

tr = Texts("Chart")

SIZE_FIELDS = NUMERIC_FIELDS
"""Fields that can be shown by the size of bubbles."""

_WITHOUT = {
    "class_name": tr.mark("No class"),
    "status": tr.mark("No status"),
    "sponsor": tr.mark("No sponsor"),
    "owner": tr.mark("No owner"),
}
COLOUR_FIELDS = (*_WITHOUT, *NUMERIC_FIELDS)
"""Fields that can be shown by colour and shape."""


class Filling(Enum):
    """Which bubbles are solid."""

    IN_ORDER = "order"
    """Those that the budget funds in the ranking order."""
    RECOMMENDED = "recommended"
    """Those of the recommended portfolio."""
    CHOSEN = "chosen"
    """Those of a portfolio whose standings are the categories, which say it."""


MOST_CATEGORIES = 7
"""More categories than these are drawn as one, "Other": nobody can tell more shapes apart across a room."""


@dataclass(frozen=True)
class Category:
    """One entry of the legend; `mark` is its place among the theme's marks, None for what is drawn as "Other"."""

    label: str
    count: int
    mark: int | None


@dataclass(frozen=True, eq=False)
class Basis:
    """What everything but values depends on; while these are the very same objects, a score changes values only."""

    initiatives: tuple[InitiativeRow, ...]
    chart: ChartRow
    labels: Mapping[int, LabelChoice]
    workshop: WorkshopRow
    is_scored: BoolArray
    shows_votes: bool
    money: Money | None
    """Where it is what is measured to the right."""

    def is_same(self, other: "Basis") -> bool:
        """Whether nothing but values can differ."""
        return (
            self.initiatives is other.initiatives
            and self.chart is other.chart
            and self.labels is other.labels
            and self.workshop is other.workshop
            and self.shows_votes is other.shows_votes
            and self.money is other.money
            and np.array_equal(self.is_scored, other.is_scored)
        )


@dataclass(frozen=True)
class BubbleData:
    """The bubbles; arrays have one entry each, in the order of the workshop's initiatives.

    `value` is the middle of the range `low`..`high` where the value is incomplete. `category` counts into
    `categories`; `shade` (0-1, NaN unknown) is used instead where colour shows a number. `size` is in the unit of
    `size_title`; NaN is unknown. `filling` says in which sense those that `is_funded` are. `labels` are the choices
    that differ from showing names where they fit. `spread` is how far votes lie apart, None where that is not shown.
    """

    ids: tuple[int, ...]
    rows: IntArray
    names: tuple[str, ...]
    codes: tuple[str, ...]
    axis: XAxis
    value_axis: ValueAxis
    x: FloatArray
    value: FloatArray
    low: FloatArray
    high: FloatArray
    is_complete: BoolArray
    size: FloatArray
    size_title: str
    colour_title: str
    categories: tuple[Category, ...]
    category: IntArray
    shade: FloatArray
    shade_ends: tuple[str, str]
    is_funded: BoolArray
    is_mandatory: BoolArray
    has_budget: bool
    x_threshold: float
    value_threshold: float
    quadrants: tuple[str, str, str, str]
    asides: tuple[Aside, ...]
    labels: Mapping[int, LabelChoice] = field(default_factory=dict)
    filling: Filling = Filling.IN_ORDER
    spread: VoteSpread | None = None
    basis: Basis | None = field(default=None, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def index(self) -> dict[int, int]:
        """Place of each initiative's id."""
        return {initiative_id: place for place, initiative_id in enumerate(self.ids)}

    @cached_property
    def y(self) -> FloatArray:
        """Positions on the value axis."""
        return self.value_axis.position(self.value)

    @cached_property
    def importance(self) -> IntArray:
        """Places, most valuable first: whose label is kept when there is no room for all."""
        return np.lexsort((-self.value, ~self.is_mandatory)).astype(np.intp)

    def labelled(self, choice: LabelChoice) -> frozenset[int]:
        """Places of the bubbles whose names are shown so by choice: always, or never."""
        return frozenset(
            self.index[each] for each, made in self.labels.items() if made is choice and each in self.index
        )

    def quadrant(self, place: int) -> int:
        """In which of the `quadrants` a bubble lies; on a threshold counts as the better side."""
        x, is_low = self.x[place], self.value[place] < self.value_threshold
        is_worse = x < self.x_threshold if self.axis.more_is_better else x > self.x_threshold
        return 2 * int(is_low) + int(is_worse)

    def is_right(self, quadrant: int) -> bool:
        """Whether a quadrant lies to the right: the better ones lie where the axis is the better."""
        return (quadrant % 2 == 1) is not self.axis.more_is_better

    @property
    def is_shaded(self) -> bool:
        """Whether colour shows a number."""
        return bool(self.shade_ends[0])


def bubble_data(
    results: Results, chart: ChartRow | None = None, former: BubbleData | None = None, *, shows_votes: bool = False
) -> BubbleData:
    """Make the chart's data of results.

    `chart` stands in for the workshop's own choice of fields and thresholds; `former` is what was shown before, so that
    the value axis does not change its scale back and forth; `shows_votes` takes the spread of the revealed votes along.
    """
    snapshot = results.snapshot
    chart = chart or snapshot.chart
    values = results.valuation
    is_scored = results.is_scored.any(axis=1) & ~np.isnan(values.low)
    money = results.money if chart.x_field.is_of_money else None
    basis = Basis(snapshot.initiatives, chart, snapshot.chart_labels, snapshot.workshop, is_scored, shows_votes, money)
    if former is not None and former.basis is not None and former.basis.is_same(basis):
        return _with_values(former, results)
    numbers = across(results, chart.x_field)
    axis = x_axis(chart.x_field, numbers, snapshot)
    position = axis.position(numbers)
    has_place = np.isfinite(position)
    shown = np.flatnonzero(has_place & is_scored)
    initiatives = [snapshot.initiatives[row] for row in shown]
    size_field = chart.size_field if chart.size_field in SIZE_FIELDS else ""
    colour_field = chart.colour_field if chart.colour_field in COLOUR_FIELDS else ""
    size = _numbers(results, size_field)[shown]
    x = np.asarray(position[shown], dtype=np.float64)
    categories, category = _categories(results, colour_field, shown)
    shade, shade_ends = _shades(results, colour_field, shown)
    threshold = float("nan") if chart.x_threshold is None else float(axis.position(chart.x_threshold))
    if np.isnan(threshold):
        threshold = float(np.median(x)) if len(x) else float(axis.position([axis.low, axis.high]).mean())
    return BubbleData(
        ids=tuple(each.id for each in initiatives),
        rows=shown.astype(np.intp),
        names=tuple(shown_name(each) for each in initiatives),
        codes=tuple(each.code for each in initiatives),
        axis=axis,
        value_axis=value_axis(values.middle[shown], former.value_axis if former else None),
        x=x,
        value=values.middle[shown],
        low=values.low[shown],
        high=values.high[shown],
        is_complete=values.is_complete[shown],
        size=size,
        size_title=field_title(size_field, snapshot),
        colour_title=field_word(colour_field),
        categories=categories,
        category=category,
        shade=shade,
        shade_ends=shade_ends,
        is_funded=results.is_funded(snapshot.pack.order)[shown],
        is_mandatory=np.array([each.is_mandatory for each in initiatives], dtype=np.bool_),
        has_budget=snapshot.workshop.budget is not None,
        x_threshold=threshold,
        value_threshold=chart.value_threshold,
        quadrants=(chart.quick_wins, chart.big_bets, chart.fill_ins, chart.reconsider),
        asides=asides(results, axis, numbers, is_scored),
        labels=snapshot.chart_labels,
        spread=results.vote_spread.of(shown) if shows_votes else None,
        basis=basis,
    )


def _with_values(former: BubbleData, results: Results) -> BubbleData:
    """The same bubbles at other values: the short way of every typed score and every dragged weight."""
    values, rows = results.valuation, former.rows
    middle = values.middle[rows]
    return replace(
        former,
        value_axis=value_axis(middle, former.value_axis),
        value=middle,
        low=values.low[rows],
        high=values.high[rows],
        is_complete=values.is_complete[rows],
        is_funded=results.is_funded(results.snapshot.pack.order)[rows],
        spread=None if former.spread is None else results.vote_spread.of(rows),
    )


def _numbers(results: Results, field: str) -> FloatArray:
    values = results.initiative_field(field) if field in NUMERIC_FIELDS else [None] * len(results.snapshot.initiatives)
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _categories(results: Results, field: str, shown: IntArray) -> tuple[tuple[Category, ...], IntArray]:
    """Legend entries in alphabetical order, the rest as "Other"; none when all bubbles would be alike."""
    nothing = (), np.zeros(len(shown), dtype=np.intp)
    if not field or field in NUMERIC_FIELDS:
        return nothing
    values = results.initiative_field(field)
    labels = [" ".join(str(values[row]).split()) for row in shown]
    counts = Counter(labels)
    if len(counts) < 2:
        return nothing
    kept = [label for label, _ in counts.most_common(MOST_CATEGORIES if len(counts) > MOST_CATEGORIES + 1 else None)]
    kept.sort(key=lambda label: (not label, label.casefold()))
    without = tr.marked(_WITHOUT[field])
    categories = [Category(label or without, counts[label], mark) for mark, label in enumerate(kept)]
    places = {label: place for place, label in enumerate(kept)}
    if len(kept) < len(counts):
        rest = sum(count for label, count in counts.items() if label not in places)
        categories.append(Category(tr("Other ({count})", count=len(counts) - len(kept)), rest, None))
    return tuple(categories), np.array([places.get(label, len(kept)) for label in labels], dtype=np.intp)


def _shades(results: Results, field: str, shown: IntArray) -> tuple[FloatArray, tuple[str, str]]:
    """Share of each number between the smallest and largest shown, and these two in words."""
    if field not in NUMERIC_FIELDS:
        return np.full(len(shown), np.nan), ("", "")
    numbers = _numbers(results, field)[shown]
    known = numbers[np.isfinite(numbers)]
    if not len(known):
        return np.full(len(shown), np.nan), ("", "")
    low, high = float(known.min()), float(known.max())
    share = (numbers - low) / (high - low) if high > low else np.where(np.isfinite(numbers), 1.0, np.nan)
    return share, (compact(low), compact(high))
