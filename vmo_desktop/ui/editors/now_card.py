"""What runs now: the time that is left, when the day ends, the steps of the stage and the prompt."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.day_timer import DayTimer
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import clock_text, number_text
from vmo_desktop.ui.span_text import span_text
from vmo_desktop.ui.stage_steps import STEPS, said
from vmo_desktop.ui.theme import appearance, current_theme, scaled, set_state
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip
from vmo_desktop.workshop.room_rows import AgendaItemRow


class NowCard(QFrame):
    """The facilitator's card of the moment; none of it is ever shown to the room.

    Signals
    -------
    stage_wanted(str)
        The page of the current part is to be shown.
    """

    stage_wanted = Signal(str)

    def __init__(self, timer: DayTimer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._timer = timer
        self._title = PlainLabel(role=TextRole.TITLE, wraps=True)
        self._left = PlainLabel(role=TextRole.PAGE)
        self._used = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._ends = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._prompt = PlainLabel(role=TextRole.LEAD, wraps=True)
        self._steps = PlainLabel(wraps=True)
        self._alone = PlainLabel(self.tr("Steps and prompts are for you alone: the room never sees them."),
                                 role=TextRole.CAPTION, wraps=True)  # fmt: skip
        self.run = self._button("day_run", "primary", timer.start_or_pause)
        self.following = self._button("day_next", "", timer.go_on)
        self.stage = self._button("day_stage", "quiet", self._on_stage)
        self._layout = QVBoxLayout(self)
        self._row = QHBoxLayout()
        for button in (self.run, self.following, self.stage):
            self._row.addWidget(button)
        self._row.addStretch()
        for label in (self._title, self._left, self._used, self._ends):
            self._layout.addWidget(label)
        self._layout.addLayout(self._row)
        for label in (self._prompt, self._steps, self._alone):
            self._layout.addWidget(label)
        timer.ticked.connect(self.show_now)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.run)
        self.show_now()

    @property
    def text(self) -> str:
        """All that the card says."""
        labels = (self._title, self._left, self._used, self._ends, self._prompt, self._steps)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def show_now(self) -> None:
        """Show the part that runs, or how the day begins."""
        current, clock = self._timer.current, self._timer.clock
        self._title.setText(self._title_of(current))
        self._left.setVisible(current is not None)
        self._used.setVisible(current is not None)
        if current is not None:
            left = clock.left(current)
            self._left.setText(span_text(left))
            set_state(self._left, "error" if left < 0 else "")
            words = self.tr("left of %1 min; %2 used") if left >= 0 else self.tr("over the planned %1 min; %2 used")
            used = span_text(clock.used(current.id))
            self._used.setText(filled(words, number_text(current.minutes), used))
        self._ends.setText(self._ends_words())
        self._ends.setVisible(bool(self._timer.agenda))
        self._show_steps(current)
        self._show_buttons(current)

    def _title_of(self, current: AgendaItemRow | None) -> str:
        if current is not None:
            return (
                current.title if self._timer.clock.is_running else self.tr("%1 – paused").replace("%1", current.title)
            )
        if not self._timer.agenda:
            return self.tr("No agenda yet")
        return self.tr("The day has not begun") if self._timer.following is not None else self.tr("The agenda is done")

    def _ends_words(self) -> str:
        planned, pace = (_time(each) for each in self._timer.ends())
        if self._timer.current is None and self._timer.following is not None:
            return self.tr("Begun now, the day ends at %1.").replace("%1", planned)
        if planned == pace:
            return self.tr("The day ends at %1.").replace("%1", planned)
        words = self.tr("The day ends at %1 as planned from here, at %2 at this pace.")
        return filled(words, planned, pace)

    def _show_steps(self, current: AgendaItemRow | None) -> None:
        shown = current or self._timer.following
        steps = STEPS.get(shown.stage, ()) if shown is not None else ()
        self._prompt.setText(shown.prompt if shown is not None else "")
        self._prompt.setVisible(shown is not None and bool(shown.prompt))
        self._steps.setText("\n".join(f"{number}.  {said(step)}" for number, step in enumerate(steps, start=1)))
        self._steps.setVisible(bool(steps))
        self._alone.setVisible(bool(steps) or self._prompt.isVisibleTo(self))

    def _show_buttons(self, current: AgendaItemRow | None) -> None:
        clock, following = self._timer.clock, self._timer.following
        begin = self.tr("Begin the day") if current is None else self.tr("Go on")
        self._name(self.run, self.tr("Pause") if clock.is_running else begin)
        self.run.setEnabled(current is not None or following is not None)
        words = self.tr("Next: %1").replace("%1", following.title) if following else self.tr("End the day")
        self._name(self.following, words)
        self.following.setEnabled(current is not None)
        self.stage.setVisible(current is not None and bool(current.stage))
        self._name(self.stage, self.tr("Show the stage"))

    @staticmethod
    def _name(button: QPushButton, words: str) -> None:
        short = words if len(words) <= 40 else f"{words[:39]}…"
        button.setText(short.replace("&", "&&"))
        button.setAccessibleName(words)
        button.setToolTip(tooltip(words))

    def _button(self, name: str, kind: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("kind", kind)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _on_stage(self) -> None:
        current = self._timer.current
        if current is not None and current.stage:
            self.stage_wanted.emit(current.stage)

    def _fit(self) -> None:
        space = current_theme().space
        self._layout.setContentsMargins(space.l, space.l, space.l, space.l)
        self._layout.setSpacing(space.s)
        self._row.setSpacing(scaled(8))


def _time(moment: datetime) -> str:
    return clock_text(QTime(moment.hour, moment.minute))
