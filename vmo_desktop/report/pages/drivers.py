"""The value drivers: their tree with weights, the objectives they serve, and every scale."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from vmo_desktop.charts.value_function import draw_value_function
from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.graphics import Bar
from vmo_desktop.report.numbers import percent_cell, score
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped, head, side_by_side, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import CurveKind, Direction, DriverRow, ScaleKind, WeightSetRow

tr = Texts("Pack")

SETS_IN_A_TABLE = 4
FIGURE_WIDTH, FIGURE_HEIGHT = 190.0, 92.0
"""Size of the figure of a value function, in points."""

_INDENT = "\u00a0" * 5


def drivers(pack: Pack) -> list[Flowable]:
    """The flowables of drivers, scales and weights."""
    look, snapshot = styles(), pack.snapshot
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.DRIVERS), section_name(Section.DRIVERS)),
        para(section_name(Section.DRIVERS), style=look.eyebrow),
        para(title_of(pack.facts, Section.DRIVERS), style=look.page_title),
        _caption(pack),
    ]
    sets = snapshot.weight_sets
    starts = range(0, max(len(sets), 1), SETS_IN_A_TABLE)
    for start in starts:
        # Several tables of the same drivers are read side by side: each stays whole where a page holds it.
        tree = _tree(pack, sets[start : start + SETS_IN_A_TABLE], is_tight=len(starts) > 1)
        flowables.append(KeepTogether([tree]) if start else tree)
    flowables += _objectives(pack)
    return flowables + _scales(pack)


def _caption(pack: Pack) -> Flowable:
    bound = [each for each in pack.snapshot.weight_sets if each.class_name]
    used = ""
    if bound:
        sets = [
            tr("{set}: class {name}", set=shortened(each.name, 40), name=shortened(each.class_name, 40))
            for each in bound
        ]
        default = pack.snapshot.default_weight_set
        if default is not None:
            sets.append(tr("{set}: all others", set=shortened(default.name, 40)))
        used = tr("Used for: {sets}.", sets="; ".join(sets))
    weight = tr("Weight: share of the whole value, in percent; a group's weight is the sum of its drivers.")
    return captions.above(pack.facts, weight, used)


def _weight(pack: Pack, weight_set: WeightSetRow, driver: DriverRow) -> float:
    weights = pack.facts.results.set_weights[weight_set.id]
    return float(sum(weights[column] for column in _leaves_below(pack, driver)))


def _leaves_below(pack: Pack, driver: DriverRow) -> list[int]:
    if not driver.is_group:
        return [pack.snapshot.leaf_index[driver.id]]
    return [column for child in pack.snapshot.children(driver.id) for column in _leaves_below(pack, child)]


def _depth(pack: Pack, driver: DriverRow) -> int:
    depth, parent = 0, driver.parent_id
    while parent is not None:
        depth, parent = depth + 1, pack.snapshot.driver_by_id[parent].parent_id
    return depth


def _tree(pack: Pack, sets: Sequence[WeightSetRow], *, is_tight: bool) -> Flowable:
    look, snapshot = styles(), pack.snapshot
    has_bar = len(sets) == 1
    has_category = any(driver.category for driver in snapshot.drivers)
    columns = [84.0] * has_category + [90.0] * has_bar
    widths = spread([44, 0, *columns, *[54.0] * len(sets)], pack.page.text_width)
    numbers = tuple(range(len(widths) - len(sets), len(widths)))
    names = [tr("Weight")] if has_bar else [shortened(each.name, 24) for each in sets]
    category = [tr("Category")] * has_category
    rows = [head(tr("Code"), tr("Driver"), *category, *[""] * has_bar, *names, numbers=numbers)]
    largest = max((_weight(pack, sets[0], leaf) for leaf in snapshot.leaves), default=0.0) if has_bar else 0.0
    for driver in snapshot.drivers:
        indent = _INDENT * _depth(pack, driver)
        name = shortened(driver.name, 160)
        bar: object = ""
        if has_bar and not driver.is_group and largest > 0:
            token = look.theme.driver(snapshot.leaf_index[driver.id], driver.colour)
            bar = Bar(_weight(pack, sets[0], driver) / largest, token=token)
        rows.append(
            [
                para(shortened(driver.code, 12), style=look.cell),
                para(Strong(indent + name) if driver.is_group else indent + name, style=look.cell),
                *([para(shortened(driver.category, 40), style=look.cell)] if has_category else []),
                *([bar] if has_bar else []),
                *(percent_cell(_weight(pack, each, driver)) for each in sets),
            ]
        )
    more = [("TOPPADDING", (0, 1), (-1, -1), 1.0), ("BOTTOMPADDING", (0, 1), (-1, -1), 1.3)] if is_tight else []
    return table(rows, widths, numbers=numbers, more=more)


def _objectives(pack: Pack) -> list[Flowable]:
    look, snapshot = styles(), pack.snapshot
    if not snapshot.objectives:
        return []
    rows = [head(tr("Objective"), tr("Measured by"), tr("Drivers that serve it"))]
    for objective in snapshot.objectives:
        serving = [
            shortened(snapshot.driver_by_id[tie.driver_id].name, 60)
            for tie in snapshot.driver_objectives
            if tie.objective_id == objective.id
        ]
        rows.append([para(text, style=look.cell) for text in (objective.text, objective.measure, ", ".join(serving))])
    return [
        CondPageBreak(120),
        para(tr("Objectives"), style=look.title),
        captions.above(pack.facts),
        table(rows, spread([0, 170, 120], pack.page.text_width)),
    ]


def _scales(pack: Pack) -> list[Flowable]:
    """Every scale, the first one kept with the heading."""
    look, leaves = styles(), pack.snapshot.leaves
    if not leaves:
        return []
    unit = tr("Score: what is agreed for an initiative. Points: what it is worth, from 0 to 100.")
    if any(each.scale is ScaleKind.MEASURE and each.curve is not CurveKind.STRAIGHT for each in leaves):
        unit += " " + tr("Figures: points upward; strokes mark agreed scores and what they are worth.")
    heading = [para(tr("Scales"), style=look.title), captions.above(pack.facts, unit)]
    blocks = [_scale(pack, driver) for driver in leaves]
    return [KeepTogether([*heading, *blocks[0]]), *(KeepTogether(block) for block in blocks[1:])]


def _scale(pack: Pack, driver: DriverRow) -> list[Flowable]:
    look, snapshot = styles(), pack.snapshot
    title = f"{shortened(driver.code, 12)}  {one_line(driver.name)}" if driver.code else one_line(driver.name)
    flowables: list[Flowable] = [para(shortened(title, 200), style=look.subtitle)]
    if driver.scale is ScaleKind.MEASURE:
        words = para(" ".join(filter(None, [driver.description, _measure_words(pack, driver)])), style=look.body)
        return [*flowables, words if driver.curve is CurveKind.STRAIGHT else _drawn(pack, driver, words)]
    if driver.description:
        flowables.append(para(driver.description, style=look.body))
    levels = snapshot.levels[driver.id]
    if not levels:
        return [*flowables, para(tr("This scale has no levels yet."), style=look.body)]
    numbers = (0, 1)
    rows = [head(tr("Score"), tr("Points"), tr("Level"), tr("Statement"), numbers=numbers)]
    rows += [
        [
            score(level.score),
            score(level.points),
            clamped(level.label, 90),
            para(level.statement, style=look.cell),
        ]
        for level in reversed(levels)
    ]
    ladder = table(
        rows, spread([40, 40, 90, 0], pack.page.text_width), numbers=numbers, decimals=numbers, is_tight=True
    )
    return [*flowables, ladder]


def _drawn(pack: Pack, driver: DriverRow, words: Flowable) -> Flowable:
    """The words of a measure beside its value function as a small figure."""
    look, column = styles(), pack.snapshot.leaf_index[driver.id]

    def draw(axes: Axes) -> None:
        draw_value_function(
            axes,
            pack.snapshot.scales[driver.id],
            look.theme,
            unit=driver.unit,
            colour=look.theme.driver(column, driver.colour),
            scores=pack.snapshot.scores[:, column],
        )

    widths = [pack.page.text_width - FIGURE_WIDTH, FIGURE_WIDTH]
    return side_by_side([[words], [Chart(draw, FIGURE_HEIGHT)]], widths, gap=12)


def _measure_words(pack: Pack, driver: DriverRow) -> str:
    unit = f"\u00a0{one_line(driver.unit)}" if driver.unit else ""
    if not np.isfinite(driver.low + driver.high):
        return tr("Measured; the range is not set.")
    scale = pack.snapshot.scales[driver.id]
    if not scale.scores:
        return tr("Measured; its value function is not drawn to the end.")
    ends = (score(driver.low) + unit, score(driver.high) + unit)
    worst, best = ends if driver.direction is Direction.HIGHER else ends[::-1]
    if driver.curve is CurveKind.STRAIGHT or len(scale.scores) < 3:
        return tr("Measured, linear from {worst} (worth\u00a00) to {best} (worth\u00a0100).", worst=worst, best=best)
    inner = list(zip(scale.scores, scale.points, strict=True))[1:-1]
    points = "; ".join(
        tr("{score} worth\u00a0{points}", score=score(each) + unit, points=score(worth)) for each, worth in inner
    )
    between = tr("Measured from {worst} (worth\u00a00) to {best} (worth\u00a0100).", worst=worst, best=best)
    if driver.curve is CurveKind.EXPONENTIAL:
        return f"{between} " + tr("Bent evenly: {points}.", points=points)
    if driver.curve is CurveKind.STEP:
        return f"{between} " + tr("In steps, from where a score is reached: {points}.", points=points)
    return f"{between} " + tr("Straight between points: {points}.", points=points)
