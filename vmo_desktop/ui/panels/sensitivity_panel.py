"""How ranking and portfolio hang on the weights: one driver's weight is moved, and nothing is written."""

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QSlider, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.sensitivity_desk import Part, sensitivity_desk_of
from vmo_desktop.ui.sensitivity_facts import NOTHING, SensitivityFacts
from vmo_desktop.ui.sensitivity_words import part_names, part_text, refusal_text, weight_text
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.choice_pair import ChoicePair
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.search_progress import SearchProgress

STEPS = 1000
"""Steps of the slider from 0 % to 100 %."""

WEIGHED = (Part.CROSSINGS, Part.RANKING, Part.PORTFOLIOS)
"""Parts in which a weight can be looked at."""


class SensitivityPanel(Panel):
    """The driver, the weight that is looked at, and what the chosen part says in a sentence and a table."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("sensitivity_panel")
        self.desk = sensitivity_desk_of(live)
        self.driver = ChoiceCombo(self.tr("Driver whose weight moves"))
        self.second = ChoiceCombo(self.tr("Second driver"))
        for combo in (self.driver, self.second):
            combo.setMinimumContentsLength(16)
        self.parts: list[QToolButton] = []
        self.kind = ChoicePair(self.tr("Initiatives"), self.tr("Portfolios"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.weight = PlainLabel()
        self.back_button = QPushButton(self.tr("Back to the present weight"))
        self.said = PlainLabel(wraps=True)
        self.search = SearchProgress(
            self.tr("Progress of the search for portfolios"), self.tr("Stop the search"), self.tr("Search again")
        )
        self.model = ChartTableModel(NOTHING, self)
        self.table = FactTable(self.model, self.tr("Sensitivity as a table"))
        self._arrange()
        self._connect()
        self.setFocusProxy(self.driver)
        self.rebuild_when_shown()

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        parts = FlowLayout(spacing=4, row_spacing=4)
        self._column.addLayout(parts)
        for part, name in part_names().items():
            button = QToolButton()
            button.setText(name)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, part=part: self.desk.show_part(part))
            self.parts.append(button)
            parts.addWidget(button)
        asked = FlowLayout(spacing=8, row_spacing=4)
        self._column.addLayout(asked)
        for choice in (self.driver, self.second, self.kind):
            asked.addWidget(choice)
        self._moving = QWidget()
        self._column.addWidget(self._moving)
        row = FlowLayout(self._moving, spacing=8, row_spacing=4)
        self.slider.setRange(0, STEPS)
        self.slider.setSingleStep(STEPS // 100)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setAccessibleName(self.tr("Weight that is looked at; nothing is changed"))
        self.back_button.setAccessibleName(self.back_button.text())
        for widget in (self.slider, self.weight, self.back_button):
            row.addWidget(widget)
        self._column.addWidget(self.said)
        self._column.addWidget(self.search)
        self._column.addWidget(self.table, 1)
        self._column.addStretch()  # so that sentences stay at the top where there is no table

    def _connect(self) -> None:
        self.desk.changed.connect(self.rebuild_now_or_when_shown)
        self.desk.weighed.connect(self._on_weighed)
        self.desk.progressed.connect(self.search.show_done)
        self.driver.chosen.connect(lambda column: self.desk.show_driver(int(column)))
        self.second.chosen.connect(lambda column: self.desk.show_second(int(column)))
        self.kind.chosen.connect(lambda place: self.desk.show_portfolios(place == 1))
        self.slider.valueChanged.connect(self._on_moved)
        self.back_button.clicked.connect(self._on_back)
        self.search.pressed.connect(self._on_stop)
        self.selection.initiative_changed.connect(self._on_selected)
        self.table.grid.selectionModel().currentRowChanged.connect(self._on_row)
        appearance().changed.connect(self._fit)
        self._fit()

    @property
    def facts(self) -> SensitivityFacts:
        """What the part shows, about the selected initiative or else the first."""
        return SensitivityFacts(self.desk, self.desk.subject(self.selection.initiative_id))

    @override
    def rebuild(self) -> None:
        desk, part = self.desk, self.desk.part
        is_possible = desk.is_possible
        for each, button in zip(part_names(), self.parts, strict=True):
            button.setChecked(each is part)
            button.setEnabled(is_possible)
        choices: list[tuple[str, object]] = [(name, column) for column, name in enumerate(desk.drivers)]
        self.driver.offer(choices, desk.driver)
        self.driver.setEnabled(is_possible)
        self.second.offer([each for each in choices if each[1] != desk.driver], desk.second if is_possible else None)
        self.driver.setVisible(part not in (Part.TORNADO, Part.SCENARIOS, Part.STEPS))
        self.second.setVisible(part is Part.MAP)
        self.kind.setVisible(part in (Part.MAP, Part.TORNADO))
        self.kind.choose(int(desk.is_of_portfolios))
        self._moving.setVisible(is_possible and part in WEIGHED)
        if not is_possible:
            self.search.show_state(is_open=False, is_stopped=False)
            self.table.hide()
            self.said.setText(refusal_text(desk))
            return
        desk.ask()
        self._show_work()
        self._show_weight()
        self._fill()

    def _show_work(self) -> None:
        self.search.show_state(is_open=self.desk.is_waiting, is_stopped=self.desk.is_stopped)

    def _show_weight(self) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(self.desk.weight * STEPS))
        self.weight.setText(weight_text(self.desk))
        self.back_button.setEnabled(self.desk.is_elsewhere)

    def _fill(self) -> None:
        facts = self.facts
        self.said.setText(part_text(facts))
        table = facts.table()
        self.model.show_table(table)
        self.table.setVisible(bool(table.rows))
        self.table.fit_columns()

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _on_weighed(self) -> None:
        if not self.isVisible():
            self.rebuild_when_shown()
            return
        self._show_weight()
        if self.desk.part is Part.RANKING:
            self._fill()
        else:
            self.said.setText(part_text(self.facts))

    def _on_moved(self, place: int) -> None:
        self.desk.show_weight(place / STEPS)

    def _on_back(self) -> None:
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.show_weight(None)

    def _on_selected(self) -> None:
        if self.desk.part in (Part.TORNADO, Part.SCORES):
            self.rebuild_now_or_when_shown()

    def _on_row(self) -> None:
        """Look at what the row that the user went to is about."""
        row_id = self.model.id_at(self.table.grid.currentIndex().row())
        if row_id is None or not self.table.grid.hasFocus():
            return
        part = self.desk.part
        if part is Part.CROSSINGS:
            self.desk.show_weight(float(self.desk.sweep.crossings.weights[row_id - 1]))
        elif part is Part.PORTFOLIOS and self.desk.portfolio_sweep is not None:
            piece = self.desk.portfolio_sweep.pieces[row_id - 1]
            self.desk.show_weight(float(np.mean([piece.start, piece.end])))
        elif part in (Part.RANKING, Part.SCORES, Part.SCENARIOS, Part.STEPS):
            self.selection.select_initiative(row_id)

    def _on_stop(self) -> None:
        if self.desk.is_stopped:
            self.desk.try_again()
        else:
            self.desk.stop()

    def _fit(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.l, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.s)
        self.slider.setFixedSize(scaled(220), scaled(28))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the work end."""
        self.desk.wait()
        super().closeEvent(event)
