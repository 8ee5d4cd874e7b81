"""The readable form of a workshop's rows: one CSV file a kind, in UTF-8 with a header of our own names.

Files, each optional::

    initiatives.csv    fields of `InitiativeRow`; code and name required
    scores.csv         code, then one column a driver code; an empty cell is a missing score
    rationales.csv     initiative, driver, rationale
    participants.csv   name, role, group
    votes.csv          initiative, driver, then one column a participant; an empty cell is no vote
    dependencies.csv   initiative, requires, reason
    benefits.csv       initiative, and fields of `BenefitRow` with driver (code) and objective (key); key, needs and
                       leads_to are read by `vmo_desktop.exchange.value_csv`

What initiatives use and how they hang together is read by `vmo_desktop.exchange.choice_csv`, what came after the
workshop by `value_csv` and `road_csv`.
"""

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.numbers import why_no_amount
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.room_rows import ParticipantRow, VoteRow
from vmo_desktop.workshop.rows import AgreedScoreRow, BenefitRow, DependencyRow, DriverRow, InitiativeRow

tr = Texts("Import")

INITIATIVE_TEXTS = (
    "code", "name", "description", "sponsor", "owner", "class_name", "status", "start_date", "end_date", "tags",
    "notes",
)  # fmt: skip
INITIATIVE_NUMBERS = ("effort", "cost", "duration", "risk", "confidence")


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a file, whose errors name file, row and column."""

    file: str
    row: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """A cell; empty where the file has no such column."""
        return self.cells.get(column, "")

    def number(self, column: str) -> float | None:
        """A decimal number with a point; None when the cell is empty."""
        text = self.text(column)
        if not text:
            return None
        try:
            value = float(text)  # type: ignore[number-of-text]  # our own files; checked below
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise self.refused(column, tr("{text} is not a number.", text=repr(text)))
        reason = why_no_amount(value)
        if reason is not None:
            raise self.refused(column, f"{text}: {reason}.")
        return value

    def amount(self, column: str) -> float:
        """A number that no line goes without, 0 or more."""
        value = self.number(column)
        if value is None or value < 0:
            raise self.refused(column, tr("{text} is not a number of 0 or more.", text=repr(self.text(column))))
        return value

    def flag(self, column: str) -> bool:
        """Yes or no; an empty cell is no."""
        text = self.text(column)
        if text not in ("", "no", "yes"):
            raise self.refused(column, tr("{text} is neither yes nor no.", text=repr(text)))
        return text == "yes"

    def one_of(self, column: str, known: Mapping[str, int]) -> int:
        """The id of a code that must exist."""
        text = self.text(column)
        if text not in known:
            raise self.refused(column, tr("{text} does not exist.", text=repr(text)))
        return known[text]

    def any_of(self, column: str, known: Mapping[str, int]) -> tuple[int, ...]:
        """The ids of codes with spaces between them, which must exist."""
        codes = self.text(column).split()
        for code in codes:
            if code not in known:
                raise self.refused(column, tr("{text} does not exist.", text=repr(code)))
        return tuple(known[code] for code in codes)

    def refused(self, column: str, reason: str) -> SourceRefused:
        """Say what is wrong with a cell."""
        return SourceRefused(CellPlace(self.file, row=self.row, column=column), reason, tr("Correct the file."))


def records(path: Path, required: Sequence[str], allowed: Sequence[str]) -> Iterator[Record]:
    """The lines of a file with its header checked; none when there is no such file."""
    if not path.exists():
        return
    try:
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceRefused(
            CellPlace(path.name), tr("it cannot be read: {error}.", error=error), tr("Correct the file.")
        ) from error
    header = lines[0] if lines else []
    for column in required:
        if column not in header:
            raise SourceRefused(CellPlace(path.name, column=column), tr("is missing."), tr("Add the column."))
    for column in header:
        if column not in (*required, *allowed) or header.count(column) > 1:
            raise SourceRefused(
                CellPlace(path.name, column=column), tr("does not belong here."), tr("Correct the header.")
            )
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(header):
            reason = tr("{cells} cells stand below {header} columns.", cells=len(cells), header=len(header))
            raise SourceRefused(CellPlace(path.name, row=number), reason, tr("Correct the line."))
        yield Record(path.name, number, dict(zip(header, cells, strict=True)))


def count_records(path: Path) -> int:
    """How many records a file has; 0 when there is no such file."""
    if not path.exists():
        return 0
    with path.open(encoding="utf-8", newline="") as lines:
        return sum(1 for _ in csv.reader(lines)) - 1


def read_initiatives(folder: Path) -> tuple[InitiativeRow, ...]:
    """The initiatives of a sample, with ids from 1."""
    optional = (*INITIATIVE_TEXTS[2:], *INITIATIVE_NUMBERS, "is_mandatory")
    rows: list[InitiativeRow] = []
    used: set[str] = set()
    for record in records(folder / "initiatives.csv", INITIATIVE_TEXTS[:2], optional):
        code = record.text("code")
        if not code or code in used:
            raise record.refused("code", tr("{code} is empty or used twice.", code=repr(code)))
        used.add(code)
        number = len(rows) + 1
        values: dict[str, Any] = {name: record.text(name) for name in INITIATIVE_TEXTS}
        values |= {name: record.number(name) for name in INITIATIVE_NUMBERS}
        rows.append(InitiativeRow(id=number, position=number, is_mandatory=record.flag("is_mandatory"), **values))
    return tuple(rows)


def read_participants(folder: Path) -> tuple[ParticipantRow, ...]:
    """The participants of a sample, with ids from 1."""
    columns = ("name", "role", "group")
    found = records(folder / "participants.csv", columns, ())
    return tuple(
        ParticipantRow(number, number, record.text("name"), record.text("role"), record.text("group"))
        for number, record in enumerate(found, start=1)
    )


@dataclass(frozen=True)
class Keys:
    """Ids by the names that the files use."""

    initiatives: Mapping[str, int]
    drivers: Mapping[str, int]
    participants: Mapping[str, int]
    objectives: Mapping[str, int] = field(default_factory=dict)

    @staticmethod
    def of(
        initiatives: Sequence[InitiativeRow],
        leaves: Sequence[DriverRow],
        participants: Sequence[ParticipantRow],
        objectives: Mapping[str, int],
    ) -> "Keys":
        """The keys of these rows."""
        return Keys(
            {row.code: row.id for row in initiatives},
            {row.code: row.id for row in leaves},
            {row.name: row.id for row in participants},
            objectives,
        )


def read_agreed_scores(folder: Path, keys: Keys) -> tuple[AgreedScoreRow, ...]:
    """Agreed scores with their rationales; a rationale may stand where the score is still open."""
    values: dict[tuple[int, int], float | None] = {}
    for record in records(folder / "scores.csv", ("code",), tuple(keys.drivers)):
        initiative_id = record.one_of("code", keys.initiatives)
        for code, driver_id in keys.drivers.items():
            value = record.number(code)
            if value is not None:
                values[initiative_id, driver_id] = value
    rationales: dict[tuple[int, int], str] = {}
    for record in records(folder / "rationales.csv", ("initiative", "driver", "rationale"), ()):
        cell = (record.one_of("initiative", keys.initiatives), record.one_of("driver", keys.drivers))
        rationales[cell] = record.text("rationale")
    cells = sorted(values.keys() | rationales.keys())
    return tuple(AgreedScoreRow(*cell, values.get(cell), rationales.get(cell, "")) for cell in cells)


def read_votes(folder: Path, keys: Keys) -> tuple[VoteRow, ...]:
    """Each participant's own scores, as votes of round 1."""
    rows: list[VoteRow] = []
    for record in records(folder / "votes.csv", ("initiative", "driver"), tuple(keys.participants)):
        initiative_id, driver_id = record.one_of("initiative", keys.initiatives), record.one_of("driver", keys.drivers)
        for name, participant_id in keys.participants.items():
            value = record.number(name)
            if value is not None:
                rows.append(VoteRow(1, participant_id, initiative_id, driver_id, value))
    return tuple(rows)


