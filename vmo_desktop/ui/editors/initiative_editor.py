"""One initiative beside the stage: its fields edited in place, what makes up its value, and its history."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Subject
from vmo_desktop.charts.review_words import written_words
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.editors.contribution_list import ContributionList
from vmo_desktop.ui.editors.step_list import StepList
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF, DATES, FIELDS, NUMBERS, read_texts, title
from vmo_desktop.ui.number_text import date_text, number_text
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.fact_list import FactList
from vmo_desktop.ui.widgets.field import Field, LongEdit, TextRefused
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.value_facts import ValueFacts
from vmo_desktop.workshop.learned import lessons_of
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scores import set_rationale
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.snapshot import Snapshot

PAIRS = (
    ("code", "class_name"), ("cost", "effort"), ("risk", "confidence"), ("duration", "status"),
    ("start_date", "end_date"), ("sponsor", "owner"),
)  # fmt: skip
"""Short fields, two beside each other."""

LONG = ("tags", "description", "notes")


class NameEdit(LongEdit):
    """A name that may need more than one line: Enter ends it, as in a line."""

    def __init__(self) -> None:
        super().__init__(least=1, most=4)
        self.setProperty("role", "title")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)


class InitiativeEditor(QWidget):
    """The selected initiative.

    Signals
    -------
    driver_picked(int)
        The bar of a driver was picked.
    step_picked(int)
        A step of the history was picked.
    """

    driver_picked = Signal(int)
    step_picked = Signal(int)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._initiative_id: int | None = None
        self._listed: Snapshot | None = None  # as of when the history is shown
        self._columns = 0
        self.fields: dict[str, Field] = {}
        self.facts = ValueFacts()
        self.is_mandatory = QCheckBox(self.tr("Mandatory"))
        self.is_mandatory.setAccessibleName(self.tr("Mandatory"))
        self.is_mandatory.clicked.connect(lambda is_set: self._write("is_mandatory", is_set))
        self.contributions = ContributionList()
        self.contributions.picked.connect(self.driver_picked)
        self.contributions.rationale_typed.connect(self._write_rationale)
        self.steps = StepList()
        self.steps.setAccessibleName(self.tr("History of this initiative"))
        self.steps.step_picked.connect(self.step_picked)
        self.lessons = FactList(is_stacked=True)
        self._lessons_heading = PlainLabel(self.tr("Lessons"), role=TextRole.LEAD)
        self._bars_heading = PlainLabel(self.tr("What makes up the value"), role=TextRole.LEAD, wraps=True)
        self._lay_out()
        self._set_read_only(live.workshop.is_read_only)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_initiative(self, initiative_id: int, driver_id: int | None) -> None:
        """Show an initiative as it stands; `driver_id` is the driver picked among its bars."""
        is_other = initiative_id != self._initiative_id
        if is_other:
            self.take_typed()
        self._initiative_id = initiative_id
        snapshot = self._live.snapshot
        initiative = snapshot.initiative(initiative_id)
        for name, field in self.fields.items():
            if is_other:
                field.revert()
            field.set_caption(title(FIELDS[COLUMN_OF[name]], snapshot.workshop))
            field.set_value(getattr(initiative, name))
        self.is_mandatory.setChecked(initiative.is_mandatory)
        self.show_results(self._live.results, driver_id)
        learned = lessons_of(snapshot, initiative_id)
        self.lessons.show_facts([(written_words(each, date_text), each.text) for each in learned])
        self._lessons_heading.setVisible(bool(learned))
        if is_other or self._listed is not snapshot:
            self._listed = snapshot
            self.steps.show_steps(self._live.workshop.history(Subject("initiative", initiative_id)))

    def show_results(self, results: Results, driver_id: int | None) -> None:
        """Show what results say of the initiative: the workshop's own, or those of a drag."""
        if self._initiative_id is not None and self._initiative_id in results.snapshot.initiative_index:
            self.facts.show_initiative(results, self._initiative_id)
            self.contributions.show_initiative(results, self._initiative_id, driver_id)
            self._bars_heading.setVisible(not self.contributions.isHidden())

    def take_typed(self) -> None:
        """Write what is being typed for the initiative that is shown."""
        if self._initiative_id in self._live.snapshot.initiative_index:
            for field in self.fields.values():
                field.commit()
            self.contributions.commit()

    def _set_read_only(self, is_read_only: bool) -> None:
        for field in self.fields.values():
            field.set_read_only(is_read_only)
        self.is_mandatory.setEnabled(not is_read_only)
        self.contributions.set_read_only(is_read_only)

    def _lay_out(self) -> None:
        name = self._field("name", NameEdit(), shows_caption=False)
        self._short = QGridLayout()
        for pair in PAIRS:
            for each in pair:
                self._field(each)
        self._column = QVBoxLayout(self)
        self._column.addWidget(name)
        self._column.addWidget(self.facts)
        self._column.addWidget(self._bars_heading)
        self._column.addWidget(self.contributions)
        self._column.addWidget(self._lessons_heading)
        self._column.addWidget(self.lessons)
        self._column.addWidget(PlainLabel(self.tr("Facts"), role=TextRole.LEAD))
        self._column.addWidget(self.is_mandatory)
        self._column.addLayout(self._short)
        self._place_short(2)  # after it is in its place, see `layout_parts`
        for each in LONG:
            self._column.addWidget(self._field(each, LongEdit(least=1, most=8)))
        self._column.addWidget(PlainLabel(self.tr("History"), role=TextRole.LEAD))
        self._column.addWidget(self.steps)
        self._column.addStretch(1)

    def fit(self, width: int) -> None:
        """Place short fields two beside each other where this width lets their captions be read whole."""
        widest = max(self.fields[name].minimumSizeHint().width() for pair in PAIRS for name in pair)
        around = self._column.contentsMargins()
        needed = 2 * widest + self._short.horizontalSpacing() + around.left() + around.right()
        self._place_short(2 if width >= needed else 1)

    def _place_short(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        names = [name for pair in PAIRS for name in pair]
        for place, name in enumerate(names):
            row, column = divmod(place, columns)
            self._short.addWidget(self.fields[name], row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._short.setColumnStretch(column, 1 if column < columns else 0)

    def _field(self, name: str, editor: LongEdit | None = None, *, shows_caption: bool = True) -> Field:
        kind = FIELDS[COLUMN_OF[name]].kind
        field = Field(
            title(FIELDS[COLUMN_OF[name]], self._live.snapshot.workshop),
            editor=editor,
            reader=lambda text: self._read(name, text),
            writer=number_text if kind in NUMBERS else date_text if kind in DATES else str,
            placeholder=self.tr("Name") if name == "name" else "–",
            shows_caption=shows_caption,
        )
        field.editor.setObjectName(name)
        field.committed.connect(lambda value: self._write(name, value))
        self.fields[name] = field
        return field

    def _read(self, name: str, text: str) -> Any:
        found = read_texts(FIELDS[COLUMN_OF[name]].kind, [text])[0]
        if isinstance(found, Unreadable):
            raise TextRefused(found.reason)
        return found

    def _write(self, name: str, value: object) -> None:
        if self._initiative_id is None:
            return
        sentence = refusal_of(self._live, edit_initiatives({self._initiative_id: {name: value}}))
        if sentence and name in self.fields:
            self.fields[name].refuse(sentence)

    def _write_rationale(self, cell: tuple[int, int], text: str) -> None:
        if cell[0] in self._live.snapshot.initiative_index and cell[1] in self._live.snapshot.leaf_index:
            self._live.do(set_rationale(initiative_id=cell[0], driver_id=cell[1], rationale=text))

    def _on_look_changed(self) -> None:
        self._column.setContentsMargins(scaled(20), scaled(12), scaled(20), scaled(20))
        self._column.setSpacing(scaled(12))
        self._short.setHorizontalSpacing(scaled(16))
        self._short.setVerticalSpacing(scaled(10))
