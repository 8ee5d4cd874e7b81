"""Units that stand in a row of their own below the headings, and what a heading or such a row makes of a number."""

import re
from collections.abc import Sequence

from vmo_desktop.exchange.currencies import ANY, without_currencies
from vmo_desktop.exchange.durations import months_in, names_time
from vmo_desktop.exchange.mapping import Field, Target
from vmo_desktop.exchange.money_units import MANY, money_factor, size_in
from vmo_desktop.exchange.table import Cell, Column, cell_text, is_empty
from vmo_desktop.exchange.work_units import work_factor

_MONEY = re.compile(
    rf"(?:in )?(?:(?:x ?)?{MANY}\.? ?)?{ANY}(?: ?{MANY}\.?)?(?: p\.?a\.?)?|(?:in )?(?:thousands?|millions?)"
)
_TIME = re.compile(
    r"(?:in )?(?:person|man)?[- ]?(?:hours?|days?|weeks?|months?|quarters?|years?|tage?n?|wochen?|monate?n?|jahre?n?)"
    r"|h|d|pd|md|pt|fte"
)
_SHARE = re.compile(r"(?:in )?(?:%|percent|pct)|0 ?[-–] ?100 ?%")
_SCALE = re.compile(r"\d+ ?(?:[-–/]|to|\.\.) ?\d+")
_WEAK = re.compile(
    r"units?|einheit(?:en)?|unités?|unidad(?:es)?|eenheid|"
    r"text|date|name|title|number|no\.?|#|score|scores|points?|rating|level|[-–—]|n/a|yes ?/ ?no|y ?/ ?n"
    r"|(?:yyyy|dd|mm)[-./](?:mm|dd|yyyy)(?:[-./](?:dd|mm|yyyy))?"
)
_STRONG = (_MONEY, _TIME, _SHARE, _SCALE)
_BRACKETS = re.compile(r"^[(\[]\s*(.*?)\s*[)\]]$")

_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]")
_NO_MONEY = re.compile(r"cents?|ct|pence|p|rappen|rp|centimes?|lcu|local currency|.*%.*")
_NO_UNIT_OF_TIME = re.compile(r"total|planned|est\.?|estimated|approx\.?|geplant|gesch(?:ä|ae)tzt|ca\.?|\W*\d[\d\W]*")


def units_in(cells: Sequence[Cell]) -> tuple[str, ...] | None:
    """The units of a row that holds nothing else, as wide as the row; None when the row is another one."""
    texts = [_bare(cell) for cell in cells]
    filled = [" ".join(without_currencies(text).casefold().split()) for text in texts if text]
    is_units = all(_is_any(text, (*_STRONG, _WEAK)) for text in filled)
    is_sure = any(_is_any(text, _STRONG) for text in filled)
    return tuple(texts) if is_units and is_sure else None


def is_unit_of_money(text: str) -> bool:
    """Whether a text is a currency or a size of amounts and nothing else, such as "TEUR"."""
    return bool(_MONEY.fullmatch(" ".join(without_currencies(_bare(text)).casefold().split())))


def _bare(cell: Cell) -> str:
    if is_empty(cell):
        return ""
    text = " ".join(cell_text(cell).split())
    return _BRACKETS.sub(r"\1", text)


def _is_any(text: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(text) for pattern in patterns)


def unit_factor(column: Column, target: Target | None, effort_unit: str) -> float:
    """What the numbers of a column are multiplied by, as far as its heading or its unit says; 1 where neither does."""
    said = f"{column.header} {column.unit}".strip()
    if target is Field.COST:
        return money_factor(said) if money_factor(said) > 1 else size_in(column.amounts_in)
    if target is Field.EFFORT:
        return work_factor(said, effort_unit)
    return months_in(f"{column.header} ({column.unit})") if target is Field.DURATION else 1.0


def strange_unit(column: Column, target: Target | None) -> str:
    """A unit that a heading of costs or durations names, and of which no money or month can be made; else empty."""
    said = (*_IN_BRACKETS.findall(column.header), column.unit)
    texts = [text for text in said if text and not is_unit_of_money(text)]
    if target is Field.COST:
        return next((text for text in texts if _is_any(text.casefold(), (_TIME, _SHARE, _SCALE, _NO_MONEY))), "")
    if target is not Field.DURATION or any(map(names_time, said)):
        return ""
    return next((text for text in texts if not _NO_UNIT_OF_TIME.fullmatch(text.casefold())), "")
