"""Actions that are suggested for the steps of the road, to be ticked and taken into the list."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.exchange.road_library import nearest_road
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.editors.check_list import CheckList
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text, read_date
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.ops.reviews import ACTIONS
from vmo_desktop.workshop.road_texts import RoadTexts
from vmo_desktop.workshop.suggested_actions import Suggestion, road_begin, suggestions


class SuggestionsEditor(QWidget):
    """Suggestions of one step or of all, and the day from which their months count."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._found: tuple[Suggestion, ...] = ()
        self._begin = ""
        self._is_own_begin = False
        """Whether the day was typed here; else it follows the workshop."""
        self.step = ChoiceCombo(self.tr("Step"))
        self.begin = Field(self.tr("The road begins on"), reader=_read_day, writer=_written)
        self.list = CheckList(self.tr("Suggested actions"), (), ())
        self.add = QPushButton()
        self._nothing = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self._body = QWidget()
        flow = FlowLayout(spacing=12, row_spacing=4)
        flow.addWidget(self.step)
        flow.addWidget(self.begin)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(flow)
        body.addWidget(self.list)
        row = QHBoxLayout()
        body.addLayout(row)
        row.addWidget(self.add)
        row.addStretch(1)
        self.list.view.setMinimumHeight(scaled(260))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._nothing)
        layout.addWidget(self._body)
        self.step.chosen.connect(lambda _step: self.show_suggestions())
        self.begin.committed.connect(self._on_begin)
        self.list.changed.connect(self._tell)
        self.add.clicked.connect(lambda _checked=False: self.take())
        self.setFocusProxy(self.list)

    def show_suggestions(self) -> None:
        """Show what is suggested and not in the list of actions yet."""
        snapshot = self._live.snapshot
        every = suggestions(snapshot, _texts(tuple(step.name for step in snapshot.road.steps)))
        self._offer_steps(every)
        self.list.model.show_items([(place, _told(each)) for place, each in enumerate(self._found)], ())
        if not self._is_own_begin:
            begin = road_begin(snapshot)
            self._begin = "" if begin is None else begin.isoformat()
        self.begin.setFixedWidth(scaled(176))
        self.begin.set_value(self._begin)
        can_add = bool(every) and not self._live.workshop.is_read_only
        self._body.setVisible(can_add)
        self._nothing.setVisible(not can_add)
        self._nothing.setText(self._why_none())
        self._tell()

    def _offer_steps(self, every: Sequence[Suggestion]) -> None:
        """Offer the steps for which something is suggested, and keep the suggestions of the chosen one."""
        names = {step.id: step.name for step in self._live.snapshot.road.steps}
        offered = [(names[each], each) for each in dict.fromkeys(one.step_id for one in every)]
        chosen = self.step.value if any(each == self.step.value for _, each in offered) else None
        self.step.offer([(self.tr("All steps"), None), *offered], chosen)
        self._found = tuple(each for each in every if chosen in (None, each.step_id))

    def take(self) -> None:
        """Add what is ticked to the actions, as one step."""
        begin = date.fromisoformat(self._begin) if self._begin else None
        ticked = [self._found[place] for place in sorted(self.list.ticked)]
        if ticked:
            self._live.do(ACTIONS.add([each.values(begin) for each in ticked]))

    def _why_none(self) -> str:
        if not self._live.snapshot.road.steps:
            return self.tr("Suggested actions stand here once the road has steps: begin it on the page Assessment.")
        return self.tr("Every action that is suggested for these steps is in the list.")

    def _on_begin(self, day: object) -> None:
        self._begin, self._is_own_begin = str(day or ""), True

    def _tell(self) -> None:
        self.list.tell()
        count = len(self.list.ticked)
        words = counted(count, self.tr("Add the ticked action"), self.tr("Add %n ticked actions"))
        self.add.setText(words if count else self.tr("Add the ticked actions"))
        self.add.setEnabled(bool(count))


def _told(suggestion: Suggestion) -> str:
    action = suggestion.action
    first, last = action.start + 1, action.start + max(action.months, 1)
    months = _tr("%1 (%2, month %3)") if first == last else _tr("%1 (%2, month %3 to %4)")
    return filled(months, action.text, action.phase, str(first), str(last))


@lru_cache(maxsize=8)
def _texts(steps: tuple[str, ...]) -> RoadTexts | None:
    """The ready texts from which steps of these names come."""
    return nearest_road(steps)


def _written(iso: str | None) -> str:
    return date_text(iso or "")


def _read_day(text: str) -> str:
    day = read_date(text) if text.strip() else ""
    if day is None:
        raise TextRefused(_tr("Type a day, such as 2027-06-30, or nothing for actions without days."))
    return day


def _tr(text: str) -> str:
    return QCoreApplication.translate("SuggestionsEditor", text)
