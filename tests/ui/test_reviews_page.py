"""Looking back in the real window: by search, by links, by the Report menu, and in the room."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fitting import settle
from tests.waits import LONG_WAIT_MS
from tests.workshop.following import make_following
from tests.workshop.reviewing import make_reviewing
from vmo_desktop.ui.dialogs.celebrate_dialog import CelebrateDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.inspector_panel import InspectorPanel
from vmo_desktop.ui.panels.lessons_panel import LessonsPanel
from vmo_desktop.ui.panels.wins_panel import WinsPanel
from vmo_desktop.ui.reviews_page import LESSONS_PART, REVIEWS_PART, WINS_PART, ReviewsPage
from vmo_desktop.ui.search.entries import found


@pytest.fixture
def reviewing(open_window: Callable[[], MainWindow], tmp_path: Path) -> MainWindow:
    make_reviewing(tmp_path / "w.vmo").close()
    window = open_window()
    window.session.open(tmp_path / "w.vmo")
    return window


def _live(window: MainWindow) -> LiveWorkshop:
    live = window.session.live
    assert live is not None
    return live


def _page(window: MainWindow) -> ReviewsPage:
    page = window.workbench.area.page("reviews").findChild(ReviewsPage)
    assert isinstance(page, ReviewsPage)
    return page


def test_a_lesson_is_found_by_the_search_of_the_program(reviewing: MainWindow) -> None:
    entries = found(reviewing.workbench.search.entries(), "werkzeug zahle")
    assert [each.title[:5] for each in entries] == ["Zähle"]
    assert entries[0].line == "Lesson · A"
    entries[0].open()
    settle()
    page = _page(reviewing)
    assert reviewing.workbench.area.page_id == "reviews"
    assert page.choice.place == LESSONS_PART
    part = page.part(LESSONS_PART)
    assert isinstance(part, LessonsPanel)
    assert part.lesson is not None
    assert part.lesson.text.startswith("Zähle")


def test_a_lesson_leads_to_its_review_and_to_its_initiative(reviewing: MainWindow) -> None:
    reviewing.workbench.area.show_page("reviews")
    page = _page(reviewing)
    page.show_lesson(_live(reviewing).snapshot.value.lessons[0].id)
    part = page.part(LESSONS_PART)
    assert isinstance(part, LessonsPanel)
    part.to_review.click()
    assert page.choice.place == REVIEWS_PART
    page.show_lesson(_live(reviewing).snapshot.value.lessons[1].id)
    part.to_initiative.click()
    assert reviewing.workbench.area.page_id == "initiatives"
    assert part.selection.initiative_id == _live(reviewing).snapshot.initiatives[1].id


def test_the_inspector_tells_the_lessons_of_the_selected_initiative(reviewing: MainWindow) -> None:
    reviewing.workbench.area.show_page("rank")
    inspector = reviewing.workbench.area.inspector
    assert isinstance(inspector, InspectorPanel)
    inspector.show()
    first, _, third, _ = (each.id for each in _live(reviewing).snapshot.initiatives)
    inspector.selection.select_initiative(first)
    inspector.rebuild()
    editor = inspector.initiative
    texts = [each.text() for each in editor.lessons.children() if hasattr(each, "text")]
    assert texts == ["30/06/2027 · Ines Okafor · Measure, service", "Zähle die Anrufe, bevor das Werkzeug gewählt wird"]
    inspector.selection.select_initiative(third)
    inspector.rebuild()
    assert editor.lessons.isHidden()


def test_the_report_menu_opens_the_sheet_of_wins(reviewing: MainWindow, qtbot: QtBot) -> None:
    reviewing.actions_table["report.celebrate"].trigger()
    assert _page(reviewing).choice.place == WINS_PART
    dialog = reviewing.findChild(CelebrateDialog)
    assert isinstance(dialog, CelebrateDialog)
    qtbot.waitUntil(lambda: dialog.is_made, timeout=LONG_WAIT_MS)
    dialog.reject()


def test_without_wins_the_report_menu_leads_to_where_they_are_typed(window: MainWindow, tmp_path: Path) -> None:
    make_following(tmp_path / "w.vmo").close()
    window.session.open(tmp_path / "w.vmo")
    window.actions_table["report.celebrate"].trigger()
    part = _page(window).part(WINS_PART)
    assert isinstance(part, WinsPanel)
    assert part.said.isVisible()
    assert window.findChild(CelebrateDialog) is None
