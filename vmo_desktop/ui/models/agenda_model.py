"""The agenda as a table: what was planned is edited, what was used is only shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.day_timer import DayTimer
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordList, RecordModel, Words
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.span_text import span_text
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.day import (
    LONGEST_ITEM,
    add_agenda_items,
    delete_agenda_items,
    edit_agenda_item,
    reorder_agenda,
)
from vmo_desktop.workshop.room_rows import AgendaItemRow
from vmo_desktop.workshop.snapshot import Snapshot

USED = 4
"""The column of the time used."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A part of the agenda with the seconds that it has used."""

    id: int
    title: str
    minutes: float
    stage: str
    prompt: str
    used: float


class AgendaModel(RecordModel):
    """The parts of the day in order; the one that runs, or is paused, is bold.

    `stages` are the pages that a part may belong to, by id, with their titles.
    """

    def __init__(
        self, live: LiveWorkshop, timer: DayTimer, stages: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        self._timer = timer
        super().__init__(live, _agenda(self._lines, stages), parent)
        timer.ticked.connect(self._on_ticked)

    def _lines(self, snapshot: Snapshot) -> Sequence[AgendaLine]:
        return [_line(item, self._timer) for item in snapshot.agenda]

    def _on_ticked(self) -> None:
        """Show the time used without touching the cells that somebody may be typing into."""
        lines = {item.id: _line(item, self._timer) for item in self._timer.agenda}
        self._records = {row_id: lines[row_id] for row_id in self.ids if row_id in lines}
        if self.ids:
            self.dataChanged.emit(self.index(0, USED), self.index(len(self.ids) - 1, USED), [])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole and index.isValid():
            row_id = self.id_at(index.row())
            if row_id is not None and row_id == self._timer.clock.current_id:
                font = QFont()
                font.setBold(True)
                return font
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (1, USED):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)


def _line(item: AgendaItemRow, timer: DayTimer) -> AgendaLine:
    used = timer.clock.used(item.id)
    return AgendaLine(item.id, item.title, item.minutes, item.stage, item.prompt, used)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AgendaModel", text)


def _agenda(lines: Any, stages: Mapping[str, str]) -> RecordList:
    def add(values: Mapping[str, object]) -> Operation:
        return add_agenda_items([values])

    return RecordList(
        columns=(
            ("title", _tr("Part of the day")),
            ("minutes", _tr("Minutes")),
            ("stage", _tr("Stage")),
            ("prompt", _tr("Prompt, for you alone")),
            ("used", _tr("Used")),
        ),
        prompts=(_tr("Add a part of the day …"),),
        needs=_tr("A part of the day needs a title. To delete the row press Ctrl+Delete."),
        read=lines,
        add=add,
        edit=edit_agenda_item,
        delete=delete_agenda_items,
        order=reorder_agenda,
        words={
            "minutes": Words(number_text, _read_minutes),
            "stage": Words(lambda stage: stages.get(stage, ""), lambda text: _read_stage(text, stages)),
            "used": Words(lambda seconds: span_text(seconds) if seconds else "", str),
        },
        fixed=frozenset({"used"}),
    )


def _read_minutes(text: str) -> float | Unreadable:
    minutes = read_number(text)
    if minutes is None or not 0 <= minutes <= LONGEST_ITEM:
        sentence = _tr("“{text}” is not a number of minutes. Type one, such as 30.")
        return Unreadable(sentence.format(text=text[:40]))
    return minutes


def _read_stage(text: str, stages: Mapping[str, str]) -> str | Unreadable:
    """A page by the beginning of its name; nothing stands for none, as for a break."""
    bare = text.strip().casefold()
    if not bare:
        return ""
    found = [page_id for page_id, title in stages.items() if title.casefold().startswith(bare)]
    if len(found) != 1 and bare not in stages:
        sentence = _tr("“{text}” is not a stage. Type one of {stages}, or nothing.")
        return Unreadable(sentence.format(text=text[:40], stages=", ".join(stages.values())))
    return found[0] if found else bare
