"""The value drivers: their tree with weights, the objectives they serve, and every scale."""

from collections.abc import Sequence

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.graphics import Bar
from vmo_desktop.report.numbers import percent_cell, score
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import TITLES, Section
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.report.words import drivers_takeaway
from vmo_desktop.workshop.rows import Direction, DriverRow, ScaleKind, WeightSetRow

SETS_IN_A_TABLE = 4
_INDENT = "\u00a0" * 5


def drivers(pack: Pack) -> list[Flowable]:
    """The flowables of drivers, scales and weights."""
    look, snapshot = styles(), pack.snapshot
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.DRIVERS), TITLES[Section.DRIVERS]),
        para(TITLES[Section.DRIVERS], style=look.eyebrow),
        para(drivers_takeaway(pack.facts), style=look.page_title),
    ]
    sets = snapshot.weight_sets
    starts = range(0, max(len(sets), 1), SETS_IN_A_TABLE)
    for start in starts:
        # Several tables of the same drivers are read side by side: each stays whole where a page holds it.
        tree = _tree(pack, sets[start : start + SETS_IN_A_TABLE], is_tight=len(starts) > 1)
        flowables.append(KeepTogether([tree]) if start else tree)
    flowables.append(para(_caption(pack), style=look.caption))
    flowables += _objectives(pack)
    if snapshot.leaves:
        flowables += [CondPageBreak(120), para("Scales", style=look.title)]
        for driver in snapshot.leaves:
            flowables += _scale(pack, driver)
    return flowables


def _caption(pack: Pack) -> str:
    bound = [each for each in pack.snapshot.weight_sets if each.class_name]
    sentences = ["Weight: share of the whole value, in percent; a group's weight is the sum of its drivers."]
    if bound:
        classes = "; ".join(f"{shortened(each.name, 40)}: class {shortened(each.class_name, 40)}" for each in bound)
        default = pack.snapshot.default_weight_set
        others = f"; {shortened(default.name, 40)}: all others" if default is not None else ""
        sentences.append(f"Used for: {classes}{others}.")
    return " ".join([*sentences, f"Source: {pack.facts.source}."])


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
    columns = [90.0] if has_bar else []
    widths = spread([44, 0, 84, *columns, *[54.0] * len(sets)], pack.page.text_width)
    numbers = tuple(range(3 + has_bar, 3 + has_bar + len(sets)))
    names = ["Weight"] if has_bar else [shortened(each.name, 24) for each in sets]
    rows = [head("Code", "Driver", "Category", *[""] * has_bar, *names, numbers=numbers)]
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
                para(shortened(driver.category, 40), style=look.cell),
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
    rows = [head("Objective", "Measured by", "Drivers that serve it")]
    for objective in snapshot.objectives:
        serving = [
            shortened(snapshot.driver_by_id[tie.driver_id].name, 60)
            for tie in snapshot.driver_objectives
            if tie.objective_id == objective.id
        ]
        rows.append([para(text, style=look.cell) for text in (objective.text, objective.measure, ", ".join(serving))])
    return [para("Objectives", style=look.title), table(rows, spread([0, 170, 120], pack.page.text_width))]


def _scale(pack: Pack, driver: DriverRow) -> list[Flowable]:
    look, snapshot = styles(), pack.snapshot
    title = f"{shortened(driver.code, 12)}  {one_line(driver.name)}" if driver.code else one_line(driver.name)
    flowables: list[Flowable] = [para(shortened(title, 200), style=look.subtitle)]
    if driver.scale is ScaleKind.MEASURE:
        words = [driver.description, _measure_words(driver)]
        return [KeepTogether([*flowables, para(" ".join(filter(None, words)), style=look.body)])]
    if driver.description:
        flowables.append(para(driver.description, style=look.body))
    levels = snapshot.levels[driver.id]
    if not levels:
        return [*flowables, para("This scale has no levels yet.", style=look.body)]
    numbers = (0, 1)
    rows = [head("Score", "Points", "Level", "Statement", numbers=numbers)]
    rows += [
        [
            score(level.score),
            score(level.points),
            clamped(level.label, 90),
            para(level.statement, style=look.cell),
        ]
        for level in reversed(levels)
    ]
    ladder = table(rows, spread([40, 40, 90, 0], pack.page.text_width), numbers=numbers, is_tight=True)
    return [KeepTogether([*flowables, ladder])]


def _measure_words(driver: DriverRow) -> str:
    unit = f"\u00a0{one_line(driver.unit)}" if driver.unit else ""
    ends = (score(driver.low) + unit, score(driver.high) + unit)
    worst, best = ends if driver.direction is Direction.HIGHER else ends[::-1]
    if not np.isfinite(driver.low + driver.high):
        return "Measured; the range is not set."
    return f"Measured, linear from {worst} (worth\u00a00) to {best} (worth\u00a0100)."
