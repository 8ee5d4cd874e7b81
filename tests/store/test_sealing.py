"""The seal follows each write by the rows that were written alone; what it is made of is fixed for ever."""

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b

import pytest

from tests.store.memory import recording, write
from vmo_desktop.store.base import Base
from vmo_desktop.store.history import label_step
from vmo_desktop.store.seal import (
    SEALED,
    Row,
    Sealing,
    TableSeal,
    broken,
    known_tables,
    present_seal,
    present_table_seal,
    stored_seal,
    write_whole_seal,
)

MODULUS = 2**128
OBJECTIVE = "INSERT INTO objective VALUES ({0}, {0}, 'O{0}', '')"


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    with recording() as raw:
        yield raw


def seal_of(*words: bytes) -> TableSeal:
    """By the words of its rows: what every version must reckon, or no file opens any more."""
    hashes = [int.from_bytes(blake2b(each, digest_size=16).digest(), "big") for each in words]
    return TableSeal(len(words), sum(hashes) % MODULUS)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((1, "a", 0.5, None), b"(1, 'a', 0.5, None)"),
        (("Näme 🙂", -0.0), b"('N\\xe4me \\U0001f642', -0.0)"),
        (("it's",), b'("it\'s",)'),
        ((), b"()"),
    ],
)
def test_a_row_is_sealed_by_its_words_in_plain_letters(row: Row, words: bytes) -> None:
    assert TableSeal().with_rows([row]) == seal_of(words)


def test_the_figures_of_one_row_never_change() -> None:
    assert TableSeal().with_rows([(1, "a")]).total == 0xD4D983A1D4800117F54E6787D0DA687E


def test_sums_stay_within_128_bits_both_ways() -> None:
    one = TableSeal().with_rows([(1,)])
    assert TableSeal(2, MODULUS - 1).with_rows([(1,)]) == TableSeal(3, one.total - 1)
    assert TableSeal(2, one.total - 1).without([(1,)]) == TableSeal(1, MODULUS - 1)
    rows = [(number,) for number in range(20)]
    assert TableSeal().with_rows(rows) == seal_of(*(b"(%d,)" % number for number in range(20)))
    assert TableSeal(30, 7).with_rows(rows[:9]).without(iter(rows[:9])) == TableSeal(30, 7)


