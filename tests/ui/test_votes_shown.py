"""How far votes lie apart is shown on every bubble chart by one command, and remembered."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from tests.ui.widgets.test_bubble_chart import pixels
from tests.voted_room import make_voted_room
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.bubble_facts import bubble_facts
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.bubble_panel import BubblePanel
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.votes_shown import VotesShown, votes_shown
from vmo_desktop.ui.widgets.bubble_chart import BubbleChart
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import Workshop

COMMAND = "chart.votes"
ENTRY = "Ellipse: middle half of the votes"


@pytest.fixture(autouse=True)
def as_at_first() -> Iterator[None]:
    """Leave the choice as other tests expect it."""
    votes_shown().show(True)
    yield
    votes_shown().show(True)


@pytest.fixture
def panel(window: MainWindow, tmp_path: Path) -> BubblePanel:
    """The chart beside the ranking of a room that voted."""
    path = tmp_path / "voted.vmo"
    make_voted_room(path, initiatives=12).close()
    window.take(path)
    return _chart_on(window, "rank")


def _chart_on(window: MainWindow, page: str) -> BubblePanel:
    window.workbench.area.show_page(page)
    split = window.workbench.area.split_view
    assert split is not None
    assert isinstance(split.chart, BubblePanel)
    return split.chart


def _has_ellipses(panel: BubblePanel) -> bool:
    return panel.chart.data.spread is not None


def _chips(panel: BubblePanel) -> list[str]:
    return [chip.entry.text for chip in panel.key.chips]


def test_one_command_hides_them_on_every_page_and_is_remembered(window: MainWindow, panel: BubblePanel) -> None:
    action = window.actions_table[COMMAND]
    assert (action.isEnabled(), action.isChecked()) == (True, True)
    assert ENTRY in _chips(panel)
    action.trigger()
    assert not _has_ellipses(panel)
    assert ENTRY not in _chips(panel)
    score = _chart_on(window, "score")
    assert not _has_ellipses(score)
    assert [action.isChecked(), VotesShown().is_on] == [False, False]
    score.options.more.menu().actions()[2].trigger()
    assert _has_ellipses(score)
    assert [action.isChecked(), VotesShown().is_on] == [True, True]


def test_the_table_speaks_of_the_votes_while_they_are_shown(panel: BubblePanel) -> None:
    panel.options.table.click()
    model = panel.table.model()
    titles = [str(model.headerData(each, Qt.Orientation.Horizontal)) for each in range(model.columnCount())]
    assert "Votes from" in titles


def test_without_revealed_votes_the_command_is_disabled(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    panel = _chart_on(window, "rank")
    assert not window.actions_table[COMMAND].isEnabled()
    assert ENTRY not in _chips(panel)


def _shown(qtbot: QtBot, workshop: Workshop) -> BubbleChart:
    data = bubble_data(workshop.results, shows_votes=True)
    chart = BubbleChart(data, lambda each: bubble_facts(workshop.results, each))
    qtbot.addWidget(chart)
    chart.resize(1200, 800)
    chart.show()
    qtbot.waitUntil(lambda: chart.draw_count == 1)
    return chart


def test_screen_and_export_show_the_same_ellipses(qtbot: QtBot, tmp_path: Path) -> None:
    with make_voted_room(tmp_path / "w.vmo") as workshop:
        chart = _shown(qtbot, workshop)
        screen = pixels(chart.grab().toImage())
        area = chart.scene.stage.axes
        figure = Figure(figsize=(1200 / 96, 800 / 96), dpi=96)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((area.left() / 1200, 1 - area.bottom() / 800, area.width() / 1200, area.height() / 800))
        draw_bubble(axes, chart.data, current_theme(), is_framed=False)
        out = BytesIO()
        figure.savefig(out, format="png", dpi=96)
    exported = pixels(QImage.fromData(out.getvalue()))
    inner = area.adjusted(8, 8, -8, -8).toRect()
    common = np.s_[inner.top() : inner.bottom(), inner.left() : inner.right()]
    assert np.abs(screen[common] - exported[common]).mean() <= 3.0


def test_edits_leave_no_ellipse_behind_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with make_voted_room(tmp_path / "w.vmo", missing=0.5) as workshop:
        chart = _shown(qtbot, workshop)
        QApplication.processEvents()
        moved = 0
        for turn, initiative in enumerate(workshop.snapshot.initiatives[:8]):
            driver = workshop.snapshot.leaves[turn % 3]
            before = workshop.results.vote_spread.low.tolist()
            workshop.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=turn % 2 * 4))
            moved += before != workshop.results.vote_spread.low.tolist()
            chart.show_data(bubble_data(workshop.results, former=chart.data, shows_votes=True))
            QApplication.processEvents()
            assert chart.screen().grabWindow(chart.winId()).toImage() == chart.grab().toImage()
        assert moved, "some ellipse must have moved"
