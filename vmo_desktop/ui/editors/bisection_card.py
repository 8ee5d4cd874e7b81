"""Questions that find a value function: what is worth half of the way, and half of each half."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.bisection import Bisection
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.quiet_button import QuietButton
from vmo_desktop.workshop.rows import DriverRow


class BisectionCard(QFrame):
    """One question at a time, below the plot that shows what the answers draw.

    Signals
    -------
    answered(object)
        The `Bisection` as it stands after each answer.
    taken(object)
        The `Bisection` whose curve is to be written.
    closed()
        The questions end without a curve.
    """

    answered = Signal(object)
    taken = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Questions that find the value function"))
        self.talk: Bisection | None = None
        self._question = PlainLabel(wraps=True)
        self.answer = QLineEdit()
        self.answer.setMaximumWidth(scaled(160))
        self.answer.setAccessibleName(self.tr("Answer"))
        self.answer.returnPressed.connect(self.take_answer)
        self._note = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.next = QuietButton("nextQuestion", self.tr("Next"), self.take_answer)
        self.back = QuietButton("lastQuestion", self.tr("Back"), self.go_back)
        self.use = QuietButton("useAnswers", self.tr("Use these answers"), self._use)
        self.stop = QuietButton("stopQuestions", self.tr("Cancel"), self.closed.emit)
        buttons = FlowLayout(spacing=scaled(4))
        for button in (self.next, self.back, self.use, self.stop):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        layout.setSpacing(scaled(6))
        for part in (self._question, self.answer, self._note):
            layout.addWidget(part)
        layout.addLayout(buttons)

    @property
    def question(self) -> str:
        """The question that is asked."""
        return self._question.text()

    @property
    def note(self) -> str:
        """What the answers so far say, or why the last one was not taken."""
        return self._note.text()

    def begin(self, driver: DriverRow) -> None:
        """Ask the first question about a measure."""
        self._go_on(Bisection(driver))

    def take_answer(self) -> None:
        """Take what is typed for an answer, or say why it is none."""
        if self.talk is None or self.talk.is_over:
            return
        number = read_number(self.answer.text())
        if number is None or not self.talk.accepts(number):
            low, high = sorted(self.talk.ends)
            sentence = self.tr("Type a number between {low} and {high}.")
            self._tell(sentence.format(low=number_text(low), high=number_text(high)), is_wrong=True)
            return
        self._go_on(self.talk.answered(number))

    def go_back(self) -> None:
        """Ask the last question again, with its answer to be corrected."""
        if self.talk is None or not self.talk.answers:
            return
        last = self.talk.answers[-1]
        self._go_on(self.talk.back())
        self.answer.setText(number_text(last))
        self.answer.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _use(self) -> None:
        if self.talk is not None and self.talk.answers:
            self.taken.emit(self.talk)

    def _go_on(self, talk: Bisection) -> None:
        self.talk = talk
        self.answer.clear()
        self.answer.setVisible(not talk.is_over)
        self.next.setVisible(not talk.is_over)
        self.back.setEnabled(bool(talk.answers))
        self.use.setEnabled(bool(talk.answers))
        self._question.setText(self._asked(talk))
        self.answer.setAccessibleDescription(self.question)
        self._tell(self._said(talk), is_wrong=False)
        (self.use if talk.is_over else self.answer).setFocus()
        self.answered.emit(talk)

    def _tell(self, sentence: str, *, is_wrong: bool) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        set_state(self._note, "error" if is_wrong else "")
        set_state(self.answer, "error" if is_wrong else "")

    def _asked(self, talk: Bisection) -> str:
        if talk.is_over:
            return self.tr("All questions are answered.")
        unit = f" {talk.driver.unit}" if talk.driver.unit else ""
        worse, better = (f"{number_text(end)}{unit}" for end in talk.ends)
        if not talk.answers:
            sentence = self.tr("What is worth half as much as going the whole way from {worse} to {better}?")
        elif len(talk.answers) < 3:
            sentence = self.tr("And what is worth half as much as going from {worse} to {better}?")
        else:
            sentence = self.tr("As a check: what is worth half as much as going from {worse} to {better}?")
        return sentence.format(worse=worse, better=better)

    def _said(self, talk: Bisection) -> str:
        """What the answers so far mean together."""
        if not talk.answers:
            return self.tr("Ask the room for one number. Three more questions follow; each can be left out.")
        if talk.is_over:
            return self._checked(talk)
        if len(talk.answers) > 2:
            if talk.is_smooth:
                return self.tr("The three answers lie on one smooth curve.")
            return self.tr("The three answers lie on no smooth curve. That may be so; go back if one surprises you.")
        first = talk.counts_first
        if first is None:
            return self.tr("So far all steps on the way count alike.")
        return (
            self.tr("So the first steps on the way count most.")
            if first
            else self.tr("So the last steps on the way count most.")
        )

    def _checked(self, talk: Bisection) -> str:
        half, check = number_text(talk.answers[0]), number_text(talk.answers[3])
        if talk.agrees:
            return self.tr("{check} agrees with the first answer, {half}.").format(check=check, half=half)
        return self.tr(
            "{check} does not agree with the first answer, {half}: both are asked to be worth 50 points. "
            "Go back to correct one, or use the first three answers."
        ).format(check=check, half=half)
