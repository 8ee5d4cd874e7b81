"""Which column is the name where no heading says so: the first of short, different texts, rather words than codes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from vmo_desktop.exchange.dates import DateRefused, decide_order, read_date
from vmo_desktop.exchange.mapping import DATE_FIELDS, NUMBER_FIELDS, ColumnMap, Field, ImportMap, Target, find_column
from vmo_desktop.exchange.numbers import is_number
from vmo_desktop.exchange.table import Cell, SourceTable, cell_text, name_key
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")

_LONGEST_NAME = 200
_DIFFERENT, _DIFFERENT_BESIDE_CODES = 0.7, 0.95
"""Share of the texts that must differ; beside codes of their own, groups of rows have texts in common."""

_CODE = re.compile(r"\S*\d\S*")


def guess_name(cells: Sequence[Sequence[Cell]], rows: int, targets: Mapping[int, Target]) -> int | None:
    """Place of the column that is taken for the name; None where none can be, or one is by its heading."""
    if Field.NAME in targets.values():
        return None
    has_code = Field.CODE in targets.values()
    different = _DIFFERENT_BESIDE_CODES if has_code else _DIFFERENT
    free = [place for place in range(len(cells)) if _is_free(targets.get(place), has_code=has_code)]
    found = [place for place in free if _can_be_names(_texts(cells[place]), rows, different)]
    if has_code:
        found = [place for place in found if not _are_codes(_texts(cells[place]))]
    return min(
        found,
        key=lambda place: (_is_taken(targets.get(place)), _are_codes(_texts(cells[place])), place),
        default=None,
    )


def knows_codes(cells: Sequence[Cell], snapshot: Snapshot) -> bool:
    """Whether some of these codes are those of initiatives that are there: then they have names already."""
    known = {name_key(each.code) for each in snapshot.initiatives if each.code}
    return any(name_key(cell_text(cell)) in known for cell in cells)


def guess_note(table: SourceTable, mapping: ImportMap) -> Iterator[str]:
    """That the name was guessed, as long as nobody has said otherwise."""
    guessed: ColumnMap | None = mapping.guessed_name
    if guessed in mapping.columns and guessed and (place := find_column(table, guessed)) is not None:
        yield tr("No heading names the initiative; column {label} was taken.", label=table.columns[place].label)


def is_date(text: str) -> bool:
    """Whether a text is one day and nothing else."""
    try:
        return read_date(text.strip(), decide_order([text]).order) is not None
    except DateRefused:
        return False


def _is_free(target: Target | None, *, has_code: bool) -> bool:
    if target is None or target is Field.DESCRIPTION:
        return True
    return not has_code and isinstance(target, Field) and target not in NUMBER_FIELDS | DATE_FIELDS


def _is_taken(target: Target | None) -> bool:
    return target not in (None, Field.DESCRIPTION)


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str)]


def _can_be_names(texts: Sequence[str], rows: int, different: float) -> bool:
    return (
        len(texts) > 0.5 * rows
        and len({name_key(text) for text in texts}) > different * len(texts)
        and sum(is_number(text) or is_date(text) or len(text) > _LONGEST_NAME for text in texts) < 0.3 * len(texts)
    )


def _are_codes(texts: Sequence[str]) -> bool:
    return sum(bool(_CODE.fullmatch(text.strip())) for text in texts) > 0.5 * len(texts)
