"""Whichever edit it comes from: what the file could not give back is refused, and nothing changes."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.kpis import KPIS
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo") as opened:
        yield opened


@pytest.mark.parametrize(
    "operation",
    [
        add_initiatives([{"name": "A"}, {"name": "B\ud800"}]),
        add_initiatives([{"name": "A", "cost": math.inf}]),
        add_initiatives([{"name": "A", "cost": math.nan}]),
        edit_workshop({"title": "\udfff"}),
        add_driver("Growth\udc00"),
        add_participant({"name": "Ann", "voting_weight": math.inf}),
        KPIS.add([{"name": "Calls", "baseline": -math.inf}]),
        KPIS.add([{"name": "Calls", "target": 1e300}]),
        add_initiatives([{"name": "A", "cost": 1e308}]),
        add_initiatives([{"name": "A", "effort": 1e-320}]),
        edit_workshop({"budget": 1.1e15}),
    ],
    ids=range(11),
)
def test_it_is_refused_and_nothing_changes(workshop: Workshop, operation: Operation) -> None:
    before = workshop.snapshot
    with pytest.raises(NotAllowed):
        workshop.do(operation)
    assert workshop.snapshot is before
    assert workshop.history() == ()
    workshop.do(add_initiatives([{"name": "C"}]))
    assert [each.name for each in workshop.snapshot.initiatives] == ["C"]
    path = workshop.path
    workshop.close()
    with Workshop.open(path) as again:
        assert [each.name for each in again.snapshot.initiatives] == ["C"]
