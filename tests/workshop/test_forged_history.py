"""A history that was forged is not taken back into the file: that would be refused when it is opened next."""

from pathlib import Path

import pytest

from tests.forged import forge
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
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
