"""The cover between two people: to whom the laptop goes, and nothing of anybody's votes."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.face import Face
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, shown_text
from vmo_desktop.ui.widgets.person_badge import PersonBadge, badge_icon

BADGE, LOW = 84, 520


class CoverPage(QWidget):
    """Calls the next person by name.

    Signals
    -------
    begun(int, str)
        This participant is at the laptop and typed this PIN, if any.
    picked(int)
        Somebody else is to vote next.
    leave_wanted()
        The facilitator wants the window back.
    """

    begun = Signal(int, str)
    picked = Signal(int)
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person_id: int | None = None
        self._said = PlainLabel(role=TextRole.LEAD, wraps=True)
        self._badge = PersonBadge(BADGE)
        self._title = PlainLabel(role=TextRole.PAGE, wraps=True)
        self._about = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._round = PlainLabel(role=TextRole.CAPTION)
        for label in (self._said, self._title, self._about):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(32)
        self.pin.setFixedWidth(scaled(200))
        self.pin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin.setAccessibleName(self.tr("Your PIN"))
        self.pin.setPlaceholderText(self.tr("Your PIN"))
        self.pin.returnPressed.connect(self._begin)
        self.begin = QPushButton()
        self.begin.setProperty("kind", "primary")
        self.begin.setAutoDefault(True)
        self.begin.clicked.connect(lambda _checked=False: self._begin())
        self._refusal = PlainLabel(wraps=True)
        self._refusal.setProperty("state", "error")
        self._refusal.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._others_title = PlainLabel(self.tr("Or hand it to"), role=TextRole.CAPTION)
        self._others = QWidget()
        self._flow = FlowLayout(self._others, spacing=6, row_spacing=6)
        self._buttons: list[QPushButton] = []
        self.leave = QPushButton(self.tr("Facilitator…"))
        self.leave.setProperty("kind", "quiet")
        self.leave.clicked.connect(lambda _checked=False: self.leave_wanted.emit())
        self._lay_out()

    @property
    def person_id(self) -> int | None:
        """Who is called."""
        return self._person_id

    def call(self, person_id: int, face: Face, *, has_pin: bool, said: str, round_name: str) -> None:
        """Call somebody to the laptop; `said` tells what happened before."""
        self._person_id = person_id
        self._said.setText(said)
        self._badge.show_person(face.initials, face.colour)
        self._title.setText(self.tr("Hand the laptop to {name}").format(name=face.name))
        asks = (
            self.tr("{name}: type your PIN and press Enter.")
            if has_pin
            else self.tr("{name}: when nobody else sees the screen, press Enter.")
        )
        self._about.setText(asks.format(name=face.name))
        self._round.setText(round_name)
        self.begin.setText(self.tr("I am {name}").format(name=shown_text(face.name).replace("&", "&&")))
        self.begin.setAccessibleName(self.tr("I am {name}").format(name=face.name))
        self.pin.setVisible(has_pin)
        self._clear_pin()
        self.refuse("")
        for part in (self._badge, self.begin):
            part.show()
        self.setFocusProxy(self.pin if has_pin else self.begin)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def call_nobody(self, said: str) -> None:
        """Say that nobody is left to vote."""
        self._person_id = None
        self._said.setText("")
        self._title.setText(said)
        self._about.setText(self.tr("Hand the laptop back to the facilitator."))
        for part in (self._badge, self.pin, self.begin):
            part.hide()
        self._clear_pin()
        self.refuse("")
        self.setFocusProxy(self.leave)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, people: Sequence[int], faces: Mapping[int, Face]) -> None:
        """Offer whom else the laptop may go to."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self._buttons = [self._button(person_id, faces[person_id]) for person_id in people]
        for button in self._buttons:
            self._flow.addWidget(button)
        self._others_title.setVisible(bool(people))

    def refuse(self, sentence: str) -> None:
        """Say why the ballot was not opened."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        if sentence:
            self._clear_pin()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, person_id: int, face: Face) -> QPushButton:
        button = QPushButton(badge_icon(face.initials, face.colour), shown_text(face.name).replace("&", "&&"))
        button.setAutoDefault(True)
        button.setAccessibleName(self.tr("Hand it to {name}").format(name=face.name))
        button.clicked.connect(partial(self._on_picked, person_id))
        return button

    def _on_picked(self, person_id: int, _checked: bool = False) -> None:
        self.picked.emit(person_id)

    def _begin(self) -> None:
        if self._person_id is not None:
            typed = self.pin.text()
            self._clear_pin()
            self.begun.emit(self._person_id, typed)

    def _clear_pin(self) -> None:
        self.pin.clear()
        self.pin.setText("")  # ends the line's own undo

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the disc out where the words need its room."""
        super().resizeEvent(event)
        self._badge.setMaximumHeight(0 if self.height() < scaled(LOW) else scaled(BADGE))

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(scaled(12))
        middle.addStretch(2)
        for part in (self._said, self._badge, self._title, self._about, self.pin, self.begin, self._refusal):
            is_wide = isinstance(part, PlainLabel)
            middle.addWidget(part, 0, Qt.AlignmentFlag(0) if is_wide else Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setLayout(middle)
        scroll.setWidget(page)
        foot = QHBoxLayout()
        foot.addWidget(self._round)
        foot.addSpacing(scaled(12))
        foot.addWidget(self._others_title)
        foot.addWidget(self._others, 1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(32), scaled(16), scaled(32), scaled(16))
        column.addWidget(scroll, 1)
        column.addLayout(foot)
