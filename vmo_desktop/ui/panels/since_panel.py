"""What changed since the workshop that this one was begun from."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.since_words import since_headline, since_table
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.since import Since


class SincePanel(Panel):
    """Picking a row selects its initiative; a double click goes to the initiatives."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("since_panel")
        self.desk = follow_desk_of(live)
        self._since: Since | None = None
        self.said = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.note = PlainLabel(
            self.tr(
                "Then is what the past workshop held when this one was begun from it; values come with the scores of"
                " now. Came true: share of what the KPIs of an initiative promised."
            ),
            role=TextRole.CAPTION, wraps=True,
        )  # fmt: skip
        self.model = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.model, self.tr("Initiatives then and now"))
        self._empty = EmptyState(
            self.tr(
                "This workshop was not begun from a past one. File > New from a past workshop begins one that knows"
                " what changed."
            ),
            [(self.tr("Go to the calibration"), lambda: self.page_wanted.emit("calibration"))],
        )
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        for part, share in ((self.said, 0), (self.note, 0), (self.table, 1)):
            self._column.addWidget(part, share)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.table.grid.selectionModel().currentRowChanged.connect(lambda index: self._on_row(index.row()))
        self.table.grid.doubleClicked.connect(lambda _index: self.page_wanted.emit("initiatives"))
        appearance().changed.connect(self._fit)
        self._fit()
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        self._since = Since(self.live.results, self.desk.realized)
        is_known = bool(self._since.source)
        self._stack.setCurrentIndex(0 if is_known else 1)
        self.setFocusProxy(self.table.grid if is_known else self._empty.buttons()[0])
        if is_known:
            self.said.setText(since_headline(self._since))
            self.model.show_table(since_table(self._since))
            self.table.fit_columns()

    def _on_row(self, row: int) -> None:
        place = self.model.id_at(row)
        if place is None or self._since is None or not self.table.grid.hasFocus():
            return
        initiative_id = self._since.rows[place - 1].initiative_id
        if initiative_id is not None:
            self.selection.select_initiative(initiative_id)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.l, space.m)
        self._column.setSpacing(space.s)
