"""What each driver adds to one initiative's value, with the reason of each score edited below its bar."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.contribution_bar import Contribution, ContributionBar
from vmo_desktop.ui.widgets.rationale_field import RationaleField
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import ScoreSource


class ContributionList(QWidget):
    """A bar for each driver that counts, the weightiest first; the picked one shows its rationale even when empty.

    Signals
    -------
    picked(int)
        A driver was picked, by id.
    rationale_typed(object, str)
        The cell, as (initiative id, driver id), and its new rationale.
    """

    picked = Signal(int)
    rationale_typed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[ContributionBar, RationaleField]] = []
        self._is_read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def bars(self) -> list[ContributionBar]:
        """The bars that are shown."""
        return [bar for bar, _ in self._rows if not bar.isHidden()]

    @property
    def rationales(self) -> list[RationaleField]:
        """The fields of the bars that are shown, in the same order."""
        return [field for bar, field in self._rows if not bar.isHidden()]

    def set_read_only(self, is_read_only: bool) -> None:
        """Show reasons without letting them be changed."""
        self._is_read_only = is_read_only

    def commit(self) -> None:
        """Tell what is being typed."""
        for field in self.rationales:
            field.commit()

    def show_initiative(self, results: Results, initiative_id: int, driver_id: int | None) -> None:
        """Show what makes up an initiative's value; `driver_id` is the picked driver."""
        found = _contributions(results, initiative_id)
        while len(self._rows) < len(found):
            self._add_row()
        widest = max((each.most for each in found), default=0.0)
        for place, (bar, field) in enumerate(self._rows):
            bar.setVisible(place < len(found))
            if place >= len(found):
                field.show_cell(None, "", "")
                field.hide()
                continue
            each = found[place]
            is_picked = each.driver_id == driver_id
            bar.show_row(each, widest, is_current=is_picked)
            field.show_cell((initiative_id, each.driver_id), each.rationale, "")
            is_counted = results.snapshot.driver_by_id[each.driver_id].source is not ScoreSource.TYPED
            field.be_read_only(self._is_read_only or is_counted)
            field.editor.setAccessibleName(self.tr("Why %1").replace("%1", f"{each.name}: {each.score}"))
            is_wanted = is_picked and not self._is_read_only and not is_counted
            field.setVisible(bool(each.rationale) or is_wanted or field.editor.hasFocus())
        self.setVisible(bool(found))

    def _add_row(self) -> None:
        bar, field = ContributionBar(self), RationaleField(self)
        field.editor.setProperty("kind", "line")
        field.setContentsMargins(current_theme().space.m, 0, 0, 0)
        place = len(self._rows)
        bar.picked.connect(partial(self._on_picked, place))
        bar.walked.connect(partial(self._walk, place))
        field.committed.connect(self.rationale_typed)
        self._column.addWidget(bar)
        self._column.addWidget(field)
        self._rows.append((bar, field))

    def _on_picked(self, place: int, driver_id: int) -> None:
        bar, field = self._rows[place]
        was_focused = bar.hasFocus()
        self.picked.emit(driver_id)
        if was_focused and not self._is_read_only:
            field.show()
            field.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _walk(self, place: int, step: int) -> None:
        bars = self.bars
        if 0 <= place + step < len(bars):
            bars[place + step].setFocus(Qt.FocusReason.TabFocusReason)


def _contributions(results: Results, initiative_id: int) -> list[Contribution]:
    snapshot, look = results.snapshot, current_theme()
    row = snapshot.initiative_index[initiative_id]
    found = []
    for column, driver in enumerate(snapshot.leaves):
        weight = float(results.weights[row, column])
        agreed = snapshot.agreed_scores.get((initiative_id, driver.id))
        if weight > 0:
            found.append(
                Contribution(
                    driver_id=driver.id,
                    name=driver.name or driver.code,
                    score=number_text(agreed.value if agreed else None),
                    points=float(results.valuation.contributions[row, column]),
                    most=100 * weight,
                    colour=look.driver(column, driver.colour),
                    rationale=agreed.rationale if agreed else "",
                )
            )
    return sorted(found, key=lambda each: -each.most)
