"""The live chart: what it draws and how rarely, pointer and keys, and the same picture as the export."""

from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.portfolio import HOSTILE_NAMES, make_portfolio
from tests.waits import LONG_WAIT_MS
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.bubble_facts import bubble_facts
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.bubble_chart import BubbleChart
from vmo_desktop.ui.widgets.bubble_scene import Direction, Threshold
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import Workshop

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_portfolio(tmp_path / "portfolio.vmo") as opened:
        yield opened


def shown(qtbot: QtBot, workshop: Workshop, width: int = 900, height: int = 600) -> BubbleChart:
    chart = BubbleChart(bubble_data(workshop.results), lambda each: bubble_facts(workshop.results, each))
    qtbot.addWidget(chart)
    chart.resize(width, height)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.repaint()
    return chart


@pytest.fixture
def chart(qtbot: QtBot, workshop: Workshop) -> BubbleChart:
    return shown(qtbot, workshop)


def point_of(chart: BubbleChart, initiative_id: int) -> QPoint:
    spot = chart.scene.point_of(initiative_id)
    assert spot is not None
    return spot[0].toPoint()


def on_top(chart: BubbleChart) -> int:
    """An initiative whose bubble no other covers at its middle."""
    return next(each for each in chart.data.ids if chart.scene.id_at(QPointF(point_of(chart, each))) == each)


def test_a_typed_score_moves_its_bubble_without_a_draw_of_the_axes(chart: BubbleChart, workshop: Workshop) -> None:
    initiative, driver = workshop.snapshot.initiatives[3], workshop.snapshot.leaves[0]
    draws, before = chart.draw_count, point_of(chart, initiative.id)
    score = workshop.snapshot.agreed_scores[initiative.id, driver.id].value
    workshop.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=0 if score else 4))
    chart.show_data(bubble_data(workshop.results))
    chart.repaint()
    assert point_of(chart, initiative.id) != before
    assert chart.draw_count == draws


def test_labels_go_with_their_bubbles_and_settle_when_it_is_quiet(
    chart: BubbleChart, workshop: Workshop, qtbot: QtBot
) -> None:
    initiative = workshop.snapshot.initiatives[3]
    chart.select(initiative.id)
    spoken = chart.accessibleDescription()
    before = {place: label.y - chart.scene.layout.y[place] for place, label in chart.scene.layout.labels.items()}
    for driver in workshop.snapshot.leaves:
        workshop.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=4))
    chart.show_data(bubble_data(workshop.results, former=chart.data))
    assert chart.is_settling
    for place, label in chart.scene.layout.labels.items():
        assert label.y - chart.scene.layout.y[place] == pytest.approx(before[place])
    qtbot.waitUntil(lambda: not chart.is_settling, timeout=LONG_WAIT_MS)
    height = chart.scene.layout.label_height
    for a, b in combinations(chart.scene.layout.labels.values(), 2):
        assert a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + height <= b.y or b.y + height <= a.y
    assert chart.accessibleDescription() != spoken
    assert "value 100.0" in chart.accessibleDescription()


def test_edits_leave_nothing_behind_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", 60, missing=0.1) as workshop:
        chart = shown(qtbot, workshop)
        ids = [initiative.id for initiative in workshop.snapshot.initiatives]
        chart.select(ids[0])
        chart.mark(frozenset(ids[2:6]))
        chart.hover(ids[1])
        QApplication.processEvents()
        for turn in range(24):
            driver = workshop.snapshot.leaves[turn % 3]
            value = None if turn % 5 == 0 else turn % 3 * 2
            workshop.do(set_score(initiative_id=ids[turn % 8], driver_id=driver.id, value=value))
            chart.show_data(bubble_data(workshop.results, former=chart.data))
            QApplication.processEvents()
            assert chart.screen().grabWindow(chart.winId()).toImage() == chart.grab().toImage()


def test_showing_and_resizing_cost_one_draw_each(chart: BubbleChart) -> None:
    assert chart.draw_count == 1
    chart.resize(700, 500)
    chart.repaint()
    assert chart.draw_count == 2


