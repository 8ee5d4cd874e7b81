"""What follows from what was said: weights as bars, how consistent the pairs are, what is missing, and the taking."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.domain.pairwise import Contradiction
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.models.driver_tree_model import driver_colour
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.ratio_text import times_text
from vmo_desktop.ui.theme import current_theme, scaled, set_state
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.priority_bars import Priority, PriorityBars
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.weighting import Pair, Sheet


class WeighingResult(WrappingView):
    """The weights of one group, live.

    Signals
    -------
    take_wanted()
        The weights are to be written.
    revised(object, float)
        The proposed judgement of a pair is to be taken.
    clear_wanted()
        The answers are to be forgotten.
    """

    take_wanted = Signal()
    revised = Signal(object, float)
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: tuple[Pair, float] | None = None
        self.bars = PriorityBars()
        self.legend = PlainLabel(self.tr("The line marks the weight in force."), role=TextRole.CAPTION, wraps=True)
        self.state = PlainLabel(role=TextRole.BODY, wraps=True)
        self.consistency = PlainLabel(wraps=True)
        self.contradiction = PlainLabel(wraps=True)
        self.revise = TextButton()
        self.revise.clicked.connect(self._on_revise)
        self.take = TextButton(self.tr("Take these weights"), "primary")
        self.take.clicked.connect(self.take_wanted)
        self.clear = TextButton(self.tr("Clear these answers"), "quiet")
        self.clear.clicked.connect(self.clear_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        layout.setSpacing(scaled(8))
        layout.addWidget(PlainLabel(self.tr("Weights that follow"), role=TextRole.TITLE))
        for part in (self.bars, self.legend, self.state, self.consistency, self.contradiction, self.revise, self.take):
            layout.addWidget(part)
        layout.addWidget(self.clear)
        layout.addStretch(1)

    def show_sheet(self, snapshot: Snapshot, weight_set_id: int, sheet: Sheet) -> None:
        """Show what follows from a sheet beside the weights in force."""
        found, look = sheet.derived, current_theme()
        points = [snapshot.points(weight_set_id, each) for each in sheet.ids]
        total = sum(points)
        in_force = [each / total if total > 0 else math.nan for each in points]
        shares = found.shares.tolist()
        self.bars.show_priorities(
            [
                Priority(
                    driver.name, shares[place], in_force[place],
                    driver_colour(snapshot, snapshot.driver_by_id[driver.id], look),
                )
                for place, driver in enumerate(sheet.drivers)
            ]
        )  # fmt: skip
        is_taken = found.is_ready and all(
            math.isclose(a, b, abs_tol=1e-9) for a, b in zip(shares, in_force, strict=True)
        )
        self.state.setText(self._missing(sheet) or (self.tr("These weights are in force.") if is_taken else ""))
        self.state.setVisible(bool(self.state.text()))
        self.take.setEnabled(found.is_ready)
        self.clear.setEnabled(bool(sheet.votes))
        self._show_consistency(sheet)

    def _missing(self, sheet: Sheet) -> str:
        """What has to be said before weights follow, or what was left out."""
        found, names = sheet.derived, {driver.id: driver.name for driver in sheet.drivers}
        if sheet.question is Question.RATIO:
            if not found.missing:
                return ""
            count = len(found.missing)
            text = counted(count, self.tr("One pair is not compared yet."), self.tr("%n pairs are not compared yet."))
            if found.is_ready:
                return f"{text} {self.tr('The weights follow from the others.')}"
            return f"{text} {self.tr('Weights follow once every driver is compared, directly or through others.')}"
        if found.missing:
            left = ", ".join(names[first] for first, _ in found.missing)
            return self.tr("Still to be answered: {drivers}.").format(drivers=left)
        if found.is_ready:
            return ""
        if sheet.question is Question.HUNDRED:
            return self.tr("Weights follow once all 100 points are given, and no more.")
        if sheet.question is Question.SWING:
            return self.tr("Weights follow once the most important swing is 100.")
        return self.tr("Weights follow once one driver has points.")

    def _show_consistency(self, sheet: Sheet) -> None:
        found, worst = sheet.derived.consistency, sheet.derived.contradiction
        is_told = found is not None and len(sheet.drivers) > 2
        self.consistency.setVisible(is_told)
        if found is not None and is_told:
            ratio = "–" if math.isnan(found.ratio) else decimal_text(found.ratio, 3)
            text = self.tr("Consistency ratio {ratio}: the comparisons agree well enough (at most 0.10).")
            if math.isnan(found.ratio):
                text = self.tr("The consistency ratio is known once all pairs are compared.")
            elif not found.is_acceptable:
                text = self.tr("▲ Consistency ratio {ratio}: above 0.10, the comparisons contradict each other.")
            self.consistency.setText(text.format(ratio=ratio))
            is_bad = not math.isnan(found.ratio) and not found.is_acceptable
            set_state(self.consistency, "stale" if is_bad else "")
        self.contradiction.setVisible(worst is not None)
        self.revise.setVisible(worst is not None)
        if worst is not None:
            self._show_contradiction(sheet, worst)

    def _show_contradiction(self, sheet: Sheet, worst: Contradiction) -> None:
        names = [sheet.drivers[place].name for place in worst.triple]
        (first, second), proposed = worst.pair, worst.proposed
        judged = float(sheet.matrix[first, second])
        if proposed < 1 or (proposed == 1 and judged < 1):
            first, second, proposed, judged = second, first, 1 / proposed, 1 / judged
        pair = sheet.drivers[first], sheet.drivers[second]
        text = self.tr(
            "{one}, {two} and {three} contradict each other most. {first} was said to be {judged} times as important "
            "as {second}; the other two comparisons say {proposed} times."
        )
        told = {"first": pair[0].name, "second": pair[1].name, "judged": times_text(judged)}
        told |= {"one": names[0], "two": names[1], "three": names[2], "proposed": times_text(proposed)}
        self.contradiction.setText(text.format(**told))
        self._proposal = (pair[0].id, pair[1].id), proposed
        self.revise.setText(self.tr("Revise it to {times}").format(times=times_text(proposed)))
        self.revise.setAccessibleDescription(self.contradiction.text())

    def _on_revise(self) -> None:
        if self._proposal is not None:
            self.revised.emit(*self._proposal)
