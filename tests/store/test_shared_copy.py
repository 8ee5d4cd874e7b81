"""What goes along in a shared copy is counted exactly; the key of its ballots is its own, and the same each time."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from tests.forged import forge
from tests.store.memory import laid_out
from vmo_desktop.errors import WriteFailed
from vmo_desktop.store.file import WorkshopFile, create_file, open_file
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.sharing import count_shared, share

KEY = "0123456789abcdef0123456789abcdef"
DRIVER = "INSERT INTO driver (id, parent_id, position, is_group, code, name, description, category, colour, scale, "
DRIVER += "direction, unit, low, high) VALUES ({}, {}, 1, {}, 'D{}', 'N', '', '', '', 'measure', 'higher', '', 0, 1);"
CHILD_FIRST = DRIVER.format(1, 2, 0, 1) + DRIVER.format(2, "NULL", 1, 2)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopFile]:
    path = tmp_path_factory.mktemp("file") / "w.vmo"
    create_file(path).close()
    forge(path, f"UPDATE room SET ballot_key = '{KEY}', leaves_out_owners = 1;", CHILD_FIRST)  # noqa: S608
    file = open_file(path)
    yield file
    file.close()


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    copy = open_file(path, for_reading=True)
    try:
        return copy.raw.execute(query).fetchall()
    finally:
        copy.close()


def test_a_copy_has_ballots_with_a_key_of_its_own_which_is_always_the_same(file: WorkshopFile, tmp_path: Path) -> None:
    for name in ("one.vmo", "two.vmo"):
        share(file, tmp_path / name)
        key = blake2b(KEY.encode(), digest_size=16, person=b"shared copy").hexdigest()
        assert rows(tmp_path / name, "SELECT * FROM room") == [(1, 1, key)]
    assert (tmp_path / "one.vmo").read_bytes() == (tmp_path / "two.vmo").read_bytes()


def test_a_driver_that_stands_before_its_group_goes_along(file: WorkshopFile, tmp_path: Path) -> None:
    share(file, tmp_path / "copy.vmo")
    assert rows(tmp_path / "copy.vmo", "SELECT id, parent_id, is_group FROM driver") == [(1, 2, 0), (2, None, 1)]
    assert rows(tmp_path / "copy.vmo", "SELECT id, name, is_default FROM weight_set") == [(1, "Default", 1)]


def test_a_copy_that_is_not_a_workshop_is_not_made(file: WorkshopFile, tmp_path: Path) -> None:
    target = tmp_path / "copy.vmo"
    file.acknowledged.execute("UPDATE weight_set SET is_default = 0")
    try:
        with pytest.raises(WriteFailed, match=r"could not be written \(.* 0 weight sets are the default one"):
            share(file, target)
    finally:
        file.acknowledged.execute("UPDATE weight_set SET is_default = 1")
    assert list(tmp_path.iterdir()) == []


def test_rows_and_notes_are_counted_where_there_are_any() -> None:
    with laid_out() as raw:
        raw.execute("UPDATE scenario SET note = 'kept to ourselves'")
        raw.execute("INSERT INTO scenario (id, position, name, aim, is_recommended, note) VALUES (2, 2, '', '', 0, '')")
        raw.executescript(
            "INSERT INTO agenda_item (id, position, title, minutes, stage, prompt) "
            "VALUES (1, 1, '', 5, '', 'Ask'), (2, 2, '', 5, '', 'Wait'), (3, 3, '', 5, '', '');"
            "INSERT INTO step (kind, label, author, at) VALUES ('edit', '', '', ''), ('edit', '', '', '');"
            "INSERT INTO vote (round_id, participant_id, initiative_id, driver_id, rationale) VALUES (1, 1, 1, 1, '')"
        )
        counts = count_shared(raw)
    assert (counts.steps, counts.notes) == (2, 3)
    assert {name: count for name, count in counts.rows.items() if count} == {
        "workshop": 1, "weight_set": 1, "scenario": 2, "room": 1, "agenda_item": 3, "chart": 1, "pack": 1,
        "robustness": 1, "finance": 1, "realization": 1,
    }  # fmt: skip
    assert counts.rows.keys() == {table.name for table in RECORDED} - {"vote", "weight_vote", "ballot", "pin"}
