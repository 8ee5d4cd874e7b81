"""Everything about the participants: the table, and below it what is chosen for the one that is marked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vmo_desktop.changes import Changes
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.participant_detail import ParticipantDetail
from vmo_desktop.ui.editors.participant_table import ParticipantTable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.workshop.ops.rounds import leave_out_owners


class ParticipantsDialog(QDialog):
    """The room's people; every edit is written at once, and undo works here too."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("participants_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Participants"))
        self._live = live
        self.table = ParticipantTable(live)
        self.table.more.hide()
        self.detail = ParticipantDetail(live)
        self.owners = QCheckBox(self.tr("Leave out owners' votes on their own initiatives"))
        self.owners.clicked.connect(self._on_owners)
        self.end = QPushButton(self.tr("&Done"))
        self.end.setProperty("kind", "primary")
        self.end.setAutoDefault(False)
        self.end.clicked.connect(lambda _checked=False: self.accept())
        self._lay_out()
        for keys, act in ((QKeySequence.StandardKey.Undo, live.undo), (QKeySequence.StandardKey.Redo, live.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        live.changed.connect(self._on_changed)
        self.table.grid.selectionModel().currentRowChanged.connect(self._show_person)
        if live.snapshot.participants:
            self.table.grid.select_cell(0, 0)
        self._show_all()
        fit_to_screen(self, 980, 680)
        self.table.grid.setFocus()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.table)
        foot = QHBoxLayout()
        foot.addWidget(self.owners, 1)
        foot.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        column.setSpacing(scaled(12))
        column.addWidget(scroll, 5)
        column.addWidget(self.detail, 4)
        column.addLayout(foot)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("participant", "barred_driver", "interest", "pin", "room", "driver", "initiative"):
            self._show_all()

    def _show_all(self) -> None:
        self.table.people.refresh()
        self.owners.setChecked(self._live.snapshot.room.leaves_out_owners)
        self.owners.setEnabled(not self._live.workshop.is_read_only)
        self._show_person()

    def _show_person(self) -> None:
        self.detail.show_person(self.table.current_id)

    def _on_owners(self, is_left_out: bool) -> None:
        refusal_of(self._live, leave_out_owners(is_left_out=is_left_out))
        self.owners.setChecked(self._live.snapshot.room.leaves_out_owners)
