"""What efforts are counted in: hours, days, weeks, months or years of a person, and what one is in another."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from vmo_desktop.exchange import time_words
from vmo_desktop.exchange.heading_words import QUALIFIERS
from vmo_desktop.exchange.table import Column
from vmo_desktop.translation import Texts

tr = Texts("Import")


@dataclass(frozen=True, slots=True)
class WorkUnit:
    """A unit of work; `assumed` is what it takes to make days of it, empty for days."""

    words: str
    days: Decimal
    assumed: str = ""


_UNITS = (
    WorkUnit(time_words.HOURS, Decimal("0.125"), tr.mark("8 hours a day")),
    WorkUnit(f"{time_words.DAYS} {time_words.PERSON_DAYS}", Decimal(1)),
    WorkUnit(f"{time_words.WEEKS} {time_words.PERSON_WEEKS}", Decimal(5), tr.mark("5 days a week")),
    WorkUnit(f"{time_words.MONTHS} {time_words.PERSON_MONTHS}", Decimal(20), tr.mark("20 days a month")),
    WorkUnit(f"{time_words.YEARS} {time_words.PERSON_YEARS}", Decimal(220), tr.mark("220 days a year")),
)
_BY_WORD: Mapping[str, WorkUnit] = {
    person + word: unit for unit in _UNITS for word in unit.words.split() for person in time_words.PERSONS
}

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"j/h|[^\W\d_]+")
_LAST_WORD = re.compile(r"\d\s*([^\W\d_]+(?:[-/][^\W\d_]+)?)\.?$")


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split())


@lru_cache(maxsize=64)
def work_unit(text: str) -> WorkUnit | None:
    """The one unit of work that a heading, or what is said below it, names."""
    found = {_BY_WORD[word] for word in _WORD.findall(_plain(text)) if word in _BY_WORD}
    return found.pop() if len(found) == 1 else None


def work_factor(said: str, own: str) -> float:
    """What efforts whose unit is said are multiplied by to be in the workshop's own; 1 where one is not known."""
    unit, target = work_unit(said), work_unit(own)
    return float(unit.days / target.days) if unit and target else 1.0


@lru_cache(maxsize=64)
def work_words(own: str) -> Mapping[str, Decimal]:
    """The words that may follow an effort, and what they multiply it by; none where the own unit is no time."""
    target = work_unit(own)
    return {word: unit.days / target.days for word, unit in _BY_WORD.items()} if target else {}


def is_effort(column: Column, own: str) -> bool:
    """Whether a column that is called like the effort is counted in what can be made the workshop's own unit."""
    if re.search(r"\b(?:fte|vz[aä]|etp|headcount)s?\b", column.header.casefold()) and work_unit(own):
        return False  # people, which are no effort before somebody says for how long
    return all(_is_known(said, own) for said in said_beside(column))


def said_beside(column: Column) -> tuple[str, ...]:
    """What a heading says in brackets, and a row of units below it."""
    return (*_BRACKETS.findall(column.header), column.unit)


def _is_known(said: str, own: str) -> bool:
    plain = _plain(said)
    if plain == _plain(own) or set(plain.split()) <= QUALIFIERS | {"est."}:
        return True
    return work_unit(said) is not None and (not own.strip() or work_unit(own) is not None)


def assumptions(units: Sequence[WorkUnit | None]) -> str:
    """What it took to convert units of work into one another."""
    return ", ".join(tr.marked(unit.assumed) for unit in _UNITS if unit in units and unit.assumed)


def units_in_cells(texts: Sequence[str]) -> Iterator[WorkUnit]:
    """The units that cells name for themselves."""
    words = {found[1] for text in texts if (found := _LAST_WORD.search(_plain(text)))}
    yield from (unit for unit in _UNITS if any(_BY_WORD.get(word) is unit for word in words))
