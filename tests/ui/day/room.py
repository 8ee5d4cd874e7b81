"""The Meridian sample before its room voted, and what each of its eight people is going to vote."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from vmo_desktop.exchange.library import sample_content
from vmo_desktop.workshop.ops.library import fill_workshop
from vmo_desktop.workshop.room_rows import ParticipantRow
from vmo_desktop.workshop.snapshot import Cell, Snapshot
from vmo_desktop.workshop.workshop import Workshop

PLANTED = "zebrawood"
"""Begins every reason that is given; it is nowhere else."""

SPLIT = "M09"
"""An initiative that the best portfolio drops when it earns nothing."""

HIGH, LOW = 4, 0
UNSCORED = 1


def make_day(path: Path) -> None:
    """Write the file: initiatives, drivers, people and a budget, and neither a vote nor a score."""
    with Workshop.create(path, author="Ines") as workshop:
        workshop.do(fill_workshop(replace(sample_content("meridian"), votes=(), agreed_scores=())))


@dataclass(frozen=True)
class Plan:
    """What everybody will vote: near the sample's scores, but split in two camps on one cell."""

    snapshot: Snapshot

    @cached_property
    def _scores(self) -> dict[Cell, int]:
        return {(row.initiative_id, row.driver_id): int(row.value)
                for row in sample_content("meridian").agreed_scores if row.value is not None}  # fmt: skip

    @property
    def people(self) -> tuple[ParticipantRow, ...]:
        """Everybody; the first half votes on the laptop, the second by workbook."""
        return self.snapshot.participants

    @property
    def on_laptop(self) -> tuple[ParticipantRow, ...]:
        """Who votes on the laptop."""
        return self.people[: len(self.people) // 2]

    @property
    def by_workbook(self) -> tuple[ParticipantRow, ...]:
        """Who votes by workbook."""
        return self.people[len(self.people) // 2 :]

    @property
    def split_cell(self) -> Cell:
        """The cell on which there are two camps."""
        initiative = next(each for each in self.snapshot.initiatives if each.code == SPLIT)
        return initiative.id, self.snapshot.leaves[0].id

    def vote(self, person: int, initiative: int, driver: int) -> int:
        """The vote of a person on a cell, all by their places from 0: one of eight is a level off in every cell."""
        cell = self.snapshot.initiatives[initiative].id, self.snapshot.leaves[driver].id
        if cell == self.split_cell:
            return (LOW, HIGH)[person % 2]
        score = self._scores.get(cell, UNSCORED)
        if (initiative + driver) % len(self.people) != person:
            return score
        return score - 1 if score == HIGH else score + 1

    def reason(self, person: int) -> str:
        """What a person gives as the reason of one vote."""
        return f"{PLANTED} {self.people[person].name.split()[0]}"

    @cached_property
    def votes(self) -> Mapping[tuple[int, int, int], int]:
        """Every vote by the ids of participant, initiative and driver."""
        return {
            (someone.id, initiative.id, driver.id): self.vote(person, row, column)
            for person, someone in enumerate(self.people)
            for row, initiative in enumerate(self.snapshot.initiatives)
            for column, driver in enumerate(self.snapshot.leaves)
        }
