"""Weights that were given for another range are told wherever they show, with the way out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workshop.weighing import ids, make_weighing, set_id
from vmo_desktop.ui.editors.stale_weights import StaleWeights
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.ops.drivers import Level, set_levels
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.weights import set_points


@pytest.fixture
def stale(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window on a workshop in which the range of Risk changed after it was weighed."""
    path = tmp_path / "w.vmo"
    with make_weighing(path) as workshop:
        workshop.do(add_initiatives([{"name": "Portal", "cost": 1.0}]))
        workshop.do(set_points(set_id(workshop), {ids(workshop)["Growth"]: 40.0}))
        workshop.do(set_levels(ids(workshop)["Risk"], (Level(0, 0, "None"), Level(9, 100, "All"))))
    window.take(path)
    window.resize(1366, 768)
    return window


def _warning(window: MainWindow, page_id: str) -> StaleWeights:
    window.workbench.area.show_page(page_id)
    (found,) = window.workbench.area.page(page_id).findChildren(StaleWeights)
    return found


@pytest.mark.parametrize("page_id", ["drivers", "rank", "weights"])
def test_the_pages_that_use_them_say_so(stale: MainWindow, page_id: str) -> None:
    warning = _warning(stale, page_id)
    assert warning.isVisible()
    assert "Risk" in warning.text
    warning.confirm.click()
    assert not warning.isVisible()
    assert stale.session.live is not None
    stale.session.live.undo()
    assert warning.isVisible()


def test_weighing_again_leads_to_the_questions(stale: MainWindow) -> None:
    _warning(stale, "rank").again.click()
    assert stale.workbench.area.page_id == "weights"


def test_the_weights_of_the_drivers_lead_to_the_questions(stale: MainWindow) -> None:
    stale.workbench.area.show_page("drivers")
    elicit: Callable[[], None] = stale.workbench.area.page("drivers").weights.elicit.click  # type: ignore[attr-defined]
    elicit()
    assert stale.workbench.area.page_id == "weights"
