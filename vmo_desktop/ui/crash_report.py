"""The report of a fault of the program."""

import platform
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import qVersion

from vmo_desktop import __version__


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What the program knows about a fault of its own; the user reads it before sharing."""

    summary: str
    text: str

    @staticmethod
    def of(error: BaseException) -> "CrashReport":
        """Make the report of an exception that nothing expected."""
        lines = [
            f"VMO Desktop {__version__}",
            f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}",
            datetime.now(UTC).isoformat(timespec="seconds"),
            "",
            "".join(traceback.format_exception(error)).rstrip(),
        ]
        return CrashReport(type(error).__name__, _without_home("\n".join(lines)))


def places(error: BaseException) -> str:
    """Write for the log which exceptions came from where; their words are left out, as they may quote the workshop."""
    lines = []
    reason: BaseException | None = error
    while reason is not None:
        lines += [type(reason).__name__, *(line.rstrip() for line in traceback.format_tb(reason.__traceback__))]
        reason = reason.__cause__ or reason.__context__
    return _without_home("\n".join(lines))


def _without_home(text: str) -> str:
    return text.replace(str(Path.home()), "~")
