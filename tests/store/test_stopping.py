"""A transaction that is stopped, and one that another thread writes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import insert

from vmo_desktop.progress import Report, Stopped, silent
from vmo_desktop.store import history
from vmo_desktop.store.file import WorkshopFile, create_file
from vmo_desktop.store.tables import Objective

MANY = 3000


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    with closing(create_file(tmp_path / "w.vmo")) as file:
        write(file, 1, silent)
        yield file


def write(file: WorkshopFile, number: int, report: Report) -> None:
    with file.transaction(report=report) as connection:
        history.begin_step(file.raw, "do", None, "", "")
        rows = [{"position": place, "text": f"Text {place}", "measure": ""} for place in range(number)]
        connection.execute(insert(Objective), rows)


def count(file: WorkshopFile) -> tuple[int, int]:
    """Rows in the file, and in what is kept in memory."""
    ask = "SELECT count(*) FROM objective"
    return file.raw.execute(ask).fetchone()[0], file.acknowledged.execute(ask).fetchone()[0]


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


def test_what_is_asked_meanwhile_waits_and_is_told_what_was_written(file: WorkshopFile) -> None:
    begun, goes_on = Event(), Event()

    def held(_done: int, _of: int) -> None:
        begun.set()
        goes_on.wait()

    writer = Thread(target=write, args=(file, MANY, held))
    writer.start()
    begun.wait()
    found: list[tuple[int, int]] = []
    reader = Thread(target=lambda: found.append(count(file)))
    reader.start()
    assert file.find_loss() is None, "whoever only looks does not wait"
    assert not found
    goes_on.set()
    writer.join()
    reader.join()
    assert found == [(1 + MANY, 1 + MANY)]


def test_an_interruption_from_the_keyboard_is_not_taken_for_a_fault_of_the_disk(file: WorkshopFile) -> None:
    def interrupted(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(file, MANY, interrupted)
    assert count(file) == (1, 1)
