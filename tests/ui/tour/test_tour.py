"""Five steps that point at real widgets."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.fitting import settle
from tests.ui.keyboard import press
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.tour.steps import STEPS
from vmo_desktop.ui.tour.tour import Tour
from vmo_desktop.ui.tour.tour_card import place_beside


def _tour(window: MainWindow) -> Tour:
    return window.workbench.help.tour


def _title(window: MainWindow) -> str:
    step = _tour(window).step
    return "" if step is None else step.title


def test_there_are_five_steps() -> None:
    assert len(STEPS) == 5


def test_every_step_points_at_a_widget_that_is_seen(window: MainWindow) -> None:
    window.resize(1366, 768)
    window.actions_table["help.tour"].trigger()
    tour = _tour(window)
    assert window.session.live is not None
    for step in STEPS:
        assert tour.step is step
        assert tour.target is not None
        assert type(tour.target).__name__ == step.target
        assert window.workbench.area.page_id == step.page_id
        assert tour.ring.isVisible()
        assert window.rect().contains(tour.card.geometry())
        assert tour.card.title == step.title
        press(Qt.Key.Key_Return)
    assert tour.step is None
    assert tour.ring.isHidden()


def test_at_200_percent_on_a_small_screen_cards_stand_off_what_they_explain(window: MainWindow) -> None:
    appearance().show(Scheme.LIGHT, 2.0)
    window.resize(1366, 768)
    window.actions_table["help.tour"].trigger()
    tour = _tour(window)
    chart_only = window.actions_table["view.chart_only"]
    for step in STEPS:
        settle()
        assert type(tour.target).__name__ == step.target  # what is folded away is unfolded for its step
        assert chart_only.isChecked() is (step.target == "BubblePanel")
        ring, card = tour.ring.geometry(), tour.card.geometry()
        assert window.rect().contains(card)
        covered = ring.intersected(card)
        assert max(covered.width(), 0) * max(covered.height(), 0) < 0.25 * ring.width() * ring.height()
        press(Qt.Key.Key_Return)
    assert tour.step is None


def test_it_can_be_left_and_taken_again(window: MainWindow) -> None:
    tour = _tour(window)
    window.actions_table["help.tour"].trigger()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert _title(window) == STEPS[0].title
    press(Qt.Key.Key_Left)
    assert _title(window) == STEPS[0].title
    press(Qt.Key.Key_Escape)
    assert _title(window) == ""
    window.actions_table["help.tour"].trigger()
    assert _title(window) == STEPS[0].title
    end = tour.card.findChild(QPushButton, "tour_end")
    assert end is not None
    QTest.mouseClick(end, Qt.MouseButton.LeftButton)
    assert _title(window) == ""


def test_a_workshop_with_content_is_shown_rather_than_a_sample(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    window.actions_table["help.tour"].trigger()
    assert window.session.live is not None
    assert window.session.live.workshop.path == path
    window.session.close()
    assert _tour(window).step is None


def test_an_empty_workshop_gives_way_to_the_sample(window: MainWindow) -> None:
    window.session.create()
    window.actions_table["help.tour"].trigger()
    assert window.session.live is not None
    assert len(window.session.live.snapshot.initiatives) > 10


def test_ring_and_card_follow_the_window_and_stay_inside(window: MainWindow) -> None:
    window.resize(1366, 768)
    window.actions_table["help.tour"].trigger()
    tour = _tour(window)
    for width, height in ((1000, 640), (1500, 900)):
        window.resize(width, height)
        QApplication.processEvents()
        assert window.rect().contains(tour.card.geometry())
        assert tour.target is not None
        corner = tour.target.mapTo(window, QPoint(0, 0))
        assert tour.ring.geometry().topLeft() == corner


def test_it_is_offered_once(window: MainWindow) -> None:
    window.start.sample_picked.emit("meridian")
    assert "New here?" in window.workbench.notice.text
    window.session.close()
    window.start.sample_picked.emit("meridian")
    assert window.workbench.notice.text == ""
    assert Settings().flag("tour_offered", default=False)


@pytest.mark.parametrize(
    ("target", "corner"),
    [
        (QRect(0, 0, 400, 600), QPoint(409, 0)),
        (QRect(600, 100, 400, 500), QPoint(290, 100)),
        (QRect(0, 0, 1000, 200), QPoint(0, 209)),
        (QRect(0, 300, 1000, 300), QPoint(0, 90)),
        (QRect(0, 0, 1000, 600), QPoint(700, 400)),
        (QRect(0, 150, 1000, 450), QPoint(700, 0)),
    ],
)
def test_the_card_stands_beside_what_it_explains(target: QRect, corner: QPoint) -> None:
    assert place_beside(target, QSize(300, 200), QRect(0, 0, 1000, 600), 10) == corner
