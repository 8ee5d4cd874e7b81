"""The coach beside the work: live, dismissible, and with the way to what it notes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.portfolio import make_portfolio
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.coach_panel import CoachPanel
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.coach import CoachKind
from vmo_desktop.workshop.ops.scores import set_rationale, set_scores

COUNT = 8


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    """Eight initiatives on two drivers; on the second all scores are the same but it has its weight."""
    del qtbot
    with make_portfolio(tmp_path / "room.vmo", COUNT, drivers=2) as workshop:
        turned = [0.0, 1.0, 2.0, 3.0, 4.0, 3.0, 1.0, 0.0]
        cells: dict[tuple[int, int], float | None] = {(row + 1, 1): turned[row] for row in range(COUNT)}
        workshop.do(set_scores({**cells, **{(row + 1, 2): 2.0 for row in range(COUNT)}}))
        yield LiveWorkshop(workshop)


@pytest.fixture
def selection(live: LiveWorkshop) -> Selection:
    return Selection(live)


@pytest.fixture
def panel(live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> CoachPanel:
    made = CoachPanel(live, selection)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def _button(panel: CoachPanel, name: str) -> QPushButton | QToolButton:
    buttons: list[QPushButton | QToolButton] = [*panel.findChildren(QPushButton), *panel.findChildren(QToolButton)]
    return next(each for each in buttons if each.accessibleName().startswith(name) and each.isVisible())


def test_a_note_leads_to_its_driver_and_page(panel: CoachPanel, selection: Selection, qtbot: QtBot) -> None:
    (note,) = panel.list.rows()
    assert note.kind is CoachKind.NARROW_WEIGHT
    with qtbot.waitSignal(panel.page_wanted) as wanted:
        _button(panel, "Go there: Driver 2").click()
    assert wanted.args == ["drivers"]
    assert selection.driver_id == 2


def test_a_dismissed_note_stays_away_until_it_is_brought_back(
    panel: CoachPanel, live: LiveWorkshop, qtbot: QtBot
) -> None:
    _button(panel, "Dismiss: Driver 2").click()
    assert panel.list.rows() == []
    with qtbot.waitSignal(live.changed):
        live.do(set_rationale(initiative_id=1, driver_id=1, rationale="First of its kind"))
    assert panel.list.rows() == []
    _button(panel, "Show one dismissed note").click()
    assert len(panel.list.rows()) == 1


def test_notes_follow_the_scores(panel: CoachPanel, live: LiveWorkshop, qtbot: QtBot) -> None:
    live.do(set_scores({(row + 1, 2): float(row % 5) for row in range(COUNT)}))
    qtbot.waitUntil(lambda: panel.list.rows() == [])


def test_beside_the_scores_the_coach_is_one_button_that_unfolds(
    live: LiveWorkshop, selection: Selection, qtbot: QtBot
) -> None:
    scoring = ScoringPanel(live, selection)
    qtbot.addWidget(scoring)
    scoring.resize(700, 700)
    scoring.show()
    fold = scoring.coach
    assert fold.button.isVisible()
    assert fold.button.text() == "Coach 1 ▸"
    assert not fold.isVisible()
    selection.select_driver(2)
    assert "Driver 2 has a weight of 50 %" in fold.button.accessibleName()
    fold.button.click()
    assert fold.isVisible()
    assert fold.list is not None
    assert len(fold.list.rows()) == 1
    live.do(set_scores({(row + 1, 2): float(row % 5) for row in range(COUNT)}))
    qtbot.waitUntil(lambda: not fold.button.isVisible())
    assert not fold.isVisible()
