"""A command of `vmo`: what it is called, what it takes and what it does."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

DONE, AT_FAULT = 0, 1
"""Exit codes; argparse itself ends with 2 for wrong usage."""


def _nothing(parser: argparse.ArgumentParser) -> None:
    del parser


@dataclass(frozen=True, slots=True)
class Command:
    """A verb; `run` gives back the exit code, `describe` adds the arguments."""

    name: str
    text: str
    run: Callable[[argparse.Namespace], int]
    describe: Callable[[argparse.ArgumentParser], None] = _nothing
