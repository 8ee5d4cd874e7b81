"""The assessment of the road from PMO to VMO: the step in hand, all steps, and all assessments."""

from datetime import datetime

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.maturity_words import assessment_name, headline
from vmo_desktop.exchange.road_library import road_names, road_of
from vmo_desktop.ui.assessment_desk import assessment_desk_of
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.editors.step_card import StepCard
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.models.road_lists import StepModel, assessment_list
from vmo_desktop.ui.number_text import date_text, whole_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.quiet_button import QuietButton
from vmo_desktop.ui.widgets.scroller import OwnScroller
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.operation import together
from vmo_desktop.workshop.ops.road import ASSESSMENTS, STEPS, add_assessment
from vmo_desktop.workshop.ops.road_begin import begin_road

STEP_SHARES = (1.0, 56.0, 64.0, 64.0, 52.0, 92.0, 72.0)
ASSESSMENT_SHARES = (0.4, 100.0, 96.0, 0.6)
"""Widths of columns: above 1 in pixels at 100 %, else parts of what is left."""


class RoadPanel(Panel):
    """While there are no steps, it offers the sets of texts to begin with."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("road")
        self.desk = assessment_desk_of(live)
        self.assessments = ChoiceCombo(self.tr("Assessment"))
        self.assessments.setMinimumContentsLength(22)
        self.add = QuietButton("add_assessment", self.tr("New assessment"), self._on_add)
        self.said = PlainLabel(wraps=True)
        self.card = StepCard(live)
        self.by_priority = QuietButton("by_priority", self.tr("Sort by priority"), self._on_sort)
        self.by_priority.setCheckable(True)
        self.steps = RecordListEditor(
            StepModel(live, self.desk, self), title=self.tr("All steps"), shares=STEP_SHARES,
            note=self.tr("Gap is the way from the level to the target; priority is gap times importance."),
        )  # fmt: skip
        self.list = RecordListEditor(
            RecordModel(live, assessment_list(self.desk), self), title=self.tr("Assessments"), shares=ASSESSMENT_SHARES,
            note=self.tr("Assess again every few months; the charts compare each with the one before."),
        )  # fmt: skip
        self._empty = EmptyState(
            self.tr(
                "Where does the organisation stand on its road from PMO to VMO? Begin with a set of steps; every text "
                "can be changed, and none of it is a standard."
            ),
            [
                (self.tr("Begin with ten steps"), lambda: self._begin(road_names()[0])),
                (self.tr("Begin with six steps for a small firm"), lambda: self._begin(road_names()[1])),
                (self.tr("Write steps of one's own"), self._on_own),
            ],
        )
        self._lay_out()
        self.assessments.chosen.connect(self._on_assessment)
        self.steps.grid.selectionModel().currentRowChanged.connect(self._on_step)
        self.list.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.desk.looked.connect(self.rebuild_now_or_when_shown)
        appearance().changed.connect(self._fit)
        self._fit()
        self.rebuild_when_shown()

    def _lay_out(self) -> None:
        content = WrappingView()
        self._column = QVBoxLayout(content)
        flow = FlowLayout(spacing=8, row_spacing=4)
        self._column.addLayout(flow)
        flow.addWidget(self.assessments)
        flow.addWidget(self.add)
        self._column.addWidget(self.said)
        self._column.addWidget(self.card)
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.addWidget(self.by_priority)
        row.addStretch(1)
        for part in (self.steps, self.list):
            self._column.addWidget(part)
        self._column.addStretch(1)
        scroller = OwnScroller(content)
        self._stack = QStackedWidget()
        for view in (scroller, self._empty):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @override
    def rebuild(self) -> None:
        view = self.desk.view
        has_steps = bool(view.road.steps)
        self._stack.setCurrentIndex(0 if has_steps else 1)
        self.setFocusProxy(self.card if has_steps else self._empty.buttons()[0])
        if not has_steps:
            return
        choices = [(assessment_name(each.assessment, date_text), each.assessment.id) for each in view.all]
        self.assessments.offer(choices, None if self.desk.assessment is None else self.desk.assessment.id)
        self.assessments.setVisible(bool(choices))
        self.said.setText(headline(view.now, view.before, date_text))
        self.card.show_step()
        self.steps.model.refresh()
        self.list.model.refresh()
        for grid in (self.steps.grid, self.list.grid):
            grid.resizeRowsToContents()
        self._stand_on_step()

    def _stand_on_step(self) -> None:
        step = self.desk.step
        row = None if step is None else self.steps.model.row_of(step.id)
        grid = self.steps.grid
        if row is not None and row != grid.currentIndex().row() and not grid.hasFocus():
            grid.select_cell(row, 0)

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches("road_step", "road_level", "assessment", "rating", "participant"):
            self.rebuild()

    def _begin(self, name: str) -> None:
        texts = road_of(name)
        self.live.do(together(f"Road begun: {texts.title}", [begin_road(texts), ASSESSMENTS.add([self._new(1)])]))
        self.card.levels.setFocus()

    def _on_own(self) -> None:
        self.live.do(STEPS.add([{"name": self.tr("Step 1")}]))

    def _new(self, number: int) -> dict[str, object]:
        """A new assessment of today."""
        name = self.tr("Assessment %1").replace("%1", whole_text(number))
        return {"name": name, "on": datetime.now().astimezone().date().isoformat()}

    def _on_add(self) -> None:
        before = {row.id for row in self.live.snapshot.road.assessments}
        if self.live.do(add_assessment(self._new(len(before) + 1), self.desk.view.now.respondents)):
            self.desk.look(next(row.id for row in self.live.snapshot.road.assessments if row.id not in before))

    def _on_assessment(self, assessment_id: object) -> None:
        if isinstance(assessment_id, int):
            self.desk.look(assessment_id)

    def _on_sort(self) -> None:
        self.desk.sort(is_by_priority=self.by_priority.isChecked())

    def _on_step(self, index: QModelIndex) -> None:
        if self.steps.grid.hasFocus():
            self.desk.look_at_step(self.steps.model.id_at(index.row()))

    def _on_row(self, index: QModelIndex) -> None:
        if self.list.grid.hasFocus():
            self.desk.look(self.list.model.id_at(index.row()))

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.l, space.l)
        self._column.setSpacing(space.m)
