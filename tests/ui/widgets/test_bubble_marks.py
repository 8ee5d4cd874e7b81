"""Several bubbles at once on the live chart: lasso and keys mark them, names are chosen, crowds are told apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPolygonF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.portfolio import make_portfolio
from tests.ui.keyboard import CTRL, SHIFT, Key
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.bubble_panel import BubblePanel
from vmo_desktop.ui.panels.initiatives_panel import InitiativesPanel
from vmo_desktop.ui.panels.ranking_panel import RankingPanel
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.bubble_chart import BubbleChart
from vmo_desktop.ui.widgets.bubble_groups import ids_together, ids_within
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.rows import LabelChoice
from vmo_desktop.workshop.workshop import Workshop

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_portfolio(tmp_path / "portfolio.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(qtbot: QtBot, live: LiveWorkshop) -> BubblePanel:
    panel = BubblePanel(live, Selection(live))
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.chart.setFocus()
    panel.chart.repaint()
    return panel


@pytest.fixture
def chart(panel: BubblePanel) -> BubbleChart:
    return panel.chart


def _spot(chart: BubbleChart, initiative_id: int) -> QPoint:
    found = chart.scene.point_of(initiative_id)
    assert found is not None
    return found[0].toPoint()


def _lasso(chart: BubbleChart, corners: list[QPoint]) -> None:
    QTest.mousePress(chart, LEFT, SHIFT, corners[0])
    for corner in corners[1:]:
        QTest.mouseMove(chart, corner)
    QTest.mouseRelease(chart, LEFT, SHIFT, corners[-1])


def _stack(workshop: Workshop, count: int) -> list[int]:
    """Give some initiatives the very same place."""
    ids = [each.id for each in workshop.snapshot.initiatives[:count]]
    workshop.do(edit_initiatives({each: {"effort": 300.0, "cost": 1e6} for each in ids}))
    workshop.do(set_scores({(each, leaf.id): 2.0 for each in ids for leaf in workshop.snapshot.leaves}))
    return ids


def test_a_lasso_marks_the_bubbles_whose_middles_it_holds(panel: BubblePanel, chart: BubbleChart) -> None:
    axes = chart.scene.stage.axes.toRect()
    left = QPolygonF([QPointF(each) for each in (axes.topLeft(), axes.center(), axes.bottomLeft())])
    expected = ids_within(chart.scene, left)
    assert 0 < len(expected) < len(chart.data)
    view = chart.view
    _lasso(chart, [axes.topLeft(), axes.center(), axes.bottomLeft()])
    assert panel.selection.marked_ids == expected
    assert chart.marked_ids == expected
    assert chart.view == view
    assert panel._aside.whole_text.startswith(f"{len(expected)} marked: ")


def test_a_click_outside_of_what_is_marked_ends_it(panel: BubblePanel, chart: BubbleChart) -> None:
    first, second, third = chart.data.ids[:3]
    chart.mark_these([first, second])
    panel.selection.select_initiative(second)
    assert chart.marked_ids == {first, second}
    panel.selection.select_initiative(third)
    assert not chart.marked_ids


def test_marking_by_keys_alone(panel: BubblePanel, chart: BubbleChart) -> None:
    QTest.keyClick(chart, Key.Key_Right)
    first = chart.selected_id
    assert first is not None
    QTest.keyClick(chart, Key.Key_Space)
    assert chart.marked_ids == {first}
    QTest.keyClick(chart, Key.Key_Left, SHIFT)
    assert chart.marked_ids == {first, chart.selected_id}
    QTest.keyClick(chart, Key.Key_A, CTRL)
    assert chart.marked_ids == {chart.data.ids[place] for place in chart.scene.visible()}
    QTest.keyClick(chart, Key.Key_Escape)
    assert not chart.marked_ids
    assert chart.selected_id is not None


def _marked_rows(grid: Grid) -> list[int]:
    return sorted({index.row() for index in grid.selectionModel().selectedIndexes()})


def test_what_is_marked_is_marked_in_every_table(qtbot: QtBot, live: LiveWorkshop) -> None:
    selection = Selection(live)
    initiatives, ranking = InitiativesPanel(live, selection), RankingPanel(live, selection)
    scoring = ScoringPanel(live, selection)
    for each in (initiatives, ranking, scoring):
        qtbot.addWidget(each)
    ids = [live.snapshot.initiatives[row].id for row in (2, 5, 9)]
    selection.mark_initiatives(ids)
    assert _marked_rows(initiatives.grid) == [2, 5, 9]
    assert _marked_rows(scoring.grid) == [2, 5, 9]
    assert {index.column() for index in scoring.grid.selectionModel().selectedIndexes()} == {0}
    assert {ranking.model.id_at(row) for row in _marked_rows(ranking.grid)} == set(ids)
    selection.select_initiative(ids[1])
    assert _marked_rows(initiatives.grid) == [2, 5, 9]
    assert _marked_rows(scoring.grid) == [2, 5, 9]
    later = InitiativesPanel(live, selection)
    qtbot.addWidget(later)
    assert _marked_rows(later.grid) == [2, 5, 9]


def test_a_chart_that_is_made_later_tells_who_is_marked(qtbot: QtBot, panel: BubblePanel, live: LiveWorkshop) -> None:
    panel.selection.mark_initiatives(panel.chart.data.ids[:2])
    later = BubblePanel(live, panel.selection)
    qtbot.addWidget(later)
    assert later.chart.marked_ids == panel.chart.marked_ids
    assert later._aside.whole_text.startswith("2 marked: ")


def test_a_name_is_shown_always_or_never_by_key(panel: BubblePanel, chart: BubbleChart, live: LiveWorkshop) -> None:
    place, *_ = chart.scene.layout.labels
    shown = chart.data.ids[place]
    panel.selection.select_initiative(shown)
    for choice in (LabelChoice.ALWAYS, LabelChoice.NEVER):
        QTest.keyClick(chart, Key.Key_L)
        assert live.snapshot.chart_labels[shown] is choice
    assert place in chart.scene.layout.labels, "the selected bubble always has its name"
    panel.selection.select_initiative(None)
    assert place not in chart.scene.layout.labels
    other = BubblePanel(live, Selection(live))
    assert other.chart.data.labelled(LabelChoice.NEVER) == {place}
    other.deleteLater()
    live.undo()
    assert place in chart.scene.layout.labels
    live.redo()
    panel.labels.forget()
    assert place in chart.scene.layout.labels
    assert live.snapshot.chart_labels == {}


def test_a_pinned_name_is_shown_where_none_fits(panel: BubblePanel, chart: BubbleChart, live: LiveWorkshop) -> None:
    ids = _stack(live.workshop, 20)
    panel.rebuild()
    chart.repaint()
    without = next(each for each in ids if chart.data.index[each] not in chart.scene.layout.labels)
    panel.labels.choose(without, LabelChoice.ALWAYS)
    assert chart.data.index[without] in chart.scene.layout.labels


def test_a_stack_of_bubbles_says_who_is_in_it(panel: BubblePanel, chart: BubbleChart, live: LiveWorkshop) -> None:
    ids = _stack(live.workshop, 7)
    panel.rebuild()
    chart.repaint()
    assert set(ids) <= set(ids_together(chart.scene, ids[0]))
    chart.hover(ids[0])
    assert chart.card.others.startswith("7 in this place, with ")
    assert "more. C lists them." in chart.card.others
    panel.selection.select_initiative(ids[0])
    assert "7 in this place" in chart.accessibleDescription()


def test_a_heap_is_counted_and_its_count_lists_it(
    panel: BubblePanel, chart: BubbleChart, live: LiveWorkshop, qtbot: QtBot
) -> None:
    ids = _stack(live.workshop, 12)
    panel.rebuild()
    chart.repaint()
    (heap,) = chart.scene.layout.heaps
    counted = chart.data.ids[heap.place]
    assert heap.count == len(ids_together(chart.scene, counted)) >= 12
    axes, (x, y, width, height) = chart.scene.stage.axes, heap.box
    mark = QPointF(axes.left() + x + width / 2, axes.top() + y + height / 2).toPoint()
    qtbot.mouseMove(chart, mark)
    qtbot.waitUntil(chart.card.isVisible)
    assert f"{heap.count} in this place" in chart.card.others
    QTest.mouseClick(chart, LEFT, pos=mark)
    assert panel.selection.initiative_id == counted
    menu = chart.findChild(QMenu, "bubble_group")
    assert menu is not None
    names = {each.text().split("\t")[0] for each in menu.actions()}
    assert {live.snapshot.initiative(each).name for each in ids} <= names
    assert f"Mark these {heap.count}" in names
    menu.hide()


def test_the_key_lists_the_place_whose_card_is_shown(
    panel: BubblePanel, chart: BubbleChart, live: LiveWorkshop
) -> None:
    ids = _stack(live.workshop, 3)
    panel.rebuild()
    alone = next(each for each in chart.data.ids if each not in ids)
    panel.selection.select_initiative(alone)
    chart.hover(ids[1])
    QTest.keyClick(chart, Key.Key_C)
    menu = chart.findChild(QMenu, "bubble_group")
    assert menu is not None
    assert live.snapshot.initiative(ids[1]).name in {each.text().split("\t")[0] for each in menu.actions()}
    menu.hide()


def test_a_bubble_that_stands_alone_lists_nobody(panel: BubblePanel, chart: BubbleChart) -> None:
    alone = next(each for each in chart.data.ids if len(ids_together(chart.scene, each)) == 1)
    (row,) = panel.menu.group(alone).actions()
    assert row.text() == "No other bubble in this place"
    assert not row.isEnabled()


def test_the_members_of_a_stack_are_listed_by_key_and_chosen(
    panel: BubblePanel, chart: BubbleChart, live: LiveWorkshop
) -> None:
    ids = _stack(live.workshop, 3)
    panel.rebuild()
    panel.selection.select_initiative(ids[0])
    QTest.keyClick(chart, Key.Key_C)
    menu = chart.findChild(QMenu, "bubble_group")
    assert menu is not None
    names = {each.text().split("\t")[0]: each for each in menu.actions()}
    wanted = live.snapshot.initiative(ids[2]).name
    names[wanted].trigger()
    menu.hide()
    assert panel.selection.initiative_id == ids[2]


def test_the_menu_of_a_bubble_and_of_the_chart(panel: BubblePanel, chart: BubbleChart) -> None:
    chosen = chart.data.ids[0]
    menu = panel.menu.build(chosen)
    never = next(each for each in menu.actions() if each.text().startswith("Name never"))
    never.trigger()
    assert panel.labels.choice(chosen) is LabelChoice.NEVER
    next(each for each in menu.actions() if each.text().startswith("Mark together")).trigger()
    assert chart.marked_ids == {chosen}
    whole = [each.text().split("\t")[0] for each in panel.menu.build(None).actions() if each.text()]
    assert whole == [
        "Fill the chart with the bubbles", "Show the whole scale", "Mark all that are in sight",
        "Names and limits of the quadrants…", "Show all names where they fit",
    ]  # fmt: skip


def test_the_quadrants_are_edited_by_key(panel: BubblePanel, chart: BubbleChart) -> None:
    QTest.keyClick(chart, Key.Key_Q)
    assert panel._form is not None
    panel._form.close()


def test_an_exported_picture_shows_the_chosen_names(panel: BubblePanel, chart: BubbleChart) -> None:
    place, *_ = chart.scene.layout.labels
    panel.labels.choose(chart.data.ids[place], LabelChoice.NEVER)
    figure = Figure(figsize=(9, 6))
    chart.picture_draw()(figure.add_subplot())
    texts = {text.get_text() for text in figure.axes[0].texts}
    assert chart.data.names[place] not in texts
