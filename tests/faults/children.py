"""Processes to be killed or made to fail: forked from one that has everything imported, so that each takes moments."""

import hashlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from vmo_desktop.workshop.choice_data import ChoiceData
from vmo_desktop.workshop.road_data import RoadData
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_data import ValueData

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()

_PRELOADED = ["tests.faults.preloaded"]
_context: list[BaseContext] = []


def context() -> BaseContext:
    """How processes are begun; where nothing can be forked (Windows) each imports all by itself."""
    if not _context:
        made: BaseContext = multiprocessing.get_context("forkserver" if CAN_FORK else "spawn")
        if CAN_FORK:
            made.set_forkserver_preload(_PRELOADED)
        _context.append(made)
    return _context[0]


def begin(work: Callable[..., object], *arguments: Any) -> BaseProcess:
    """Begin a process that does some work; the program's data folder is this process's."""
    process = context().Process(  # type: ignore[attr-defined] # every context makes processes
        target=_begun, args=(os.environ.get("VMO_HOME", ""), work, arguments), daemon=True
    )
    process.start()
    found: BaseProcess = process
    return found


def _begun(home: str, work: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    os.environ["VMO_HOME"] = home
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123 - a child's last words are no part of the counts
    work(*arguments)


def end(process: BaseProcess) -> None:
    """Kill a process that may have ended by itself."""
    process.kill()
    process.join()
    process.close()


def digest(snapshot: Snapshot) -> bytes:
    """Tells two states of a workshop apart; positions are in the rows, so the order of lists tells nothing."""
    # The key that ballots are sealed with is drawn for each file.
    snapshot = replace(snapshot, room=replace(snapshot.room, ballot_key=""))
    return hashlib.blake2b(repr(_in_order(snapshot)).encode("ascii", "backslashreplace"), digest_size=16).digest()


def _in_order(value: object) -> object:
    if isinstance(value, Snapshot | ChoiceData | ValueData | RoadData):
        return [_in_order(getattr(value, each.name)) for each in fields(value) if each.name != "step"]
    if isinstance(value, Mapping):
        return sorted(repr((key, _in_order(each))) for key, each in value.items())
    if isinstance(value, tuple | frozenset):
        return sorted(map(repr, value))
    return value
