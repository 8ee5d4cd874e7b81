"""Mistakes can be put into the program only where its words are still those that they replace."""

from pathlib import Path

import pytest

from tests.faults.regressions import REGRESSIONS, Regression

_PROGRAM = Path(__file__).parents[2] / "vmo_desktop"


@pytest.fixture(scope="module")
def modules() -> list[str]:
    return [path.read_text("utf-8") for path in _PROGRAM.rglob("*.py")]


@pytest.mark.parametrize("regression", REGRESSIONS, ids=lambda each: each.name)
def test_what_a_mistake_replaces_stands_once_in_the_program(regression: Regression, modules: list[str]) -> None:
    assert sum(text.count(regression.old) for text in modules) == 1
