"""The budget over the Rank stage: edited in place or dragged, with what it pays for in words."""

import math

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.numbers import round_up
from vmo_desktop.report.numbers import listed
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import here, number_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled, set_state
from vmo_desktop.ui.widgets.amount import read_amount
from vmo_desktop.ui.widgets.budget_bar import BudgetBar
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.field import Field
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.frame import set_budget, step_budget
from vmo_desktop.workshop.results import Funding, Results, shown_name

FRAME_MS = 16
"""A drag is shown at most so often; the hand does not see more."""

FIELD_WIDTH = 190


class BudgetPanel(Panel):
    """How far the budget reaches in the ranking order."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("budget_panel")
        self.field = Field(self.tr("Budget"), reader=read_amount, writer=number_text, placeholder=self.tr("None yet"))
        self.field.editor.setObjectName("budget")
        self.field.committed.connect(self._write)
        self.bar = BudgetBar()
        self.words = ElidedLabel(role=TextRole.MUTED)
        self.warning = ElidedLabel()
        set_state(self.warning, "stale")
        self._wanted: float | None = None
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._preview)
        self.bar.budget_dragged.connect(self._on_dragged)
        self.bar.dropped.connect(self._on_dropped)
        self.bar.cancelled.connect(self._end_drag)
        self.bar.stepped.connect(lambda budget: self._do(step_budget(budget)))
        live.previewed.connect(lambda results: self._show(results or self.live.results))
        self._lay_out()
        self.setFocusProxy(self.bar)
        appearance().changed.connect(self._fit)
        self.rebuild()

    def _lay_out(self) -> None:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch()
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addWidget(self.warning)
        column.addStretch()
        empty = QWidget()
        row = QHBoxLayout(empty)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            PlainLabel(
                self.tr("No budget yet. With one, a line in the ranking shows what it pays for and what waits."),
                role=TextRole.MUTED,
                wraps=True,
            ),
            1,
        )
        self.start = QPushButton(self.tr("Set a budget"))
        self.start.setProperty("kind", "primary")
        self.start.setAccessibleName(self.start.text())
        self.start.clicked.connect(lambda: self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason))
        row.addWidget(self.start)
        self._stack = QStackedWidget()
        self._stack.addWidget(line)
        self._stack.addWidget(empty)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._stack, 1)
        self._fit()

    def _fit(self) -> None:
        look = current_theme()
        self._row.setContentsMargins(look.space.l, look.space.s, look.space.l, look.space.s)
        self._row.setSpacing(look.space.l)
        self.field.setFixedWidth(scaled(FIELD_WIDTH))
        for line in (self.words, self.warning):
            line.setContentsMargins(self.bar.inset, 0, 0, 0)

    # Following the workshop

    @override
    def rebuild(self) -> None:
        frame, is_read_only = self.live.snapshot.workshop, self.live.workshop.is_read_only
        self.field.set_caption(self.tr("Budget (%1)").replace("%1", frame.currency))
        self.field.set_read_only(is_read_only)
        self.field.set_value(frame.budget)
        self.bar.setEnabled(not is_read_only)
        self.start.setVisible(not is_read_only)
        self._show(self.live.results)

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    def _show(self, results: Results) -> None:
        funding = results.funding(results.snapshot.pack.order)
        self._stack.setCurrentIndex(1 if funding is None else 0)
        if funding is None:
            return
        total = float(np.nansum(results.costs))
        largest = max(total, funding.budget)
        stops = [float(each) for each in funding.running_cost if not math.isnan(each)]
        self.bar.show_budget(funding.budget, funding.spent, round_up(largest) if largest > 0 else 1.0, stops)
        said, warning = self._said(results, funding), self._unfunded_mandatory(results)
        self.words.setText(said)
        self.warning.setText(f"⚠ {warning}")
        self.warning.setVisible(bool(warning))
        self.bar.setAccessibleDescription(" · ".join(filter(None, (said, warning))))

    def _said(self, results: Results, funding: Funding) -> str:
        """What the budget pays for, named as what it is."""
        snapshot = results.snapshot
        parts = [
            filled(
                self.tr("%1 of %2 funded for %3"),
                str(funding.funded),
                str(len(snapshot.initiatives)),
                self._money(funding.spent),
            ),
            self.tr("%1 left").replace("%1", self._money(funding.left)),
            self.tr("in ranking order, not an optimum"),
        ]
        if funding.next_row is not None:
            name = one_line(shown_name(snapshot.initiatives[funding.next_row]))
            if math.isnan(funding.lacking):
                parts.append(self.tr("the line stops at %1, whose cost is not known").replace("%1", name))
            else:
                parts.append(filled(self.tr("%1 short of the next: %2"), self._money(funding.lacking), name))
        return " · ".join(parts)

    def _unfunded_mandatory(self, results: Results) -> str:
        """What must be done and is not funded; empty where nothing is."""
        names = [one_line(shown_name(each)) for each in results.unfunded_mandatory(results.snapshot.pack.order)]
        if not names:
            return ""
        one = self.tr("1 mandatory initiative is not funded: %1")
        said = counted(len(names), one, self.tr("%n mandatory initiatives are not funded: %1"))
        return said.replace("%1", listed(names, 2))

    def _money(self, amount: float) -> str:
        text = here().toString(amount, "f", 0 if abs(amount) >= 1000 or amount == round(amount) else 2)
        return f"{text} {self.live.snapshot.workshop.currency}".strip()

    # Dragging and writing

    def _on_dragged(self, budget: float) -> None:
        self._wanted = budget
        if not self._frame.isActive():
            self._preview()
            self._frame.start()

    def _preview(self) -> None:
        if self._wanted is not None:
            self.live.preview(self.live.results.with_budget(self._wanted))

    def _on_dropped(self) -> None:
        budget = self._wanted
        self._end_drag()
        if budget is not None and budget != self.live.snapshot.workshop.budget:
            self._write(budget)

    def _end_drag(self) -> None:
        self._frame.stop()
        self._wanted = None
        self.live.preview(None)

    def _write(self, budget: float | None) -> None:
        self._do(set_budget(budget))

    def _do(self, operation: Operation) -> None:
        sentence = refusal_of(self.live, operation)
        if sentence:
            self.field.refuse(sentence)
