"""Headings that span several columns, each of which has a heading of its own below: "Cost" over 2026, 2027, Total."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.headings import field_places
from vmo_desktop.exchange.mapping import NUMBER_FIELDS, DriverTarget, Target
from vmo_desktop.exchange.table import SourceTable, is_empty
from vmo_desktop.translation import Texts

tr = Texts("Import")

YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?")
_DIGIT = re.compile(r"\d")


def grouped(texts: Sequence[str], above: Sequence[str]) -> list[str]:
    """Headings behind the ones that span them, where they need these to be understood."""
    found = list(texts)
    starts = [place for place, text in enumerate(above) if text.strip()]
    for start, end in pairwise([*starts, len(texts)]):
        span = [place for place in range(start, end) if texts[place].strip()]
        others = {text.strip() for place, text in enumerate(texts) if place not in span}
        if start in span and _needs(above[start].strip(), [texts[each].strip() for each in span], others):
            for place in span:
                found[place] = f"{above[start].strip()} {texts[place].strip()}"
    return found


def _needs(group: str, texts: Sequence[str], others: set[str]) -> bool:
    """Whether headings say too little without the one above: years, what comes again, or parts of its field."""
    if _DIGIT.search(group) and not YEAR.fullmatch(group):
        return False
    if any(text in others or (YEAR.fullmatch(text) and len(texts) > 1) for text in texts):
        return True
    own = dict(field_places(group))
    return len(texts) > 1 and bool(own) and all(dict(field_places(text)).keys() <= own.keys() for text in texts)


def spread_warnings(table: SourceTable, targets: Mapping[int, Target]) -> Iterator[str]:
    """Where a heading stands over columns of numbers that have none: only the first of them is read."""
    for place, target in targets.items():
        if target not in NUMBER_FIELDS and not isinstance(target, DriverTarget):
            continue
        end = place + 1
        while end < len(table.columns) and not table.columns[end].header and _holds_numbers(table, end):
            end += 1
        if end > place + 1:
            yield tr(
                "The heading {label} stands over {count} columns of numbers, of which only the first was read. "
                "If another one is meant, give each column a heading of its own.",
                label=table.columns[place].label,
                count=end - place,
            )


def _holds_numbers(table: SourceTable, place: int) -> bool:
    cells = [row.cells[place] for row in table.rows if not is_empty(row.cells[place])]
    return 2 * sum(number is not None for _, number in column_numbers(cells)) > len(table.rows)
