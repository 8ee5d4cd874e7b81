"""The history puts back, row by row, what every step replaced, and tells which steps wrote what."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.small_workshop import driver_id, initiative_id, make_small_workshop
from vmo_desktop.changes import Subject
from vmo_desktop.store import history
from vmo_desktop.store.read import read_records, read_revealed, read_table
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import Workshop

TABLES = ("initiative", "agreed_score", "driver")

Content = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        yield workshop


def _raw(workshop: Workshop) -> sqlite3.Connection:
    return workshop._file.raw


def _content(workshop: Workshop) -> Content:
    return {name: sorted(read_table(_raw(workshop), name)) for name in TABLES}


def test_every_state_that_was_can_be_seen_again_and_nothing_is_written_for_it(workshop: Workshop) -> None:
    portal, ledger = initiative_id(workshop, "Portal"), initiative_id(workshop, "Ledger")
    states = {workshop.step: _content(workshop)}
    for operation in (
        edit_initiatives({portal: {"cost": 1.0, "name": "Gate"}}),
        set_score(initiative_id=portal, driver_id=driver_id(workshop, "Risk"), value=4),
        delete_initiatives([ledger]),
        add_initiatives([{"name": "Ledger"}, {"name": "New"}]),
        edit_initiatives({portal: {"cost": 2.0}}),
    ):
        workshop.do(operation)
        states[workshop.step] = _content(workshop)
    workshop.undo()
    workshop.undo()
    states[workshop.step] = _content(workshop)
    now, changes = _content(workshop), history.last_change(_raw(workshop))
    assert len(states) == 7
    for step, state in states.items():
        assert history.records_at(_raw(workshop), step, now) == state
    assert history.last_change(_raw(workshop)) == changes
    only = history.records_at(_raw(workshop), min(states), {"driver": now["driver"]})
    assert only == {"driver": states[min(states)]["driver"]}, "what is not asked for is left aside"


def test_the_steps_that_wrote_a_row_or_what_refers_to_it_are_told(workshop: Workshop) -> None:
    portal, ledger = initiative_id(workshop, "Portal"), initiative_id(workshop, "Ledger")
    added = next(each.id for each in workshop.history() if each.label.startswith("3 initiatives"))
    scored = {each.id: each.label for each in workshop.history() if each.label.startswith("Score: ")}
    of_portal = {step for step, label in scored.items() if "Portal" in label}
    assert len(of_portal) == 2
    raw = _raw(workshop)
    assert history.steps_of(raw, Subject("initiative", portal)) == {added, *of_portal}
    workshop.do(edit_initiatives({ledger: {"cost": 1.0}}))
    assert history.steps_of(raw, Subject("initiative", portal)) == {added, *of_portal}
    assert workshop.step in history.steps_of(raw, Subject("initiative", ledger))
    assert history.steps_of(raw, Subject("initiative", 999)) == frozenset()


def test_what_was_touched_since_a_change_is_told_by_table_and_key(workshop: Workshop) -> None:
    raw = _raw(workshop)
    portal, growth = initiative_id(workshop, "Portal"), driver_id(workshop, "Growth")
    before = history.last_change(raw)
    assert history.touched(raw, before) == {}
    workshop.do(edit_initiatives({portal: {"cost": 1.0}}))
    between = history.last_change(raw)
    assert between == before + 1
    workshop.do(set_score(initiative_id=portal, driver_id=growth, value=0))
    assert history.touched(raw, before) == {
        "initiative": frozenset({(portal,)}),
        "agreed_score": frozenset({(portal, growth)}),
    }
    assert history.touched(raw, between) == {"agreed_score": frozenset({(portal, growth)})}


def test_an_empty_file_has_no_change(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "new.vmo") as workshop:
        assert history.last_change(_raw(workshop)) == 0


def test_records_are_read_by_their_keys_and_one_that_is_gone_is_none(workshop: Workshop) -> None:
    raw, portal, growth = _raw(workshop), initiative_id(workshop, "Portal"), driver_id(workshop, "Growth")
    found = read_records(raw, "agreed_score", [(portal, growth), (portal, 999)])
    assert list(found) == [(portal, growth), (portal, 999)]
    record = found[portal, growth]
    assert record is not None
    assert record[:3] == (portal, growth, 3.0)
    assert found[portal, 999] is None


def test_only_votes_of_revealed_rounds_are_read() -> None:
    columns = "round_id, participant_id, initiative_id, driver_id, value, rationale, again"
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE round (id, state)")
        raw.execute(f"CREATE TABLE vote ({columns})")
        raw.executemany("INSERT INTO round VALUES (?, ?)", [(1, "open"), (2, "closed"), (3, "revealed")])
        raw.executemany(
            "INSERT INTO vote VALUES (?, 1, 1, 1, ?, 'why', NULL)", [(1, 1.0), (2, 2.0), (3, 3.0), (3, 4.0)]
        )
        assert read_revealed(raw, "vote") == [(3, 1, 1, 1, 3.0, "why", None), (3, 1, 1, 1, 4.0, "why", None)]