def test_a_click_picks_a_bubble_and_a_click_beside_picks_nothing(chart: BubbleChart, qtbot: QtBot) -> None:
    wanted = on_top(chart)
    with qtbot.waitSignal(chart.picked) as picked:
        qtbot.mouseClick(chart, LEFT, pos=point_of(chart, wanted))
    assert picked.args == [wanted]
    with qtbot.waitSignal(chart.picked) as picked:
        qtbot.mouseClick(chart, LEFT, pos=QPoint(2, 2))
    assert picked.args == [None]


def test_arrows_walk_to_the_nearest_and_reach_every_bubble(chart: BubbleChart, qtbot: QtBot) -> None:
    chart.picked.connect(chart.select)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.selected_id == chart.data.ids[int(chart.data.importance[0])]
    start = point_of(chart, chart.selected_id)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.selected_id is not None
    assert point_of(chart, chart.selected_id).y() >= start.y()
    reached, edge = {chart.selected_id}, [chart.selected_id]
    while edge:
        here = edge.pop()
        for direction in Direction:
            found = chart.scene.id_towards(here, direction)
            if found is not None and found not in reached:
                reached.add(found)
                edge.append(found)
    assert reached == set(chart.data.ids)


def test_a_walk_is_spoken_and_shows_the_facts(chart: BubbleChart, qtbot: QtBot) -> None:
    chart.picked.connect(chart.select)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    name = chart.data.names[int(chart.data.importance[0])]
    assert chart.accessibleDescription().startswith(f"{name}, value ")
    assert chart.card.isVisible()
    assert chart.card.name == name
    assert "24 initiatives" in chart.accessibleName()
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.selected_id is None
    assert not chart.card.isVisible()


def test_the_card_follows_the_pointer(chart: BubbleChart, qtbot: QtBot) -> None:
    wanted = on_top(chart)
    qtbot.mouseMove(chart, point_of(chart, wanted))
    qtbot.waitUntil(chart.card.isVisible)
    assert chart.card.name == chart.data.names[chart.data.index[wanted]]
    assert chart.rect().contains(chart.card.geometry())


def test_wheel_zooms_about_the_pointer_and_home_resets(chart: BubbleChart, qtbot: QtBot) -> None:
    whole, at = chart.view, QPointF(300, 250)
    before = chart.scene.position_at(at)
    wheel = QWheelEvent(
        at, chart.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart, wheel)
    assert chart.view.right - chart.view.left < whole.right - whole.left
    assert chart.scene.position_at(at) == pytest.approx(before)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.view == whole


def test_fit_fills_the_chart_and_zooming_out_ends_at_the_whole(chart: BubbleChart, qtbot: QtBot) -> None:
    whole = chart.view
    qtbot.keyClick(chart, Qt.Key.Key_F)
    assert chart.view != whole
    assert len(chart.scene.visible()) == 24
    for _ in range(30):
        qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.view == whole


def test_a_drag_pans(chart: BubbleChart, qtbot: QtBot) -> None:
    start = next(
        QPoint(x, y)
        for x in range(200, 800, 20)
        for y in range(100, 500, 20)
        if chart.scene.id_at(QPointF(x, y)) is None and chart.scene.threshold_at(QPointF(x, y)) is None
    )
    view = chart.view
    qtbot.mousePress(chart, LEFT, pos=start)
    qtbot.mouseMove(chart, start + QPoint(60, 0))
    with qtbot.assertNotEmitted(chart.picked):
        qtbot.mouseRelease(chart, LEFT, pos=start + QPoint(60, 0))
    assert chart.view.left < view.left
    assert chart.view.right - chart.view.left == pytest.approx(view.right - view.left)


