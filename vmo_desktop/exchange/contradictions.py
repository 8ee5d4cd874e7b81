"""What a heading says besides the name of a field that makes it another thing: a part, a rate, a share, a rating."""

import re
from collections.abc import Iterator, Mapping

from vmo_desktop.exchange.field_words import FIELD_WORDS, meant_number
from vmo_desktop.exchange.mapping import DATE_FIELDS, NUMBER_FIELDS, PERCENT_FIELDS, Field, Target
from vmo_desktop.exchange.table import Column, SourceTable, is_empty
from vmo_desktop.exchange.work_units import is_effort, said_beside, work_unit
from vmo_desktop.translation import Texts

tr = Texts("Import")

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
_OF_YEAR = re.compile(r"(?<!\d )(?<!\d-)(?<!multi-)(?<!multi )\b(?:years?|jahre?|année|año|ano|anno|jaar) ?$")
"""So end headings of years, as "Budget year" does, and of what one year costs."""

_SHARE = re.compile(r"%|\b(?:percent|percentage|pct|prozent|pour cent)\b")
_LONGEST_RATING = 3
_RATING = re.compile(r"(?P<low>\d+) ?(?:[-–/]|to|bis|à|\.\.) ?(?P<high>\d+)")


def says_otherwise(column: Column, field: Field, effort_unit: str) -> bool:
    """Whether a column that is called like a field says beside it that it is none, as "Cost (1-5)" does."""
    return (field is Field.EFFORT and not is_effort(column, effort_unit)) or bool(_contradiction(column, field))


def contradiction_notes(table: SourceTable, targets: Mapping[int, Target], effort_unit: str) -> Iterator[str]:
    """Why columns of numbers were not taken for what they are called, where no other one was."""
    for place, column in enumerate(table.columns):
        field = meant_number(column)
        if field not in NUMBER_FIELDS or place in targets or field in targets.values():
            continue
        if field is Field.EFFORT and not is_effort(column, effort_unit):
            continue  # told with the unit that it is not counted in
        said = _contradiction(column, field)
        if said and any(not is_empty(row.cells[place]) for row in table.rows):
            yield tr(
                'Column {label} was not taken for {field}, as it says "{said}". If it is, choose it under Becomes.',
                label=column.label,
                field=tr.marked(FIELD_WORDS[field]),
                said=said,
            )


def _contradiction(column: Column, field: Field) -> str:
    """What a column says that makes it another thing than a field; empty where nothing does."""
    said = f"{column.header} {column.unit}".replace("_", " ")
    for pattern in _BY_FIELD.get(field, ()):
        if found := pattern.search(said.casefold()):
            return _as_written(found[0].strip(), said)
    beside = [text.strip() for text in said_beside(column)]
    if field is Field.COST:
        spans = (text for text in beside if work_unit(text) and not _SPAN.search(text.casefold()))
        if text := next(spans, ""):
            return text
    return next((text for text in beside if field in NUMBER_FIELDS and _is_rating(text.casefold(), field)), "")


def _as_written(found: str, said: str) -> str:
    """What was found in small letters, in those of the text where it stands."""
    place = said.casefold().find(found)
    return said[place : place + len(found)]


def _is_rating(text: str, field: Field) -> bool:
    """Whether it is a range of a scale; percentages have one of their own."""
    ends = rating_ends(text)
    return bool(ends) and not (field in PERCENT_FIELDS and ends[1] in ("1", "100"))


def rating_ends(text: str) -> tuple[str, ...]:
    """The lowest and the highest of a scale that a text such as "1-5" names; nothing of years and other texts."""
    found = _RATING.fullmatch(text)
    return () if found is None or len(found["low"]) > _LONGEST_RATING else (found["low"], found["high"])


_BY_FIELD: Mapping[Field, tuple[re.Pattern[str], ...]] = {
    **dict.fromkeys(DATE_FIELDS | {Field.DURATION, Field.STATUS}, (_SHARE,)),
    Field.EFFORT: (_SHARE, _RATE),
    Field.COST: (_SHARE, _RATE, _PART, _OF_YEAR),
}
