"""The room sees the chart of the page about the choice, of the scenario in hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from pytestqt.qtbot import QtBot

from tests.workshop.assessing import assess
from tests.workshop.choosing import make_choosing
from tests.workshop.following import add_kpis
from tests.workshop.planning import add_plan
from tests.workshop.streaming import add_streams
from vmo_desktop.charts.dashboard import dashboard_spots, drawn_bars
from vmo_desktop.charts.dashboard_data import ROLLED_UP, Kind
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.ui.balance_desk import balance_desk_of
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.frontier_desk import frontier_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.robustness_desk import robustness_desk_of
from vmo_desktop.ui.room.charts import chart_theme
from vmo_desktop.ui.room.choice_pictures import ChoicePictures
from vmo_desktop.ui.room.room_control import RoomControl
from vmo_desktop.ui.room.room_window import RoomWindow
from vmo_desktop.ui.room.scene import ABOUT_CHOICE, Scene
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.sensitivity_desk import sensitivity_desk_of
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.robustness import edit_robustness
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario

SAID = {
    Scene.PORTFOLIO: ("Funded", "Waiting"),
    Scene.FRONTIER: ("value of the portfolio", "cost (EUR)"),
    Scene.BALANCE: ("By class", "Large", "By driver"),
    Scene.FINANCE: ("Portfolio of Base: net present value", "break-even after 1 year"),
    Scene.SCENARIOS: ("Base", "Less", "A", "125.0 for 70"),
    Scene.SENSITIVITY: ("now 75 %",),
    Scene.ROBUSTNESS: ("A", "B", "C", "D"),
    Scene.ROAD: ("now: Half a year later", "before: Before", "7 Culture"),
    Scene.ROADMAP: ("1 of 4 actions are done, 1 overdue as of 2027-06-30", "Name owners", "! overdue"),
    Scene.ASPECTS: ("PMO", "VMO", "Focus", "30 % → 80 %"),
    Scene.DASHBOARD: ("realized, 49 % planned", "30 of 125", "By initiative", "By KPI"),
    Scene.STREAM: ("Requests · current state", "Deliver", "Bottleneck", "42 days"),
    Scene.CALIBRATION: ("as promised", "By class", "1 promise: too few to say"),
}
"""What each scene says among other things."""


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    """The best portfolio funds A and B; with less money A and C."""
    with make_choosing(tmp_path / "choosing.vmo") as workshop:
        ids = [each.id for each in workshop.snapshot.initiatives]
        workshop.do(edit_initiatives({each: {"effort": 10.0 * (place + 1)} for place, each in enumerate(ids)}))
        workshop.do(edit_robustness({"weights": "full", "scores": "fixed", "samples": 500}))
        lines = [{"initiative_id": each, "kind": "benefit", "start": 1.0, "likely": 35.0} for each in ids]
        workshop.do(CASH_LINES.add(lines))
        workshop.do(duplicate_scenario(1, "Less", {"budget": 60.0}))
        add_kpis(workshop)
        assess(workshop)
        add_plan(workshop)
        add_streams(workshop)
        live = LiveWorkshop(workshop)
        yield live
        for desk in (desk_of, frontier_desk_of, sensitivity_desk_of, robustness_desk_of):
            desk(live).wait()


@pytest.fixture
def room(qtbot: QtBot, live: LiveWorkshop) -> Iterator[tuple[RoomWindow, RoomControl]]:
    """A room window on the workshop."""
    window = RoomWindow()
    qtbot.addWidget(window)
    control = RoomControl(window)
    window.resize(1280, 720)
    window.show()
    control.open(live, Selection(live))
    yield window, control
    control.close()
    window.wait()


def _texts(pictures: ChoicePictures, scene: Scene) -> list[str]:
    picture = pictures.of(scene)
    if picture is None or picture.draw is None:
        return []
    figure = Figure(figsize=(16, 9))
    picture.draw(figure.add_subplot(), LIGHT)
    figure.draw_without_rendering()
    return [each.get_text() for each in figure.findobj(Text) if isinstance(each, Text)]


@pytest.mark.parametrize("scene", sorted(ABOUT_CHOICE), ids=str)
def test_a_scene_is_the_chart_of_its_page(live: LiveWorkshop, qtbot: QtBot, scene: Scene) -> None:
    pictures = ChoicePictures(live, Selection(live))

    def has_said() -> bool:
        said = _texts(pictures, scene)
        return all(any(word in text for text in said) for word in SAID[scene])

    qtbot.waitUntil(has_said, timeout=120_000)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_a_projector_shows_bars_of_every_kind_of_the_dashboard(
    live: LiveWorkshop, qtbot: QtBot, width: int, height: int
) -> None:
    desk = follow_desk_of(live)
    qtbot.waitUntil(lambda: desk.dashboard().contribution is not None, timeout=20_000)
    data = replace(desk.dashboard(), kinds=(*ROLLED_UP, Kind.KPI))
    theme, room = chart_theme(Scene.DASHBOARD, "light", height), (0.96 * width, 0.86 * height)
    assert {bar.kind for bar in drawn_bars(data, theme, *room)} == {bar.kind for bar in data.bars}
    _, down = dashboard_spots(data, theme, *room)
    assert down.max() < room[1]


def test_what_is_not_about_the_choice_has_no_such_picture(live: LiveWorkshop) -> None:
    assert ChoicePictures(live, Selection(live)).of(Scene.RANKING) is None


def test_the_room_goes_with_the_page_and_the_scenario_in_hand(
    room: tuple[RoomWindow, RoomControl], live: LiveWorkshop, qtbot: QtBot
) -> None:
    window, control = room
    for page in ("choose", "frontier", "balance", "finance", "scenarios", "sensitivity", "robustness"):
        control.note_page(page)
        assert window.scene in ABOUT_CHOICE, page
    control.note_page("balance")
    qtbot.waitUntil(lambda: balance_desk_of(live).found is not None, timeout=20_000)
    window.grab()
    assert window.texts[0] == "Balance · Base"
    desk_of(live).take(2)
    control.show_now()
    window.grab()
    assert window.texts[0] == "Balance · Less"


def test_the_same_picture_is_known_as_the_same(live: LiveWorkshop, qtbot: QtBot) -> None:
    pictures = ChoicePictures(live, Selection(live))
    pictures.of(Scene.BALANCE)
    qtbot.waitUntil(lambda: balance_desk_of(live).found is not None, timeout=20_000)
    first, second = pictures.of(Scene.BALANCE), pictures.of(Scene.BALANCE)
    assert first is not None
    assert first.is_same(second)
    balance_desk_of(live).look(1)
    assert not first.is_same(pictures.of(Scene.BALANCE))
    assert not first.is_same(None)
