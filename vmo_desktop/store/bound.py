"""What may be bound to a statement: nothing that the file could not give back, whichever edit it comes from."""

import re
from collections.abc import Iterable

from vmo_desktop.domain.amounts import MOST, is_amount
from vmo_desktop.errors import NotAllowed
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

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
