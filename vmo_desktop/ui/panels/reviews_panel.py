"""Reviews of initiatives: written beside what was promised and what came, with the actions that follow."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.review_words import came, in_one_text, initiative_name, promised, review_name
from vmo_desktop.ui.editors.actions_editor import PHASE, REVIEW, STEP, ActionsEditor
from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_names import offered_initiatives
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.models.review_list import review_list
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.review_desk import review_desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.fact_list import FactList
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.quiet_button import QuietButton
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.workshop.learned import to_review
from vmo_desktop.workshop.ops.reviews import REVIEWS

SHARES = (170.0, 92.0, 112.0, 0.25, 0.25, 0.25, 0.25, 96.0)
"""Widths of the columns: pixels at 100 %, or parts of what is left."""

LEAST = 560
"""The least room for those parts together, in pixels at 100 %."""

OFFERED = 3
"""So many initiatives that wait for a review are offered."""


class ReviewsPanel(Panel):
    """The list above, below it the numbers and the actions of the review in it that has the keyboard."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("reviews_panel")
        self.desk, self.followed = review_desk_of(live), follow_desk_of(live)
        self.said = PlainLabel(wraps=True)
        self.waiting = QWidget()
        self._waiting: tuple[int, ...] = ()
        acts = [partial(self._add_offered, place) for place in range(OFFERED)]
        self.offers = [QuietButton(f"review_{place}", "", act) for place, act in enumerate(acts)]
        self.reviews = RecordListEditor(
            RecordModel(live, review_list(live), self),
            title=self.tr("Reviews"),
            note=self.tr(
                "After the work is done: what was expected, what happened, why, and what to change. "
                "A review looks at the work, never at a person."
            ),
            shares=SHARES,
            least=LEAST,
        )
        offers = {0: lambda: offered_initiatives(live.snapshot)}
        self.reviews.grid.use_delegate(OfferingDelegate(offers, self.reviews.grid))
        self.title = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.promised, self.came = FactList(is_stacked=True), FactList(is_stacked=True)
        self.nothing = PlainLabel(role=TextRole.MUTED, wraps=True)
        self.begin = TextButton(self.tr("Begin the review with these numbers"))
        self.begin.clicked.connect(lambda _checked=False: self.begin_with_numbers())
        self.to_do = ActionsEditor(live, self.tr("What is done about it, by whom, and until when."), self._within)
        self.to_do.leave_out(PHASE, STEP, REVIEW)
        self._lay_out()
        self.reviews.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.desk.looked.connect(self._on_looked)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.reviews.grid)
        self.rebuild_when_shown()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        for part in (self.said, self.waiting, self.reviews, self.title, self.nothing):
            self._column.addWidget(part)
        flow = FlowLayout(self.waiting)
        for button in self.offers:
            flow.addWidget(button)
        self.numbers = QWidget()
        self._column.addWidget(self.numbers)
        self._beside = QHBoxLayout(self.numbers)
        self._beside.setContentsMargins(0, 0, 0, 0)
        for heading, facts in ((self.tr("Promised"), self.promised), (self.tr("Came by now"), self.came)):
            column = QVBoxLayout()
            column.setSpacing(0)
            self._beside.addLayout(column, 1)
            column.addWidget(PlainLabel(heading))
            column.addSpacing(scaled(4))
            column.addWidget(facts)
            column.addStretch(1)
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.addWidget(self.begin)
        row.addStretch(1)
        self._column.addWidget(self.to_do)
        self._column.addStretch(1)

    @override
    def rebuild(self) -> None:
        self.reviews.model.refresh()
        self.reviews.grid.resizeRowsToContents()
        self._show_waiting()
        self._on_looked()

    def _show_waiting(self) -> None:
        """Offer the initiatives that have readings and no review."""
        found = () if self.live.workshop.is_read_only else to_review(self.followed.realized)[:OFFERED]
        self._waiting = tuple(each.id for each in found)
        for place, button in enumerate(self.offers):
            button.setVisible(place < len(found))
            if place < len(found):
                name = initiative_name(self.live.snapshot, found[place].id)
                button.setText(self.tr("Review %1").replace("%1", name.replace("&", "&&")))
        self.waiting.setVisible(bool(found))
        if self.live.snapshot.value.reviews:
            words = self.tr("Readings are there, a review is not yet:") if found else ""
        elif found:
            words = self.tr("No review yet. Begin with one of these, or type an initiative below:")
        else:
            words = self.tr("No review yet. Type the initiative that you look back at into the row below.")
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _add_offered(self, place: int, _checked: bool = False) -> None:
        if place < len(self._waiting):
            self.add_review(self._waiting[place])

    def add_review(self, initiative_id: int) -> None:
        """Begin a review of an initiative and go on to what was expected."""
        if self.live.do(REVIEWS.add([{"initiative_id": initiative_id}])):
            self.show_review(self.live.snapshot.value.reviews[-1].id)

    def show_review(self, review_id: int) -> None:
        """Look at a review, with the keyboard at what was expected."""
        row = self.reviews.model.row_of(review_id)
        if row is not None:
            self.desk.look(review_id)
            self.reviews.grid.select_cell(row, 3)
            self.reviews.grid.setFocus()

    def begin_with_numbers(self) -> None:
        """Write what was promised and what came into the review where nothing stands there yet."""
        review = self.desk.review
        if review is None or review.initiative_id is None:
            return
        numbers = {"expected": self._promised(review.initiative_id), "happened": self._came(review.initiative_id)}
        written = {name: in_one_text(facts) for name, facts in numbers.items() if facts and not getattr(review, name)}
        if written:
            self.live.do(REVIEWS.edit(review.id, written))

    def _promised(self, initiative_id: int) -> tuple[tuple[str, str], ...]:
        return promised(self.live.results, self.followed.realized, initiative_id, date_text)

    def _came(self, initiative_id: int) -> tuple[tuple[str, str], ...]:
        return came(self.followed.realized, initiative_id, date_text)

    def _within(self) -> dict[str, int]:
        review = self.desk.review
        return {"review_id": 0 if review is None else review.id}

    def _on_row(self, index: QModelIndex) -> None:
        if self.reviews.grid.hasFocus():
            self.desk.look(self.reviews.model.id_at(index.row()))

    def _on_looked(self) -> None:
        review = self.desk.review
        for part in (self.title, self.numbers, self.to_do, self.begin, self.nothing):
            part.setVisible(review is not None)
        self.to_do.model.refresh()
        self.to_do.grid.resizeRowsToContents()
        if review is None:
            return
        self.title.setText(review_name(self.live.snapshot, review, date_text))
        known = review.initiative_id
        before, now = (self._promised(known), self._came(known)) if known is not None else ((), ())
        self.promised.show_facts(before)
        self.came.show_facts(now)
        self.nothing.setText(self._missing(is_known=known is not None, has_come=bool(now)))
        self.nothing.setVisible(bool(self.nothing.text()))
        self.numbers.setVisible(bool(before or now))
        is_open = (before and not review.expected) or (now and not review.happened)
        self.begin.setVisible(bool(is_open) and not self.live.workshop.is_read_only)

    def _missing(self, *, is_known: bool, has_come: bool) -> str:
        if not is_known:
            return self.tr("Name the initiative in the first column to see what was promised of it and what came.")
        return (
            "" if has_come else self.tr("No KPI serves this initiative yet. Add one on the KPIs page to see what came.")
        )

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.m, space.l, space.l)
        self._column.setSpacing(space.m)
        self._beside.setSpacing(space.xl)
