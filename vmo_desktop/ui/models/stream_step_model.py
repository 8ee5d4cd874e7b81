"""The steps of a value stream as rows that are edited in place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.charts.stream_words import unit_name
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_names import read_initiative, told_initiative
from vmo_desktop.ui.models.record_model import RecordList, RecordModel, Values, Words
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.streams import STREAM_STEPS
from vmo_desktop.workshop.road_rows import StreamRow, StreamStepRow
from vmo_desktop.workshop.snapshot import Snapshot

NUMBERS = frozenset({"wait_time", "process_time", "complete_accurate", "people"})
INITIATIVE = 5
"""The column that offers initiatives."""


class StreamStepModel(RecordModel):
    """The steps of one stream, and an empty row for one more; a stream is shown before any is typed."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        self._stream: StreamRow | None = None
        self._live = live
        super().__init__(live, self._made_list(), parent)

    def show_stream(self, stream: StreamRow | None) -> None:
        """Show the steps of a stream."""
        is_other = (stream and stream.id) != (self._stream and self._stream.id)
        self._stream = stream
        self._list = self._made_list()
        self._draft = {} if is_other else self._draft
        self.refresh()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @override
    def may_grow(self) -> bool:
        return self._stream is not None

    def _made_list(self) -> RecordList:
        unit = "" if self._stream is None else unit_name(self._stream.unit)
        return RecordList(
            columns=(
                ("name", self.tr("Step")),
                ("wait_time", self.tr("Wait (%1)").replace("%1", unit)),
                ("process_time", self.tr("Process (%1)").replace("%1", unit)),
                ("complete_accurate", self.tr("%C/A")),
                ("people", self.tr("People")),
                ("initiative_id", self.tr("Improved by")),
                ("note", self.tr("Note")),
            ),
            prompts=(self.tr("Add a step …"),),
            needs=self.tr("A step needs a name. To delete the row press Ctrl+Delete."),
            read=self._read_steps,
            add=self._added,
            edit=STREAM_STEPS.edit,
            delete=STREAM_STEPS.delete,
            order=STREAM_STEPS.reorder,
            words=self._words(),
            numbers=NUMBERS,
        )

    def _words(self) -> Mapping[str, Words]:
        snapshot = self._live.snapshot
        return {
            "wait_time": Words(number_text, self._read_time),
            "process_time": Words(number_text, self._read_time),
            "complete_accurate": Words(_percent, self._read_share),
            "people": Words(number_text, self._read_people),
            "initiative_id": Words(
                lambda one: "" if one is None else told_initiative(self._live.snapshot, one),
                lambda text: read_initiative(snapshot, text) if text else None,
            ),
        }

    def _read_steps(self, snapshot: Snapshot) -> Sequence[StreamStepRow]:
        return () if self._stream is None else snapshot.road.stream_steps.get(self._stream.id, ())

    def _added(self, values: Values) -> Operation:
        assert self._stream is not None  # noqa: S101 - the table is off without one
        return STREAM_STEPS.add([{**values, "stream_id": self._stream.id}])

    def _read_time(self, text: str) -> float | Unreadable:
        number = read_number(text) if text else 0.0
        if number is None or number < 0:
            return self._refused(self.tr("“%1” is no time. Type a number of 0 or more."), text)
        return number

    def _read_share(self, text: str) -> float | Unreadable | None:
        if not text:
            return None
        number = read_number(text.removesuffix("%"))
        if number is None or not 0 <= number <= 100:
            return self._refused(self.tr("“%1” is no share. Type a percentage from 0 to 100, or nothing."), text)
        return number / 100

    def _read_people(self, text: str) -> float | Unreadable:
        number = read_number(text) if text else 1.0
        if number is None or number <= 0:
            return self._refused(self.tr("“%1” is no number of people. Type one above 0."), text)
        return number

    @staticmethod
    def _refused(said: str, text: str) -> Unreadable:
        return Unreadable(said.replace("%1", text[:40]))


def _percent(share: float | None) -> str:
    # A hundredth and back would add digits that nobody typed.
    return "" if share is None else number_text(float(f"{100 * share:.12g}"))
