"""The step in hand: its purpose, its levels with their evidence to rate by, and who rates what."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from vmo_desktop.charts.maturity_words import step_name
from vmo_desktop.ui.assessment_desk import assessment_desk_of
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.models.road_lists import Raters, level_list
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.evidence_list import EvidenceLine, EvidenceList
from vmo_desktop.ui.widgets.field import Field, LongEdit
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip
from vmo_desktop.ui.widgets.quiet_button import QuietButton
from vmo_desktop.workshop.ops.road import STEPS, add_respondents


class StepCard(QWidget):
    """Rates by the list of levels for the respondent in hand, or by typing into the table of respondents."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.desk = assessment_desk_of(live)
        self.back = self._button("back", self.tr("Step before"), -1)
        self.forward = self._button("forward", self.tr("Next step"), 1)
        self.name = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.purpose = Field(self.tr("Purpose of this step"), editor=LongEdit(most=4))
        self.hint = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.levels = EvidenceList()
        self.edit_levels = QuietButton("edit_levels", self.tr("Edit the levels"), self._on_edit)
        self.edit_levels.setCheckable(True)
        self.texts = RecordListEditor(
            RecordModel(live, level_list(self.desk), self), title=self.tr("Levels of this step"),
            note=self.tr("Say what a stranger could see or count, so that two people would rate alike."),
            shares=(64.0, 1.0),
        )  # fmt: skip
        self.raters = Raters(self.desk)
        self.ratings = RecordListEditor(
            RecordModel(live, self.raters.list(), self), title=self.tr("Who rates what"),
            note=self.tr("Everyone rates alone; the level of the step is the median. Note what was seen and when."),
            shares=(0.3, 64.0, 0.7),
        )  # fmt: skip
        self.participants = QuietButton("participants", self.tr("Take the participants"), self._on_participants)
        self._lay_out()
        self.levels.level_chosen.connect(self._on_level)
        self.levels.step_wanted.connect(self.desk.go)
        self.levels.respondent_wanted.connect(self.desk.rate_for_next)
        self.purpose.committed.connect(self._on_purpose)
        self.ratings.grid.selectionModel().currentRowChanged.connect(self._on_row)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.levels)

    def _button(self, glyph: str, name: str, places: int) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(glyph))
        made.setAccessibleName(name)
        made.setToolTip(tooltip(name))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a purpose that is being typed is written before it goes
        made.clicked.connect(lambda: self.desk.go(places))
        return made

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        self._column.addLayout(head)
        for button in (self.back, self.forward):
            head.addWidget(button)
        head.addWidget(self.name, 1)
        head.addWidget(self.edit_levels)
        for part in (self.purpose, self.hint, self.levels, self.texts, self.ratings):
            self._column.addWidget(part)
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.addWidget(self.participants)
        row.addStretch(1)

    def show_step(self) -> None:
        """Show the step in hand as it stands."""
        desk, step, place = self.desk, self.desk.step, self.desk.place
        if step is None or place is None:
            return
        count = len(desk.view.road.steps)
        said = self.tr("Step %1 of %2: %3")
        self.name.setText(filled(said, whole_text(place + 1), whole_text(count), step_name(step)))
        self.purpose.set_value(step.purpose)
        self.purpose.set_read_only(self._live.workshop.is_read_only)
        self.back.setEnabled(place > 0)
        self.forward.setEnabled(place + 1 < count)
        is_assessed, is_editing = desk.assessment is not None, self.edit_levels.isChecked()
        self.hint.setText(self._hint())
        self.hint.setVisible(not is_editing)
        self.levels.setVisible(not is_editing and bool(self._lines()))
        self.levels.show_levels(self._lines())
        self.texts.setVisible(is_editing)
        self.texts.model.refresh()
        self.ratings.setVisible(is_assessed)
        self.ratings.model.refresh()
        self.participants.setVisible(is_assessed and bool(self._missing()))
        for grid in (self.texts.grid, self.ratings.grid):
            grid.resizeRowsToContents()

    def _hint(self) -> str:
        if self.desk.assessment is None:
            return self.tr("Add an assessment to rate this step.")
        if not self._lines():
            return self.tr("This step has no levels yet: edit the levels to say what can be seen at each.")
        said = self.tr(
            "Rating for %1: press the number of a level or click it. Left and Right change the step, Page Up and Page "
            "Down the person."
        )
        return said.replace("%1", self.desk.respondent or self.tr("all together"))

    def _lines(self) -> list[EvidenceLine]:
        step, now = self.desk.step, self.desk.view.now
        if step is None:
            return []
        own = now.rating(step.id, self.desk.respondent)
        return [
            EvidenceLine(
                row.level, row.evidence, ", ".join(now.seen(step, row.level)),
                is_chosen=own is not None and own.level is not None and int(own.level) == row.level,
                is_target=step.target is not None and int(step.target) == row.level,
            )
            for row in self.desk.view.road.levels.get(step.id, ())
        ]  # fmt: skip

    def _missing(self) -> list[str]:
        """Participants who do not take part in the assessment yet."""
        there = self.desk.view.now.respondents
        names = [row.name.strip() for row in self._live.snapshot.participants]
        return [name for name in dict.fromkeys(names) if name and name not in there]

    def _on_level(self, level: object) -> None:
        operation = self.desk.rating(float(level) if isinstance(level, int) else None)
        if operation is not None:
            self._live.do(operation)

    def _on_row(self, index: QModelIndex) -> None:
        if self.ratings.grid.hasFocus():
            self.desk.rate_for(self.raters.name(self.ratings.model.id_at(index.row())))

    def _on_purpose(self, text: object) -> None:
        if self.desk.step is not None:
            refusal = refusal_of(self._live, STEPS.edit(self.desk.step.id, {"purpose": text}))
            if refusal:
                self.purpose.refuse(refusal)

    def _on_edit(self) -> None:
        self.show_step()

    def _on_participants(self) -> None:
        if self.desk.assessment is not None:
            self._live.do(add_respondents(self.desk.assessment.id, self._missing()))

    def _fit(self) -> None:
        self._column.setSpacing(current_theme().space.s)
