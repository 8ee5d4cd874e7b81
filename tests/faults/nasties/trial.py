"""Letting a nasty in by its door, and looking at how that ended."""

import contextlib
import io
import json
import math
import warnings
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path

from tests.exchange.ballots import read, small_room
from tests.faults.nasties.nasty import Door, End, Nasty
from vmo_desktop.cli import main
from vmo_desktop.errors import VmoError
from vmo_desktop.exchange.cash_flow_table import read_cash_flows
from vmo_desktop.exchange.importing import import_operation, outcome_json, plan_import, propose_map, read_source
from vmo_desktop.exchange.judgements import read_list, read_matrix
from vmo_desktop.exchange.layout import lay_out
from vmo_desktop.exchange.map_file import read_map
from vmo_desktop.exchange.participant_list import add_listed
from vmo_desktop.exchange.ratings import read_ratings
from vmo_desktop.exchange.readings import look_at_readings
from vmo_desktop.exchange.road_library import read_road
from vmo_desktop.exchange.table import SourceTable
from vmo_desktop.exchange.worker import read_asked
from vmo_desktop.workshop.ops.kpis import KPIS, set_readings
from vmo_desktop.workshop.workshop import Workshop

Reader = Callable[[Path], SourceTable]
_ASKED = {"all_sheets": False, "sheet": "", "encoding": "", "delimiter": ""}


def read_here(path: Path) -> SourceTable:
    """Read a spreadsheet as `read_source` does, but in this process: a hundred times faster, with no limit."""
    with warnings.catch_warnings(action="ignore"):
        (raw,) = read_asked({**_ASKED, "path": str(path)}, lambda _, __: None)
    table = lay_out(raw)
    if not table.rows:
        raise VmoError("no row of data")
    return table


def wrong(nasty: Nasty, workshop: Workshop, folder: Path, reader: Reader = read_source) -> str:
    """What is wrong with how a nasty ended; empty when it ended as it has to, and the workshop is as before."""
    path = folder / nasty.file
    path.write_bytes(nasty.content())
    before = workshop.snapshot
    try:
        if nasty.door is not Door.INITIATIVES:
            return _wrong_end(nasty, End.TAKEN, _let_in(nasty.door, path, workshop))
        return _wrong_import(nasty, path, workshop, reader)
    except VmoError as error:
        if workshop.snapshot is not before:
            return "it was refused, and something was changed"
        return _wrong_end(nasty, End.REFUSED, str(error))
    finally:
        path.unlink()
        while workshop.snapshot.initiatives:
            workshop.undo()


def _wrong_end(nasty: Nasty, end: End, said: str) -> str:
    if end is not nasty.end:
        return f"{end.value}, not {nasty.end.value}: {said}"
    return "" if nasty.says in said else f"it did not say {nasty.says!r} but {said}"


def _wrong_import(nasty: Nasty, path: Path, workshop: Workshop, reader: Reader) -> str:
    table = reader(path)
    plan = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
    outcome = outcome_json(plan)
    if plan.rows_read != plan.imported + plan.updated + len(plan.skipped) + len(plan.rejected):
        return "a row is not accounted for"
    workshop.do(import_operation(plan))
    rows = workshop.snapshot.initiatives
    counts = (len(plan.rejected), len(plan.skipped), len(plan.unread_cells))
    findings = [
        _wrong_end(nasty, End.ASKED if plan.questions else End.TAKEN, json.dumps(outcome, ensure_ascii=False)),
        *not_finite(rows),
        _differs("names", nasty.names, tuple(each.name for each in rows)),
        _differs("costs", nasty.costs, tuple(each.cost for each in rows)),
        _differs("rejected, skipped, unread", (nasty.rejected, nasty.skipped, nasty.unread), counts),
    ]
    return "; ".join(filter(None, findings))


def _differs(what: str, wanted: object, found: object) -> str:
    return "" if wanted is None or wanted == found else f"{what}: {str(found)[:200]!r}, not {str(wanted)[:200]!r}"


def not_finite(rows: Iterable[object]) -> list[str]:
    """The numbers of stored rows that are none."""
    return [
        f"{each.name} is {value}"
        for row in rows
        for each in fields(row)  # type: ignore[arg-type]  # rows are dataclasses
        if isinstance(value := getattr(row, each.name), float) and not math.isfinite(value)
    ]


def _let_in(door: Door, path: Path, workshop: Workshop) -> str:
    """Let a file in by another door; what it says is empty, refusals are raised."""
    if door is Door.READINGS:
        found = look_at_readings(path, workshop.snapshot)
        assert found.rows_read == len(found.taken) + len(found.refused)
        if found.refused:
            raise found.refused[0]
        workshop.do(set_readings(found.taken))
        workshop.undo()
        return ""
    if door is Door.PEOPLE:
        workshop.do(add_listed(path, workshop.snapshot))
        workshop.undo()
        return ""
    if door is Door.BALLOT:
        with small_room(path.with_name("room.vmo")) as room:
            (ballot,) = read(room, path)
        path.with_name("room.vmo").unlink()
        if ballot.problems:
            raise VmoError(" ".join(ballot.sentences))
        return ""
    _READERS[door](path)
    return ""


_READERS: dict[Door, Callable[[Path], object]] = {
    Door.LIST: read_list,
    Door.MATRIX: read_matrix,
    Door.CASH: read_cash_flows,
    Door.RATINGS: lambda path: read_ratings(path, items_in_rows=False),
    Door.MAP: read_map,
    Door.ROAD: read_road,
}


def new_world(folder: Path) -> Workshop:
    """A workshop with a KPI, and nothing else."""
    workshop = Workshop.create(folder / "w.vmo", author="A")
    workshop.do(KPIS.add([{"name": "Calls"}]))
    return workshop


def wrong_by_command(nasty: Nasty, folder: Path) -> str:
    """What is wrong with how `vmo import` ends with a nasty."""
    path, file = folder / nasty.file, folder / "command.vmo"
    path.write_bytes(nasty.content())
    Workshop.create(file, author="A").close()
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        code = main(["import", str(file), str(path), "--json"])
    with Workshop.open(file) as workshop:
        rows = workshop.snapshot.initiatives
    file.unlink()
    path.unlink()
    if nasty.end is End.REFUSED:
        is_sentence = told.getvalue().count("\n") == 1 and "inside the program" not in told.getvalue()
        is_right = code == 1 and not rows and is_sentence and nasty.says in told.getvalue()
        return "" if is_right else f"exit {code}: {told.getvalue()}"
    if code != 0:
        return f"exit {code}: {told.getvalue()}"
    outcome = json.loads(said.getvalue(), parse_constant=_no_constant)
    counted = outcome["imported"] + outcome["updated"] + outcome["skipped"] + len(outcome["rejected"])
    return "; ".join(
        filter(
            None,
            (
                "" if outcome["rows_read"] == counted else "a row is not accounted for",
                _differs("names", nasty.names, tuple(each.name for each in rows)),
                *not_finite(rows),
            ),
        )
    )


def _no_constant(name: str) -> float:
    raise ValueError(name)
