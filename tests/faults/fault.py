"""What every fault of the harness is: something done many times, each time counted by how it ended."""

import importlib
import pkgutil
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import tests.faults


@dataclass(slots=True)
class Tally:
    """How often something was tried, and how often it did not end well.

    `lost`: what was acknowledged is gone. `silent`: something is wrong and nobody was told. `crashed`: the program
    ended, hung or showed a traceback. `findings` words each of them so that it can be done again.
    """

    tried: int = 0
    lost: int = 0
    silent: int = 0
    crashed: int = 0
    findings: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, silent or crashed, and something was tried at all."""
        return self.tried > 0 and not (self.lost or self.silent or self.crashed)

    def add_lost(self, finding: str) -> None:
        """Count one loss."""
        self.findings.insert(self.lost, finding)  # before the others: it is the gravest
        self.lost += 1

    def add_silent(self, finding: str) -> None:
        """Count one silent fault."""
        self.silent += 1
        self.findings.append(finding)

    def add_crashed(self, finding: str) -> None:
        """Count one crash, hang or traceback."""
        self.crashed += 1
        self.findings.append(finding)

    def __str__(self) -> str:
        counts = f"tried {self.tried}, lost {self.lost}, silent {self.silent}, crashed {self.crashed}"
        return "; ".join((counts, *(f"{name} {value}" for name, value in self.facts.items())))


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault.

    `run` gets how many times, a source of chance and an empty folder. `short` is how many times a whole test run
    does it, `long` how many times the promise is stated for.
    """

    name: str
    promise: str
    run: Callable[[int, random.Random, Path], Tally]
    short: int
    long: int


def faults() -> dict[str, Fault]:
    """Every fault of the modules of this package (their `FAULTS`), by name."""
    found: dict[str, Fault] = {}
    for module in pkgutil.iter_modules(tests.faults.__path__, "tests.faults."):
        if not module.name.endswith("__main__"):
            for fault in getattr(importlib.import_module(module.name), "FAULTS", ()):
                found[fault.name] = fault
    return dict(sorted(found.items()))
