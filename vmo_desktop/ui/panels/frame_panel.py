"""The Frame stage: what is to be decided, by whom, with how much, and what the organisation wants to reach."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCompleter, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.participant_table import ParticipantTable
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordList, RecordModel
from vmo_desktop.ui.number_text import date_text, number_text, read_date, read_number
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.amount import read_amount
from vmo_desktop.ui.widgets.field import Field, LongEdit, TextRefused
from vmo_desktop.workshop.ops.frame import (
    add_objective,
    delete_objectives,
    edit_objective,
    edit_workshop,
    reorder_objectives,
)

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "AUD", "CAD", "CNY", "CZK", "DKK", "INR", "JPY", "NOK", "PLN", "SEK", "ZAR")
WIDEST = 1400
NARROW = 1000


class FramePanel(Panel):
    """The frame of the decision, set like the first page of a paper: every line is edited where it stands.

    Signals
    -------
    participants_wanted()
        More is to be said about the participants.
    """

    participants_wanted = Signal()

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("framePanel")
        self.fields: dict[str, Field] = {}
        self.objectives = RecordListEditor(
            RecordModel(live, _objectives(self), self),
            title=self.tr("Objectives"),
            note=self.tr(
                "What is to be reached, such as “operating cost down by 15 %”. Value drivers are tied to these."
            ),
            shares=(0.58, 0.42),
        )
        self.participants = ParticipantTable(live)
        self.participants.more_wanted.connect(self.participants_wanted)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._page = self._make_page()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        appearance().changed.connect(self._fit)
        self.setFocusProxy(self.fields["title"])
        self.rebuild()

    @override
    def rebuild(self) -> None:
        frame = self.live.snapshot.workshop
        for name, field in self.fields.items():
            field.set_value(getattr(frame, name))
        self.objectives.model.refresh()
        self.participants.model.refresh()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches("workshop", "objective", "participant", "barred_driver", "interest", "pin"):
            self.rebuild()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._page.setMaximumWidth(scaled(WIDEST))
        directions = QBoxLayout.Direction
        is_narrow = self.width() < scaled(NARROW)
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def _make_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("framePage")
        margin, gap = scaled(32), scaled(40)
        self._columns.setSpacing(gap)
        self._columns.addLayout(self._make_facts(), 9)
        self._columns.addLayout(self._make_lists(), 11)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(margin, scaled(24), margin, scaled(24))
        layout.setSpacing(scaled(20))
        layout.addLayout(self._make_head())
        layout.addLayout(self._columns, 1)
        return page

    def _make_head(self) -> QVBoxLayout:
        title = self._field("title", self.tr("Title"), placeholder=self.tr("Name this workshop"), shows_caption=False)
        title.editor.setProperty("role", "page")
        decision = self._field(
            "decision",
            self.tr("Decision to be made"),
            editor=LongEdit(most=4),
            placeholder=self.tr("Which question does the room answer? Such as: which initiatives do we fund in 2027?"),
        )
        decision.editor.setProperty("role", "lead")
        head = QVBoxLayout()
        head.setSpacing(scaled(8))
        head.addWidget(title)
        head.addWidget(decision)
        return head

    def _make_facts(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(24))
        grid.setVerticalSpacing(scaled(14))
        currency = QLineEdit()
        currency.setCompleter(QCompleter(list(CURRENCIES), currency))
        amount = {"reader": read_amount, "writer": number_text}
        per = {"reader": self._read_per, "writer": number_text}
        day = {"reader": self._read_day, "writer": date_text}
        facts = (
            self._field("organisation", self.tr("Organisation")),
            self._field("facilitator", self.tr("Facilitator")),
            self._field(
                "date", self.tr("Date"), placeholder=self.tr("Such as %1").replace("%1", date_text("2027-03-31")), **day
            ),
            self._field("currency", self.tr("Currency"), editor=currency, reader=self._read_currency),
            self._field("budget", self.tr("Budget"), placeholder=self.tr("None yet"), **amount),
            self._field("value_for_money_per", self.tr("Value for money is value per"), **per),
            self._field("effort_unit", self.tr("Effort is counted in")),
        )
        for place, field in enumerate(facts):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        purpose = self._field(
            "purpose",
            self.tr("Purpose"),
            editor=LongEdit(least=3, most=9),
            placeholder=self.tr("Why the organisation invests, in two or three sentences that everybody can repeat."),
        )
        column = QVBoxLayout()
        column.setSpacing(scaled(14))
        column.addLayout(grid)
        column.addWidget(purpose)
        column.addStretch(1)
        return column

    def _make_lists(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(scaled(24))
        for each in (self.objectives, self.participants):
            column.addWidget(each)
        column.addStretch(1)
        return column

    def _field(self, name: str, caption: str, **options: Any) -> Field:
        field = Field(caption, **options)
        field.editor.setObjectName(name)
        field.committed.connect(lambda value: self._write(name, value))
        self.fields[name] = field
        return field

    def _write(self, name: str, value: object) -> None:
        sentence = refusal_of(self.live, edit_workshop({name: value}))
        if sentence:
            self.fields[name].refuse(sentence)

    def _read_per(self, text: str) -> float:
        amount = read_number(text)
        if amount is None or amount <= 0:
            raise TextRefused(
                self.tr("“{text}” is not an amount above 0. Type one, such as {example}.").format(
                    text=_shortened(text), example=number_text(1_000_000.0)
                )
            )
        return amount

    def _read_day(self, text: str) -> str:
        if not text.strip():
            return ""
        day = read_date(text)
        if day is None:
            raise TextRefused(
                self.tr("“{text}” is not a date. Type it as {day}.").format(
                    text=_shortened(text), day=date_text("2027-03-31")
                )
            )
        return day

    def _read_currency(self, text: str) -> str:
        currency = text.strip()
        if not currency or len(currency) > 8:
            raise TextRefused(self.tr("Type the currency in a few letters, such as EUR."))
        return currency.upper() if currency.upper() in CURRENCIES else currency


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _objectives(owner: QObject) -> RecordList:
    def add(values: Mapping[str, object]) -> Any:
        return add_objective(str(values["text"]), str(values["measure"]))

    return RecordList(
        columns=(("text", owner.tr("Objective")), ("measure", owner.tr("Measured by"))),
        prompts=(owner.tr("Add an objective …"),),
        needs=owner.tr("An objective needs its text. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: snapshot.objectives,
        add=add,
        edit=edit_objective,
        delete=delete_objectives,
        order=reorder_objectives,
    )
