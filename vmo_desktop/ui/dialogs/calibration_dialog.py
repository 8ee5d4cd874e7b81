"""Calibration: the room scores two initiatives together, driver by driver, so that levels mean the same to all."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.agreed_scores import AgreedScores
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.scale_card import ScaleCard
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.results import shown_name

FIRST, SECOND = 0, 1


class CalibrationDialog(QDialog):
    """Two initiatives, one driver at a time with its statements; what the room agrees on becomes the agreed score.

    The driver, and the initiative whose score has the keyboard, are selected: the room window may show them.
    """

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calibration_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Score two initiatives together"))
        self._live = live
        self._selection = selection
        self._scores = AgreedScores(live)
        self._place = 0
        self._active = FIRST
        self.choices = [ChoiceCombo(self.tr("First initiative")), ChoiceCombo(self.tr("Second initiative"))]
        self.fields = [self._make_field(each) for each in (FIRST, SECOND)]
        self._step = PlainLabel(role=TextRole.MUTED)
        self.card = ScaleCard()
        self.card.level_chosen.connect(self._on_level)
        self.back = self._button(self.tr("&Previous driver"), "quiet", partial(self.go, -1))
        self.on = self._button("", "primary", partial(self.go, 1))
        self._offer()
        self._lay_out()
        live.changed.connect(self._show)
        self._show()
        self.fields[FIRST].setFocus()
        fit_to_screen(self, 720, 620)

    def go(self, step: int) -> None:
        """Go to another driver; after the last one the dialog is done."""
        for each in self.fields:
            each.commit()
        place = self._place + step
        if place >= len(self._scores.drivers):
            self.accept()
            return
        self._place = max(place, 0)
        self._active = FIRST
        self._show()
        self.fields[FIRST].setFocus()

    def _offer(self) -> None:
        rows = self._live.snapshot.initiatives
        named = [(shown_name(each), each.id) for each in rows]
        order = [each.id for each in rows]
        chosen = self._selection.initiative_id
        if chosen in order:
            order.insert(0, order.pop(order.index(chosen)))
        for choice, initiative_id in zip(self.choices, order, strict=False):
            choice.offer(named, initiative_id)
            choice.chosen.connect(self._show)

    def _cell(self, which: int) -> Cell | None:
        value, drivers = self.choices[which].value, self._scores.drivers
        if not isinstance(value, int) or value not in self._live.snapshot.initiative_index or not drivers:
            return None
        return value, drivers[self._place].id

    def _show(self) -> None:
        self._scores.forget()
        drivers = self._scores.drivers
        self._place = max(min(self._place, len(drivers) - 1), 0)
        cells = [cell for each in (FIRST, SECOND) if (cell := self._cell(each)) is not None]
        if len(cells) < 2:
            self.reject()  # what was being scored is gone
            return
        self._step.setText(filled(self.tr("Driver %1 of %2"), whole_text(self._place + 1), whole_text(len(drivers))))
        driver_id = drivers[self._place].id
        self.card.show_scale(self._scores.reader(driver_id), drivers[self._place].description)
        for choice, field, cell in zip(self.choices, self.fields, cells, strict=True):
            field.set_caption(choice.currentText())
            field.set_value(self._scores.value(cell))
        self.back.setEnabled(self._place > 0)
        is_last = self._place == len(drivers) - 1
        self.on.setText(self.tr("&Done") if is_last else self.tr("&Next driver"))
        self._point()

    def _point(self) -> None:
        """Mark the level of the score that has the keyboard, and tell everybody what is asked."""
        cell = self._cell(self._active)
        if cell is not None:
            self.card.mark_score(self._scores.value(cell))
            self._selection.select_driver(cell[1])
            self._selection.select_initiative(cell[0])

    def _on_level(self, score: float) -> None:
        cell = self._cell(self._active)
        if cell is not None and self._scores.set(cell, score):
            self._leave_field()

    def _write(self, which: int, value: float) -> None:
        cell = self._cell(which)
        if cell is not None:
            self._scores.set(cell, value)

    def _leave_field(self) -> None:
        """From the first score to the second, and from there to the next driver."""
        if self.fields[self._active].message:
            return
        if self._active == FIRST:
            self.fields[SECOND].setFocus()
        else:
            self.on.setFocus()

    def _read(self, text: str) -> float | None:
        found = self._scores.reader(self._scores.drivers[self._place].id).read(text)
        if isinstance(found, Unreadable):
            raise TextRefused(found.reason)
        if found is None:
            raise TextRefused(self.tr("Type the score that the room agrees on."))
        return found

    def _shown(self, value: float | None) -> str:
        if value is None:
            return ""
        return self._scores.reader(self._scores.drivers[self._place].id).shown(value)

    def _make_field(self, which: int) -> Field:
        line = QLineEdit()
        field = Field("", editor=line, reader=self._read, writer=self._shown, placeholder=self.tr("Agreed score"))
        field.committed.connect(partial(self._write, which))
        line.setObjectName(f"calibration_{which}")
        line.installEventFilter(self)
        line.returnPressed.connect(self._leave_field)
        return field

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which of the two scores has the keyboard."""
        if event.type() is QEvent.Type.FocusIn:
            for which, field in enumerate(self.fields):
                if watched is field.editor:
                    self._active = which
                    self._point()
        return super().eventFilter(watched, event)

    def _button(self, text: str, kind: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", kind)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        pairs = QHBoxLayout()
        pairs.setSpacing(scaled(16))
        for choice in self.choices:
            pairs.addWidget(choice, 1)
        scores = QHBoxLayout()
        scores.setSpacing(scaled(16))
        for field in self.fields:
            scores.addWidget(field, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.on)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(scaled(12))
        about = self.tr(
            "Choose a strong and a weak initiative that everybody knows. Talk until the room agrees on a level of "
            "each; it becomes the agreed score."
        )
        inner.addWidget(PlainLabel(about, role=TextRole.MUTED, wraps=True))
        inner.addLayout(pairs)
        inner.addWidget(self._step)
        inner.addWidget(self.card, 1)
        inner.addLayout(scores)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(Scroller(body), 1)
        layout.addLayout(foot)
