"""Undo and redo against a model, with the program closed, opened and killed in between.

The model is a list of states and a place in it. A kill leaves what a power cut would leave: the file and its journal as
they lie on the disk in the middle of a transaction, or right after one, with nothing closed.
"""

import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from tests.faults.fault import Fault, Tally
from tests.portfolio import make_portfolio
from tests.workshop.walk import CHOICES
from vmo_desktop.errors import VmoError
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.seal import TableSeal, broken, stored_seal
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop

_STEPS = 200
_DEEP, _DEEP_MIB = 10_000, 50
"""So many steps can be undone, in so much."""

_SPILLED_PAGES = 8
"""With so small a cache SQLite writes into the file long before the commit: the journal left behind is a hot one."""


class _Cut(VmoError):
    """The power is gone."""


@dataclass(frozen=True, slots=True)
class _State:
    """What stands, in the file and in memory."""

    seal: Mapping[str, TableSeal]
    snapshot: Snapshot

    @staticmethod
    def of(workshop: Workshop) -> "_State":
        kept = stored_seal(workshop._file.raw)
        return _State({table.name: kept[table.name] for table in RECORDED}, replace(workshop.snapshot, step=0))


class _Machine:
    """One workshop and the model of it."""

    def __init__(self, path: Path, rng: random.Random) -> None:
        self._path = path
        self._rng = rng
        self._cuts = self.hot = 0
        self.workshop = Workshop.create(path)
        self._states = [_State.of(self.workshop)]
        self._at = 0

    def check(self, doing: str) -> None:
        """Hold the workshop against the model."""
        if _State.of(self.workshop) != self._states[self._at]:
            raise AssertionError(f"after {doing} the workshop differs from the model")
        if (self.workshop.undo_label is None) != (self._at == 0):
            raise AssertionError(f"after {doing} undo ends elsewhere than in the model")

    def go(self) -> str:
        """Do something; says what."""
        doing = self._rng.choices(("edit", "undo", "redo", "reopen", "cut", "drop"), (70, 14, 10, 2, 2, 2))[0]
        getattr(self, f"_{doing}")()
        return doing

    def undo_all(self) -> None:
        """Go back to the beginning, and forward to the end, and back to where it was."""
        place = self._at
        for _ in range(self._at):
            self._undo()
            self.check("undoing all")
        for _ in range(len(self._states) - 1):
            self._redo()
            self.check("redoing all")
        while self._at > place:
            self._undo()

    def _operation(self) -> Operation | None:
        return self._rng.choice(CHOICES)(self._rng, self.workshop.snapshot)

    def _edit(self) -> None:
        operation = self._operation()
        before = self.workshop.step
        if operation is None:
            return
        try:
            changes = self.workshop.do(operation)
        except VmoError:
            return
        state = _State.of(self.workshop)
        if changes.kind.is_final:
            self._states, self._at = [state], 0
            return
        joined = int(changes.step == before)
        self._states = [*self._states[: self._at + 1 - joined], state]
        self._at = len(self._states) - 1

    def _undo(self) -> None:
        if (self.workshop.undo() is None) != (self._at == 0):
            raise AssertionError("undo moved, or did not, against the model")
        self._at = max(self._at - 1, 0)

    def _redo(self) -> None:
        last = len(self._states) - 1
        if (self.workshop.redo() is None) != (self._at == last):
            raise AssertionError("redo moved, or did not, against the model")
        self._at = min(self._at + 1, last)

    def _reopen(self) -> None:
        self.workshop.close()
        self._open(self._path)

    def _open(self, path: Path) -> None:
        self._path = path
        self.workshop = Workshop.open(path)
        tables = broken(self.workshop._file.raw)
        if tables:
            raise AssertionError(f"the seal of {tables} is broken")

    def _copied(self) -> Path:
        """The file and its journal as they lie on the disk now."""
        self._cuts += 1
        copy = self._path.with_name(f"after-cut-{self._cuts}.vmo")
        for ending in ("", "-journal"):
            lying = self._path.with_name(self._path.name + ending)
            if lying.exists():
                shutil.copyfile(lying, copy.with_name(copy.name + ending))
                self.hot += ending != "" and any(lying.read_bytes()[:8])
        return copy

    def _go_on_in(self, copy: Path) -> None:
        self.workshop.close()
        self._path.unlink()
        self._open(copy)

    def _drop(self) -> None:
        """Kill it between two edits."""
        self._go_on_in(self._copied())

    def _cut(self) -> None:
        """Kill it in the middle of an edit: nothing of the edit may be there."""
        operation = self._operation()
        if operation is None:
            return
        copies: list[Path] = []

        def apply(connection: Connection) -> str:
            connection.exec_driver_sql(f"PRAGMA cache_size = {_SPILLED_PAGES}")
            operation.apply(connection)
            copies.append(self._copied())
            raise _Cut

        try:
            self.workshop.do(Operation(apply))
        except VmoError:
            if copies:
                self._go_on_in(copies[0])


def _run_machine(tally: Tally, folder: Path, rng: random.Random) -> int:
    """Run one; gives how many hot journals it went on from."""
    folder.mkdir()
    machine = _Machine(folder / "machine.vmo", rng)
    try:
        for _ in range(_STEPS):
            machine.check(machine.go())
        machine.undo_all()
        machine._reopen()
        machine.check("opening again")
        machine.undo_all()
    except AssertionError as error:
        tally.add_silent(f"run {tally.tried}: {error}")
    except Exception as error:
        tally.add_crashed(f"run {tally.tried}: {error!r}")
    finally:
        machine.workshop.close()
    shutil.rmtree(folder)
    return machine.hot


def _go_deep(tally: Tally, path: Path, rng: random.Random, steps: int) -> None:
    """Undo one step after the other through all of a long day, after a restart."""
    workshop = make_portfolio(path, 120)
    start, size = _State.of(workshop), path.stat().st_size
    rows, columns = [each.id for each in workshop.snapshot.initiatives], [each.id for each in workshop.snapshot.leaves]
    first = workshop.step
    while workshop.step < first + steps:
        if rng.random() < 0.8:
            cell = {"initiative_id": rng.choice(rows), "driver_id": rng.choice(columns)}
            workshop.do(set_score(value=float(rng.randrange(5)), **cell))
        else:
            workshop.do(edit_initiatives({rng.choice(rows): {"description": "word " * rng.randrange(60)}}))
    end = _State.of(workshop)
    grown = path.stat().st_size - size
    workshop.close()
    workshop = Workshop.open(path)
    for _ in range(steps):
        workshop.undo()
    if _State.of(workshop) != start:
        tally.add_silent(f"{steps} steps undone are not the beginning")
    for _ in range(steps):
        workshop.redo()
    if _State.of(workshop) != end:
        tally.add_silent(f"{steps} steps redone are not the end")
    workshop.close()
    of_all = grown * _DEEP / steps / 2**20
    tally.facts["10,000 steps take"] = f"{of_all:.1f} MiB" if steps == _DEEP else f"about {of_all:.1f} MiB"
    if of_all > _DEEP_MIB:
        tally.add_silent(f"{_DEEP} undo steps take {of_all:.1f} MiB, more than {_DEEP_MIB}")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally = Tally()
    hot = 0
    for number in range(tries):
        tally.tried += 1
        hot += _run_machine(tally, folder / str(number), rng)
    tally.facts["hot journals"] = str(hot)
    _go_deep(tally, folder / "deep.vmo", rng, min(_DEEP, 100 * tries))
    return tally


FAULTS = (Fault("undo_machines", "undo and redo are exact, across closing and kills", _run, short=1, long=1000),)
