"""Importing a spreadsheet, step by step: read, map, plan, do. For the command line and the import window."""

from contextlib import suppress
from pathlib import Path

from vmo_desktop.errors import CellPlace, SourceRefused, VmoError
from vmo_desktop.exchange.automatic import automatic_map
from vmo_desktop.exchange.layout import lay_out
from vmo_desktop.exchange.map_file import read_map
from vmo_desktop.exchange.mapping import DriverTarget, ImportMap, SourceOptions
from vmo_desktop.exchange.plan import ImportPlan, Problem, plan_import
from vmo_desktop.exchange.reading import read_raw_sheet
from vmo_desktop.exchange.table import SourceTable
from vmo_desktop.paths import WORKSHOPS, user_data_folder
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.imports import ImportedInitiative, import_initiatives
from vmo_desktop.workshop.rows import ScoreSource
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")

__all__ = [
    "import_operation",
    "outcome_json",
    "plan_import",
    "propose_map",
    "read_source",
    "user_maps_folder",
]


def read_source(
    path: Path,
    options: SourceOptions = SourceOptions(),  # noqa: B008 - frozen
    report: Report | None = None,
) -> SourceTable:
    """Read a spreadsheet in the worker process and find its header; raises `SourceRefused` in words."""
    table = lay_out(read_raw_sheet(path, options, report), options)
    if not table.rows:
        raise SourceRefused(
            CellPlace(path.name, table.raw.sheet),
            tr("no row of data was found below the header."),
            tr("Choose another sheet or header row."),
        )
    return table


def propose_map(table: SourceTable, snapshot: Snapshot) -> ImportMap:
    """A known map whose header fits the file, the most exact one first; else a map from the headings."""
    codes = frozenset(driver.code for driver in snapshot.leaves if driver.source is ScoreSource.TYPED)
    fitting = [each for each in known_maps() if each.fits(table, codes)]
    return max(fitting, key=lambda each: len(each.header), default=None) or automatic_map(table, snapshot)


def user_maps_folder() -> Path:
    """Where the maps are that the user saved."""
    return user_data_folder() / "maps"


def known_maps() -> list[ImportMap]:
    """The user's maps, then those that come with the program; one that cannot be read is left out."""
    found = []
    folders = [WORKSHOPS / "maps"]
    with suppress(OSError):  # without a folder of their own, a user has saved no map
        folders.insert(0, user_maps_folder())
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                found.append(read_map(path))
            except VmoError:
                continue  # it is refused in words when somebody chooses it
    return found


def import_operation(plan: ImportPlan) -> Operation:
    """One undoable step that does what the plan says."""
    added = [ImportedInitiative(each.values, each.scores) for each in plan.initiatives if each.initiative_id is None]
    changed = {
        each.initiative_id: ImportedInitiative(each.values, each.scores)
        for each in plan.initiatives
        if each.initiative_id is not None
    }
    # A file's name may hold bytes that are no text.
    source = plan.table.raw.file.encode(errors="replace").decode()
    return import_initiatives(source=source, added=added, changed=changed)


def outcome_json(plan: ImportPlan) -> dict[str, object]:
    """The outcome of an import, or of its rehearsal, as plain values for JSON."""
    return {
        "rows_read": plan.rows_read,
        "imported": plan.imported,
        "updated": plan.updated,
        "merged": plan.merged,
        "skipped": len(plan.skipped),
        "rejected": [_problem(each) for each in plan.rejected],
        "mapping": {
            label: target.code if isinstance(target, DriverTarget) else target.value
            for label, target in plan.targets.items()
        },
        "unmapped": list(plan.unmapped),
        "unread_cells": [_problem(each) for each in plan.unread_cells],
        "skipped_rows": [{"row": each.row, "reason": each.reason} for each in plan.skipped],
        "map": plan.mapping.name,
        "sheet": plan.table.raw.sheet,
        "header_row": plan.table.header_row,
        "encoding": plan.table.raw.decoded_as,
        "delimiter": plan.table.raw.delimiter,
        "warnings": list(plan.warnings),
        "notes": [*plan.warnings, *plan.notes, *plan.question_notes],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"row": problem.row, "column": problem.column, "text": problem.text, "reason": problem.reason}
