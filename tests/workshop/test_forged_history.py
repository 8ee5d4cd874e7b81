"""A history that was forged is not taken back into the file: that would be refused when it is opened next."""

from pathlib import Path

import pytest

from tests.forged import forge
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.participants import add_participant, edit_participant
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.workshop import Workshop

FORGED = {
    "a table that is none": "UPDATE change SET table_name = 'sqlite_schema'",
    "a row that is not kept": "DELETE FROM history_driver",
    "an edit that was none": "UPDATE change SET action = 'explode'",
    "an edit told as another": "UPDATE change SET action = 'delete'",
    "no name": "UPDATE history_driver SET name = NULL",
    "no number": "UPDATE history_driver SET id = NULL",
    "a word that is no choice": "UPDATE history_driver SET scale = 'bogus'",
    "a driver in itself": "UPDATE history_driver SET parent_id = id",
    "a driver in what is not there": "UPDATE history_driver SET parent_id = 4711",
}


@pytest.mark.parametrize("script", FORGED.values(), ids=FORGED.keys())
def test_a_step_with_a_forged_history_is_not_taken_back_and_the_work_goes_on(tmp_path: Path, script: str) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        workshop.do(edit_driver(workshop.snapshot.leaves[0].id, {"name": "Renamed"}))
    forge(path, "PRAGMA foreign_keys = OFF", script)
    with Workshop.open(path) as workshop:
        before = workshop.snapshot
        with pytest.raises(NotAllowed, match="Nothing was changed"):
            workshop.undo()
        assert workshop.snapshot == before
        workshop.do(edit_initiatives({before.initiatives[0].id: {"name": "After"}}))
        workshop.undo()
    with Workshop.open(path) as workshop:
        assert workshop.snapshot.leaves[0].name == "Renamed"
        assert workshop.snapshot.initiatives == before.initiatives


@pytest.mark.parametrize("name", sorted(FORGED.keys() - {"an edit told as another"}))  # what it kept is right
def test_what_stood_before_a_step_with_a_forged_history_is_refused_in_words(tmp_path: Path, name: str) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        workshop.do(edit_driver(workshop.snapshot.leaves[0].id, {"name": "Renamed"}))
    forge(path, "PRAGMA foreign_keys = OFF", FORGED[name])
    with Workshop.open(path) as workshop:
        with pytest.raises(NotAllowed, match=f"What stood after step {workshop.step - 1} cannot be shown"):
            workshop.snapshot_at(workshop.step - 1)
        assert workshop.snapshot_at(workshop.step).leaves == workshop.snapshot.leaves


def test_a_former_row_that_lies_where_none_can_or_refers_to_what_never_was_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        workshop.do(add_participant({"name": "Ann"}))
        ann = workshop.snapshot.participants[-1].id
        workshop.do(edit_participant(ann, {"voting_weight": 2.0}))
        step, cell = workshop.step, next(iter(workshop.snapshot.agreed_scores))
        workshop.do(set_scores({cell: 1.0}))
        workshop.do(set_scores({cell: 2.0}))
    forge(path, "UPDATE history_participant SET voting_weight = -1 WHERE voting_weight = 1")
    with Workshop.open(path) as workshop:
        assert workshop.snapshot_at(step).participants[-1].voting_weight == 2.0
        with pytest.raises(NotAllowed, match="cannot be shown"):
            workshop.snapshot_at(step - 1)
    forge(path, "UPDATE history_agreed_score SET driver_id = 4711 WHERE change_id = (SELECT max(id) FROM change)")
    with Workshop.open(path) as workshop, pytest.raises(NotAllowed, match="cannot be shown"):
        workshop.snapshot_at(workshop.step - 1)