@pytest.mark.parametrize("threshold", Threshold)
def test_a_threshold_is_dragged_by_its_handle_and_told_once(
    chart: BubbleChart, qtbot: QtBot, threshold: Threshold
) -> None:
    handle = chart.scene.handle(threshold)
    assert handle is not None
    told: list[tuple[str, float]] = []
    chart.threshold_moved.connect(lambda field, number: told.append((field, number)))
    start = handle.toPoint()
    move = QPoint(80, 0) if threshold is Threshold.X else QPoint(0, 80)
    qtbot.mousePress(chart, LEFT, pos=start)
    qtbot.mouseMove(chart, start + move / 2)
    qtbot.mouseMove(chart, start + move)
    qtbot.mouseRelease(chart, LEFT, pos=start + move)
    assert len(told) == 1
    assert told[0][0] == threshold.value
    position = chart.scene.position_at(QPointF(start + move))[0 if threshold is Threshold.X else 1]
    assert told[0][1] == pytest.approx(position, abs=2 if threshold is Threshold.X else 0.1)
    assert told[0][1] == round(told[0][1], 0 if threshold is Threshold.X else 1), "it stops at round numbers"


def test_while_a_threshold_is_dragged_its_number_stands_beside_it(chart: BubbleChart, qtbot: QtBot) -> None:
    handle = chart.scene.handle(Threshold.X)
    assert handle is not None
    chart.setFocus()
    assert chart.limits.told == ""
    start = handle.toPoint()
    qtbot.mousePress(chart, LEFT, pos=start)
    for move in (30, 60):
        qtbot.mouseMove(chart, start + QPoint(move, 0))
        chart.repaint()
        assert chart.limits.told == f"{chart.data.x_threshold:g} person-days"
    qtbot.mouseRelease(chart, LEFT, pos=start + QPoint(60, 0))
    assert chart.limits.told == ""


@pytest.mark.parametrize(
    ("threshold", "on", "back"),
    [(Threshold.X, Qt.Key.Key_Right, Qt.Key.Key_Left), (Threshold.VALUE, Qt.Key.Key_Up, Qt.Key.Key_Down)],
)
def test_a_threshold_is_reached_by_tab_and_moved_by_arrows(
    chart: BubbleChart, qtbot: QtBot, threshold: Threshold, on: Qt.Key, back: Qt.Key
) -> None:
    told: list[float] = []
    chart.threshold_moved.connect(lambda _, number: told.append(number))
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Tab)
    if threshold is Threshold.VALUE:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    handle = chart.limits.handles[threshold]
    assert handle.hasFocus()
    before = handle.accessibleName()
    for key in (on, on, back):
        qtbot.keyClick(handle, key)
    chart.repaint()
    assert told[0] < told[1]
    assert told[2] == told[0]
    assert handle.accessibleName() != before
    assert chart.limits.told in handle.accessibleName() or threshold is Threshold.VALUE
    qtbot.keyClick(handle, Qt.Key.Key_Escape)
    assert chart.hasFocus()
    assert chart.limits.told == ""


def test_the_card_covers_neither_its_bubble_nor_its_name(qtbot: QtBot, workshop: Workshop) -> None:
    for width, height in ((900, 600), (420, 460)):
        chart = shown(qtbot, workshop, width, height)
        for each in chart.data.ids:
            chart.select(each)
            chart.hover(each)
            assert chart.card.isVisible()
            boxes = chart.scene.boxes_of(each)
            assert len(boxes) >= 2
            assert not any(chart.card.geometry().intersects(box) for box in boxes)


def test_where_the_chart_is_small_the_card_stands_beside_it_in_the_window(qtbot: QtBot, workshop: Workshop) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 500)
    chart = BubbleChart(bubble_data(workshop.results), lambda each: bubble_facts(workshop.results, each), window)
    chart.setGeometry(700, 100, 280, 220)
    with qtbot.waitExposed(window):
        window.show()
    for each in chart.data.ids:
        chart.hover(each)
        assert chart.card.isVisible()
        assert window.rect().contains(chart.card.geometry())
        boxes = [box.translated(chart.pos()) for box in chart.scene.boxes_of(each)]
        assert not any(chart.card.geometry().intersects(box) for box in boxes)
    chart.hide()
    assert not chart.card.isVisible()


def test_a_lasso_that_was_asked_for_needs_no_key(chart: BubbleChart, qtbot: QtBot) -> None:
    axes = chart.scene.stage.axes.toRect()
    for is_given_up in (True, False):
        chart.begin_lasso()
        view = chart.view
        if is_given_up:
            qtbot.keyClick(chart, Qt.Key.Key_Escape)
        marked: list[object] = []
        chart.marked.connect(marked.append)
        qtbot.mousePress(chart, LEFT, pos=axes.topLeft())
        for corner in (axes.topRight(), axes.bottomRight(), axes.bottomLeft()):
            qtbot.mouseMove(chart, corner)
        qtbot.mouseRelease(chart, LEFT, pos=axes.bottomLeft())
        assert bool(marked) is not is_given_up
        chart.look_at(view)


