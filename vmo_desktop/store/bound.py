"""What may be bound to a statement: nothing that the file could not give back, whichever edit it comes from."""

import re
from collections.abc import Iterable, Mapping

from vmo_desktop.domain.amounts import MOST, is_amount
from vmo_desktop.errors import NotAllowed
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

MOST_ROW = 2**31 - 1
"""Rows are numbered from 1 on, and Qt hands their numbers on in 32 bits: a higher one would be that of another row."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a letter, as other programs may leave it on the clipboard."""


def check_bound(rows: Iterable[Iterable[object]]) -> None:
    """Raise `NotAllowed` for a number that a workshop cannot count with, or for a text that is none.

    SQLite would keep infinity, which no later opening accepts, and make NULL of NaN without a word.
    """
    for row in rows:
        for value in row:
            if isinstance(value, int | float) and not is_amount(value):
                raise NotAllowed(
                    tr(
                        "This number is too large, too close to 0, or is none. Type one up to {most}, counting in "
                        "thousands or millions where that is needed.",
                        most=f"{MOST:,.0f}",
                    )
                )
            if isinstance(value, str) and not value.isascii() and _HALF.search(value):
                raise NotAllowed(tr("This text holds half of a letter, which no file can keep. Type that letter anew."))


def check_numbers(keys: Mapping[str, Iterable[Iterable[object]]]) -> None:
    """Raise `NotAllowed` where a written row, told by table and key, has a number that no later opening accepts."""
    for table, rows in keys.items():
        if any(isinstance(part, int) and part > MOST_ROW for row in rows for part in row):
            raise NotAllowed(
                tr(
                    "Nothing more can be added to {table}: the last one there has the highest number that there is. "
                    "Delete that one first.",
                    table=table,
                )
            )


def check_last_change(number: int) -> None:
    """Raise `NotAllowed` where the history has reached a number of which no later opening accepts the next one."""
    if number > MOST_ROW:
        raise NotAllowed(
            tr(
                "Nothing more can be written: this workshop's history has the highest number that there is. "
                "Save a copy for sharing, which begins a new history, and go on in it."
            )
        )
