"""A list of steps that no program writes is refused when a file is opened, and left behind when it is salvaged."""

from pathlib import Path

import pytest

from tests.forged import forge
from tests.store.small_copy import copy_small
from vmo_desktop.errors import FileRefused, NotAllowed
from vmo_desktop.workshop.backups import salvage
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

STEP = "INSERT INTO step (id, kind, target_id, label, author, at) VALUES "
NEXT = "(SELECT 1 + max(id) FROM step)"

FORGED = {
    "a number left out": (f"{STEP} (900, 'edit', NULL, 'A', '', '')", "step, id: 900"),
    "the highest number": (f"{STEP} (2147483647, 'edit', NULL, 'A', '', '')", "step, id: 2147483647"),
    "a number below all": (f"{STEP} (-3, 'edit', NULL, 'A', '', '')", "step, id: -3"),
    "something undone that was not done": ("UPDATE step SET kind = 'undo'", "step, kind: .*undo"),
    "something redone that was not undone": (f"{STEP} ({NEXT}, 'redo', 1, 'A', '', '')", "step, kind: .*redo"),
}
"""What is planted, and how it is told."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "w.vmo")


@pytest.mark.parametrize(("script", "says"), FORGED.values(), ids=FORGED.keys())
def test_steps_that_no_program_writes_are_refused_and_the_rest_is_saved(path: Path, script: str, says: str) -> None:
    with Workshop.open(path) as workshop:
        initiatives = workshop.snapshot.initiatives
    forge(path, script)
    with pytest.raises(FileRefused, match=f"it holds what no workshop can .*{says}"):
        Workshop.open(path)
    came = salvage(path, path.with_name("saved.vmo"))
    assert not came.has_history
    with Workshop.open(path.with_name("saved.vmo")) as workshop:
        assert workshop.snapshot.initiatives == initiatives
        assert workshop.check() == []


def test_no_edit_is_taken_whose_record_a_later_opening_refuses(path: Path) -> None:
    most = 2**31 - 1
    forge(
        path,
        f"UPDATE history_agreed_score SET change_id = {most} WHERE change_id = (SELECT max(id) FROM change)",  # noqa: S608 - our constant
        f"UPDATE change SET id = {most} WHERE id = (SELECT max(id) FROM change)",  # noqa: S608 - our constant
    )
    with Workshop.open(path) as workshop:
        initiatives = workshop.snapshot.initiatives
        with pytest.raises(NotAllowed, match=r"history has the highest number .* Save a copy for sharing"):
            workshop.do(add_initiatives([{"name": "One more"}]))
        assert workshop.snapshot.initiatives == initiatives
        assert workshop.check() == []
        workshop.share(path.with_name("shared.vmo"))
    with Workshop.open(path.with_name("shared.vmo")) as workshop:
        workshop.do(add_initiatives([{"name": "One more"}]))
        assert len(workshop.snapshot.initiatives) == len(initiatives) + 1
