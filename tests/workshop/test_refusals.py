"""Edits that would make a workshop mean something else are refused in words, and nothing is written."""

from pathlib import Path

import pytest

from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.drivers import add_driver, move_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.workshop import Workshop


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (edit_workshop({"value_for_money_per": 0.0}), "positive amount"),
        (edit_workshop({"value_for_money_per": -5.0}), "positive amount"),
        (edit_workshop({"value_for_money_per": float("nan")}), "positive amount"),
        (add_driver("Below", parent_id=1), "Growth is a driver that is scored"),
        (move_driver(2, parent_id=1, position=0), "Growth is a driver that is scored"),
    ],
)
def test_a_refused_edit_changes_nothing(tmp_path: Path, operation: Operation, sentence: str) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_driver("Growth"))
        workshop.do(add_driver("Brand"))
        before = workshop.snapshot
        with pytest.raises(NotAllowed, match=sentence):
            workshop.do(operation)
        assert workshop.snapshot is before
        assert len(workshop.history()) == 2