def test_the_seal_is_kept_by_name_with_its_sum_in_32_digits(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM seal")
    write_whole_seal(raw)
    rows = raw.execute("SELECT table_name, row_count, total FROM seal ORDER BY rowid").fetchall()
    assert [name for name, *_ in rows] == sorted(table.name for table in SEALED)
    assert [row for row in rows if row[0] in ("objective", "weight_set")] == [
        ("objective", 0, "0" * 32),
        ("weight_set", 1, f"{present_seal(raw)['weight_set'].total:032x}"),
    ]
    raw.execute("UPDATE seal SET row_count = 9, total = 'f' WHERE table_name = 'weight_set'")
    assert stored_seal(raw)["weight_set"] == TableSeal(9, 15)
    write_whole_seal(raw)
    assert raw.execute("SELECT table_name, row_count, total FROM seal ORDER BY rowid").fetchall() == rows


def test_every_column_counts_and_no_other_table(raw: sqlite3.Connection) -> None:
    write(
        raw,
        "INSERT INTO pack_title VALUES ('chart', 'Portal first')",
        "INSERT INTO objective VALUES (7, 1, 'Grow', '%')",
    )
    tables = Base.metadata.tables
    assert present_table_seal(raw, tables["pack_title"]) == seal_of(b"('chart', 'Portal first')")
    assert present_table_seal(raw, tables["objective"]) == seal_of(b"(7, 1, 'Grow', '%')")
    assert present_seal(raw).keys() == {table.name for table in SEALED} == tables.keys() - {"seal"}


def test_what_is_broken_is_told_by_name_in_order(raw: sqlite3.Connection) -> None:
    write_whole_seal(raw)
    assert broken(raw) == broken(raw, is_newer=True) == []
    write(raw, "UPDATE room SET ballot_key = 'x'", "INSERT INTO omitted_section VALUES ('frame')")
    raw.execute("DELETE FROM seal WHERE table_name = 'note'")
    raw.execute("INSERT INTO seal VALUES ('extra', 0, '0'), ('a', 0, '0')")
    # What was written went to the histories too.
    written = ["change", "history_omitted_section", "history_room", "note", "omitted_section", "room", "step"]
    assert broken(raw, is_newer=True) == written
    assert broken(raw) == sorted([*written, "a", "extra"])


def test_of_a_newer_file_only_tables_as_we_know_them_are_told(raw: sqlite3.Connection) -> None:
    write_whole_seal(raw)
    raw.execute("ALTER TABLE win ADD COLUMN extra")
    raw.execute("DROP TABLE action")
    raw.execute("UPDATE seal SET row_count = 5 WHERE table_name IN ('win', 'action', 'lesson')")
    assert {table.name for table in SEALED} - {table.name for table in known_tables(raw)} == {"win", "action"}
    assert broken(raw, is_newer=True) == ["lesson"]
    with pytest.raises(sqlite3.OperationalError, match="no such table: action"):
        broken(raw)


def test_a_first_transaction_is_told_from_the_beginning(raw: sqlite3.Connection) -> None:
    sealing = Sealing(raw)
    assert not sealing.is_committed()
    step = write(raw, OBJECTIVE.format(1), "UPDATE objective SET text = 'Later'", "DELETE FROM weight_set")
    assert sealing.is_committed()
    written = sealing.finish()
    assert (step, written.first_step, written.last_change) == (1, 0, 0)
    assert written.keys == {"objective": ((1,),), "weight_set": ((1,),)}
    assert written.seal == {
        "step": seal_of(b"(1, 'edit', None, 'Edit', 'Ines', '2026-11-27T10:00:00+00:00')"),
        "change": seal_of(
            b"(1, 1, 'objective', 'insert')", b"(2, 1, 'objective', 'update')", b"(3, 1, 'weight_set', 'delete')"
        ),
        "objective": seal_of(b"(1, 1, 'Later', '')"),
        "history_objective": seal_of(b"(1, 1, 1, 'O1', '')", b"(2, 1, 1, 'O1', '')"),
        "weight_set": TableSeal(),
        "history_weight_set": seal_of(b"(3, 1, 1, 'Default', 1, '', 'points')"),
    }
    assert broken(raw) == []


def test_each_following_transaction_takes_the_old_rows_out_and_the_new_ones_in(raw: sqlite3.Connection) -> None:
    def follow(*statements: str) -> tuple[object, int, int]:
        sealing = Sealing(raw)
        write(raw, *statements)
        written = sealing.finish()
        assert {name: present_seal(raw)[name] for name in written.seal} == written.seal
        assert broken(raw) == []
        return dict(written.keys), written.first_step, written.last_change

    pair = "INSERT INTO driver_objective VALUES ({}, {})"
    assert follow(OBJECTIVE.format(3), OBJECTIVE.format(1)) == ({"objective": ((3,), (1,))}, 0, 0)
    assert follow("UPDATE objective SET text = 'a'", "UPDATE objective SET text = 'b'", "DELETE FROM objective") == (
        {"objective": ((1,), (3,))}, 1, 2,
    )  # fmt: skip
    assert follow(pair.format(5, 6), pair.format(5, 7), "DELETE FROM driver_objective WHERE objective_id = 6") == (
        {"driver_objective": ((5, 6), (5, 7))}, 2, 8,
    )  # fmt: skip
    assert follow(OBJECTIVE.format(1), "DELETE FROM objective") == ({"objective": ((1,),)}, 3, 11)
    assert follow() == ({}, 4, 13)


def test_where_nothing_was_written_nothing_is_done(raw: sqlite3.Connection) -> None:
    write(raw, OBJECTIVE.format(1))
    write(raw, OBJECTIVE.format(2))
    write_whole_seal(raw)
    before, done = raw.total_changes, Sealing(raw)
    written = done.finish()
    assert (written.keys, written.first_step, written.last_change, written.seal) == ({}, 2, 2, {})
    assert raw.total_changes == before
    assert not done.is_committed()


def test_other_words_for_the_newest_step_are_sealed_alone(raw: sqlite3.Connection) -> None:
    write(raw, OBJECTIVE.format(1))
    write(raw, OBJECTIVE.format(2))
    write_whole_seal(raw)
    sealing = Sealing(raw)
    label_step(raw, 2, "Other words")
    assert sealing.is_committed()
    written = sealing.finish()
    assert (written.keys, written.first_step, written.last_change) == ({}, 2, 2)
    at = b"'Ines', '2026-11-27T10:00:00+00:00')"
    steps = seal_of(b"(1, 'edit', None, 'Edit', " + at, b"(2, 'edit', None, 'Other words', " + at)
    assert written.seal == {"step": steps}
    assert broken(raw) == []


def test_a_change_without_other_words_is_committed_too_and_what_cannot_be_asked_is_not(
    raw: sqlite3.Connection,
) -> None:
    write(raw, OBJECTIVE.format(1))
    sealing = Sealing(raw)
    raw.execute(OBJECTIVE.format(2))
    assert sealing.is_committed()
    raw.close()
    assert not sealing.is_committed()
