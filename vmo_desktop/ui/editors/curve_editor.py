"""The value function of one driver: its shape, a plot to drag it in, numbers to type, and questions that find it."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.bisection import Bisection
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.drawn_curve import LevelCurve, MeasureCurve, drawn_curve
from vmo_desktop.ui.editors.bisection_card import BisectionCard
from vmo_desktop.ui.framed_preview import FramedPreview
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.curve_numbers import CurveNumbers
from vmo_desktop.ui.widgets.curve_plot import CurvePlot
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.quiet_button import QuietButton
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.curves import set_curve
from vmo_desktop.workshop.rows import CurveKind, DriverRow


class CurveEditor(QWidget):
    """Shows a value function as it stands, or as a drag or the questions would make it.

    Signals
    -------
    moving()
        The ranking as it stands now is what the next results are to be compared with.
    asked()
        A question was put below the plot: it is to come into sight.
    refused(str)
        Why a change was not done, where no field can say it.
    """

    moving = Signal()
    asked = Signal()
    refused = Signal(str)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._driver: DriverRow | None = None
        self._colour = ""
        self._curve: MeasureCurve | LevelCurve | None = None
        self._place = 0
        self.preview = FramedPreview(live, self)
        self.shape = ChoiceCombo(self.tr("Shape of the value function"))
        self.shape.setSizeAdjustPolicy(ChoiceCombo.SizeAdjustPolicy.AdjustToContents)
        self.plot = CurvePlot()
        self.questions = BisectionCard()
        self.numbers = CurveNumbers()
        self.add = QuietButton("addPoint", self.tr("Add a point"), self.add_point)
        self.remove = QuietButton("removePoint", self.tr("Remove"), lambda: self.remove_point(self._place))
        self.ask = QuietButton("askForHalf", self.tr("Find it by questions"), self.begin_questions)
        self._marks = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self._lay_out()
        self._connect()

    def show_driver(self, driver: DriverRow, colour: str) -> None:
        """Show the value function of a driver as it stands."""
        is_other = self._driver is None or self._driver.id != driver.id
        if is_other:
            self.end_questions()
            self._place = 0
            self.plot.choose(None)
            self.numbers.revert()
        self._driver, self._colour = driver, colour
        if self.plot.is_held or self.is_asking:
            return  # its own end comes next
        self._draw(drawn_curve(self._live.snapshot, driver))

    @property
    def is_asking(self) -> bool:
        """Whether the questions are asked."""
        return not self.questions.isHidden()

    def add_point(self) -> None:
        """Add a point in the widest gap."""
        if isinstance(self._curve, MeasureCurve) and self._curve.scale.scores:
            self._add_after(int(np.diff(self._curve.scale.scores).argmax()) - 1)

    def remove_point(self, place: int) -> None:
        """Take a point away; the keyboard goes to its neighbour."""
        curve = self._curve
        if isinstance(curve, MeasureCurve) and curve.has_points and 0 <= place < len(curve.bends):
            had_focus = self.plot.handles[place].hasFocus()
            self._do(curve.without(place))
            if had_focus:
                left = self.plot.handles[max(min(place, len(self.plot.handles) - 1), 0) :]
                (left[0] if left else self.add).setFocus()

    def begin_questions(self) -> None:
        """Ask for the half, then the quarters, below the plot."""
        if self._driver is not None:
            self.questions.show()
            self._show_parts()
            self.moving.emit()
            self.questions.begin(self._driver)
            self.asked.emit()

    def end_questions(self) -> None:
        """Leave the questions; nothing of them is written."""
        if not self.is_asking:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.questions.isAncestorOf(focus)
        self.questions.hide()
        self.preview.end()
        self._show_again()
        if had_focus:
            self.ask.setFocus()

    # Showing

    def _draw(self, curve: MeasureCurve | LevelCurve) -> None:
        self._curve = curve
        unit = curve.driver.unit if isinstance(curve, MeasureCurve) else ""
        marks = self._scores()
        self.plot.show_curve(curve, marks, unit, self._colour)
        count = int((~np.isnan(marks)).sum())
        self._marks.setText(
            counted(
                count,
                self.tr("The stroke at each edge is the score that is agreed, and what it is worth."),
                self.tr("The strokes at the edges are the %n agreed scores, and what they are worth."),
            )
            if count
            else self.tr("Scores will be marked at the edges, with what they are worth.")
        )
        if isinstance(curve, MeasureCurve):
            self.shape.offer(self._shapes(), curve.driver.curve)
        self._place = min(self._place, max(len(curve.handles) - 1, 0))
        self._show_numbers()
        self._show_parts()

    def _scores(self) -> FloatArray:
        assert self._driver is not None  # noqa: S101 - nothing is drawn without a driver
        snapshot = self._live.snapshot
        return snapshot.scores[:, snapshot.leaf_index[self._driver.id]]

    def _show_numbers(self) -> None:
        if self._curve is not None and self._curve.handles:
            self.numbers.show_handle(self._curve.handles[self._place])

    def _show_parts(self) -> None:
        """Show only what the shape has use for."""
        curve = self._curve
        is_measure = isinstance(curve, MeasureCurve)
        has_points = isinstance(curve, MeasureCurve) and curve.has_points
        is_free = not self.is_asking
        self._shape_row.setVisible(is_measure)
        self.numbers.setVisible(is_measure and is_free and bool(curve is not None and curve.handles))
        self._buttons.setVisible(is_measure and is_free)
        self.shape.setEnabled(is_free)
        self.add.setVisible(has_points)
        self.add.setEnabled(isinstance(curve, MeasureCurve) and curve.can_grow)
        self.remove.setVisible(has_points)
        self.remove.setEnabled(bool(curve is not None and curve.handles))
        for handle in self.plot.handles:
            handle.setEnabled(is_free and not self._live.workshop.is_read_only)

    def _shapes(self) -> tuple[tuple[str, object], ...]:
        return (
            (self.tr("Straight"), CurveKind.STRAIGHT),
            (self.tr("Bent, by its half"), CurveKind.EXPONENTIAL),
            (self.tr("Points"), CurveKind.POINTS),
            (self.tr("Steps"), CurveKind.STEP),
        )

    # Moving

    def _on_dragged(self, place: int, score: float, points: float) -> None:
        if self._curve is None or self._driver is None:
            return
        moved = self._curve.moved(place, score, points)
        if moved == self._curve:
            return
        if not self.preview.is_on:
            self.moving.emit()
        self._draw(moved)
        self.preview.offer(self._live.results.with_scale(self._driver.id, moved.scale))

    def _on_dropped(self, place: int) -> None:
        if self.preview.is_on and self._curve is not None:
            operation = self._curve.written(place, by_keys=False)
            self.preview.end()
            self._do(operation, is_moving=False)

    def _on_cancelled(self) -> None:
        self.preview.end()
        self._show_again()

    def _on_stepped(self, place: int, across: int, up: int) -> None:
        if self._curve is None:
            return
        handle = self._curve.handles[place]
        moved = self._curve.moved(place, handle.score + across * self._curve.grid, handle.points + up)
        if moved != self._curve:
            self._do(moved.written(place, by_keys=True))

    def _on_typed(self, place: int, digit: str) -> None:
        """A digit on a handle goes to the field of what the handle can move."""
        if isinstance(self._curve, MeasureCurve):
            self._choose(place)
            self.numbers.begin_typing(digit, is_worth=self._curve.handles[place].moves_up)

    def _on_number_typed(self, score: float, points: float) -> None:
        if self._curve is None or not self._curve.handles:
            return
        self.moving.emit()
        sentence = refusal_of(self._live, self._curve.typed(self._place, score, points))
        if sentence:
            self.numbers.refuse(sentence)

    def _add_after(self, place: int) -> None:
        """Add a point half-way from a handle to the next one; -1 is the low end."""
        if isinstance(self._curve, MeasureCurve):
            self._add_at(self._curve.beside(place))

    def _add_at(self, score: float) -> None:
        curve = self._curve
        found = curve.with_point(score) if isinstance(curve, MeasureCurve) else None
        if found is None:
            return
        self._do(found[1])
        self._place = found[0]
        self._show_numbers()
        self.plot.handles[found[0]].setFocus()

    def _choose(self, place: int) -> None:
        self._place = place
        self._show_numbers()

    def _on_answered(self, talk: Bisection) -> None:
        if self._driver is None:
            return
        curve = talk.curve if talk.answers else drawn_curve(self._live.snapshot, self._driver)
        self._draw(curve)
        self.preview.offer(self._live.results.with_scale(self._driver.id, curve.scale))

    def _on_taken(self, talk: Bisection) -> None:
        self.questions.hide()
        self.preview.end()
        self._do(talk.written, is_moving=False)
        (self.plot.handles[0] if self.plot.handles else self.ask).setFocus()

    def _do(self, operation: Operation, *, is_moving: bool = True) -> None:
        if is_moving:
            self.moving.emit()
        sentence = refusal_of(self._live, operation)
        if sentence:
            self.refused.emit(sentence)
        self._show_again()

    def _show_again(self) -> None:
        if self._driver is not None and self._driver.id in self._live.snapshot.driver_by_id:
            self.show_driver(self._live.snapshot.driver_by_id[self._driver.id], self._colour)

    # Building

    def _lay_out(self) -> None:
        self._shape_row = QWidget()
        row = QHBoxLayout(self._shape_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(self.tr("Value function"), role=TextRole.CAPTION))
        row.addStretch()
        row.addWidget(self.shape)
        self._buttons = QWidget()
        buttons = FlowLayout(self._buttons, spacing=scaled(4))
        for button in (self.add, self.remove, self.ask):
            buttons.addWidget(button)
        self.questions.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(6))
        for part in (self._shape_row, self.plot, self._marks, self.numbers, self._buttons, self.questions):
            layout.addWidget(part)

    def _connect(self) -> None:
        self.shape.chosen.connect(self._on_shape_chosen)
        self.plot.dragged.connect(self._on_dragged)
        self.plot.dropped.connect(self._on_dropped)
        self.plot.cancelled.connect(self._on_cancelled)
        self.plot.stepped.connect(self._on_stepped)
        self.plot.insert_requested.connect(self._add_after)
        self.plot.remove_requested.connect(self.remove_point)
        self.plot.spot_picked.connect(self._add_at)
        self.plot.typed.connect(self._on_typed)
        self.plot.chosen.connect(self._choose)
        self.numbers.typed.connect(self._on_number_typed)
        self.questions.answered.connect(self._on_answered)
        self.questions.taken.connect(self._on_taken)
        self.questions.closed.connect(self.end_questions)

    def _on_shape_chosen(self, kind: CurveKind) -> None:
        if self._driver is not None:
            self._do(set_curve(self._driver.id, kind))
