"""The report of a fault of the program."""

import platform
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import qVersion

from vmo_desktop import __version__
from vmo_desktop.errors import without_home


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
        return CrashReport(type(error).__name__, without_home("\n".join(lines)))
