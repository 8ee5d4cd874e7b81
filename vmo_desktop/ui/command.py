"""What a command is: one line of the table in `vmo_desktop.ui.actions`."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from PySide6.QtGui import QKeySequence

Keys = QKeySequence.StandardKey
CONTEXT = "Actions"


class Menu(StrEnum):
    """The menus of the window, in order."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    WORKSHOP = "&Workshop"
    VOTE = "Vo&te"
    DAY = "&Day"
    REPORT = "&Report"
    HELP = "&Help"


class When(Enum):
    """The state of the window in which a command makes sense."""

    ALWAYS = auto()
    OPEN = auto()
    WRITABLE = auto()
    UNDOABLE = auto()
    REDOABLE = auto()
    CHART = auto()
    ROUND_OPEN = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can do.

    `keys_shown` are keys that the focused widget answers by itself: shown in the menu, not caught by the window.
    """

    id: str
    text: str
    menu: Menu
    handler: str
    tip: str
    keys: str | Keys = ""
    keys_shown: str | Keys | None = None
    icon: str = ""
    when: When = When.ALWAYS
    in_toolbar: bool = False
    is_checkable: bool = False
    starts_section: bool = False
    submenu: str = ""
