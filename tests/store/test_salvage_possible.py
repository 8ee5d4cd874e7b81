"""What no workshop can hold is not saved: a damaged file never becomes one that is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.forged import forge
from tests.store.small_copy import copy_small, damage
from vmo_desktop.domain.forecast import Timing
from vmo_desktop.store.history import HISTORY
from vmo_desktop.workshop.backups import Loss, Salvaged, salvage
from vmo_desktop.workshop.workshop import Workshop

_LINES = (
    "INSERT INTO cash_line (id, initiative_id, position, kind, name, expense, timing, start, ramp, most_delay, unit, "
    "estimator, note) VALUES (1, 1, 1, 'cost', 'Licences', 'capex', 'running', 0, 0, 0, '', '', ''), "
    "(2, 1, 2, 'cost', 'Staff', 'opex', 'running', 0, 0, 0, '', '', '')"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "w.vmo")


def _salvaged(path: Path) -> tuple[Salvaged, Path]:
    saved = path.with_name("saved.vmo")
    came = salvage(path, saved)
    with Workshop.open(saved) as workshop:
        assert workshop.check() == []
    return came, saved


def _rows(saved: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(saved)) as raw:
        return raw.execute(query).fetchall()


@pytest.mark.parametrize(("column", "word"), [("expense", "capgx"), ("timing", "runninf"), ("kind", "cosd")])
def test_a_row_with_a_word_that_is_no_choice_is_lost_alone_and_told(path: Path, column: str, word: str) -> None:
    forge(path, _LINES)
    damage(path, f"UPDATE cash_line SET {column} = '{word}' WHERE id = 1")  # noqa: S608 - our constants
    came, saved = _salvaged(path)
    assert came.losses == (Loss("cash_line", 1, ((1, 1),), is_altered=False),)
    assert _rows(saved, "SELECT id, name FROM cash_line") == [(2, "Staff")]
    with Workshop.open(saved) as workshop:
        assert workshop.snapshot.value.cash_lines[1][0].timing is Timing.RUNNING


@pytest.mark.parametrize(
    ("table", "damaged", "set_to", "fresh"),
    [("finance", "period", "periods = 9", 5), ("robustness", "weights", "seed = 9", 1),
     ("pack", "paper", "request = 'Decide'", ""), ("chart", "x_field", "value_threshold = 9", 50.0)],
)  # fmt: skip
def test_settings_with_a_word_that_is_no_choice_are_those_of_a_new_workshop(
    path: Path, table: str, damaged: str, set_to: str, fresh: object
) -> None:
    forge(path, f"UPDATE {table} SET {set_to}")  # noqa: S608 - our constants
    damage(path, f"UPDATE {table} SET {damaged} = 'zzz'")  # noqa: S608 - our constants
    came, saved = _salvaged(path)
    assert came.losses == (Loss(table, 1, ((1, 1),), is_altered=False),)
    column = set_to.split(" ", maxsplit=1)[0]
    assert _rows(saved, f"SELECT {column} FROM {table}") == [(fresh,)]  # noqa: S608 - our constants


def test_a_frame_that_is_not_the_only_one_any_more_is_that_of_a_new_workshop(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE workshop SET id = 3")
    came, saved = _salvaged(path)
    assert came.losses == (Loss("workshop", 1, ((3, 3),), is_altered=False),)
    assert _rows(saved, "SELECT id, title FROM workshop") == [(1, "")]


def test_a_history_with_a_step_of_no_kind_is_left_behind(path: Path) -> None:
    forge(path, "UPDATE step SET kind = 'dn' WHERE id = 1")
    came, saved = _salvaged(path)
    assert (came.losses, came.has_history) == ((), False)
    assert _rows(saved, "SELECT count(*) FROM step") == [(0,)]


def test_a_history_of_former_values_comes_along_whole(path: Path) -> None:
    came, saved = _salvaged(path)
    assert (came.losses, came.has_history) == ((), True)
    for table in HISTORY:
        query = f"SELECT * FROM {table.name} ORDER BY 1"  # noqa: S608 - our constants
        assert _rows(saved, query) == _rows(path, query)
