"""Columns of which one only could be taken: which one was, and which could be meant too."""

from collections.abc import Iterator, Mapping

from vmo_desktop.exchange.contradictions import says_otherwise
from vmo_desktop.exchange.field_words import FIELD_WORDS, meant_number
from vmo_desktop.exchange.mapping import Field, Target
from vmo_desktop.exchange.table import Column, SourceTable, is_empty
from vmo_desktop.exchange.totals import is_total
from vmo_desktop.translation import Texts

tr = Texts("Import")


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


def _may_be(column: Column, field: Field, effort_unit: str) -> bool:
    """Whether a heading means a field, or the sum of costs."""
    if field is Field.COST and is_total(column.header):
        return True
    return meant_number(column) is field and not says_otherwise(column, field, effort_unit)
