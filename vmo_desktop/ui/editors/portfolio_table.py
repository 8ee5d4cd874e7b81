"""The table of a scenario's portfolio: rows are forced in and out, numbers are assumed, and sums stand below."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.aim_words import worth_points, worth_said
from vmo_desktop.charts.numbers import compact, money
from vmo_desktop.domain.portfolio_sums import BoolArray
from vmo_desktop.report.numbers import listed
from vmo_desktop.ui.assumed_cells import stated_number, stated_or_assumed
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.portfolio_model import PortfolioColumn, PortfolioModel
from vmo_desktop.ui.portfolio_desk import PortfolioDesk
from vmo_desktop.ui.scenario_edits import ScenarioEdits
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.force_form import ForceForm
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip
from vmo_desktop.ui.widgets.row_marks import follow_marks
from vmo_desktop.ui.widgets.what_if_form import FIELDS, Assumable, WhatIfForm, assumable
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.limits import assume, drop_assumptions, set_force
from vmo_desktop.workshop.portfolio import Portfolio, Standing
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

NAMES, REASONS = 150, 110
"""Least room for names, and what reasons get before names get more, in pixels at 100 %."""


ROOMY = 720
"""Below this width there is no column for the effort unless it is limited or assumed: names come first."""

SAME = 1e-6
"""Sums that differ by less are the same."""


class PortfolioTable(QWidget):
    """The table, what can be done with its rows, and what they sum up to."""

    def __init__(
        self,
        live: LiveWorkshop,
        selection: Selection,
        desk: PortfolioDesk,
        edits: ScenarioEdits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._live, self._selection, self._desk, self._edits = live, selection, desk, edits
        self.model = PortfolioModel(live, edits, self)
        self.table = FactTable(self.model, self.tr("Portfolio"), stretched=PortfolioColumn.WHY, is_editable=True)
        self.grid = self.table.grid
        edits.done.connect(self.grid.unsay)
        self._has_effort = self._needs_effort = self._is_fitted = False
        self.form = ForceForm()
        self.what_if = WhatIfForm()
        self.sums = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self._bar = QWidget()
        flow = FlowLayout(self._bar, spacing=8, row_spacing=4)
        self.buttons = {
            "in": self._act(flow, self.tr("Force in…"), "Ctrl+Shift+I", partial(self._ask, is_in=True)),
            "out": self._act(flow, self.tr("Force out…"), "Ctrl+Shift+O", partial(self._ask, is_in=False)),
            "free": self._act(flow, self.tr("Leave to the choice"), "Ctrl+Shift+U", self._leave_to_choice),
            "what": self._act(flow, self.tr("What if…"), "Ctrl+Shift+Y", self._open_what_if),
            "drop": self._act(flow, self.tr("Drop what is assumed"), "", self._drop_assumed),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space.xs)
        layout.addWidget(self.table, 1)
        for part in (self.sums, self._bar, self.form, self.what_if):
            layout.addWidget(part)
        self.setFocusProxy(self.grid)
        self._connect()

    def _act(self, flow: FlowLayout, text: str, keys: str, does: Callable[[], object]) -> QPushButton:
        action = QAction(text, self.grid)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: does())
        self.grid.addAction(action)
        button = QPushButton(text)
        button.setAccessibleName(text)
        if keys:
            button.setToolTip(
                tooltip(f"{text} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
            )
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        flow.addWidget(button)
        return button

    def _connect(self) -> None:
        self.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.grid.selectionModel().selectionChanged.connect(self._enable)
        self._selection.initiative_changed.connect(self.select)
        follow_marks(self.grid, self.model, self._selection)
        self.form.forced.connect(self._on_forced)
        self.form.left.connect(self._close_form)
        self.what_if.assumed.connect(self._on_assumed)
        self.what_if.left.connect(self._close_form)
        appearance().changed.connect(self._fit_icons)
        self._fit_icons()

    # Showing

    def show_portfolio(self, portfolio: Portfolio | None) -> None:
        """Show the scenario in hand and its portfolio as far as it is known; until then columns keep their widths."""
        of = self._desk.problem if portfolio is None else portfolio.of
        self.model.show(of, portfolio)
        self._has_effort = not np.isnan(of.efforts).all()
        self._needs_effort = any(each.of is LimitOf.EFFORT for each in of.limit_rows) or any(
            each is not None and each.effort is not None for each in of.assumptions
        )
        if portfolio is not None or self._desk.is_stopped or not self._is_fitted:
            self._fit()
            self._is_fitted = True
        self.sums.setText("" if portfolio is None or not portfolio.choice.is_found else self._summed(portfolio))
        is_busy = not (self.form.isHidden() and self.what_if.isHidden())
        self._bar.setVisible(not is_busy and not self._live.workshop.is_read_only)
        self.select(self._selection.initiative_id)
        if not self.what_if.isHidden():
            self.grid.scrollTo(self.grid.currentIndex())  # what is tried may have moved its row far away
            self._show_what_if()
        self._enable()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the names what they need as long as some room is left for the reasons."""
        is_roomy = self._needs_effort or self.width() >= scaled(ROOMY)
        self.grid.setColumnHidden(PortfolioColumn.EFFORT, not (self._has_effort and is_roomy))
        self.table.fit_columns()
        others = (PortfolioColumn.STANDING, PortfolioColumn.VALUE, PortfolioColumn.COST, PortfolioColumn.EFFORT)
        taken = sum(self.grid.columnWidth(each) for each in others if not self.grid.isColumnHidden(each))
        room = self.grid.viewport().width() - taken - scaled(REASONS)
        wanted = self.table.content_width(PortfolioColumn.NAME) + scaled(8)
        self.grid.setColumnWidth(PortfolioColumn.NAME, min(wanted, max(room, scaled(NAMES))))

    def select(self, initiative_id: int | None) -> None:
        """Make the row of an initiative current."""
        row = self.model.row_of(initiative_id)
        if row is not None and self.grid.currentIndex().row() != row:
            self.grid.select_cell(row, PortfolioColumn.STANDING)

    def _summed(self, portfolio: Portfolio) -> str:
        """What is funded and what waits, in sums; what pairs bring together is in them and named."""
        of, choice, funded = portfolio.of, portfolio.choice, portfolio.is_funded
        waiting = np.array([portfolio.standing(row) is Standing.WAITING for row in range(len(funded))], dtype=np.bool_)
        parts = [
            self.tr("Funded: %1").replace("%1", self._sums(funded, choice.objective, choice.cost, of)),
            self.tr("Waiting: %1").replace(
                "%1", self._sums(waiting, float(of.values[waiting].sum()), float(of.costs[waiting].sum()), of)
            ),
        ]
        more, saved = choice.objective - float(portfolio.values.sum()), float(portfolio.costs.sum()) - choice.cost
        if portfolio.approval is None and max(abs(more), abs(saved)) > SAME:
            said = self.tr("of the funded, %1 and %2 by synergies")
            saving = money(saved, self._live.snapshot.workshop.currency)
            parts.append(filled(said, worth_points(of, more), saving))
        return " · ".join(parts)

    def _sums(self, rows: BoolArray, value: float, cost: float, of: ScenarioProblem) -> str:
        frame = self._live.snapshot.workshop
        parts = [
            str(int(rows.sum())),
            worth_said(of, value),
            self.tr("cost %1").replace("%1", money(cost, frame.currency)),
        ]
        if not np.isnan(of.efforts).all():
            effort = f"{compact(float(np.nansum(of.efforts[rows])))} {frame.effort_unit}".strip()
            parts.append(self.tr("effort %1").replace("%1", effort))
        return ", ".join(parts)

    def _enable(self) -> None:
        ids, choice, scenario = self._marked(), self._live.snapshot.choice, self._desk.scenario.id
        is_writable = not self._live.workshop.is_read_only
        is_on = {
            "in": bool(ids),
            "out": bool(ids),
            "what": len(ids) == 1,
            "free": any((scenario, each) in choice.forces for each in ids),
            "drop": any((scenario, each) in choice.assumptions for each in ids),
        }
        for (name, button), action in zip(self.buttons.items(), self.grid.actions(), strict=True):
            action.setEnabled(is_on[name] and is_writable)
            button.setEnabled(is_on[name] and is_writable)

    def _marked(self) -> list[int]:
        rows = sorted({index.row() for index in self.grid.selectionModel().selectedRows()})
        return [each for row in rows if (each := self.model.id_at(row)) is not None]

    def _on_row(self, current: QModelIndex) -> None:
        row_id = self.model.id_at(current.row())
        if row_id is not None and self.isVisible():
            self._selection.select_initiative(row_id)
            self._show_what_if()

    def _fit_icons(self) -> None:
        self.grid.setIconSize(QSize(scaled(16), scaled(16)))

    # Forces

    def _ask(self, *, is_in: bool) -> None:
        ids = self._marked()
        if not ids:
            return
        names = [one_line(shown_name(self._live.snapshot.initiative(each))) for each in ids]
        named = names[0] if len(names) == 1 else counted(len(names), "", self.tr("%n initiatives"))
        self._bar.hide()
        self.form.ask(named, self._live.workshop.author, is_in=is_in)
        self.form.setAccessibleDescription(listed(names, 3))

    def _on_forced(self, is_in: bool, reason: str, author: str) -> None:
        ids = self._marked()
        self._close_form()
        if ids:
            self._edits.do(lambda scenario: set_force(scenario, ids, is_in, reason=reason, author=author))

    # What if

    def _open_what_if(self) -> None:
        self._bar.hide()
        self.what_if.show()
        self._show_what_if()
        self.what_if.sliders["value"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_what_if(self) -> None:
        row_id = self.model.id_at(self.grid.currentIndex().row())
        if self.what_if.isHidden() or row_id is None:
            return
        of, snapshot = self._desk.problem, self._live.snapshot
        row = snapshot.initiative_index[row_id]
        now = {each: float(stated_or_assumed(of, row, each)) for each in FIELDS}
        numbers = {each: assumable(now[each], float(stated_number(of, row, each))) for each in FIELDS}
        # Money is counted, so its value cannot be assumed.
        numbers["value"] = Assumable(now["value"], float("nan") if of.is_of_money else 100.0)
        self.what_if.show_numbers(one_line(shown_name(snapshot.initiatives[row])), numbers)

    def _on_assumed(self, field: str, number: float) -> None:
        row_id = self.model.id_at(self.grid.currentIndex().row())
        if row_id is not None and self._edits.do(lambda scenario: assume(scenario, row_id, {field: number})):
            self._show_what_if()

    def _close_form(self) -> None:
        self.form.hide()
        self.what_if.hide()
        self._bar.setVisible(not self._live.workshop.is_read_only)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_to_choice(self) -> None:
        self._do_with_marked(lambda scenario, ids: set_force(scenario, ids, None))

    def _drop_assumed(self) -> None:
        self._do_with_marked(drop_assumptions)

    def _do_with_marked(self, make: Callable[[int, list[int]], Operation]) -> None:
        ids = self._marked()
        if ids:
            self._edits.do(lambda scenario: make(scenario, ids))
