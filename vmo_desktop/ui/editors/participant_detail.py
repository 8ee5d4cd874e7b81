"""What is chosen for one participant: colour, drivers that they score, initiatives that they own, PIN."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.check_list import CheckList
from vmo_desktop.ui.face import faces
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole
from vmo_desktop.ui.widgets.person_badge import PersonBadge
from vmo_desktop.ui.widgets.swatches import Swatches
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.participants import bar_drivers, edit_participant, set_interests, set_pin
from vmo_desktop.workshop.results import shown_name


class ParticipantDetail(QWidget):
    """Edits everything about a participant that is no text in a table."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._person_id: int | None = None
        self._badge = PersonBadge(32)
        self._name = ElidedLabel(role=TextRole.LEAD)
        self.colour = Swatches()
        self.colour.setAccessibleName(self.tr("Colour of the participant"))
        self.colour.chosen.connect(self._on_colour)
        self._pin_said = PlainLabel(role=TextRole.MUTED)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(32)
        self.pin.setMaximumWidth(scaled(140))
        self.pin.setPlaceholderText(self.tr("New PIN"))
        self.pin.setAccessibleName(self.tr("New PIN of the participant"))
        self.pin.textChanged.connect(self._enable)
        self.pin.returnPressed.connect(self._on_pin)
        self.set_pin = QPushButton(self.tr("Set PIN"))
        self.set_pin.clicked.connect(lambda _checked=False: self._on_pin())
        self.drop_pin = QPushButton(self.tr("Do without PIN"))
        self.drop_pin.clicked.connect(lambda _checked=False: self._on_no_pin())
        for button in (self.set_pin, self.drop_pin):
            button.setAutoDefault(False)
        self.drivers = CheckList(self.tr("Scores drivers"), (), ())
        self.initiatives = CheckList(self.tr("Owns initiatives"), (), ())
        self._refusal = PlainLabel(wraps=True)
        self._refusal.setProperty("state", "error")
        self._refusal.hide()
        self._is_showing = False
        self.drivers.changed.connect(self._on_drivers)
        self.initiatives.changed.connect(self._on_initiatives)
        self._lay_out()
        self.show_person(None)

    def show_person(self, person_id: int | None) -> None:
        """Show a participant as they stand; None shows nobody."""
        snapshot = self._live.snapshot
        people = {each.id: each for each in snapshot.participants}
        if person_id != self._person_id:
            self.pin.setText("")
            self._refuse("")
        self._person_id = person_id if person_id in people else None
        self.setEnabled(self._person_id is not None and not self._live.workshop.is_read_only)
        if self._person_id is None:
            self._badge.show_person("", "")
            self._name.setText(self.tr("Mark a participant above to say more about them."))
            return
        person, face = people[self._person_id], faces(snapshot)[self._person_id]
        place = list(people).index(self._person_id)
        self._badge.show_person(face.initials, face.colour)
        self._name.setText(person.name)
        self.colour.show_colour(person.colour, current_theme().driver(place))
        self._is_showing = True
        drivers = [(each.id, each.name or each.code) for each in snapshot.leaves]
        self.drivers.model.show_items(drivers, [each for each, _ in drivers if not self._is_barred(each)])
        owned = [initiative for each, initiative in snapshot.interests if each == self._person_id]
        initiatives = [(each.id, shown_name(each)) for each in snapshot.initiatives]
        self.initiatives.model.show_items(initiatives, owned)
        for each in (self.drivers, self.initiatives):
            each.tell()
        self._is_showing = False
        has_pin = self._live.workshop.has_pin(self._person_id)
        self._pin_said.setText(self.tr("A PIN is set.") if has_pin else self.tr("No PIN."))
        self.drop_pin.setVisible(has_pin)
        self._enable()

    def _is_barred(self, driver_id: int) -> bool:
        return (self._person_id, driver_id) in self._live.snapshot.barred_drivers

    def _on_colour(self, colour: str) -> None:
        if self._person_id is not None:
            self._do(edit_participant(self._person_id, {"colour": colour}))

    def _on_drivers(self) -> None:
        if self._person_id is not None and not self._is_showing:
            self._do(bar_drivers(self._person_id, set(self.drivers.model.ids) - self.drivers.ticked))

    def _on_initiatives(self) -> None:
        if self._person_id is not None and not self._is_showing:
            self._do(set_interests(self._person_id, self.initiatives.ticked))

    def _on_pin(self) -> None:
        typed = self.pin.text().strip()
        if self._person_id is not None and typed:
            self.pin.setText("")
            self._do(set_pin(self._person_id, typed))

    def _on_no_pin(self) -> None:
        if self._person_id is not None:
            self._do(set_pin(self._person_id, None))

    def _do(self, operation: Operation) -> None:
        self._refuse(refusal_of(self._live, operation))

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _enable(self) -> None:
        self.set_pin.setEnabled(bool(self.pin.text().strip()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(scaled(8))
        head.addWidget(self._badge)
        head.addWidget(self._name, 1)
        head.addWidget(self.colour)
        pin = QWidget()
        pin_row = FlowLayout(pin)
        for part in (self._pin_said, self.pin, self.set_pin, self.drop_pin):
            pin_row.addWidget(part)
        lists = QHBoxLayout()
        lists.setSpacing(scaled(24))
        lists.addWidget(self.drivers, 2)
        lists.addWidget(self.initiatives, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addLayout(head)
        column.addLayout(lists, 1)
        column.addWidget(pin)
        column.addWidget(self._refusal)
