"""What the search looks through, and which of it comes first for the words that were typed."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum


class Kind(IntEnum):
    """What an entry is; where two match equally well, the first of these comes first."""

    ACTION = 0
    INITIATIVE = 1
    DRIVER = 2
    LESSON = 3
    HELP = 4
    FILE = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found and opened.

    `line` says where it belongs, `keys` what opens it without a search, `more` is looked through but not shown.
    """

    kind: Kind
    title: str
    line: str
    icon: str
    open: Callable[[], object]
    keys: str = ""
    more: str = ""
    is_enabled: bool = True
    _title: str = field(init=False, repr=False)
    _rest: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_title", folded(self.title))
        object.__setattr__(self, "_rest", folded(f"{self.line} {self.more}"))

    def distance(self, words: Sequence[str]) -> int | None:
        """Tell how far the entry is from the words, each of which it has to hold; None when it does not."""
        total = 0
        for word in words:
            if self._title.startswith(word):
                continue
            if f" {word}" in self._title:
                total += 1
            elif word in self._title:
                total += 2
            elif word in self._rest:
                total += 4
            else:
                return None
        return total


def folded(text: str) -> str:
    """Fold a text for comparison: without case and accents, words apart by single blanks."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(plain.casefold().split())


def found(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """List what holds every typed word, the nearest first; everything in its order while nothing is typed."""
    words = folded(typed).split()
    if not words:
        return list(entries)
    distances = [(entry.distance(words), entry) for entry in entries]
    matching = [(distance, entry) for distance, entry in distances if distance is not None]
    matching.sort(key=lambda pair: (pair[0], not pair[1].is_enabled, pair[1].kind))
    return [entry for _, entry in matching]
