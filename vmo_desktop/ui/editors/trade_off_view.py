"""The check of weights: would you give up this for that? One question at a time, all answers in a table below."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.ui.models.trade_off_model import TradeOffColumn, TradeOffModel, percent
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.trade_offs import TradeOff
from vmo_desktop.workshop.weighting import Pair

PART_STEP = 0.05


class TradeOffView(WrappingView):
    """A question in words with its answers as buttons.

    Signals
    -------
    answered(object, float, object)
        The pair, the part, and the `Answer`; None takes it back.
    """

    answered = Signal(object, float, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: Pair | None = None
        self._chosen: float | None = None
        self.asked = PlainLabel(role=TextRole.TITLE, wraps=True)
        self.given_up = PlainLabel(role=TextRole.MUTED, wraps=True)
        self.verdict = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.yes = self._button(self.tr("&Yes, give it up"), Answer.GIVEN_UP)
        self.same = self._button(self.tr("Worth the &same"), Answer.SAME)
        self.no = self._button(self.tr("&No, keep it"), Answer.KEPT)
        self.forget = self._button(self.tr("Take the answer back"), None)
        self.forget.setProperty("kind", "quiet")
        self.less = TextButton(self.tr("5 % less"))
        self.less.clicked.connect(lambda: self._step(-PART_STEP))
        self.more = TextButton(self.tr("5 % more"))
        self.more.clicked.connect(lambda: self._step(PART_STEP))
        self.model = TradeOffModel(self)
        self.table = FactTable(self.model, self.tr("Trade-offs"), stretched=TradeOffColumn.VERDICT)
        self.table.grid.selectionModel().currentRowChanged.connect(self._on_row)
        about = self.tr("Weights say what a trade is worth. Answers that differ say where to look again.")
        buttons, parts = QHBoxLayout(), QHBoxLayout()
        for button in (self.yes, self.same, self.no, self.forget):
            buttons.addWidget(button)
        buttons.addStretch(1)
        parts.addWidget(PlainLabel(self.tr("Ask for"), role=TextRole.MUTED))
        parts.addWidget(self.less)
        parts.addWidget(self.more)
        parts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(PlainLabel(about, role=TextRole.MUTED, wraps=True))
        layout.addWidget(self.asked)
        layout.addWidget(self.given_up)
        layout.addLayout(buttons)
        layout.addLayout(parts)
        layout.addWidget(self.verdict)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.yes)

    def show_trade_offs(self, rows: Sequence[TradeOff]) -> None:
        """Show the trade-offs, asking about the present one or the first that is open."""
        self.model.show(rows)
        self.table.fit_columns()
        pairs = [row.pair for row in rows]
        if self._pair not in pairs:
            self._pair = next((row.pair for row in rows if row.answer is None), pairs[0] if pairs else None)
            self._chosen = None
        self._show()

    @property
    def row(self) -> TradeOff | None:
        """The trade-off that is asked about."""
        return next((each for each in self.model.rows if each.pair == self._pair), None)

    @property
    def _part(self) -> float:
        """The part that is asked for: the one chosen here, that of the answer, or a telling one."""
        row = self.row
        return self._chosen or (row.part if row is not None else 0.0)

    def _button(self, text: str, answer: Answer | None) -> TextButton:
        button = TextButton(text)
        button.clicked.connect(lambda: self._answer(answer))
        return button

    def _show(self) -> None:
        row = self.row
        for button in (self.yes, self.same, self.no, self.less, self.more):
            button.setEnabled(row is not None)
        self.forget.setVisible(row is not None and row.answer is not None)
        if row is None:
            self.asked.setText(self.tr("Two drivers with weights are needed before a trade-off can be asked about."))
            self.given_up.setText("")
            self.verdict.setText("")
            return
        self.verdict.setText(self.model.verdict(row))
        set_state(self.verdict, "stale" if row.is_contradicted else "")
        part = self._part
        text = self.tr("Would you give up {part} of {first} to take {second} from “{worst}” all the way to “{best}”?")
        names = {"first": row.given_up.name, "second": row.gained.name}
        self.asked.setText(text.format(part=percent(part), **names, worst=row.gained.worst, best=row.gained.best))
        text = self.tr("On {first}, that is {part} of the way back from “{best}” to “{worst}”.")
        ends = {"worst": row.given_up.worst, "best": row.given_up.best}
        self.given_up.setText(text.format(first=row.given_up.name, part=percent(part), **ends))
        for button in (self.yes, self.same, self.no):
            button.setAccessibleDescription(self.asked.text())
        self.less.setEnabled(part > PART_STEP * 1.5)
        self.more.setEnabled(part < 1)

    def _step(self, step: float) -> None:
        self._chosen = round(min(max(self._part + step, PART_STEP), 1.0) * 20) / 20
        self._show()

    def _answer(self, answer: Answer | None) -> None:
        row, part = self.row, self._part
        if row is None:
            return
        is_first = row.answer is None and answer is not None
        self.answered.emit(row.pair, part, answer)
        if is_first:
            self._go_on()

    def _go_on(self) -> None:
        """Ask about the next trade-off that is open; stay where none is, or where the answer needs a look."""
        now = self.row
        following = next((each.pair for each in self.model.rows if each.answer is None), None)
        if following is None or (now is not None and now.is_contradicted):
            return
        self._ask(following)

    def _ask(self, pair: Pair) -> None:
        self._pair, self._chosen = pair, None
        self._show()

    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        row_id = self.model.id_at(current.row()) if current.isValid() else None
        if row_id is not None and row_id < len(self.model.rows):
            self._ask(self.model.rows[row_id].pair)
