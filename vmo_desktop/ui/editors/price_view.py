"""What the conditions cost, or what would decide otherwise, as a table with the progress of the work above it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.ui.models.price_model import PriceModel, TurningModel
from vmo_desktop.ui.price_desk import PriceDesk
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.search_progress import SearchProgress


class PriceView(QWidget):
    """A table of prices that fills as they become known; the work can be stopped and gone on with."""

    def __init__(
        self,
        desk: PriceDesk,
        model: PriceModel | TurningModel,
        name: str,
        about: str,
        *,
        stretched: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self.model = desk, model
        self._about = about
        model.setParent(self)
        self.said = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.search = SearchProgress(self.tr("Progress of the prices"), self.tr("Stop"), self.tr("Go on"))
        self.search.pressed.connect(self._on_stop)
        self.table = FactTable(model, name, stretched=stretched)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part, share in ((self.said, 0), (self.search, 0), (self.table, 1)):
            self._column.addWidget(part, share)
        self.setFocusProxy(self.table)
        desk.task.progressed.connect(self._on_task)
        appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._column.setSpacing(current_theme().space.s)

    def show_prices(self, why_not: str) -> None:
        """Show what is known; `why_not` says why there are no prices, and is empty where there are."""
        tags = self._desk.tags
        rows = self.model.rowCount()
        self.model.show(tags)
        if self.model.rowCount() != rows or tags is None or tags.is_complete:
            self.table.fit_columns()
        self.said.setText(why_not or self._about)
        if tags is not None and tags.conditions is not None:
            self.search.show_done(*tags.progress)
        self.search.show_state(
            is_open=tags is not None and not tags.is_complete, is_stopped=not self._desk.task.is_running
        )

    def _on_task(self, done: int, of: int) -> None:
        """Follow the prices of the conditions; turning points come in pieces that are counted as they are told."""
        if self._desk.tags is not None and self._desk.tags.conditions is None:
            self.search.show_done(done, of)

    def _on_stop(self) -> None:
        if self._desk.task.is_running:
            self._desk.stop()
        else:
            self._desk.go_on()
            self._desk.told.emit()
