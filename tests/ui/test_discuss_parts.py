"""The parts of the Discuss page behind the groups: measures and coach, by the keyboard, and only after a reveal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.room import PEOPLE, make_room, vote
from tests.ui.keyboard import press, shown
from vmo_desktop.ui.editors.discussion_lists import GROUPS
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.profile_model import ProfileColumn
from vmo_desktop.ui.panels.coach_panel import CoachPanel
from vmo_desktop.ui.panels.discuss_panel import DiscussPanel
from vmo_desktop.ui.panels.measures_panel import MeasuresPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.workshop.ops.participants import edit_participant
from vmo_desktop.workshop.ops.rounds import close_round, open_round
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_room(tmp_path / "room.vmo") as workshop:
        live = LiveWorkshop(workshop)
        yield live
        live.deleteLater()


def _vote(workshop: Workshop) -> None:
    """Reveal a round in which C on Growth is split."""
    vote(workshop, {name: [4, 3, 2, 2, 1 + 2 * (place % 2), 2] for place, name in enumerate(PEOPLE)}, name="Round 1")


def _page(qtbot: QtBot, live: LiveWorkshop, *, width: int = 1180) -> DiscussPanel:
    """The page as the window makes it."""
    page = PAGES["discuss"].build(live, Selection(live))
    assert isinstance(page, DiscussPanel)
    shown(qtbot, page, width=width, height=640)
    return page


@pytest.mark.parametrize("width", [1180, 600])
def test_measures_and_coach_are_reached_by_arrow_keys_behind_the_groups(
    qtbot: QtBot, live: LiveWorkshop, width: int
) -> None:
    _vote(live.workshop)
    page = _page(qtbot, live, width=width)
    measures, coach = page.findChild(MeasuresPanel), page.findChild(CoachPanel)
    assert measures is not None
    assert coach is not None
    page.parts.setFocus()
    press(Qt.Key.Key_Right, times=3)
    assert measures.isVisible()
    assert not page.lists.isVisible()
    press(Qt.Key.Key_Right)
    assert coach.isVisible()
    assert not measures.isVisible()
    page.setFocus()
    assert page.parts.isAncestorOf(page.window().focusWidget())
    press(Qt.Key.Key_Left, times=4)
    assert page.lists.queue_table.isVisible()


def test_measures_catch_up_with_a_round_revealed_while_they_were_hidden(qtbot: QtBot, live: LiveWorkshop) -> None:
    page = _page(qtbot, live)
    measures = page.findChild(MeasuresPanel)
    assert measures is not None
    assert not page.parts.isVisible()
    _vote(live.workshop)
    page.rebuild()
    live.do(edit_participant(1, {"name": "Ana Sousa"}))
    page.parts.choose(GROUPS + 1)
    assert measures.people.index(0, ProfileColumn.NAME).data() == "Ana Sousa"


def test_before_the_reveal_no_part_can_be_chosen(qtbot: QtBot, live: LiveWorkshop) -> None:
    live.do(open_round("Round 1", [1], [1]))
    live.do(close_round(1))
    page = _page(qtbot, live)
    for panel in (page.findChild(MeasuresPanel), page.findChild(CoachPanel), page.parts):
        assert panel is not None
        assert not panel.isVisible()


def test_a_part_chosen_by_the_mouse_is_seen_from_its_beginning(qtbot: QtBot, live: LiveWorkshop) -> None:
    _vote(live.workshop)
    page = _page(qtbot, live, width=600)
    page.resize(600, 300)
    page.lists.queue_table.grid.setFocus()
    for place in (GROUPS + 1, GROUPS + 2):
        page.parts.choose(place)
        for scroller in page.findChildren(Scroller):
            assert not scroller.isVisible() or scroller.verticalScrollBar().value() == 0
