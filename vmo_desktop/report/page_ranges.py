"""Page numbers as people write them: "3-7, 12"."""

import re

from vmo_desktop.errors import NotAllowed
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_RANGE = re.compile(r"(\d{1,18})?\s*(?:([-–])\s*(\d{1,18})?)?")


def page_numbers(text: str, pages: int) -> tuple[int, ...]:
    """The pages of a text, from 0 and in order; all of them when nothing is written, those that exist otherwise.

    An open end reaches to the first or the last page. Raises `NotAllowed` with what is wrong.
    """
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    if not parts:
        return tuple(range(pages))
    found: set[int] = set()
    for part in parts:
        first, last = _ends(part, pages)
        found.update(range(max(first, 1), min(last, pages) + 1))
    if not found:
        raise NotAllowed(
            tr.counted(
                pages,
                "There is no page {text}: the pack has {n} page.",
                "There is no page {text}: the pack has {n} pages.",
                text=text.strip(),
            )
        )
    return tuple(page - 1 for page in sorted(found))


def _ends(part: str, pages: int) -> tuple[int, int]:
    match = _RANGE.fullmatch(part)
    first, dash, last = match.groups() if match else (None, None, None)
    if first is None and last is None:
        raise NotAllowed(tr("“{text}” is not a page. Write pages as in “3-7, 12”.", text=part))
    ends = (int(first or 1), int(last or pages)) if dash else (int(first or 1), int(first or 1))
    return min(ends), max(ends)