def test_a_double_click_on_a_quadrants_name_asks_for_it(chart: BubbleChart, qtbot: QtBot) -> None:
    box = chart.scene.quadrant_boxes()[1]
    with qtbot.waitSignal(chart.quadrant_asked) as asked:
        qtbot.mouseDClick(chart, LEFT, pos=box.center().toPoint())
    assert asked.args == [1]


def test_hidden_categories_can_be_neither_seen_nor_walked_to(chart: BubbleChart) -> None:
    label = chart.data.categories[0].label
    chart.hide_categories(frozenset((label,)))
    assert len(chart.scene.visible()) == 18
    hidden = [each for each in chart.data.ids if chart.data.category[chart.data.index[each]] == 0]
    assert all(chart.scene.point_of(each) is None for each in hidden)


def pixels(image: QImage) -> npt.NDArray[np.int16]:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(rgb.constBits(), dtype=np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return flat[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).astype(np.int16)


@pytest.mark.parametrize(("count", "missing"), [(24, 0.02), (100, 0.0), (404, 0.0)])
def test_screen_and_export_show_the_same(qtbot: QtBot, tmp_path: Path, count: int, missing: float) -> None:
    with make_portfolio(tmp_path / "w.vmo", count, missing=missing) as workshop:
        chart = shown(qtbot, workshop, 1200, 800)
        selected = int(chart.data.importance[count // 2])
        chart.select(chart.data.ids[selected])
        assert bool(chart.scene.layout.heaps) is (count == 404)
        screen = pixels(chart.grab().toImage())
        axes_rect = chart.scene.stage.axes
        figure = Figure(figsize=(1200 / 96, 800 / 96), dpi=96)
        FigureCanvasAgg(figure)
        axes = figure.add_axes(
            (axes_rect.left() / 1200, 1 - axes_rect.bottom() / 800, axes_rect.width() / 1200, axes_rect.height() / 800)
        )
        draw_bubble(axes, chart.data, current_theme(), is_framed=False, pinned={selected})
        out = BytesIO()
        figure.savefig(out, format="png", dpi=96)
    exported = pixels(QImage.fromData(out.getvalue()))
    inner = axes_rect.adjusted(8, 8, -8, -8).toRect()
    common = np.s_[inner.top() : inner.bottom(), inner.left() : inner.right()]
    assert np.abs(screen[common] - exported[common]).mean() <= 3.0


def test_hostile_names_are_shown_and_spoken(qtbot: QtBot, workshop: Workshop) -> None:
    ids = [each.id for each in workshop.snapshot.initiatives]
    edits = {ids[n]: {"name": name, "class_name": name[:80]} for n, name in enumerate(HOSTILE_NAMES)}
    workshop.do(edit_initiatives(edits))
    chart = shown(qtbot, workshop)
    for each in ids[: len(HOSTILE_NAMES)]:
        chart.select(each)
        chart.hover(each)
        chart.repaint()
        assert chart.card.width() < 500
        assert chart.rect().contains(chart.card.geometry())


def test_a_chart_too_small_for_anything_still_paints(qtbot: QtBot, workshop: Workshop) -> None:
    chart = shown(qtbot, workshop, 40, 30)
    chart.repaint()
    assert chart.draw_count >= 1


def test_what_stands_beside_a_new_chart_is_painted_before_the_chart_is_drawn(qtbot: QtBot, workshop: Workshop) -> None:
    window = QWidget()
    chart = BubbleChart(bubble_data(workshop.results), lambda each: bubble_facts(workshop.results, each), window)
    chart.setGeometry(0, 0, 600, 400)
    seen: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: seen.append(chart.draw_count))
    timer.start(0)
    qtbot.addWidget(window)
    window.resize(700, 400)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: chart.draw_count == 1)
    assert seen[0] == 0
