"""The numbers behind a test of robustness, as tables."""

import numpy as np

from vmo_desktop.charts.rank_acceptability import rank_columns, rank_order
from vmo_desktop.charts.robustness_words import SIGNS, class_word, decisive_text, name_of, shown_order
from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.robust_choice import Robustness

tr = Texts("Chart")


def chances_table(found: Robustness) -> ChartTable:
    """Each tested initiative with its chance, the surest first."""
    columns = (
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Now")),
        ChartColumn(tr("Class")),
        ChartColumn(tr("Chance (%)"), is_number=True, decimals=1),
        ChartColumn(tr("From (%)"), is_number=True, decimals=1),
        ChartColumn(tr("To (%)"), is_number=True, decimals=1),
        ChartColumn(tr("Mean rank"), is_number=True, decimals=1),
        ChartColumn(tr("Core index (%)"), is_number=True, decimals=0),
        ChartColumn(tr("Funded if ruled by")),
        ChartColumn(tr("What decides")),
    )
    low, high = found.selection.intervals()
    order, mean_ranks = shown_order(found), found.acceptability.mean_ranks
    rows: list[tuple[CellValue, ...]] = [
        (
            name_of(found, row),
            tr("funded") if found.is_funded[row] else "",
            f"{SIGNS[found.certainty[row]]} {class_word(found.certainty[row])}",
            100 * float(found.selection.chance[row]),
            100 * float(low[row]),
            100 * float(high[row]),
            float(mean_ranks[row]),
            None if found.core is None else 100 * float(found.core.index[row]),
            _backers(found, row),
            decisive_text(found, row),
        )
        for row in order
    ]
    return ChartTable(tr("Chances"), columns, tuple(rows), _ids(found, order))


def ranks_table(found: Robustness) -> ChartTable:
    """How often each initiative has which rank, in per cent, the best mean rank first."""
    titles, shares = rank_columns(found)
    order, mean_ranks = rank_order(found), found.acceptability.mean_ranks
    columns = (
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Mean rank"), is_number=True, decimals=1),
        *(ChartColumn(tr("Rank {ranks} (%)", ranks=title), is_number=True, decimals=1) for title in titles),
    )
    rows = tuple((name_of(found, row), float(mean_ranks[row]), *(100 * shares[row]).tolist()) for row in order)
    return ChartTable(tr("Ranks"), columns, rows, _ids(found, order))


def rulers_table(found: Robustness) -> ChartTable:
    """What each participant and group would fund, and what all participants would; a row for each initiative."""
    rule = found.rule
    names = () if rule is None else tuple(each.name for each in rule.rulers)
    groups = () if rule is None else tuple(each.is_group for each in rule.rulers)
    titles = [tr("Group {name}", name=name) if group else name for name, group in zip(names, groups, strict=True)]
    columns = (ChartColumn(tr("Initiative")), ChartColumn(tr("Now")), ChartColumn(tr("Common core")),
               *(ChartColumn(title) for title in titles))  # fmt: skip
    rows: list[tuple[CellValue, ...]] = []
    for row in shown_order(found):
        marks = [] if rule is None else ["●" if funded else "○" for funded in rule.funded[:, row].tolist()]
        core = tr("core") if rule is not None and rule.core[row] else ""
        rows.append((name_of(found, row), tr("funded") if found.is_funded[row] else "", core, *marks))
    return ChartTable(tr("As if each ruled"), columns, tuple(rows), _ids(found, shown_order(found)))


def _ids(found: Robustness, order: list[int]) -> tuple[int, ...]:
    initiatives = found.uncertain.of.snapshot.initiatives
    return tuple(initiatives[found.uncertain.rows[row]].id for row in order)


def _backers(found: Robustness, row: int) -> str:
    """How many of the participants would fund an initiative, by name where few would or would not."""
    if found.rule is None or not found.rule.rulers:
        return ""
    alone = [not each.is_group for each in found.rule.rulers]
    funded = found.rule.funded[alone, row]
    names = [each.name for each in found.rule.rulers if not each.is_group]
    backers = [names[place] for place in np.flatnonzero(funded)]
    if len(backers) == len(names):
        return tr("everybody")
    return ", ".join(backers) if backers else tr("nobody")
