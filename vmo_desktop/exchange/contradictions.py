"""What a heading says besides the name of a field that makes it another thing: a part, a rate, a share, a rating."""

import re
from collections.abc import Mapping

from vmo_desktop.exchange.mapping import DATE_FIELDS, NUMBER_FIELDS, PERCENT_FIELDS, Field
from vmo_desktop.exchange.table import Column
from vmo_desktop.exchange.work_units import is_effort, said_beside, work_unit

_SPAN = re.compile(r"\d|\bmulti")
"""What makes of a unit of time one that is spanned, as in "5 year" and "multi-year"."""

_PERIODS = "month|year|week|day|hour|jahr|monat|woche|tag|stunde|an|mois|jour|año|mes|día|hora|jaar|maand|annum"
_RATE = re.compile(
    rf"(?:\b(?:per|pro|par|por)|/) ?(?:{_PERIODS})\b|\b(?:yearly|annual|annually|annum|monthly|weekly|daily|hourly"
    r"|p\. ?[am]|jährlich|monatlich"
    r"|täglich|annuel|annuelle|mensuel|mensuelle|anual|mensual|jaarlijks|maandelijks)\b"
)
_PART = re.compile(
    r"\b(?:actuals?|spent|paid|remaining|to date|saved|(?<!incl )(?<!incl. )(?<!including )savings|variance|ist|rest"
    r"|verbleibend|ausgegeben|bezahlt"
    r"|réel|restant|payé|dépensé|ejecutado|pagado|restante)\b"
)
_SHARE = re.compile(r"%|\b(?:percent|percentage|pct|prozent|pour cent)\b")
_LONGEST_RATING = 3
_RATING = re.compile(r"(?P<low>\d+) ?(?:[-–/]|to|bis|à|\.\.) ?(?P<high>\d+)")


def says_otherwise(column: Column, field: Field, effort_unit: str) -> bool:
    """Whether a column that is called like a field says beside it that it is none, as "Cost (1-5)" does."""
    if field is Field.EFFORT and not is_effort(column, effort_unit):
        return True
    said = f"{column.header} {column.unit}".casefold().replace("_", " ")
    if any(pattern.search(said) for pattern in _BY_FIELD.get(field, ())):
        return True
    beside = [text.casefold().strip() for text in said_beside(column)]
    if field is Field.COST and any(work_unit(text) and not _SPAN.search(text) for text in beside):
        return True
    return field in NUMBER_FIELDS and any(_is_rating(text, field) for text in beside)


def _is_rating(text: str, field: Field) -> bool:
    """Whether it is a range of a scale; percentages have one of their own."""
    found = _RATING.fullmatch(text)
    if found is None or len(found["low"]) > _LONGEST_RATING:
        return False  # years
    return not (field in PERCENT_FIELDS and found["high"] in ("1", "100"))


_BY_FIELD: Mapping[Field, tuple[re.Pattern[str], ...]] = {
    **dict.fromkeys(DATE_FIELDS | {Field.DURATION}, (_SHARE,)),
    Field.EFFORT: (_SHARE, _RATE),
    Field.COST: (_SHARE, _RATE, _PART),
}
