"""Rows below a table that are no part of it: sources, notes, legends, signatures, numbers of pages."""

import re
from collections.abc import Sequence
from itertools import takewhile

from vmo_desktop.exchange.row_shapes import filled_texts
from vmo_desktop.exchange.table import RawRow, some_numbers, some_rows
from vmo_desktop.translation import Texts

tr = Texts("Import")

_REMARK = re.compile(
    r"(?:source|note|notes|remark|disclaimer|quelle|hinweis|anmerkung|page \d|data as (?:at|of))\b|[*†©¹²³]|\(\d\)"
)
_LABELLED = re.compile(
    r"(?:source|as of|as at|stand|quellen?|legende?|fuentes?|fontes?|notas?|nota bene|état au|bron|notes?|remarks?"
    r"|hinweise?|anmerkungen|remarques?|observações|note e osservazioni|opmerkingen)\s*:"
)
"""A remark also where a table has two columns, of which one may be empty."""

_SURE = re.compile(
    r"(?:confidential|internal|draft|prepared|approved|printed|exported|generated|end of|version|copyright|vertraulich"
    r"|intern|entwurf|erstellt|confidentiel|confidencial|riservato)\b|\W|\d+[.)]|.*[:=;]|.*[.!]$|(?:\S+ ){8}"
)
"""So no initiative is called."""

_PAGE = re.compile(r"(?:page|seite|página|pagina|p\.) ?\d+(?: ?(?:of|von|de|di|van|sur|/) ?\d+)?", re.IGNORECASE)
_LINE = re.compile(r":?[-–—=_+]{3,}:?")
_ZERO = re.compile(r"-?0+(?:[.,]0*)?|0?0:00(?::00)?")
_LONGEST_NAME = 200


def is_page(text: str) -> bool:
    """Whether a text is the number of a page."""
    return _PAGE.fullmatch(text) is not None


def is_line(texts: Sequence[str]) -> bool:
    """Whether a row is a line drawn with dashes."""
    return all(map(_LINE.fullmatch, texts))


def is_left_over(texts: Sequence[str]) -> bool:
    """Whether a row holds zeros alone, as formulas do that go on below a list."""
    return all(map(_ZERO.fullmatch, texts))


def is_remark(text: str, row: RawRow, before: RawRow, width: int) -> bool:
    """Whether a row below the last full one is no initiative: by what it says, or as it stands apart."""
    plain = text.casefold()
    if _LABELLED.match(plain):
        return True
    is_apart = row.number > before.number + 1
    return width > 2 and (is_apart or bool(_REMARK.match(plain)) or len(text) > _LONGEST_NAME)


def remark_warnings(remarks: Sequence[RawRow]) -> list[str]:
    """Name the rows that were taken for remarks because they stand apart, and may be names."""
    doubtful = [*takewhile(lambda row: not _is_sure(filled_texts(row)[0]), remarks)]
    if not doubtful:
        return []
    return [
        tr(
            'Apart from the table, in {rows}, stand texts alone, such as "{example}"; they were not read. '
            "If they are initiatives, take the empty row above them out.",
            rows=some_rows([row.number for row in doubtful], 5),
            example=filled_texts(doubtful[0])[0],
        )
    ]


def told_alone(data: Sequence[RawRow], width: int) -> list[str]:
    """Name the texts alone that stand apart below a table of two columns, where a name may have nothing beside it."""
    full = [row for row in data if len(filled_texts(row)) > 1]
    if width > 2 or not full:
        return []
    below = [row for row in data if row.number > full[-1].number]
    if not below or below[0].number == full[-1].number + 1:
        return []
    return [
        tr.counted(
            len(below),
            'Row {rows} stands alone below the table, such as "{example}", and was read as an initiative. '
            "If it is none, delete it.",
            'Rows {rows} stand alone below the table, such as "{example}", and were read as initiatives. '
            "If they are none, delete them.",
            rows=some_numbers([row.number for row in below], 5),
            example=filled_texts(below[0])[0],
        )
    ]


def _is_sure(text: str) -> bool:
    plain = text.casefold()
    return len(text) > _LONGEST_NAME or any(each.match(plain) for each in (_REMARK, _LABELLED, _SURE))
