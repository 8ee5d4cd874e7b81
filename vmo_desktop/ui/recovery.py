"""What was open when the program ended without closing it: the next start shows the same again, without asking.

Nothing of the workshop itself needs saving here: every edit is in its file.
"""

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from vmo_desktop.errors import VmoError
from vmo_desktop.json_text import read_json
from vmo_desktop.paths import user_data_folder
from vmo_desktop.ui.session import Session

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop

log = logging.getLogger(__name__)

MOST_TRIES = 2
"""A workshop that ends the program this often in a row, soon and before anything was edited, is not opened again by
itself."""

SOUND_MS = 20_000
"""What is open for so long does not end the program by being opened."""


class OpenMark(QObject):
    """A small file that says which workshop is open; it is there only while one is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._file = user_data_folder() / "open.json"
        self._session = session
        self._tries = 0
        self._page = self._last_page = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOUND_MS)
        self._timer.timeout.connect(self._trust)
        session.opened.connect(self._on_opened)
        session.moved.connect(self._write)
        session.closing.connect(self._remove)

    @property
    def last_page(self) -> str:
        """The page that the last run showed, by id, once its workshop is open again."""
        return self._last_page

    def note_page(self, page_id: str) -> None:
        """Note which page is shown."""
        self._page = page_id
        if self._session.live is not None:
            self._write(self._session.live.workshop.path)

    def reopen(self) -> bool:
        """Open again what the last run left open; False when it closed as it should, or nothing can be opened."""
        path, tries, self._last_page = self._read()
        if path is None:
            return False
        self._tries = tries + 1
        if tries >= MOST_TRIES or not path.is_file():
            self._remove()
            self._tries = 0
            return False
        self._write(path)  # before the attempt, which may end the program
        if self._session.open(path):
            return True
        self._remove()
        return False

    def _on_opened(self, live: "LiveWorkshop") -> None:
        self._write(live.workshop.path)
        live.changed.connect(self._trust)
        self._timer.start()

    def _trust(self) -> None:
        """Let the workshop count as sound: an edit went well, or it is open for a while."""
        if self._tries and self._session.live is not None:
            self._tries = 0
            self._write(self._session.live.workshop.path)

    def _read(self) -> tuple[Path | None, int, str]:
        try:
            record = read_json(self._file.read_text(encoding="utf-8"))
            return Path(str(record["path"])), int(record["tries"]), str(record.get("page", ""))
        except (OSError, ValueError, KeyError, TypeError):
            return None, 0, ""  # no mark, or not one of ours

    def _write(self, path: Path) -> None:
        from vmo_desktop.workshop.safe_write import write_safely  # noqa: PLC0415 - after the first paint

        record = {"path": str(path), "tries": self._tries, "page": self._page}
        try:
            content = json.dumps(record).encode()
            # A page that is shown does not wait for the disk: after a power cut, the last page is no loss.
            write_safely(self._file, lambda stream: stream.write(content), is_durable=False)
        except VmoError as error:
            log.warning("the open workshop is not marked: %s", type(error).__name__)

    def _remove(self) -> None:
        self._timer.stop()
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            log.warning("the mark of the open workshop stays: %s", type(error).__name__)
