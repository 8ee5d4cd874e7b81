"""Which steps a file takes, what is said where one fails, and that the file stands whole all the time."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from alembic import op

from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.store.backups import list_backups
from vmo_desktop.store.header import read_header
from vmo_desktop.store.migration import migrate, step_to
from vmo_desktop.store.schema import SCHEMA

STORED = Path(__file__).parents[1] / "data"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of schema 5."""
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_5.vmo", path)
    return path


@pytest.mark.parametrize(("target", "schemas"), [(6, [6]), (8, [6, 7, 8])])
def test_each_step_is_taken_once_in_order_up_to_the_target(path: Path, target: int, schemas: list[int]) -> None:
    taken = []

    def step(schema: int) -> None:
        taken.append(schema)
        assert op.get_bind().exec_driver_sql("PRAGMA foreign_keys").scalar() == 0, "tables may be rebuilt"
        assert op.get_bind().connection.in_transaction, "all steps or none"
        if schema == SCHEMA:
            step_to(schema)

    migrate(path, step=step, target=target)
    assert taken == schemas
    assert read_header(path).schema == target


def _refer_to_nothing(_: int) -> None:
    op.execute("INSERT INTO enabler VALUES (999, 1)")


def _give_up(_: int) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize("step", [_refer_to_nothing, _give_up])
def test_a_step_that_fails_is_told_with_both_versions_and_changes_nothing(
    path: Path, step: Callable[[int], None]
) -> None:
    before = path.read_bytes()
    with pytest.raises(FileRefused) as refused:
        migrate(path, step=step, target=9)
    assert str(refused.value) == (
        "w.vmo: the workshop could not be brought from file version 5 to 9. It was left as it is."
    )
    assert (refused.value.path, path.read_bytes()) == (path, before)
    assert [each.name for each in path.parent.iterdir()] == ["w.vmo"]


def test_there_is_no_step_to_the_first_schema(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 0")
    with pytest.raises(FileRefused, match=r"^w\.vmo: the workshop could not be brought from file version 0 to 6\. It"):
        migrate(path)


def test_what_is_not_a_workshop_after_the_steps_is_said_of_the_file_itself(path: Path) -> None:
    before = path.read_bytes()

    def step(schema: int) -> None:
        step_to(schema)
        op.execute("UPDATE weight SET points = -1")

    with pytest.raises(FileRefused, match=r"^w\.vmo: the file is damaged: .*is below 0") as refused:
        migrate(path, step=step)
    assert (refused.value.path, path.read_bytes()) == (path, before)


def test_the_new_file_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    replace = os.replace

    def place(part: Path, target: Path) -> None:
        done.append(("replace", part.stat().st_ino))
        replace(part, target)

    monkeypatch.setattr(os, "fsync", lambda handle: done.append(("flush", os.fstat(handle).st_ino)))
    monkeypatch.setattr(os, "replace", place)
    migrate(path, keeps_former=False)
    made = path.stat().st_ino
    assert done == [("flush", made), ("replace", made), ("flush", path.parent.stat().st_ino)]


def test_a_file_that_cannot_be_replaced_stays_and_is_told_in_its_own_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(WriteFailed, match=r"^w\.vmo could not be replaced and stays as it was"):
        migrate(path, keeps_former=False)
    assert path.read_bytes() == before
    assert read_header(path.with_name("w (new).vmo")).schema == SCHEMA


@pytest.mark.parametrize(("bring_up", "kept"), [(migrate, 1), (partial(migrate, keeps_former=False), 0)])
def test_the_former_file_is_kept_unless_that_is_not_wanted(
    path: Path, bring_up: Callable[[Path], None], kept: int
) -> None:
    bring_up(path)
    assert len(list_backups(path)) == kept
    assert read_header(path).schema == SCHEMA
