"""What one committed write did: the only message between a workshop and its views."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Key = tuple[int | str, ...]


class StepKind(StrEnum):
    """How a step of the history came about."""

    BEGIN = "begin"
    """A template or a sample: what the workshop begins with, so nothing that undo takes back."""
    EDIT = "edit"
    VOTE = "vote"
    """Votes, or the reveal of a round: undo neither takes it back nor goes past it."""
    UNDO = "undo"
    REDO = "redo"

    @property
    def is_final(self) -> bool:
        """Whether undo stops here."""
        return self in (StepKind.BEGIN, StepKind.VOTE)


@dataclass(frozen=True, slots=True)
class Changes:
    """The tables and primary keys that one step inserted, updated or deleted."""

    step: int
    label: str
    kind: StepKind
    rows: Mapping[str, frozenset[Key]] = field(default_factory=dict)

    def touches(self, *tables: str) -> bool:
        """Whether any row of any of these tables was written."""
        return any(table in self.rows for table in tables)

    def only(self, *tables: str) -> bool:
        """Whether nothing outside these tables was written."""
        return all(table in tables for table in self.rows)


@dataclass(frozen=True, slots=True)
class Subject:
    """A row whose own history is asked for: its table and its key."""

    table: str
    id: int
