"""Every table is sealed with each write, and a bit that turns over is never silent."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import FileRefused, ScoreRefused
from vmo_desktop.store.seal import TableSeal, broken, present_seal, stored_seal
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop

FLIPS = 100


def broken_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return broken(raw)


def content(snapshot: Snapshot) -> object:
    return (snapshot.workshop, snapshot.initiatives, snapshot.drivers, snapshot.agreed_scores, snapshot.weight_sets)


def test_each_write_carries_the_seal_forward(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        assert broken_in(path) == []
        first, second = (each.id for each in workshop.snapshot.initiatives[:2])
        leaf = workshop.snapshot.leaves[0].id
        for value in (1.0, 2.0, 3.0):
            workshop.do(set_score(initiative_id=first, driver_id=leaf, value=value))
            assert broken_in(path) == []
        for title in ("A", "Ab", "Abc"):
            workshop.do(edit_workshop({"title": title}))
            assert broken_in(path) == [], "an edit that is joined to the step before changes that step's words"
        workshop.do(add_initiatives([{"name": "Näme “quoted” 🙂"}, {"name": ""}]))
        workshop.do(edit_initiatives({second: {"cost": 0.1, "owner": "Ö"}}))
        workshop.do(delete_initiatives([first]))
        assert broken_in(path) == []
        while workshop.undo():
            assert broken_in(path) == []
        while workshop.redo():
            assert broken_in(path) == []


def test_a_refused_operation_leaves_the_seal(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        first, leaf = workshop.snapshot.initiatives[0].id, workshop.snapshot.leaves[0].id
        with pytest.raises(ScoreRefused):
            workshop.do(set_score(initiative_id=first, driver_id=leaf, value=99.0))
        assert broken_in(path) == []


def test_the_order_of_rows_does_not_matter_and_their_number_does() -> None:
    rows = [(1, "a", 0.5, None), (2, "b", -0.0, 3), (3, "", 1e300, 0)]
    whole = TableSeal().with_rows(rows)
    assert whole == TableSeal().with_rows(reversed(rows))
    assert whole.without(rows) == TableSeal()
    assert whole != TableSeal().with_rows(rows[:2])
    assert len({TableSeal().with_rows([row]).total for row in ((1,), (1.0,), ("1",), (None,), ("",), (0,))}) == 6


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE agreed_score SET value = 3.5 WHERE rowid = 1",
        "UPDATE history_initiative SET cost = cost + 1",
        "DELETE FROM seal WHERE table_name = 'vote'",
        "INSERT INTO seal VALUES ('nothing', 0, '0')",
        "UPDATE seal SET total = 'xyz' WHERE table_name = 'driver'",
        "UPDATE step SET label = label || '.' WHERE id = 2",
        "DELETE FROM objective; INSERT INTO objective (id, position, text, measure) VALUES (9, 1, 'Planted', '')",
    ],
)
def test_what_was_written_by_something_else_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        workshop.do(edit_initiatives({workshop.snapshot.initiatives[0].id: {"cost": 5.0}}))
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executescript(damage)
    with pytest.raises(FileRefused, match="damaged"):
        Workshop.open(path)


def test_a_flipped_bit_is_refused_or_changes_nothing(tmp_path: Path) -> None:
    path, flipped = tmp_path / "w.vmo", tmp_path / "f.vmo"
    with make_small_workshop(path) as workshop:
        before = content(workshop.snapshot)
        seal = present_seal(sqlite3.connect(path))
    whole = path.read_bytes()
    rng = random.Random(7)
    refused = 0
    for _ in range(FLIPS):
        shutil.copy(path, flipped)
        place, bit = rng.randrange(len(whole)), rng.randrange(8)
        with flipped.open("r+b") as file:
            file.seek(place)
            file.write(bytes([whole[place] ^ (1 << bit)]))
        try:
            with Workshop.open(flipped) as opened:
                assert content(opened.snapshot) == before, (place, bit)
            with closing(sqlite3.connect(flipped)) as raw:
                assert stored_seal(raw) == seal
        except FileRefused:
            refused += 1
    assert refused


def test_a_file_that_lost_its_whole_seal_is_refused_in_a_sentence_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DELETE FROM seal")
    with pytest.raises(FileRefused) as refused:
        Workshop.open(path)
    assert refused.value.reason.startswith("the file is damaged: acceptance, action, agenda_item and ")
    assert refused.value.reason.endswith(" more tables are not as they were written.")
    assert len(str(refused.value)) < 200
