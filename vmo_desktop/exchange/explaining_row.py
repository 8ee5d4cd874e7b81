"""The row below the headings that says what the columns hold, such as "Name of the project", "Total cost in USD"."""

import re
from collections.abc import Sequence

from vmo_desktop.exchange.column_labels import labels_columns
from vmo_desktop.exchange.row_shapes import filled, is_wordy, shape
from vmo_desktop.exchange.table import RawRow, cell_text, header_key, is_empty

_SAMPLE = 200
_MOSTLY = 0.8
_NO_PROSE = re.compile(
    r"\d|\b(?:tb[acd]|yet|given|later|follows?|open|unclear|unknown|pending|exempt|none|decided|determined|defined|confirmed|estimated|known"
    r"|offen|unbekannt|unklar|inconnu|pendiente|definir)\b"
)
"""What stands where a number or date is not known yet, or is written in words."""


def explains_columns(body: Sequence[RawRow], headings: Sequence[str]) -> bool:
    """Whether the first row labels the columns, or repeats headings in other words above numbers or dates."""
    if len(body) > 1 and labels_columns(body[0], headings):
        return True
    if len(body) < 2 or filled(body[0]) < 2 or not is_wordy(body[0]):
        return False
    texts = {place: cell_text(cell) for place, cell in enumerate(body[0].cells) if not is_empty(cell)}
    echoes = {place for place, text in texts.items() if place < len(headings) and _echoes(text, headings[place])}
    measured = {place for place in texts if _is_measured(body[1 : 1 + _SAMPLE], place)}
    if not measured:
        return False  # initiatives are called like their headings too: "Project Apollo", "Department of Transport"
    prose = {place: texts[place].casefold() for place in measured if not _NO_PROSE.search(texts[place].casefold())}
    explained = echoes & set(prose)
    if not explained or measured - explained - set(prose):
        return False
    return min(texts) in echoes or len(set(prose.values())) > 1


def _echoes(text: str, heading: str) -> bool:
    """Whether each word of a heading begins a word of the text: "Date the project starts" is said of "Start"."""
    words = header_key(text).split()
    own = header_key(heading).split()
    return bool(own) and all(any(word.startswith(each) for word in words) for each in own)


def _is_measured(rows: Sequence[RawRow], column: int) -> bool:
    """Whether a column holds numbers or dates."""
    shapes = [shape(row.cells[column]) for row in rows if column < len(row.cells) and not is_empty(row.cells[column])]
    return bool(shapes) and sum(each != "text" for each in shapes) >= _MOSTLY * len(shapes)
