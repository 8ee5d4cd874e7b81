"""The search for portfolios over a weight can be stopped within one of its searches."""

from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, chosen_by, make_choosing
from vmo_desktop.workshop.ops.resources import set_least_share
from vmo_desktop.workshop.scenario_sensitivity import ScenarioSensitivity


def test_whoever_hears_of_the_progress_can_stop_within_one_search(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    heard: list[tuple[int, int]] = []

    def report(done: int, of: int) -> None:
        if (done, of) in heard:
            raise Enough
        heard.append((done, of))

    with make_choosing(tmp_path / "w.vmo") as workshop:
        for row in (A, B):
            workshop.do(set_least_share(workshop.snapshot.initiatives[row].id, 0.5))
        sensitivity = ScenarioSensitivity(chosen_by(workshop).of)
        with pytest.raises(Enough):
            sensitivity.portfolio_sweep(0, report)
        assert len(heard) == 1
        heard.clear()
        with pytest.raises(Enough):
            sensitivity.portfolio_map(0, 1, report)
