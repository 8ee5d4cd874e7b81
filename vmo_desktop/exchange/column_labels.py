"""A row below the headings that numbers the columns, as forms of authorities do, or says which must be filled in."""

import re
from collections.abc import Sequence

from vmo_desktop.exchange.row_shapes import filled_texts
from vmo_desktop.exchange.table import RawRow

_LEAST = 3
_AROUND = re.compile(r"^[(\[]|[)\].]+$")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HINT = re.compile(
    "required|optional|mandatory|recommended|pflicht(?:feld)?|erforderlich|freiwillig|obligatoire|facultatif"
    "|obligatori[oa]|opcional|obrigatório|obbligatorio|facoltativo|verplicht"
)


def labels_columns(row: RawRow, headings: Sequence[str]) -> bool:
    """Whether a row holds nothing but "(1)", "(2)", "(3)" or the like, or "required" and "optional"."""
    texts = [_AROUND.sub("", text).casefold() for text in filled_texts(row)]
    if len(texts) < 2:
        return False
    if all(map(_HINT.fullmatch, texts)):
        return True
    counts = (list(map(str, range(1, len(texts) + 1))), list(_LETTERS[: len(texts)]))
    return _LEAST <= len(texts) >= sum(map(bool, headings)) and texts in counts
