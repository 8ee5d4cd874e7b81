"""What an import will do, before it does anything: every row accounted for, every cell that cannot be read named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vmo_desktop.exchange import limits
from vmo_desktop.exchange.contradictions import contradiction_notes
from vmo_desktop.exchange.date_notes import date_columns, date_notes, date_warnings
from vmo_desktop.exchange.decisions import ColumnDecisions, Question
from vmo_desktop.exchange.durations import duration_notes
from vmo_desktop.exchange.effort_notes import effort_notes
from vmo_desktop.exchange.left_out import percent_notes
from vmo_desktop.exchange.mapped_places import mapped_places
from vmo_desktop.exchange.mapping import (
    ColumnMap,
    DriverTarget,
    Existing,
    Field,
    ImportMap,
    Target,
    find_column,
)
from vmo_desktop.exchange.merged_rows import MergedRows, measured_labels
from vmo_desktop.exchange.money_notes import money_notes
from vmo_desktop.exchange.name_guess import guess_note
from vmo_desktop.exchange.percents import fraction_notes, fraction_warnings, percent_columns
from vmo_desktop.exchange.plan_notes import (
    DoubledCell,
    doubled_warnings,
    merged_notes,
    question_note,
)
from vmo_desktop.exchange.plan_warnings import plan_warnings
from vmo_desktop.exchange.rivals import rival_notes
from vmo_desktop.exchange.table import (
    SkippedRow,
    SourceRow,
    SourceTable,
    cell_text,
    is_empty,
    name_key,
    some_rows,
)
from vmo_desktop.exchange.three_decimals import three_decimals
from vmo_desktop.exchange.titles import title_notes
from vmo_desktop.exchange.twins import KnownInitiatives, PlannedInitiative, Twin, have_other_names
from vmo_desktop.exchange.values import CellReader, CellRefused, Value
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")


ROWS_AT_ONCE = 200
"""So many rows are planned between two reports."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or cell that could not be taken; `row` counts as in the file."""

    row: int
    column: str
    text: str
    reason: str


