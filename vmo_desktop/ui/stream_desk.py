"""Which value stream of the open workshop is looked at, and which of its steps."""

from PySide6.QtCore import QObject, Signal

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.road_rows import StreamRow
from vmo_desktop.workshop.value_streams import StreamPair, ValueStream, pair_of, value_stream


class StreamDesk(QObject):
    """One for each open workshop: `stream_desk_of` finds it.

    Signals
    -------
    looked()
        Another stream is looked at.
    step_looked(int)
        A step is looked at, by its id.
    """

    looked = Signal()
    step_looked = Signal(int)

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self._stream_id: int | None = None
        self.step_id: int | None = None

    @property
    def row(self) -> StreamRow | None:
        """The stream that is looked at: the first one until another is taken; None where there is none."""
        rows = self._live.snapshot.road.streams
        return next((row for row in rows if row.id == self._stream_id), rows[0] if rows else None)

    @property
    def stream(self) -> ValueStream | None:
        """The same with its steps."""
        return None if self.row is None else value_stream(self._live.snapshot, self.row)

    @property
    def pair(self) -> StreamPair | None:
        """The current and the future state that it belongs to; None where it stands alone."""
        return None if self.row is None else pair_of(self._live.snapshot, self.row)

    def look(self, stream_id: int) -> None:
        """Look at a stream."""
        former = self.row
        self._stream_id = stream_id
        if former is None or former.id != stream_id:
            self.looked.emit()

    def look_at_step(self, step_id: int | None) -> None:
        """Look at a step."""
        if step_id is not None and step_id != self.step_id:
            self.step_id = step_id
            self.step_looked.emit(step_id)


def stream_desk_of(live: LiveWorkshop) -> StreamDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(StreamDesk)
    return StreamDesk(live) if found is None else found
