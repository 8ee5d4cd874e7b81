"""The file of the program's log: a few parts of limited size, given up quietly where there is no room for it."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

LOG_BYTES = 256 * 1024
LOG_FILES = 4


class LogFile(RotatingFileHandler):
    """Writes what is logged; what cannot be written is left out, without a word on any console."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Leave the record out: the workshop has its own ways to say that the disk is full."""

    @override
    def close(self) -> None:
        try:
            super().close()
        except OSError:
            self.stream = None