def read_dependencies(folder: Path, keys: Keys) -> tuple[DependencyRow, ...]:
    """Which initiative requires which, and why."""
    found = records(folder / "dependencies.csv", ("initiative", "requires", "reason"), ())
    return tuple(
        DependencyRow(
            initiative_id=record.one_of("initiative", keys.initiatives),
            requires_id=record.one_of("requires", keys.initiatives),
            reason=record.text("reason"),
        )
        for record in found
    )


BENEFIT_TEXTS = ("owner", "outcome", "attribution", "measure", "category", "responsible", "note")


def benefit_records(folder: Path) -> Iterator[Record]:
    """The lines of the file of benefits."""
    required = ("initiative", "name", "unit", "most_likely")
    more = ("low", "high", *BENEFIT_TEXTS, "driver", "objective", "key", "needs", "leads_to")
    return records(folder / "benefits.csv", required, more)


def read_benefits(folder: Path, keys: Keys) -> tuple[BenefitRow, ...]:
    """Expected benefits."""
    return tuple(
        BenefitRow(
            id=number,
            initiative_id=record.one_of("initiative", keys.initiatives),
            name=record.text("name"),
            unit=record.text("unit"),
            low=record.number("low"),
            most_likely=record.number("most_likely"),
            high=record.number("high"),
            driver_id=record.one_of("driver", keys.drivers) if record.text("driver") else None,
            objective_id=record.one_of("objective", keys.objectives) if record.text("objective") else None,
            **{name: record.text(name) for name in BENEFIT_TEXTS},
        )
        for number, record in enumerate(benefit_records(folder), start=1)
    )
