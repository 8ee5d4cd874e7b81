"""What price tags tell of initiatives is what happens when it is done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import C, chosen_by, make_choosing
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels
from vmo_desktop.workshop.price_tags import more_tags, no_tags
from vmo_desktop.workshop.scenario_sensitivity import ScenarioSensitivity
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def test_the_value_that_brings_in_a_level_is_that_of_the_initiative(workshop: Workshop) -> None:
    c = workshop.snapshot.initiatives[C]
    workshop.do(set_funding_levels(c.id, [Level("Half", 20.0, 0.5)]))
    portfolio = chosen_by(workshop)
    tags = no_tags(portfolio)
    while len(tags.points) < len(tags.rows):
        tags = more_tags(tags)
    (point,) = (each for each in tags.points if each.row == C)
    # Without it 125; with A and half of it 87.5: it would have to bring 37.5 more, half of 75.
    assert point.value_change == pytest.approx(75)
    assert ScenarioSensitivity(portfolio.of).funding_margins(portfolio)[C] == pytest.approx(75)
    for short, is_in in ((-0.1, False), (0.1, True)):
        workshop.do(assume(1, c.id, {"value": 25 + 75 + short}))
        assert bool(chosen_by(workshop).is_funded[C]) is is_in
