"""Wins: what is worth celebrating, who did it, and the sheet that is printed of them."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_names import offered_initiatives
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.models.review_list import win_list
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.review_desk import review_desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.text_button import TextButton

SHARES = (0.35, 0.25, 0.4, 92.0, 170.0)
"""Widths of the columns: pixels at 100 %, or parts of what is left."""

LEAST = 420
"""The least room for those parts together, in pixels at 100 %."""

INITIATIVE = 4


class WinsPanel(Panel):
    """The list; the room window can show the win that has the keyboard.

    Signals
    -------
    sheet_wanted()
        The user wants the sheet that celebrates.
    """

    sheet_wanted = Signal()

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("wins_panel")
        self.desk = review_desk_of(live)
        self.said = PlainLabel(wraps=True)
        self.wins = RecordListEditor(
            RecordModel(live, win_list(live), self),
            title=self.tr("Wins"),
            note=self.tr("What went well enough to tell everybody, and the names of those who did it."),
            shares=SHARES,
            least=LEAST,
        )
        offers = {INITIATIVE: lambda: offered_initiatives(live.snapshot)}
        self.wins.grid.use_delegate(OfferingDelegate(offers, self.wins.grid))
        self.sheet = TextButton(self.tr("Celebrate on a sheet…"))
        self.sheet.clicked.connect(lambda _checked=False: self.sheet_wanted.emit())
        self.room = PlainLabel(
            self.tr("The room window shows the win that you are at, in large letters."),
            role=TextRole.CAPTION,
            wraps=True,
        )
        self._column = QVBoxLayout(self)
        for part in (self.said, self.wins, self.room):
            self._column.addWidget(part)
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.addWidget(self.sheet)
        row.addStretch(1)
        self._column.addStretch(1)
        self.wins.grid.selectionModel().currentRowChanged.connect(self._on_row)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.wins.grid)
        self.rebuild_when_shown()

    def show_win(self, win_id: int) -> None:
        """Go to a win."""
        row = self.wins.model.row_of(win_id)
        if row is not None:
            self.desk.look_at_win(win_id)
            self.wins.grid.select_cell(row, 0)

    @override
    def rebuild(self) -> None:
        self.wins.model.refresh()
        self.wins.grid.resizeRowsToContents()
        has_some = bool(self.live.snapshot.value.wins)
        words = self.tr("No win yet. Ask the room what went well, and type it into the row below.")
        self.said.setText("" if has_some else words)
        self.said.setVisible(not has_some)
        self.sheet.setVisible(has_some)
        self.room.setVisible(has_some)

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches("win", "initiative"):
            self.rebuild()

    def _on_row(self, index: QModelIndex) -> None:
        if self.wins.grid.hasFocus():
            self.desk.look_at_win(self.wins.model.id_at(index.row()))

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.m, space.l, space.l)
        self._column.setSpacing(space.m)
