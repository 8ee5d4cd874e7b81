"""How the columns of a spreadsheet become fields and scores; `map_file` shows a map in full."""

from dataclasses import dataclass, field
from enum import StrEnum

from vmo_desktop.exchange.table import Column, SourceTable, header_key


class Field(StrEnum):
    """A field of an initiative that a column can fill."""

    CODE = "code"
    NAME = "name"
    DESCRIPTION = "description"
    SPONSOR = "sponsor"
    OWNER = "owner"
    CLASS = "class"
    STATUS = "status"
    EFFORT = "effort"
    COST = "cost"
    DURATION = "duration"
    START_DATE = "start_date"
    END_DATE = "end_date"
    RISK = "risk"
    CONFIDENCE = "confidence"
    TAGS = "tags"
    NOTES = "notes"
    MANDATORY = "mandatory"

    @property
    def attribute(self) -> str:
        """Name of the attribute of `InitiativeRow`."""
        return {"class": "class_name", "mandatory": "is_mandatory"}.get(self.value, self.value)


NUMBER_FIELDS = frozenset({Field.EFFORT, Field.COST, Field.DURATION, Field.RISK, Field.CONFIDENCE})
DATE_FIELDS = frozenset({Field.START_DATE, Field.END_DATE})
PERCENT_FIELDS = frozenset({Field.RISK, Field.CONFIDENCE})


@dataclass(frozen=True, slots=True)
class DriverTarget:
    """A driver, by code, whose scores a column holds."""

    code: str


Target = Field | DriverTarget


class DecimalMark(StrEnum):
    """How the numbers of a column are written: 1,234.5 or 1.234,5."""

    POINT = "point"
    COMMA = "comma"


class DateOrder(StrEnum):
    """How the dates of a column are written."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


class Existing(StrEnum):
    """What happens to a row whose initiative is already there."""

    UPDATE = "update"
    SKIP = "skip"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """One column and what it fills; `decimal` and `dates` None: decided from the column's cells."""

    source: str
    target: Target
    occurrence: int = 1
    texts: tuple[tuple[str, float | str], ...] = ()
    decimal: DecimalMark | None = None
    dates: DateOrder | None = None
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class ClassRule:
    """Initiatives with these codes get this class."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How to read a file where the reader's own rules are overruled; None or empty: by rule."""

    sheet: str = ""
    header_row: int | None = None
    is_transposed: bool | None = None
    encoding: str = ""
    delimiter: str = ""
    skip_hidden_rows: bool = False


@dataclass(frozen=True, slots=True)
class ImportMap:
    """All decisions of an import, reusable for the next file of the same kind.

    `guessed_name` is the column that was taken for the name while no heading says so.
    """

    columns: tuple[ColumnMap, ...] = ()
    name: str = ""
    description: str = ""
    header: tuple[str, ...] = ()
    existing: Existing = Existing.UPDATE
    source: SourceOptions = field(default=SourceOptions())
    classes: tuple[ClassRule, ...] = ()
    guessed_name: ColumnMap | None = None

    def fits(self, table: SourceTable, driver_codes: frozenset[str]) -> bool:
        """Whether the map was made for files with this header, and the workshop has its drivers."""
        wanted = {header_key(header) for header in self.header}
        drivers = {each.target.code for each in self.columns if isinstance(each.target, DriverTarget)}
        return bool(wanted) and wanted <= {column.key for column in table.columns} and drivers <= driver_codes


def find_column(table: SourceTable, mapped: ColumnMap) -> int | None:
    """Place of a mapped column in a table; None when the table has no such column."""
    key = header_key(mapped.source)
    for place, column in enumerate(table.columns):
        if mapped.source in (column.label, column.header) and column.occurrence == mapped.occurrence:
            return place
    for place, column in enumerate(table.columns):
        if key and column.key == key and column.occurrence == mapped.occurrence:
            return place
    return None


def map_column(column: Column, target: Target, texts: tuple[tuple[str, float | str], ...] = ()) -> ColumnMap:
    """The map of one column of a table, by its header or, without one, by its place."""
    return ColumnMap(
        column.header or column.label, target, occurrence=column.occurrence if column.key else 1, texts=texts
    )
