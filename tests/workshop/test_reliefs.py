"""Whatever a relief says it does, it does: the conflict is gone after it, and the value is the one that was told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import A, C, chosen_by, make_choosing
from vmo_desktop.charts.condition_words import relief_text
from vmo_desktop.domain.conflict import find_conflict
from vmo_desktop.workshop.choice_rows import GroupKind, LimitOf
from vmo_desktop.workshop.ops.dependencies import add_group, require
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, set_force
from vmo_desktop.workshop.reliefs import relief_operation
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _check(workshop: Workshop, count: int) -> list[str]:
    """Do each relief by itself; what they say."""
    of = chosen_by(workshop).of
    conflict = find_conflict(of.problem)
    assert conflict is not None
    assert len(conflict.reliefs) == count
    for relief in conflict.reliefs:
        assert relief.is_enough
        workshop.do(relief_operation(of, relief))
        assert chosen_by(workshop).choice.objective == pytest.approx(relief.objective)
        workshop.undo()
    return [relief_text(of, each) for each in conflict.reliefs]


def test_what_is_mandatory_and_forced_in_besides_is_freed_of_both(workshop: Workshop) -> None:
    a, c = (workshop.snapshot.initiatives[row].id for row in (A, C))
    workshop.do(edit_initiatives({a: {"is_mandatory": True}}))
    workshop.do(set_force(1, [a], True))
    workshop.do(require(a, c))
    workshop.do(set_force(1, [c], False))
    told = _check(workshop, 3)
    assert "Drop the force on A, and make it no longer mandatory" in told
    assert "Drop the force on C" in told


def test_what_is_forced_out_though_mandatory_is_then_left_to_the_choice(workshop: Workshop) -> None:
    c = workshop.snapshot.initiatives[C].id
    workshop.do(edit_initiatives({c: {"is_mandatory": True}}))
    workshop.do(set_force(1, [c], False))
    workshop.do(add_group(GroupKind.AT_LEAST_ONE, [c]))
    workshop.do(add_limit(1, LimitOf.COUNT, {"most": 3.0}))
    told = _check(workshop, 2)
    assert "Drop the force on C, and make it no longer mandatory" in told
