"""Row by row: what is saved of a damaged table, what is told as lost, and what is made good."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.forged import forge
from tests.store.small_copy import copy_small, damage
from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.store.damaged import LAST
from vmo_desktop.workshop.backups import Loss, Salvaged, salvage
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "w.vmo")


def _rebuilt(path: Path, name: str, columns: str) -> None:
    """Give a table other columns and no conditions, with all its rows."""
    damage(path, f"CREATE TABLE kept AS SELECT {columns} FROM {name}", f"DROP TABLE {name}",  # noqa: S608
            f"ALTER TABLE kept RENAME TO {name}")  # fmt: skip


def _saved(path: Path) -> Salvaged:
    return salvage(path, path.with_name("saved.vmo"))


def _loss(came: Salvaged, table: str) -> Loss | None:
    return next((each for each in came.losses if each.table == table), None)


def _rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path.with_name("saved.vmo"))) as raw:
        return raw.execute(query).fetchall()


def test_a_row_with_a_value_that_does_not_belong_there_is_lost_alone(path: Path) -> None:
    damage(path, "UPDATE initiative SET cost = 'much' WHERE id = 2")
    came = _saved(path)
    assert _loss(came, "initiative") == Loss("initiative", 1, ((2, 2),), is_altered=False)
    # What refers to it goes with it: the rows of its two scores have the numbers 3 and 4.
    assert _loss(came, "agreed_score") == Loss("agreed_score", 2, ((3, 4),), is_altered=False)
    assert {each.table for each in came.losses} == {"initiative", "agreed_score"}
    assert not came.has_history
    assert _rows(path, "SELECT id, name FROM initiative") == [(1, "Portal"), (3, "Robots")]
    assert _rows(path, "SELECT initiative_id FROM agreed_score ORDER BY 1") == [(1,), (1,), (3,)]
    assert _rows(path, "SELECT count(*) FROM step") == [(0,)]


def test_rows_that_are_there_and_not_as_they_were_written_are_told_as_altered(path: Path) -> None:
    damage(path, "UPDATE initiative SET cost = 5 WHERE id = 2")
    came = _saved(path)
    assert came.losses == (Loss("initiative", 0, (), is_altered=True),)
    assert _rows(path, "SELECT cost FROM initiative WHERE id = 2") == [(5.0,)]


def test_rows_that_are_gone_without_a_trace_are_told_by_the_numbers_that_are_missing(path: Path) -> None:
    damage(path, "DELETE FROM initiative WHERE id = 2")
    assert _loss(_saved(path), "initiative") == Loss("initiative", 1, ((2, 2), (4, LAST)), is_altered=False)


def test_of_two_rows_of_one_key_the_first_is_saved(path: Path) -> None:
    _rebuilt(path, "agreed_score", "*")
    damage(path, "UPDATE agreed_score SET initiative_id = 1, driver_id = 1, value = 4 WHERE rowid = 5")
    came = _saved(path)
    assert _loss(came, "agreed_score") == Loss("agreed_score", 1, ((5, 5),), is_altered=False)
    assert _rows(path, "SELECT count(*) FROM agreed_score") == [(4,)]
    assert _rows(path, "SELECT value FROM agreed_score WHERE initiative_id = 1 AND driver_id = 1") == [(3.0,)]


def test_a_column_that_is_gone_gets_what_a_new_row_has(path: Path) -> None:
    _rebuilt(path, "agreed_score", "initiative_id, driver_id, value")
    came = _saved(path)
    assert came.losses == ()
    assert _rows(path, "SELECT count(*), max(rationale) FROM agreed_score") == [(5, "")]


def test_where_no_weight_set_can_be_saved_there_is_one_as_of_a_new_workshop(path: Path) -> None:
    _rebuilt(path, "weight_set", "id, is_default")
    came = _saved(path)
    assert _rows(path, "SELECT name, position, is_default FROM weight_set") == [("Default", 1, 1)]
    with Workshop.open(path.with_name("saved.vmo")) as workshop:
        assert [each.severity for each in workshop.check()] == []
    assert came.losses == ()


def test_of_two_default_weight_sets_the_first_stays_it(path: Path) -> None:
    forge(path, "INSERT INTO weight_set (position, name, is_default, class_name, method) "
          "SELECT 2, 'Other', 1, class_name, method FROM weight_set")  # fmt: skip
    _saved(path)
    assert _rows(path, "SELECT name, is_default FROM weight_set ORDER BY id") == [("Default", 1), ("Other", 0)]


def test_without_a_default_weight_set_the_first_becomes_it(path: Path) -> None:
    forge(path, "INSERT INTO weight_set (position, name, is_default, class_name, method) "
          "SELECT 2, 'Other', 0, class_name, method FROM weight_set; UPDATE weight_set SET is_default = 0")  # fmt: skip
    _saved(path)
    assert _rows(path, "SELECT name, is_default FROM weight_set ORDER BY id") == [("Default", 1), ("Other", 0)]


def test_one_default_weight_set_that_is_not_the_first_stays_it(path: Path) -> None:
    forge(path, "INSERT INTO weight_set (position, name, is_default, class_name, method) "
          "SELECT 2, 'Other', 1, class_name, method FROM weight_set; "
          "UPDATE weight_set SET is_default = 0 WHERE id = 1")  # fmt: skip
    assert _saved(path).losses == ()
    assert _rows(path, "SELECT name, is_default FROM weight_set ORDER BY id") == [("Default", 0), ("Other", 1)]


def test_drivers_in_a_ring_are_taken_out_of_it_and_a_weight_below_nothing_goes(path: Path) -> None:
    forge(path, "UPDATE driver SET parent_id = 3 - id; UPDATE weight SET points = -1 WHERE driver_id = 2")
    came = _saved(path)
    assert _rows(path, "SELECT id, parent_id FROM driver") == [(1, None), (2, None)]
    assert _rows(path, "SELECT driver_id FROM weight") == [(1,)]
    assert _loss(came, "weight") == Loss("weight", 1, ((2, 2),), is_altered=False)


def test_groups_in_groups_without_end_are_taken_apart_so_that_what_is_saved_opens(path: Path) -> None:
    forge(
        path,
        "WITH RECURSIVE n(x) AS (SELECT 11 UNION ALL SELECT x + 1 FROM n WHERE x < 3000) INSERT INTO driver "
        "(id, parent_id, position, is_group, code, name, description, category, colour, scale, direction, unit, low, "
        "high) SELECT x, nullif(x - 1, 10), 1, 1, 'G' || x, 'G', '', '', '', 'levels', 'higher', '', 0, 100 FROM n",
    )
    loss = _loss(_saved(path), "driver")
    assert loss is not None
    assert loss.is_altered
    with Workshop.open(path.with_name("saved.vmo")) as workshop:
        assert len(workshop.snapshot.drivers) == 2 + 2990
        assert workshop.check() == []


def test_a_weight_of_nothing_stays(path: Path) -> None:
    forge(path, "UPDATE weight SET points = 0 WHERE driver_id = 2")
    assert _saved(path).losses == ()
    assert _rows(path, "SELECT driver_id, points FROM weight WHERE driver_id = 2") == [(2, 0.0)]


def test_what_refers_to_what_went_with_a_row_goes_too_until_nothing_dangles(path: Path) -> None:
    forge(path, "INSERT INTO benefit (id, initiative_id, name, unit, owner, outcome, attribution, measure, category, "
          "responsible, note) VALUES (1, 2, 'B', '', '', '', '', '', '', '', ''); "
          "INSERT INTO benefit_link VALUES (1, 1)")  # fmt: skip
    damage(path, "PRAGMA foreign_keys = OFF", "UPDATE initiative SET position = 'x' WHERE id = 2")
    came = _saved(path)
    assert {each.table for each in came.losses} == {"initiative", "agreed_score", "benefit", "benefit_link"}
    assert _rows(path, "PRAGMA foreign_key_check") == []


def test_a_history_that_is_not_whole_is_left_behind(path: Path) -> None:
    with Workshop.open(path) as workshop:
        workshop.do(edit_initiatives({1: {"cost": 1.0}}))
    damage(path, "DELETE FROM history_initiative WHERE change_id = (SELECT max(change_id) FROM history_initiative)")
    came = _saved(path)
    assert (came.losses, came.has_history) == ((), False)
    assert _rows(path, "SELECT count(*) FROM change") == [(0,)]


def test_a_table_that_is_gone_is_told_with_as_many_rows_as_its_seal_says(path: Path) -> None:
    damage(path, "DROP TABLE agreed_score")
    came = _saved(path)
    assert _loss(came, "agreed_score") == Loss("agreed_score", 5, ((1, 1 << 24),), is_altered=False)


def test_without_any_seal_only_what_could_not_be_read_is_told(path: Path) -> None:
    damage(path, "DROP TABLE seal", "UPDATE initiative SET cost = 'much' WHERE id = 2")
    came = _saved(path)
    assert _loss(came, "initiative") == Loss("initiative", None, ((2, 2),), is_altered=False)
    assert _loss(came, "agreed_score") == Loss("agreed_score", None, ((3, 4),), is_altered=False)
    assert len(came.losses) == 2


@pytest.mark.parametrize(("place", "told"), [(0, (1, 104)), (3, (113, 116)), (9, (137, 1 << 24))])
def test_a_damaged_page_costs_its_own_rows_and_neither_the_one_before_nor_after(
    path: Path, place: int, told: tuple[int, int]
) -> None:
    rows = [(number, 1, f"{number:03d}" * 300, "") for number in range(101, 141)]  # four to a page
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany("INSERT INTO objective (id, position, text, measure) VALUES (?, ?, ?, ?)", rows)
    forge(path)
    data = bytearray(path.read_bytes())
    first = 101 + 4 * place
    (page,) = (
        start for start in range(0, len(data), 4096)
        if all(f"{number:03d}".encode() * 300 in data[start : start + 4096] for number in range(first, first + 4))
    )  # fmt: skip
    data[page : page + 4096] = bytes([255]) * 4096
    path.write_bytes(data)
    came = _saved(path)
    assert _loss(came, "objective") == Loss("objective", 4, (told,), is_altered=False)
    expected = [row for row in rows if not first <= row[0] <= first + 3]
    assert _rows(path, "SELECT id, position, text, measure FROM objective ORDER BY id") == expected


def test_a_schema_that_would_take_minutes_to_read_is_not_salvaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vmo_desktop.store.damaged.FOR_SCHEMA", (100, 5))
    with pytest.raises(FileRefused, match="too many to read"):
        _saved(path)
    assert not path.with_name("saved.vmo").exists()


def test_a_folder_that_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(
        WriteFailed, match=r"saved\.vmo could not be written \(.*No such file.*\)\. Choose another folder"
    ):
        salvage(path, path.parent / "gone" / "saved.vmo")
