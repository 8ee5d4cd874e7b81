"""The numbers of lost rows are told, also where the numbers in the file are damaged themselves."""

from pathlib import Path

import pytest

from tests.store.small_copy import copy_small, damage
from vmo_desktop.store.damaged import LAST, displaced
from vmo_desktop.workshop.backups import Loss, salvage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "w.vmo")


def _lost_scores(path: Path) -> tuple[Loss, ...]:
    return salvage(path, path.with_name("saved.vmo")).losses


def test_of_a_row_that_turned_into_another_one_both_numbers_are_told(path: Path) -> None:
    damage(path, "CREATE TABLE kept AS SELECT * FROM agreed_score", "DROP TABLE agreed_score",
            "ALTER TABLE kept RENAME TO agreed_score", "DELETE FROM agreed_score WHERE rowid = 5",
            "INSERT INTO agreed_score (rowid, initiative_id, driver_id, value, rationale) "
            "SELECT 5, initiative_id, driver_id, value, rationale FROM agreed_score WHERE rowid = 1")  # fmt: skip
    assert _lost_scores(path) == (Loss("agreed_score", 1, ((1, 1), (5, 5)), is_altered=False),)


def test_where_the_number_of_a_lost_row_is_damaged_too_its_own_is_told_as_well(path: Path) -> None:
    damage(path, "UPDATE agreed_score SET value = 'much' WHERE rowid = 4")
    data = bytearray(path.read_bytes())
    number, length_of_head = 4, 5
    place = data.rindex(bytes([number, length_of_head]), 0, data.index(b"much"))
    data[place] = 1
    path.write_bytes(data)
    assert _lost_scores(path) == (Loss("agreed_score", 1, ((1, 1), (4, 4), (6, LAST)), is_altered=False),)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], ()),
        ([1, 2, 5, 9], ()),
        ([1, 2, 700, 3, 4], ((700, 700),)),
        ([11, 12, 3, 13, 14], ((3, 3),)),
        ([1, 80, 2, 81, 3, 4], ((80, 81),)),
        ([1, 2, 3, 2, 4], ((2, 2),)),
    ],
)
def test_numbers_out_of_their_order_are_those_beside_the_longest_way_up(
    numbers: list[int], expected: tuple[tuple[int, int], ...]
) -> None:
    assert displaced(numbers) == expected
