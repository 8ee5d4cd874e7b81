"""The participants in a table, with the rest of what can be said of them one press away."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.participant_model import DRIVERS, GROUP, INITIALS, OWNS, PIN, ParticipantModel, usual_groups
from vmo_desktop.ui.theme import scaled

ROOMY = 760
"""From this width on, in pixels at 100 %, the table also tells what is chosen outside of it."""

BESIDE = (INITIALS, DRIVERS, OWNS, PIN)


class ParticipantTable(RecordListEditor):
    """Who is in the room.

    Signals
    -------
    more_wanted()
        What does not fit into the table is to be edited.
    """

    more_wanted = Signal()

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        model = ParticipantModel(live)
        super().__init__(
            model,
            title=self.tr("Participants"),
            note=self.tr("Who is in the room, and which part of the organisation they speak for."),
            shares=(0.38, 0.34, 0.28, 96, 76, 76, 76, 64, 56),
            parent=parent,
        )
        model.setParent(self)
        self.people = model
        self.grid.use_delegate(OfferingDelegate({GROUP: partial(_groups, live)}, self.grid))
        self.more = QPushButton(self.tr("More about them…"))
        self.more.setAccessibleName(self.more.text())
        self.more.setToolTip(self.tr("Colour, drivers that they score, initiatives that they own, PIN"))
        self.more.setProperty("kind", "quiet")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda _checked=False: self.more_wanted.emit())
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.more)

    @property
    def current_id(self) -> int | None:
        """The participant whose row has the keyboard."""
        return self.people.id_at(self.grid.currentIndex().row())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell more where there is room."""
        super().resizeEvent(event)
        self.grid.setIconSize(QSize(scaled(20), scaled(20)))
        is_roomy = self.width() >= scaled(ROOMY)
        for column in BESIDE:
            self.grid.setColumnHidden(column, not is_roomy)
        self.grid.share_widths()


def _groups(live: LiveWorkshop) -> list[str]:
    """The groups in use, and then the usual ones."""
    used = {each.group for each in live.snapshot.participants if each.group}
    return sorted(used, key=str.casefold) + [each for each in usual_groups() if each not in used]
