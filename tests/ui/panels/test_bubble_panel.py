"""The chart's panel follows the workshop, and writes only what a person decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.portfolio import make_portfolio
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.table_view import bubble_table
from vmo_desktop.ui.chart_action import ChartAction
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panels.bubble_panel import BubblePanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.bubble_scene import Threshold
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.workshop.ops.day import add_note
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.presentation import edit_chart
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.rows import BubbleX, LabelChoice
from vmo_desktop.workshop.workshop import Workshop


def opened(qtbot: QtBot, workshop: Workshop) -> BubblePanel:
    live = LiveWorkshop(workshop)
    panel = BubblePanel(live, Selection(live))
    live.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(800, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.chart.repaint()
    return panel


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_portfolio(tmp_path / "portfolio.vmo") as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, workshop: Workshop) -> BubblePanel:
    return opened(qtbot, workshop)


def choose(panel: BubblePanel, field: str, value: object) -> None:
    box = panel.options.findChild(QComboBox, field)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


def test_a_score_moves_the_chart_without_drawing_the_axes(panel: BubblePanel) -> None:
    initiative, driver = panel.live.snapshot.initiatives[0], panel.live.snapshot.leaves[0]
    draws = panel.chart.draw_count
    score = panel.live.snapshot.agreed_scores[initiative.id, driver.id].value
    panel.live.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=0 if score else 4))
    panel.chart.repaint()
    assert panel.chart.draw_count == draws
    place = panel.chart.data.index[initiative.id]
    assert panel.chart.data.value[place] == pytest.approx(float(panel.live.results.valuation.value[0]))


def test_a_drag_of_a_weight_is_previewed_and_then_forgotten(panel: BubblePanel) -> None:
    draws, before = panel.chart.draw_count, panel.chart.data.value.tolist()
    weight_set = panel.live.snapshot.default_weight_set
    assert weight_set is not None
    preview = panel.live.results.with_points(weight_set.id, {panel.live.snapshot.leaves[0].id: 90.0})
    panel.live.preview(preview)
    assert panel.chart.data.value.tolist() == pytest.approx(preview.valuation.value.tolist())
    panel.live.preview(None)
    assert panel.chart.data.value.tolist() == before
    panel.chart.repaint()
    assert panel.chart.draw_count == draws


def test_what_the_chart_does_not_show_changes_nothing(panel: BubblePanel) -> None:
    data = panel.chart.data
    panel.live.do(add_note("Coffee at ten"))
    assert panel.chart.data is data


def test_selection_goes_both_ways(panel: BubblePanel) -> None:
    wanted = panel.chart.data.ids[5]
    panel.selection.select_initiative(wanted)
    assert panel.chart.selected_id == wanted
    panel.chart.picked.emit(panel.chart.data.ids[2])
    assert panel.selection.initiative_id == panel.chart.data.ids[2]


def test_choices_are_steps_that_can_be_undone(panel: BubblePanel) -> None:
    choose(panel, "x_field", BubbleX.COST)
    assert panel.live.snapshot.chart.x_field is BubbleX.COST
    assert panel.chart.data.axis.field == "cost"
    choose(panel, "colour_field", "status")
    assert [each.label for each in panel.chart.data.categories] == ["Approved", "Proposed"]
    panel.live.undo()
    panel.live.undo()
    assert panel.chart.data.axis.field == "effort"
    box = panel.options.findChild(QComboBox, "x_field")
    assert isinstance(box, QComboBox)
    assert box.currentData() == BubbleX.EFFORT


def test_a_change_of_axis_forgets_the_limit_in_the_other_unit(panel: BubblePanel) -> None:
    panel.chart.threshold_moved.emit("x_threshold", 250.0)
    assert panel.live.snapshot.chart.x_threshold == 250
    choose(panel, "x_field", BubbleX.COST)
    assert panel.live.snapshot.chart.x_threshold is None


def test_chips_hide_their_category(panel: BubblePanel, qtbot: QtBot) -> None:
    chip = next(each for each in panel.key.chips if each.category == "Growth")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(panel.chart.scene.visible()) == 18
    initiative = panel.live.snapshot.initiatives[0]
    panel.live.do(edit_initiatives({initiative.id: {"effort": 333.0}}))
    assert len(panel.chart.scene.visible()) == 18
    qtbot.keyClick(next(each for each in panel.key.chips if each.category == "Growth"), Qt.Key.Key_Space)
    assert len(panel.chart.scene.visible()) == 24


def test_the_table_shows_the_same_and_selects(panel: BubblePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.options.table, Qt.MouseButton.LeftButton)
    assert panel.table.isVisible()
    assert not panel.chart.isVisible()
    panel.table.setFocus()
    panel.table.selectRow(4)
    name = panel.table.model().index(4, 1).data()
    assert panel.selection.initiative_id is not None
    assert panel.live.snapshot.initiative(panel.selection.initiative_id).name == name
    panel.copy()
    assert name in QGuiApplication.clipboard().text()


def test_the_tables_model_is_sound(panel: BubblePanel, qtmodeltester: ModelTester) -> None:
    table = bubble_table(bubble_data(panel.live.results), panel.live.results)
    model: QAbstractItemModel = ChartTableModel(table, panel)
    qtmodeltester.check(model)


def test_a_quadrants_name_is_edited_where_it_stands(panel: BubblePanel, qtbot: QtBot) -> None:
    panel.chart.quadrant_asked.emit(0)
    edit = panel.chart.findChild(QLineEdit, "quadrant_name")
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    qtbot.keyClicks(edit, "Do it now")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert panel.live.snapshot.chart.quick_wins == "Do it now"
    assert panel.chart.data.quadrants[0] == "Do it now"


@pytest.mark.parametrize("way", ["escape", "click", "tab"])
def test_the_field_of_a_name_goes_whichever_way_it_is_left(panel: BubblePanel, qtbot: QtBot, way: str) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.chart.quadrant_asked.emit(1)
    edit = panel.chart.findChild(QLineEdit, "quadrant_name")
    assert isinstance(edit, QLineEdit)
    if way != "tab":
        qtbot.keyClicks(edit, "Later")
    if way == "escape":
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
    elif way == "click":
        panel.chart.setFocus(Qt.FocusReason.MouseFocusReason)
    else:
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.isHidden()
    assert panel.live.snapshot.chart.big_bets == ("Later" if way == "click" else "Big bets")
    if way == "escape":
        assert panel.chart.hasFocus()


def test_a_limit_moved_by_keys_is_one_step_that_says_what_it_was(panel: BubblePanel, qtbot: QtBot) -> None:
    panel.live.do(edit_chart({"x_threshold": 500.0}))
    panel.chart.setFocus()
    panel.chart.repaint()
    steps = len(panel.live.workshop.history())
    handle = panel.chart.limits.handles[Threshold.VALUE]
    for _ in range(3):
        qtbot.keyClick(handle, Qt.Key.Key_Up)
    assert panel.live.workshop.undo_label == "Value limit 50 → 53"
    assert len(panel.live.workshop.history()) == steps + 1
    panel.live.undo()
    assert panel.live.snapshot.chart.value_threshold == 50


def test_marking_moves_no_bubble(panel: BubblePanel) -> None:
    before = panel.chart.geometry()
    panel.chart.mark_all()
    QApplication.processEvents()
    layout = panel.layout()
    assert layout is not None
    layout.activate()
    assert panel._aside.whole_text.startswith("24 marked")
    assert panel.chart.geometry() == before


def test_the_key_follows_a_live_zoom(panel: BubblePanel) -> None:
    before = panel.key.chips[0].sizeHint().height()
    scheme = appearance().scheme
    appearance().show(scheme, 2.0)
    try:
        assert panel.key.chips[0].sizeHint().height() > 1.7 * before
        assert all(chip.parentWidget() is panel.key for chip in panel.key.chips)
    finally:
        appearance().show(scheme, 1.0)


def test_the_form_stands_beside_the_plot_and_has_a_title(panel: BubblePanel) -> None:
    panel.resize(420, 420)
    QApplication.processEvents()
    panel.edit_quadrants()
    form = panel._form
    assert form is not None
    plot = panel.chart.rect().translated(panel.chart.mapToGlobal(QPoint()))
    assert not form.frameGeometry().intersects(plot)
    assert form.accessibleName() == "Names and limits of the quadrants"
    form.close()


def test_commands_of_the_menu_reach_the_chart(panel: BubblePanel, qtbot: QtBot) -> None:
    whole = panel.chart.view
    panel.act(ChartAction.FIT)
    assert panel.chart.view != whole
    panel.act(ChartAction.TABLE)
    assert panel.table.isVisible()
    panel.act(ChartAction.WHOLE)
    assert panel.chart.isVisible(), "what is seen on the chart only shows the chart"
    assert panel.chart.view == whole
    with qtbot.waitSignal(panel.told) as told:
        panel.act(ChartAction.NAME)
    assert "Select a bubble first" in str(told.args)
    panel.selection.select_initiative(panel.chart.data.ids[0])
    panel.act(ChartAction.NAME)
    assert panel.labels.choice(panel.chart.data.ids[0]) is LabelChoice.ALWAYS


def test_the_form_writes_names_and_limits_and_refuses_nonsense(panel: BubblePanel, qtbot: QtBot) -> None:
    panel.edit_quadrants()
    fields = {each.objectName(): each for each in panel.findChildren(QLineEdit)}
    fields["value_threshold"].selectAll()
    qtbot.keyClicks(fields["value_threshold"], "130")
    qtbot.keyClick(fields["value_threshold"], Qt.Key.Key_Return)
    assert panel.live.snapshot.chart.value_threshold == 50
    assert fields["value_threshold"].property("state") == "error"
    fields["value_threshold"].selectAll()
    qtbot.keyClicks(fields["value_threshold"], "40")
    qtbot.keyClick(fields["value_threshold"], Qt.Key.Key_Return)
    assert panel.live.snapshot.chart.value_threshold == 40
    assert panel.chart.data.value_threshold == 40
    qtbot.keyClick(fields["value_threshold"], Qt.Key.Key_Escape)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_pictures_are_saved(panel: BubblePanel, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart.{ending}"
    panel.save(path)
    assert path.stat().st_size > 5_000


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("PNG picture (*.png)", ".png"), ("SVG drawing (*.svg)", ".svg"), ("PDF document (*.pdf)", ".pdf")],
)
def test_saving_proposes_the_workshops_name_and_the_chosen_kind(
    panel: BubblePanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, ending: str
) -> None:
    panel.live.do(edit_workshop({"title": "Portfolio 2027"}))
    asked: list[str] = []

    def answer(_parent: object, _title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.extend((start, kinds))
        return str(tmp_path / Path(start).name), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    panel.act(ChartAction.SAVE)
    assert Path(asked[0]).name == "Portfolio 2027 bubble chart.png"
    assert kind in asked[1].split(";;")
    assert (tmp_path / f"Portfolio 2027 bubble chart{ending}").stat().st_size > 5_000


def test_a_refused_picture_is_told(panel: BubblePanel, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.live.failed) as failed:
        panel.save(tmp_path / "missing" / "chart.png")
    assert "chart.png could not be written. The folder does not exist." in str(failed.args[0])


def test_copy_puts_a_picture_on_the_clipboard_and_says_so(panel: BubblePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.told) as told:
        panel.copy()
    assert told.args == ["Picture copied."]
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * panel.chart.width()


def test_an_empty_chart_says_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        panel = opened(qtbot, workshop)

        def sentence() -> str:
            return " ".join(each.text() for each in panel.findChildren(PlainLabel) if each.isVisible())

        assert "Add value drivers" in sentence()
        panel.live.do(add_driver("Growth"))
        assert "Add or import initiatives" in sentence()
        panel.live.do(add_initiatives([{"name": "Portal"}]))
        assert "Nothing is scored yet" in sentence()
        initiative, driver = panel.live.snapshot.initiatives[0], panel.live.snapshot.leaves[0]
        panel.live.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=3))
        assert "number for effort" in sentence()
        panel.live.do(edit_initiatives({initiative.id: {"effort": 10.0}}))
        assert panel.chart.isVisible()
        assert len(panel.chart.scene.visible()) == 1


def test_a_hidden_panel_catches_up_when_shown(panel: BubblePanel) -> None:
    panel.hide()
    initiative = panel.live.snapshot.initiatives[0]
    panel.live.do(edit_initiatives({initiative.id: {"effort": 777.0}}))
    panel.show()
    assert panel.chart.data.x[panel.chart.data.index[initiative.id]] == 777


def test_everything_that_takes_the_keys_has_a_name(panel: BubblePanel) -> None:
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(panel):
            assert widget.accessibleName(), widget
