"""Columns of which one only could be taken: which one was, and which could be meant too."""

import re
from collections.abc import Iterator, Mapping

from vmo_desktop.exchange.contradictions import says_otherwise
from vmo_desktop.exchange.field_words import FIELD_WORDS, meant_number
from vmo_desktop.exchange.headings import bare_key
from vmo_desktop.exchange.mapping import Field, Target
from vmo_desktop.exchange.table import Column, SourceTable, is_empty
from vmo_desktop.exchange.totals import is_total
from vmo_desktop.translation import Texts

tr = Texts("Import")

_INVESTMENT = re.compile(r"capex|capital (?:costs?|expenditure)|investment cost")
_RUNNING = re.compile(r"opex|operating (?:costs?|expenditure)|run(?:ning)? costs?|betriebskosten")


def rival_notes(table: SourceTable, targets: Mapping[int, Target], effort_unit: str) -> Iterator[str]:
    """For each number and date the columns whose headings mean it as well, while another one was taken."""
    for taken, target in targets.items():
        if not isinstance(target, Field) or target not in FIELD_WORDS:
            continue
        if is_total(table.columns[taken].header):
            yield tr("Column {label} was taken for the cost.", label=table.columns[taken].label)
        rivals = [
            column.label
            for place, column in enumerate(table.columns)
            if place not in targets
            and _may_be(column, target, effort_unit)
            and any(not is_empty(row.cells[place]) for row in table.rows)
        ]
        if rivals:
            yield tr(
                "Column {label} was taken for {field}; it could also be: {columns}.",
                label=table.columns[taken].label,
                field=tr.marked(FIELD_WORDS[target]),
                columns=", ".join(rivals),
            )
        elif target is Field.COST:
            yield from _without_running(table, taken, targets)


def _without_running(table: SourceTable, taken: int, targets: Mapping[int, Target]) -> Iterator[str]:
    """Costs that come on top of an investment, where that alone was taken for the cost."""
    added = [
        column.label
        for place, column in enumerate(table.columns)
        if place not in targets
        and _is_one_of(column, _RUNNING)
        and any(not is_empty(row.cells[place]) for row in table.rows)
    ]
    if added and _is_one_of(table.columns[taken], _INVESTMENT):
        yield tr(
            "Column {label} alone was taken for the cost; {columns} was not added. "
            "If the cost is the sum of both, write it into a column of its own.",
            label=table.columns[taken].label,
            columns=", ".join(added),
        )


def _is_one_of(column: Column, names: re.Pattern[str]) -> bool:
    return names.fullmatch(bare_key(column.header)) is not None


def _may_be(column: Column, field: Field, effort_unit: str) -> bool:
    """Whether a heading means a field, or the sum of costs."""
    if field is Field.COST and is_total(column.header):
        return True
    return meant_number(column) is field and not says_otherwise(column, field, effort_unit)
