"""The head of a ballot: whose it is, of which round, and how far it has come."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from vmo_desktop.ui.face import Face
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole
from vmo_desktop.ui.widgets.person_badge import PersonBadge


class PersonBar(QFrame):
    """One line at the top; its button covers the ballot."""

    def __init__(self, face: Face, round_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "band")
        badge = PersonBadge(28)
        badge.show_person(face.initials, face.colour)
        self._name = ElidedLabel(f"{face.name} · {round_name}", role=TextRole.LEAD)
        self._said = PlainLabel(role=TextRole.MUTED)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(scaled(160))
        self._bar.setAccessibleName(self.tr("Your ballot"))
        self.cover = QPushButton(self.tr("Cover (Esc)"))
        self.cover.setProperty("kind", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(16), scaled(6), scaled(16), scaled(6))
        row.setSpacing(scaled(10))
        row.addWidget(badge)
        row.addWidget(self._name, 1)
        row.addWidget(self._said)
        row.addWidget(self._bar)
        row.addWidget(self.cover)

    def show_progress(self, done: int, count: int) -> None:
        """Show how many votes are given."""
        self._said.setText(self.tr("{done} of {count}").format(done=done, count=count))
        self._bar.setRange(0, max(count, 1))
        self._bar.setValue(done)

    def forget(self) -> None:
        """Say nothing of anybody."""
        self._name.setText("")
        self._said.setText("")
        self._bar.reset()
