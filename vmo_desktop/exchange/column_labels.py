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
    """Whether a row holds nothing but "(1)", "(2)", "3." or the like, or "required" and "optional"."""
    said = [text.casefold() for text in filled_texts(row)]
    texts = [_AROUND.sub("", text) for text in said]
    if len(texts) < max(_LEAST, sum(map(bool, headings))):
        return False
    counts = (list(map(str, range(1, len(texts) + 1))), list(_LETTERS[: len(texts)]))
    is_marked = all(text != plain for text, plain in zip(said, texts, strict=True))
    return all(map(_HINT.fullmatch, texts)) or (is_marked and texts in counts)
