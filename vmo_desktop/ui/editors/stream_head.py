"""Which value stream is looked at, and what can be done with it; what it is, field by field."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.charts.stream_words import UNITS, stream_name, unit_name
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.stream_desk import StreamDesk
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.field import Field
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.streams import STREAMS, draw_future, duplicate_stream, edit_stream
from vmo_desktop.workshop.road_rows import StreamRow, StreamState

ALONE = 0
"""Stands for a future state that is compared with nothing."""


class _Refusals(QWidget):
    """Does operations on streams, and says below itself why one was refused."""

    def __init__(self, live: LiveWorkshop, desk: StreamDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._desk = live, desk
        self.refusal = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.refusal.setProperty("state", "error")
        self.refusal.hide()
        desk.looked.connect(lambda: self._say(""))

    def _do(self, operation: Operation) -> bool:
        sentence = refusal_of(self._live, operation)
        self._say(sentence)
        return not sentence

    def _say(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))


class StreamHead(_Refusals):
    """The streams to choose from, and buttons for the one that is chosen.

    Signals
    -------
    made()
        A stream was made that wants its name.
    """

    made = Signal()

    def __init__(self, live: LiveWorkshop, desk: StreamDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, desk, parent)
        self.streams = ChoiceCombo(self.tr("Value stream"))
        self.streams.setMinimumContentsLength(20)
        self.streams.chosen.connect(self._on_stream)
        self.future_button = TextButton(self.tr("Draw future state"), "primary")
        self.add_button = TextButton(self.tr("New"))
        self.duplicate_button = TextButton(self.tr("Duplicate"))
        self.delete_button = TextButton(self.tr("Delete"))
        acts = {
            self.future_button: self.draw_future, self.add_button: self.add, self.duplicate_button: self.duplicate,
            self.delete_button: self.delete,
        }  # fmt: skip
        row = QWidget()
        flow = FlowLayout(row, spacing=4, row_spacing=4)
        flow.addWidget(self.streams)
        for button, act in acts.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(row)
        column.addWidget(self.refusal)
        self.setFocusProxy(self.streams)

    def show_stream(self) -> None:
        """Show the streams and the one that is looked at."""
        row, rows, is_read_only = self._desk.row, self._live.snapshot.road.streams, self._live.workshop.is_read_only
        # The state first: two states of one stream often have the same long name.
        titles = {StreamState.CURRENT: self.tr("Current: %1"), StreamState.FUTURE: self.tr("Future: %1")}
        names = [(titles[each.state].replace("%1", stream_name(each)), each.id) for each in rows]
        self.streams.offer(names, None if row is None else row.id)
        self.future_button.setVisible(row is not None and row.state is StreamState.CURRENT)
        for button in (self.future_button, self.add_button, self.duplicate_button, self.delete_button):
            button.setEnabled(not is_read_only)

    def add(self) -> None:
        """Add an empty stream and ask for its name."""
        if self._do(STREAMS.add([{"name": self._free(self.tr("Value stream"))}])):
            self._look_at_newest()
            self.made.emit()

    def duplicate(self) -> None:
        """Add a copy of the stream that is looked at."""
        row = self._desk.row
        if row is not None:
            name = self._free(self.tr("Copy of %1").replace("%1", stream_name(row)))
            self._make(duplicate_stream(row.id, name))

    def draw_future(self) -> None:
        """Add a copy of the stream as its future state."""
        row = self._desk.row
        if row is not None:
            name = self._free(self.tr("%1, future").replace("%1", stream_name(row)))
            self._make(draw_future(row.id, name))

    def delete(self) -> None:
        """Delete the stream with its steps; undo brings it back."""
        row = self._desk.row
        if row is not None:
            self._do(STREAMS.delete([row.id]))

    def _make(self, operation: Operation) -> None:
        if self._do(operation):
            self._look_at_newest()

    def _look_at_newest(self) -> None:
        self._desk.look(max(row.id for row in self._live.snapshot.road.streams))

    def _free(self, wanted: str) -> str:
        """A name that no other stream has."""
        taken = {row.name for row in self._live.snapshot.road.streams}
        numbered = (f"{wanted} {number}" for number in range(2, len(taken) + 3))
        return next(name for name in (wanted, *numbered) if name not in taken)

    def _on_stream(self, stream_id: object) -> None:
        if isinstance(stream_id, int):
            self._desk.look(stream_id)


class StreamFields(_Refusals):
    """Name, state, unit of time and who is at the ends of the stream that is looked at."""

    def __init__(self, live: LiveWorkshop, desk: StreamDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, desk, parent)
        self.fields = {
            "name": Field(self.tr("Name")),
            "supplier": Field(self.tr("Supplier"), placeholder=self.tr("who asks or delivers")),
            "customer": Field(self.tr("Customer"), placeholder=self.tr("who gets the result")),
            "note": Field(self.tr("Note"), placeholder=self.tr("where it begins and ends, what a day is")),
        }
        self.states, self.units = ChoiceCombo(self.tr("State")), ChoiceCombo(self.tr("Unit of time"))
        self.states.setMinimumContentsLength(24)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        name, *others = self.fields.values()
        for part in (name, self._titled(self.states), self._titled(self.units), *others, self.refusal):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.states.chosen.connect(self._on_state)
        self.units.chosen.connect(lambda unit: self._write({"unit": unit}))
        for column, field in self.fields.items():
            field.committed.connect(lambda value, column=column: self._write({column: value}))
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(name)

    @staticmethod
    def _titled(combo: ChoiceCombo) -> QWidget:
        """A choice below its name."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = PlainLabel(combo.accessibleName(), role=TextRole.CAPTION)
        title.setBuddy(combo)
        column.addWidget(title)
        column.addWidget(combo)
        return made

    def show_stream(self) -> None:
        """Show the stream that is looked at."""
        row, is_read_only = self._desk.row, self._live.workshop.is_read_only
        if row is None:
            return
        self.states.offer(self._states(row), _state_of(row))
        own = () if row.unit in UNITS else (row.unit,)
        self.units.offer([(unit_name(unit), unit) for unit in (*UNITS, *own)], row.unit)
        for combo in (self.states, self.units):
            combo.setEnabled(not is_read_only)
        for column, field in self.fields.items():
            field.set_value(getattr(row, column))
            field.set_read_only(is_read_only)

    def ask_for_name(self) -> None:
        """Put the keyboard into the name, all of it marked."""
        name = self.fields["name"].editor
        name.setFocus()
        name.selectAll()

    def _states(self, row: StreamRow) -> list[tuple[str, object]]:
        """A current state, a future one, or that of one of the current ones."""
        others = [
            (self.tr("Future state of %1").replace("%1", stream_name(each)), each.id)
            for each in self._live.snapshot.road.streams
            if each.state is StreamState.CURRENT and each.id != row.id
        ]
        return [(self.tr("Current state"), None), (self.tr("Future state"), ALONE), *others]

    def _on_state(self, state: object) -> None:
        if state is None:
            self._write({"state": StreamState.CURRENT, "current_id": None})
        else:
            self._write({"state": StreamState.FUTURE, "current_id": state or None})

    def _write(self, values: dict[str, Any]) -> None:
        row = self._desk.row
        if row is not None and not self._do(edit_stream(row.id, values)):
            self.show_stream()

    def _fit(self) -> None:
        self._column.setSpacing(scaled(8))
        self.setMaximumWidth(scaled(480))


def _state_of(row: StreamRow) -> int | None:
    """What stands for the state of a stream among the choices."""
    return None if row.state is StreamState.CURRENT else row.current_id or ALONE
