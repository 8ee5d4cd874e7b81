"""Two views whose divider is remembered."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.split_view import Alone, SplitView


def _shown(qtbot: QtBot) -> SplitView:
    split = SplitView("score", QWidget(), QWidget(), share=0.6)
    qtbot.addWidget(split)
    split.resize(700, 400)
    split.show()
    return split


def test_it_starts_with_its_share_and_remembers_the_divider(qtbot: QtBot) -> None:
    first = _shown(qtbot)
    left, right = first.sizes()
    assert abs(left / (left + right) - 0.6) < 0.01
    first.moveSplitter(200, 1)
    moved = first.sizes()
    first.close()
    assert _shown(qtbot).sizes() == moved


def test_the_chart_takes_the_whole_room_and_gives_it_back(qtbot: QtBot) -> None:
    split = _shown(qtbot)
    before = split.sizes()
    split.show_alone(Alone.CHART)
    assert split.alone is Alone.CHART
    assert not split.view.isVisible()
    qtbot.waitUntil(lambda: split.chart.width() == 700)
    split.show_alone(Alone.NOBODY)
    qtbot.waitUntil(lambda: split.sizes() == before)


def test_where_there_is_no_room_for_both_the_chart_comes_when_asked_for(qtbot: QtBot) -> None:
    split = _shown(qtbot)
    before = split.sizes()
    for part in (split.view, split.chart):
        part.setMinimumWidth(350)
    assert split.minimumSizeHint().width() < 640
    split.resize(600, 400)
    assert split.view.isVisible()
    assert not split.chart.isVisible()
    split.show_alone(Alone.CHART)
    assert split.chart.isVisible()
    assert not split.view.isVisible()
    split.show_alone(Alone.NOBODY)
    split.resize(700, 400)
    assert split.view.isVisible()
    assert split.chart.isVisible()
    assert sum(split.sizes()) == sum(before)
