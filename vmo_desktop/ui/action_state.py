"""Which commands make sense now, what they would do, and which are ticked."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from vmo_desktop.ui.actions import ActionTable, When
from vmo_desktop.ui.chart_action import ChartAction, Charting
from vmo_desktop.ui.commands.view import ViewCommands
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stage_area import INSPECTED, StageArea
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.votes_shown import votes_shown
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.split_view import Alone

LONGEST_LABEL = 60


class ActionState(QObject):
    """Keeps the commands in step with the open workshop."""

    def __init__(self, table: ActionTable, session: Session, area: StageArea, view: ViewCommands) -> None:
        super().__init__(area)
        self._table = table
        self._session = session
        self._area = area
        self._view = view
        votes_shown().changed.connect(self.tick)

    def show(self) -> None:
        """Enable what makes sense, and name what undo and redo would do."""
        states = {When.ALWAYS}
        if self._session.live is not None:
            workshop = self._session.live.workshop
            states.add(When.OPEN)
            if not workshop.is_read_only:
                states.add(When.WRITABLE)
                is_open = any(each.state == "open" for each in workshop.snapshot.rounds)
                states |= {When.ROUND_OPEN} if is_open else set()
                states |= {When.UNDOABLE} if workshop.undo_label is not None else set()
                states |= {When.REDOABLE} if workshop.redo_label is not None else set()
            self._name("edit.undo", self.tr("&Undo"), workshop.undo_label)
            self._name("edit.redo", self.tr("&Redo"), workshop.redo_label)
        self._table.enable(frozenset(states))
        self.tick()

    def tick(self) -> None:
        """Tick what is on."""
        split = self._area.split_view
        ticks: Mapping[str, bool] = {
            "view.inspector": self._area.has_inspector,
            "view.stage_only": self._view.is_stage_only,
            "view.rail": self._view.is_rail_wanted,
            ChartAction.VOTES.value: votes_shown().is_on,
            "view.chart_only": split is not None and split.alone is Alone.CHART,
            "view.table_only": split is not None and split.alone is Alone.VIEW,
            **{f"view.scheme_{scheme.value}": appearance().scheme is scheme for scheme in Scheme},
        }
        for command, is_on in ticks.items():
            self._table[command].setChecked(is_on)
        is_open = self._session.live is not None
        self._table["view.inspector"].setEnabled(is_open and self._area.page_id in INSPECTED)
        for command in ("view.chart_only", "view.table_only", "view.swap_sides"):
            self._table[command].setEnabled(split is not None)
        chart = None if split is None or split.chart.isHidden() else split.chart
        offered: frozenset[ChartAction] = chart.offered if isinstance(chart, Charting) else frozenset()
        for action in ChartAction:
            self._table[action.value].setEnabled(action in offered)

    def _name(self, command: str, verb: str, label: str | None) -> None:
        action = self._table[command]
        words = " ".join((label or "").split())
        short = words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL]}…"
        action.setText(f"{verb}: {short.replace('&', '&&')}" if words else verb)
        bare = verb.replace("&", "")
        action.setToolTip(tooltip(f"{bare}: {words} ({action.shortcut().toString()})" if words else bare))
