"""Which rows of a table are shown: a text anywhere or in one column, and texts or values chosen column by column."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """What a column must hold: a text within it, and one of some values (None: any)."""

    text: str = ""
    values: frozenset[str] | None = None

    @property
    def is_on(self) -> bool:
        """Whether it hides anything."""
        return bool(self.text.strip()) or self.values is not None

    def passes(self, shown: str) -> bool:
        """Whether a cell that shows this text is let through."""
        is_chosen = self.values is None or shown in self.values
        return is_chosen and self.text.strip().casefold() in shown.casefold()


@dataclass(slots=True)
class RowFilter:
    """The filter of a table."""

    text: str = ""
    column: int | None = None
    columns: dict[int, ColumnFilter] = field(default_factory=dict)

    @property
    def is_on(self) -> bool:
        """Whether any row may be hidden."""
        return bool(self.text) or bool(self.columns)

    def set_text(self, text: str, column: int | None) -> None:
        """Let through only rows that hold a text, in any column or in one."""
        self.text, self.column = text.strip().casefold(), column

    def set_column(self, column: int, wanted: ColumnFilter) -> None:
        """Let through only rows that a column's filter lets through."""
        if wanted.is_on:
            self.columns[column] = wanted
        else:
            self.columns.pop(column, None)

    def passes(self, shown: Callable[[int], str], columns: Iterable[int]) -> bool:
        """Whether a row is shown, given how to find what its cells show."""
        if any(not wanted.passes(shown(column)) for column, wanted in self.columns.items()):
            return False
        if not self.text:
            return True
        searched = columns if self.column is None else (self.column,)
        return any(self.text in shown(column).casefold() for column in searched)


def counted_values(shown: Iterable[str]) -> Mapping[str, int]:
    """How often each text is shown, in alphabetical order with nothing at the end."""
    counts: dict[str, int] = {}
    for text in shown:
        counts[text] = counts.get(text, 0) + 1
    return {text: counts[text] for text in sorted(counts, key=lambda each: (not each, each.casefold()))}
