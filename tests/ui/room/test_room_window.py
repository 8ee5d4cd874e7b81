"""The room window shows one thing at a time, large, and nothing that the room is not to see."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.hands import Hands
from tests.ui.room.secret_room import OTHERS, PLANTED, make_secret_room
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.ui.day_timer import DayTimer
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.room.board import room_theme
from vmo_desktop.ui.room.charts import chart_of
from vmo_desktop.ui.room.choice_pictures import ChoicePictures
from vmo_desktop.ui.room.room_control import RoomControl
from vmo_desktop.ui.room.room_facts import room_facts
from vmo_desktop.ui.room.room_window import CHARTS, RoomWindow
from vmo_desktop.ui.room.scene import Scene
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.drivers import Level, add_driver, edit_driver, set_levels
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.participants import bar_drivers
from vmo_desktop.workshop.ops.rounds import close_round, hide_progress, reveal_round
from vmo_desktop.workshop.rows import Direction


@dataclass(frozen=True)
class Room:
    """A room window over an open workshop whose clock the test moves."""

    window: RoomWindow
    control: RoomControl
    live: LiveWorkshop
    selection: Selection
    timer: DayTimer
    hands: Hands

    def is_at_rest(self) -> bool:
        """Whether no chart is being drawn."""
        return not self.window.is_drawing

    def picture(self, scene: Scene | None = None) -> QImage:
        """What is seen now, or on a scene, once charts are drawn."""
        if scene is not None:
            self.control.stay(scene)
        self.control.show_now()
        return self.window.grab().toImage()

    def texts(self, scene: Scene) -> str:
        """What a scene says."""
        self.picture(scene)
        return "\n".join(self.window.texts)


@contextmanager
def _opened(qtbot: QtBot, live: LiveWorkshop) -> Iterator[Room]:
    hands = Hands()
    timer = DayTimer(live, hands)
    window = RoomWindow()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    control, selection = RoomControl(window), Selection(live)
    control.open(live, selection)
    selection.select_initiative(live.snapshot.initiatives[0].id)
    yield Room(window, control, live, selection, timer, hands)
    control.close()  # as the program does before a workshop goes
    window.wait()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """The room that has handed in and not been revealed."""
    with make_secret_room(tmp_path / "room.vmo") as workshop:
        live = LiveWorkshop(workshop)
        with _opened(qtbot, live) as opened:
            yield opened
        live.deleteLater()


def _chart_texts(room: Room, scene: Scene) -> list[str]:
    choice = ChoicePictures(room.live, room.selection).of(scene)
    facts = room_facts(room.live, room.timer, initiative_id=room.selection.initiative_id, driver_id=None, choice=choice)
    draw = chart_of(scene, facts)
    if draw is None:
        return []
    axes = Figure().add_subplot()
    draw(axes, LIGHT)
    return [found.get_text() for found in axes.findobj(Text) if isinstance(found, Text)]


@pytest.mark.parametrize("scene", list(Scene))
def test_no_scene_says_a_note_a_prompt_or_an_unrevealed_vote(room: Room, scene: Scene) -> None:
    room.timer.start_or_pause()
    for state in ("open", "closed"):
        if state == "closed":
            room.live.do(close_round(room.live.snapshot.rounds[-1].id))
        said = room.texts(scene) + room.window.accessibleDescription() + "".join(_chart_texts(room, scene))
        assert [word for word in PLANTED if word in said] == [], state


@pytest.mark.parametrize("scene", list(Scene))
def test_two_workshops_that_differ_in_secrets_only_look_alike(qtbot: QtBot, tmp_path: Path, scene: Scene) -> None:
    seen = []
    for number, (votes, words) in enumerate(((OTHERS, "all is well"), (OTHERS[::-1], "Zebedee shouts at Xylophon"))):
        with make_secret_room(tmp_path / f"{number}.vmo", votes, words=words) as workshop:
            live = LiveWorkshop(workshop)
            with _opened(qtbot, live) as opened:
                opened.timer.start_or_pause()
                opened.control.stay(scene)
                opened.window.draw_chart()
                qtbot.waitUntil(opened.is_at_rest)
                seen.append(opened.picture())
            live.deleteLater()
    assert seen[0] == seen[1]


def test_a_revealed_vote_is_shown(room: Room) -> None:
    assert _chart_texts(room, Scene.VOTES) == []
    round_id = room.live.snapshot.rounds[-1].id
    room.live.do(close_round(round_id))
    room.live.do(reveal_round(round_id))
    assert any("median" in text for text in _chart_texts(room, Scene.VOTES))
    assert "Portal" in "".join(_chart_texts(room, Scene.AGREEMENT))


def test_a_frozen_picture_stays_whatever_the_facilitator_does(room: Room) -> None:
    room.control.stay(Scene.TITLE)
    room.control.freeze(True)
    kept, said = room.picture(), room.window.texts
    room.live.do(edit_workshop({"title": "Something else"}))
    room.control.stay(Scene.RANKING)
    assert room.picture() == kept
    assert room.window.texts == said
    assert room.window.accessibleDescription() == "\n".join(said)
    room.control.freeze(False)
    room.picture()
    assert any("Ranking" in text for text in room.window.texts)


def test_the_room_follows_the_page_until_it_stays_on_a_scene(room: Room) -> None:
    for page_id, scene in (("rank", Scene.RANKING), ("day", Scene.AGENDA), ("history", Scene.AGENDA)):
        room.control.note_page(page_id)
        assert room.control.scene is scene, "a page without a scene of its own leaves the picture"
    room.control.stay(Scene.TIMER)
    room.control.note_page("drivers")
    assert room.control.scene.value == "timer"
    room.control.follow()
    assert room.control.scene.value == "question"


def test_the_progress_counts_ballots_unless_that_is_hidden(qtbot: QtBot, tmp_path: Path) -> None:
    with make_secret_room(tmp_path / "two.vmo", handed_in=2) as workshop:
        live = LiveWorkshop(workshop)
        with _opened(qtbot, live) as opened:
            assert "2 of 3 have handed in" in opened.texts(Scene.PROGRESS)
            live.do(hide_progress(live.snapshot.rounds[-1].id, is_hidden=True))
            said = opened.texts(Scene.PROGRESS)
            assert "2" not in said
            assert "Voting goes on." in said
            live.do(close_round(live.snapshot.rounds[-1].id))
            assert "closed" in opened.texts(Scene.PROGRESS)
        live.deleteLater()


def test_who_is_asked_for_nothing_is_not_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    with make_secret_room(tmp_path / "two.vmo", handed_in=2) as workshop:
        live = LiveWorkshop(workshop)
        snapshot = live.snapshot
        waiting = next(
            each.id for each in snapshot.participants if (snapshot.rounds[-1].id, each.id) not in snapshot.ballots
        )
        live.do(bar_drivers(waiting, [each.id for each in snapshot.leaves]))
        with _opened(qtbot, live) as opened:
            assert "2 of 2 have handed in" in opened.texts(Scene.PROGRESS)
        live.deleteLater()


def test_the_question_shows_every_level_with_its_statement(room: Room) -> None:
    room.live.do(add_driver("Reach"))
    driver_id = room.live.snapshot.leaves[-1].id
    levels = [Level(score, score * 25.0, f"Level {score}", f"Reaches {score} thousand people") for score in range(5)]
    room.live.do(set_levels(driver_id, levels))
    room.selection.select_driver(driver_id)
    said = room.texts(Scene.QUESTION)
    assert said.startswith("Reach\nPortal")
    for level in levels:
        assert level.statement in said


def test_the_question_says_which_way_a_measure_is_better(room: Room) -> None:
    assert "More is better" in room.texts(Scene.QUESTION)
    driver_id = room.live.snapshot.leaves[0].id
    room.live.do(edit_driver(driver_id, {"direction": Direction.LOWER}))
    assert "Less is better" in room.texts(Scene.QUESTION)


def test_the_timer_counts_down_and_says_what_runs_over(room: Room) -> None:
    room.timer.start_or_pause()
    room.hands.move(5)
    assert "15:00" in room.texts(Scene.TIMER)
    assert "15:00" in room.texts(Scene.RANKING), "the time left is in the corner"
    room.hands.move(18)
    said = room.texts(Scene.TIMER)
    assert "−3:00" in said
    assert "over time" in said
    room.timer.start_or_pause()
    assert "paused" in room.texts(Scene.TIMER)


def test_a_closed_workshop_leaves_nothing_behind(room: Room) -> None:
    assert room.texts(Scene.TITLE)
    room.control.freeze(True)
    room.control.close()
    room.picture()
    assert room.window.texts == ()
    assert not room.window.is_frozen


def test_a_typed_score_does_not_wait_for_the_chart(room: Room) -> None:
    room.control.stay(Scene.CHART)
    room.window.wait()
    room.control.show_now()
    room.live.do(edit_workshop({"title": "Anew"}))
    room.control.show_now()
    assert not room.window.is_drawing, "a chart is drawn when typing rests"
    assert Scene.CHART in CHARTS


@pytest.mark.parametrize("height", [720, 1080, 2160])
def test_type_is_read_from_six_metres(height: int) -> None:
    sizes = room_theme("light", height).type
    points = 72 / 96 * 1080 / height
    assert sizes.body * points >= 24
    assert sizes.page * points >= 40
    assert sizes.caption * 0.85 * points >= 18, "the smallest letters of a chart"
