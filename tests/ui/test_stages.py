"""What the pages are made of."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.drivers_stage import LEFT, at, bar, points
from tests.ui.keyboard import shown
from tests.waits import LONG_WAIT_MS
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.bubble_panel import BubblePanel
from vmo_desktop.ui.panels.drivers_panel import DriversPanel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.workshop.ops.drivers import add_driver, delete_drivers
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import delete_initiatives
from vmo_desktop.workshop.workshop import Workshop


def _drivers_page(
    qtbot: QtBot, live: LiveWorkshop, selection: Selection, height: int
) -> tuple[DriversPanel, BubblePanel]:
    page = PAGES["drivers"].build(live, selection)
    shown(qtbot, page, width=1180, height=height)
    assert isinstance(page, DriversPanel)
    chart = page.findChild(BubblePanel)
    assert chart is not None
    return page, chart


def test_a_drag_of_a_weight_moves_the_chart_below_the_weights(
    qtbot: QtBot, small_live: LiveWorkshop, selection: Selection
) -> None:
    page, chart = _drivers_page(qtbot, small_live, selection, 700)
    before, step = chart.chart.data.value.tolist(), small_live.workshop.step
    handle = bar(page, "Growth")
    QTest.mousePress(handle, LEFT, pos=at(page, "Growth", 0.5))
    QTest.mouseMove(handle, at(page, "Growth", 0.9))
    qtbot.waitUntil(lambda: chart.chart.data.value.tolist() != before, timeout=LONG_WAIT_MS)
    assert small_live.workshop.step == step
    QTest.mouseRelease(handle, LEFT, pos=at(page, "Growth", 0.9))
    assert small_live.workshop.step == step + 1
    assert points(small_live)["Growth"] > points(small_live)["Risk"]


def test_a_low_stage_leaves_the_room_to_the_weights(
    qtbot: QtBot, small_live: LiveWorkshop, selection: Selection
) -> None:
    page, chart = _drivers_page(qtbot, small_live, selection, 500)
    assert not chart.isVisible()
    page.resize(1180, 700)
    assert chart.isVisible()


def test_without_initiatives_the_weights_have_the_room(
    qtbot: QtBot, small_live: LiveWorkshop, selection: Selection
) -> None:
    page, chart = _drivers_page(qtbot, small_live, selection, 700)
    small_live.do(delete_initiatives([each.id for each in small_live.snapshot.initiatives]))
    assert page.isVisible()
    assert not chart.isVisible()
    small_live.undo()
    assert chart.isVisible()


def test_a_stage_in_a_new_window_shows_the_tree_from_its_top(
    qtbot: QtBot, small_live: LiveWorkshop, selection: Selection
) -> None:
    small_live.do(delete_drivers([each.id for each in small_live.snapshot.drivers]))
    for number in range(9):
        small_live.do(add_driver(f"Group {number}", is_group=True))
        small_live.do(add_driver(f"Driver {number}", parent_id=small_live.snapshot.drivers[-1].id))
        small_live.do(add_driver(f"Other {number}", parent_id=small_live.snapshot.drivers[-2].id))
    page, _chart = _drivers_page(qtbot, small_live, selection, 650)
    assert page.tree.view.verticalScrollBar().maximum() > 0
    assert page.tree.view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("page_id", sorted(PAGES))
def test_every_page_follows_an_edit_and_its_undo(
    page_id: str, qtbot: QtBot, small_live: LiveWorkshop, selection: Selection
) -> None:
    page = PAGES[page_id].build(small_live, selection)
    shown(qtbot, page, width=1180, height=700)
    with qtbot.captureExceptions() as faults:
        assert small_live.do(edit_workshop({"title": "Another title"}))
        small_live.undo()
    assert not faults
    assert page.isVisible()


@pytest.mark.parametrize("page_id", ["benefits", "kpis", "reviews", "roadmap", "streams", "finance", "follow"])
def test_a_page_out_of_sight_does_not_miss_an_initiative_that_is_deleted(
    page_id: str, qtbot: QtBot, tmp_path: Path
) -> None:
    with Workshop.create(tmp_path / "sample.vmo", author="Ines") as workshop:
        build_sample("meridian", workshop)
        live = LiveWorkshop(workshop)
        page = PAGES[page_id].build(live, Selection(live))
        shown(qtbot, page, width=1180, height=700)
        page.hide()
        with qtbot.captureExceptions() as faults:
            live.do(delete_initiatives([each.id for each in live.snapshot.initiatives]))
            page.resize(1000, 600)
            page.show()
            page.grab()
        assert not faults
        page.close()
        desk_of(live).wait()
