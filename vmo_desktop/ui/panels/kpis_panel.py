"""The KPIs of the workshop and the readings of the one that is looked at, both edited in place."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.kpi_words import (
    direction_word,
    frequency_word,
    kpi_name,
    state_words,
)
from vmo_desktop.domain.realization import Direction
from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.realization_settings import RealizationSettings
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_names import BETWEEN
from vmo_desktop.ui.models.kpi_list import kpi_list
from vmo_desktop.ui.models.reading_model import ReadingModel
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.models.served_names import offered_served
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.label import PlainLabel, tooltip
from vmo_desktop.ui.widgets.scroller import OwnScroller
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.ops.kpis import freeze_kpis
from vmo_desktop.workshop.value_rows import Frequency

DIRECTION, FREQUENCY, SERVED = 8, 10, 12
"""Columns of the list that offer words."""

SHARES = (168.0, 122.0, 76.0, 74.0, 62.0, 74.0, 88.0, 112.0, 116.0, 92.0, 110.0, 72.0, 260.0, 90.0)
"""Widths of the columns of the list in pixels at 100 %: what is looked at most stands first."""


class KpisPanel(Panel):
    """The list above, below it what is read of the KPI in it that has the keyboard.

    Signals
    -------
    import_wanted()
        Readings are to come in from a spreadsheet.
    unfreeze_wanted(int)
        What the KPI of this id promised is to change again.
    """

    import_wanted = Signal()
    unfreeze_wanted = Signal(int)

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("kpis_panel")
        self.desk = follow_desk_of(live)
        self.kpis = RecordListEditor(
            RecordModel(live, kpi_list(live, self.desk), self),
            title=self.tr("KPIs"),
            note=self.tr(
                "What will show that value comes true: from a baseline to a target, by a day, and whom it serves."
            ),
            shares=SHARES,
        )
        self.settings = RealizationSettings(live)
        self.freeze = QPushButton()
        self.freeze.clicked.connect(lambda _checked=False: self._on_freeze())
        self.take_in = QPushButton(self.tr("&Import readings…"))
        self.take_in.setToolTip(tooltip(self.tr("From CSV or Excel; a file can also be dropped onto this page")))
        self.take_in.clicked.connect(lambda _checked=False: self.import_wanted.emit())
        self.readings = RecordListEditor(
            ReadingModel(live, self),
            title=self.tr("Readings"),
            note=self.tr("Type or paste a day with what was planned, is expected in the end, and came."),
            shares=(120.0, 0.22, 0.22, 0.22, 0.34),
        )
        self.said = PlainLabel(wraps=True)
        self._offer()
        self._columns: list[QVBoxLayout] = []
        self._lay_out()
        self.kpis.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.desk.looked.connect(self._on_looked)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.kpis.grid)
        self.rebuild_when_shown()

    def _offer(self) -> None:
        words = {
            DIRECTION: lambda: list(map(direction_word, Direction)),
            FREQUENCY: lambda: list(map(frequency_word, Frequency)),
            SERVED: lambda: offered_served(self.live.snapshot),
        }
        self.kpis.grid.use_delegate(OfferingDelegate(words, self.kpis.grid, BETWEEN))

    def _lay_out(self) -> None:
        """Both parts stay in sight, and each scrolls by itself."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        row = QHBoxLayout()
        for parts, stretch in (((self.kpis,), 3), ((self.said, self.readings, row, self.settings), 2)):
            content = WrappingView()
            column = QVBoxLayout(content)
            for part in parts:
                column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
            column.addStretch(1)
            self._columns.append(column)
            scroller = OwnScroller(content)
            layout.addWidget(scroller, stretch)
        row.addWidget(self.take_in)
        row.addWidget(self.freeze)
        row.addStretch(1)

    @override
    def rebuild(self) -> None:
        self.kpis.model.refresh()
        self.kpis.grid.resizeRowsToContents()
        self.settings.show_settings()
        self._on_looked()

    def _on_row(self, index: QModelIndex) -> None:
        if self.kpis.grid.hasFocus():
            self.desk.look(self.kpis.model.id_at(index.row()))

    def _on_looked(self) -> None:
        kpi, state = self.desk.kpi, self.desk.state
        model = self.readings.model
        assert isinstance(model, ReadingModel)  # noqa: S101 - made above
        model.show_kpi(kpi)
        self.readings.grid.resizeRowsToContents()
        for part in (self.said, self.readings, self.freeze, self.take_in, self.settings):
            part.setVisible(kpi is not None)
        if kpi is None or state is None:
            return
        self.said.setText(state_words(state, date_text))
        text = (
            self.tr("Let the baseline of %1 change again…") if kpi.frozen_at else self.tr("Freeze the baseline of %1")
        )
        self.freeze.setText(text.replace("%1", kpi_name(kpi)).replace("&", "&&"))
        self.freeze.setAccessibleName(text.replace("%1", kpi_name(kpi)))
        for button in (self.freeze, self.take_in):
            button.setEnabled(not self.live.workshop.is_read_only)

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    def _on_freeze(self) -> None:
        kpi = self.desk.kpi
        if kpi is not None and kpi.frozen_at:
            self.unfreeze_wanted.emit(kpi.id)
        elif kpi is not None:
            self.live.do(freeze_kpis([kpi.id], datetime.now().astimezone().isoformat(timespec="seconds")))

    def _fit(self) -> None:
        space = current_theme().space
        for column in self._columns:
            column.setContentsMargins(space.l, space.m, space.l, space.s)
            column.setSpacing(space.m)