@dataclass(frozen=True)
class ImportPlan:
    """An import that has not happened yet.

    Always: rows_read = imported + updated + len(skipped) + len(rejected). `merged` counts those updated that go
    into an earlier row's initiative. `warnings` tell of what is probably wrong, `notes` of what was done.
    """

    table: SourceTable
    mapping: ImportMap
    initiatives: tuple[PlannedInitiative, ...]
    imported: int
    updated: int
    merged: int
    skipped: tuple[SkippedRow, ...]
    rejected: tuple[Problem, ...]
    unread_cells: tuple[Problem, ...]
    notes: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    targets: Mapping[str, Target] = field(default_factory=dict)

    @property
    def rows_read(self) -> int:
        """Rows of the file that are not empty, without its header and the notes above it."""
        return self.table.rows_read

    @property
    def question_notes(self) -> tuple[str, ...]:
        """The open questions for who cannot be asked: how they were answered, and how to answer otherwise."""
        return tuple(question_note(question) for question in self.questions)

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Labels of the columns that go nowhere."""
        return tuple(column.label for column in self.table.columns if column.label not in self.targets)


def plan_import(table: SourceTable, mapping: ImportMap, snapshot: Snapshot, report: Report | None = None) -> ImportPlan:
    """Work out what importing a table with a map would do; raises `SourceRefused` when the map does not fit."""
    places = mapped_places(table, mapping, snapshot)
    targets = {place: column.target for place, column in places}
    decisions = ColumnDecisions(table, places, snapshot)
    readers = [_MappedColumn(place, column, decisions.reader(place, column)) for place, column in places]
    planner = _Planner(table, mapping, readers, snapshot)
    planner.run(report)
    limits.check_initiatives(len(snapshot.initiatives) + planner.imported, table.raw.file, table.raw.sheet)
    missing = [each.source for each in mapping.columns if find_column(table, each) is None]
    notes = [
        *table.notes,
        *merged_notes(planner.merged.pairs),
        *guess_note(table, mapping),
        *(tr('The file has no column "{name}", which the map names.', name=name) for name in missing),
    ]
    notes += percent_notes(table, [place for place, _ in places], snapshot)
    percents = [*percent_columns(table, places, snapshot)]
    notes += fraction_notes(percents)
    notes += [*money_notes(table, places, snapshot.workshop.currency), *title_notes(table, places)]
    if not mapping.name:  # the map of a file that somebody has named says it on purpose
        notes += rival_notes(table, targets, snapshot.workshop.effort_unit)
        notes += contradiction_notes(table, targets, snapshot.workshop.effort_unit)
    notes += duration_notes(table, places)
    notes += effort_notes(table, places, snapshot.workshop.effort_unit)
    dates = [*date_columns(table, places, decisions)]
    notes += date_notes(dates, decisions.settled)
    if planner.clashes:
        notes.append(
            tr(
                "The code of an earlier row, but another name: {rows}. Both were kept; give each a code of its own.",
                rows=some_rows(planner.clashes, 10),
            )
        )
    return ImportPlan(
        table,
        mapping,
        tuple(planner.initiatives),
        planner.imported,
        planner.updated,
        len(planner.merged.pairs),
        (*table.skipped, *planner.skipped),
        tuple(planner.rejected),
        tuple(planner.unread),
        tuple(notes),
        (
            *planner.merged.warnings(measured_labels(table, places, snapshot)),
            *doubled_warnings(planner.doubled),
            *plan_warnings(table, mapping, places, snapshot),
            *fraction_warnings(percents),
            *date_warnings(dates),
            *three_decimals(table, places, decisions.marks),
        ),
        tuple(decisions.questions),
        {table.columns[place].label: target for place, target in targets.items()},
    )


@dataclass(frozen=True, slots=True)
class _MappedColumn:
    place: int
    column: ColumnMap
    reader: CellReader


class _Planner:
    """Goes through the rows once."""

    def __init__(
        self, table: SourceTable, mapping: ImportMap, columns: Sequence[_MappedColumn], snapshot: Snapshot
    ) -> None:
        self._table = table
        self._mapping = mapping
        self._columns = columns
        self._targets = list(dict.fromkeys(each.column.target for each in columns))
        self._driver_ids = {driver.code: driver.id for driver in snapshot.leaves}
        self._classes = {name_key(code): rule.name for rule in mapping.classes for code in rule.codes}
        self._known = KnownInitiatives(snapshot.initiatives)
        self._rows: dict[int, SourceRow] = {}
        self.initiatives: list[PlannedInitiative] = []
        self.imported = self.updated = 0
        self.clashes: list[int] = []
        self.merged = MergedRows()
        self.doubled: dict[Target, list[DoubledCell]] = {}
        self.skipped: list[SkippedRow] = []
        self.rejected: list[Problem] = []
        self.unread: list[Problem] = []

    def run(self, report: Report | None) -> None:
        """Plan every row."""
        for done, row in enumerate(self._table.rows):
            if report is not None and done % ROWS_AT_ONCE == 0:
                report(done, len(self._table.rows))
            self._plan_row(row)

    def _plan_row(self, row: SourceRow) -> None:
        if row.fault:
            self._reject(row, row.fault)
            return
        problems: list[Problem] = []
        planned = PlannedInitiative({}, {})
        for target in self._targets:
            value = self._read(row, target, problems)
            if value is None:
                continue
            if isinstance(target, DriverTarget):
                planned.scores[self._driver_ids[target.code]] = float(value)
            else:
                planned.values[target.attribute] = value
        code, name = str(planned.values.get("code", "")), str(planned.values.get("name", ""))
        if not name_key(code) and not name_key(name):
            self._reject_nameless(row, problems)
            return
        if name_key(code) in self._classes:
            planned.values["class_name"] = self._classes[name_key(code)]
        twin = self._known.find(code, name)
        if twin is not None and twin.planned is not None and have_other_names(twin.planned, planned):
            self.clashes.append(row.number)
            twin = None
        self._place(row, planned, twin, problems)

    def _place(self, row: SourceRow, planned: PlannedInitiative, twin: Twin | None, problems: list[Problem]) -> None:
        if twin is not None and self._mapping.existing is Existing.SKIP:
            self.skipped.append(SkippedRow(row.number, twin.reason))
            return
        self.unread += problems
        if twin is not None and self._mapping.existing is Existing.UPDATE:
            self.updated += 1
            if twin.planned is None:
                twin.planned, twin.row = PlannedInitiative({}, {}, twin.initiative_id), row.number
                self.initiatives.append(twin.planned)
            else:
                self.merged.add(twin, planned, row.number)
            twin.planned.values.update(planned.values)
            twin.planned.scores.update(planned.scores)
            return
        self.imported += 1
        self.initiatives.append(planned)
        code, name = str(planned.values.get("code", "")), str(planned.values.get("name", ""))
        reason = tr("the same initiative as in row {row}", row=row.number)
        self._known.add(code, name, Twin(reason, planned=planned, row=row.number))

    def _read(self, row: SourceRow, target: Target, problems: list[Problem]) -> Value | None:
        """The first cell for a target that can be read; the first that cannot is a problem when there is none."""
        first: Problem | None = None
        taken: tuple[Value, str] | None = None
        for mapped in self._columns:
            if mapped.column.target != target:
                continue
            cell, label = row.cells[mapped.place], self._table.columns[mapped.place].label
            try:
                value = mapped.reader.read(cell)
            except CellRefused as error:
                first = first or Problem(row.number, label, cell_text(cell), str(error))
                continue
            if taken is None and value is not None:
                taken = value, label
            elif taken is not None and value is not None and target is Field.TAGS:
                taken = f"{taken[0]}, {value}", taken[1]
            elif taken is not None and value not in (None, taken[0]):
                self.doubled.setdefault(target, []).append(DoubledCell(row.number, taken[1], label))
        if taken is not None:
            return taken[0]
        if first is not None:
            problems.append(first)
        return None

    def _reject_nameless(self, row: SourceRow, problems: Sequence[Problem]) -> None:
        unread = next((each for each in problems if each.column == self._key_label), None)
        reason = tr("the row has neither a name nor a code")
        if unread is None:
            self._reject(row, reason)
        else:
            self._reject(row, f"{reason} ({unread.reason})", unread.text)

    def _reject(self, row: SourceRow, reason: str, text: str = "") -> None:
        text = text or next((cell_text(cell).strip() for cell in row.cells if not is_empty(cell)), "")
        self.rejected.append(Problem(row.number, self._key_label, text, reason))

    @property
    def _key_label(self) -> str:
        """Label of the column by which rows are known."""
        keys = (each.place for each in self._columns if each.column.target in (Field.NAME, Field.CODE))
        return self._table.columns[next(keys)].label
