"""Lessons: written, searched by words and by tags, and tied to what they come from."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.review_words import initiative_name, review_name
from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.action_list import review_names
from vmo_desktop.ui.models.initiative_names import offered_initiatives
from vmo_desktop.ui.models.lesson_list import LessonFilter, driver_names, lesson_list, lesson_texts
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.quiet_button import QuietButton
from vmo_desktop.workshop.learned import all_tags, initiative_of
from vmo_desktop.workshop.value_rows import LessonRow

SHARES = (0.7, 0.3, 160.0, 130.0, 170.0, 92.0, 112.0)
"""Widths of the columns: pixels at 100 %, or parts of what is left."""

LEAST = 360
"""The least room for those parts together, in pixels at 100 %."""

TAGS, INITIATIVE, DRIVER, REVIEW = 1, 2, 3, 4
"""Columns that offer names."""


class LessonsPanel(Panel):
    """A line to search and a tag above, the lessons, and below them where the one that has the keyboard comes from.

    Signals
    -------
    review_wanted(int)
        The user wants to see a review, by its id.
    """

    review_wanted = Signal(int)

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("lessons_panel")
        self.shown = LessonFilter(lambda lesson: lesson_texts(live, lesson))
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("Search the lessons"))
        self.words.setPlaceholderText(self.tr("Search: words in any order"))
        self.words.setClearButtonEnabled(True)
        self.tag = ChoiceCombo(self.tr("Tag"))
        self.found = PlainLabel(role=TextRole.MUTED)
        self.show_all = QuietButton("show_all_lessons", self.tr("Show all"), self.clear_filter)
        self.said = PlainLabel(wraps=True)
        self.lessons = RecordListEditor(
            RecordModel(live, lesson_list(live, self.shown), self),
            title=self.tr("Lessons"),
            note=self.tr("What the next one should know, with tags (commas between them) and where it comes from."),
            shares=SHARES,
            least=LEAST,
        )
        self._offer()
        self.to_initiative = QuietButton("to_initiative", "", self._go_to_initiative)
        self.to_review = QuietButton("to_review", "", self._go_to_review)
        self._lay_out()
        self._ids = {each.id for each in live.snapshot.value.lessons}
        self.words.textChanged.connect(self._on_words)
        self.tag.chosen.connect(self._on_tag)
        self.lessons.grid.selectionModel().currentRowChanged.connect(self._on_row)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.lessons.grid)
        self.rebuild_when_shown()

    def _offer(self) -> None:
        live = self.live
        offers = {
            TAGS: lambda: list(all_tags(live.snapshot.value.lessons)),
            INITIATIVE: lambda: offered_initiatives(live.snapshot),
            DRIVER: driver_names(live).offer,
            REVIEW: review_names(live).offer,
        }
        self.lessons.grid.use_delegate(OfferingDelegate(offers, self.lessons.grid))

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self.search = QWidget()
        self._column.addWidget(self.search)
        flow = FlowLayout(self.search)
        for part in (self.words, self.tag, self.found, self.show_all):
            flow.addWidget(part)
        self._column.addWidget(self.said)
        self._column.addWidget(self.lessons)
        links = QWidget()
        self._column.addWidget(links)
        row = FlowLayout(links)
        for part in (self.to_initiative, self.to_review):
            row.addWidget(part)
        self._column.addStretch(1)

    @property
    def lesson(self) -> LessonRow | None:
        """The lesson that has the keyboard; None in the empty row."""
        lesson_id = self.lessons.model.id_at(self.lessons.grid.currentIndex().row())
        return next((each for each in self.live.snapshot.value.lessons if each.id == lesson_id), None)

    def show_lesson(self, lesson_id: int) -> None:
        """Go to a lesson, whatever the filter hides."""
        if self.lessons.model.row_of(lesson_id) is None:
            self.clear_filter()
        row = self.lessons.model.row_of(lesson_id)
        if row is not None:
            self.lessons.grid.select_cell(row, 0)
            self.lessons.grid.setFocus()

    def clear_filter(self) -> None:
        """Show every lesson."""
        self.tag.choose("")
        self.shown.set_tag("")
        self.words.clear()
        self.shown.set_words("")
        self.rebuild()

    @override
    def rebuild(self) -> None:
        known = self.live.snapshot.value.lessons
        tags = [(f"{name} ({count})", name) for name, count in all_tags(known).items()]
        if self.shown.tag and self.shown.tag not in [name for _, name in tags]:
            self.shown.set_tag("")
        self.tag.offer([(self.tr("All tags"), ""), *tags], self.shown.tag)
        self._ids = {each.id for each in known}
        self.lessons.model.refresh()
        self.lessons.grid.resizeRowsToContents()
        self.search.setVisible(bool(known))
        count = sum(map(self.shown.passes, known))
        words = filled(self.tr("%1 of %2 lessons"), str(count), str(len(known)))
        self.found.setText(words)
        self.show_all.setVisible(self.shown.is_on)
        self.said.setText("" if known else self.tr("No lesson yet. Type what the next one should know into the row."))
        self.said.setVisible(not known)
        self._show_links()

    @override
    def refresh(self, changes: Changes) -> None:
        known = {each.id for each in self.live.snapshot.value.lessons}
        self.shown.keep([*self.lessons.model.ids, *(known - self._ids)])
        self.rebuild()

    def _show_links(self) -> None:
        lesson, snapshot = self.lesson, self.live.snapshot
        initiative = None if lesson is None else initiative_name(snapshot, initiative_of(snapshot, lesson))
        review = next((each for each in snapshot.value.reviews if lesson and each.id == lesson.review_id), None)
        shown = "" if review is None else review_name(snapshot, review, date_text)
        links = (
            (self.to_initiative, self.tr("Go to the initiative: %1"), initiative),
            (self.to_review, self.tr("Go to the review: %1"), shown),
        )
        for button, text, name in links:
            button.setVisible(bool(name))
            button.setText(text.replace("%1", (name or "").replace("&", "&&")))

    def _go_to_initiative(self) -> None:
        lesson = self.lesson
        found = None if lesson is None else initiative_of(self.live.snapshot, lesson)
        if found is not None:
            self.page_wanted.emit("initiatives")
            self.selection.select_initiative(found)

    def _go_to_review(self) -> None:
        lesson = self.lesson
        if lesson is not None and lesson.review_id is not None:
            self.review_wanted.emit(lesson.review_id)

    def _on_words(self, text: str) -> None:
        self.shown.set_words(text)
        self.rebuild()

    def _on_tag(self, tag: object) -> None:
        self.shown.set_tag(str(tag))
        self.rebuild()

    def _on_row(self, _index: QModelIndex) -> None:
        self._show_links()

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.m, space.l, space.l)
        self._column.setSpacing(space.m)
        self.words.setMinimumWidth(scaled(240))
