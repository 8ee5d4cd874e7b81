"""A transaction that is stopped, and one that another thread writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import insert

from vmo_desktop.progress import Report, Stopped, silent
from vmo_desktop.store import history
from vmo_desktop.store.file import WorkshopFile, create_file
from vmo_desktop.store.seal import broken
from vmo_desktop.store.tables import Objective

MANY = 3000


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    with closing(create_file(tmp_path / "w.vmo")) as file:
        write(file, 1, silent)
        file.follow()
        yield file


def write(file: WorkshopFile, many: int, report: Report) -> None:
    with file.transaction(report) as connection:
        history.begin_step(file.raw, "do", None, "", "")
        rows = [{"position": place, "text": f"Text {place}", "measure": ""} for place in range(many)]
        connection.execute(insert(Objective), rows)


def count(file: WorkshopFile) -> tuple[int, int]:
    """Rows in the file, and in what is kept in memory."""
    file.follow()
    return number(file.raw), number(file.acknowledged)


def number(raw: sqlite3.Connection) -> int:
    return int(raw.execute("SELECT count(*) FROM objective").fetchone()[0])


class _Stop:
    """Lets the work go on so many times."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, _done: int, _of: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise Stopped


def test_wherever_it_is_stopped_the_file_is_as_it_was_and_takes_the_next(file: WorkshopFile) -> None:
    stops, before = 0, file.path.read_bytes()
    stop = _Stop(0)
    while stop.left < 0 or not stops:
        stop = _Stop(stops)
        try:
            write(file, MANY, stop)
        except Stopped:
            assert count(file) == (1, 1)
            assert file.path.read_bytes() == before
            assert file.find_loss() is None
        stops += 1
    assert stops > 5, "rows, their history and the seal are asked about"
    assert count(file) == (1 + MANY, 1 + MANY)


def test_meanwhile_what_was_acknowledged_is_read_and_the_file_itself_waits(file: WorkshopFile) -> None:
    begun, goes_on = Event(), Event()

    def held(_done: int, _of: int) -> None:
        begun.set()
        goes_on.wait()

    writer = Thread(target=write, args=(file, MANY, held))
    writer.start()
    begun.wait()
    found: list[int] = []
    reader = Thread(target=lambda: found.append(number(file.raw)))
    reader.start()
    assert file.find_loss() is None, "whoever only looks does not wait"
    assert number(file.acknowledged) == 1
    assert not found
    goes_on.set()
    writer.join()
    reader.join()
    assert found == [1 + MANY]
    assert number(file.acknowledged) == 1, "what is held is as it was until it follows"
    file.follow()
    assert number(file.acknowledged) == 1 + MANY


def test_many_rows_are_followed_at_once_by_what_was_made_beside_what_is_held(file: WorkshopFile) -> None:
    held = file.acknowledged
    write(file, MANY, silent)
    assert file.acknowledged is held
    file.follow()
    assert file.acknowledged is not held, "the window would wait for each row"
    assert number(file.acknowledged) == 1 + MANY
    assert broken(file.acknowledged) == []
    write(file, 1, silent)
    file.follow()
    assert count(file) == (2 + MANY, 2 + MANY)


def test_what_was_not_followed_yet_is_followed_in_order(file: WorkshopFile) -> None:
    write(file, 1, silent)
    write(file, MANY, silent)
    assert count(file) == (2 + MANY, 2 + MANY)
    assert broken(file.acknowledged) == []


def test_an_interruption_from_the_keyboard_is_not_taken_for_a_fault_of_the_disk(file: WorkshopFile) -> None:
    def interrupted(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(file, MANY, interrupted)
    assert count(file) == (1, 1)


def test_nobody_is_asked_once_the_transaction_has_ended(file: WorkshopFile) -> None:
    asked: list[tuple[int, int]] = []
    write(file, MANY, lambda done, of: asked.append((done, of)))
    number = len(asked)
    counting = "WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM n WHERE x < 100000) SELECT max(x) FROM n"
    assert file.raw.execute(counting).fetchone() == (100_000,)
    assert len(asked) == number > 0
