"""What a page of the window is, and how each is called in the program."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection

Build = Callable[["LiveWorkshop", "Selection"], QWidget]

ASPECTS = "aspects"
BALANCE = "balance"
BENEFITS = "benefits"
CALIBRATION = "calibration"
CHOOSE = "choose"
DAY = "day"
FINANCE = "finance"
FOLLOW = "follow"
FRONTIER = "frontier"
HISTORY = "history"
KPIS = "kpis"
PACK = "pack"
PEOPLE = "people"
REVIEWS = "reviews"
ROAD = "road"
ROADMAP = "roadmap"
ROBUSTNESS = "robustness"
SCENARIOS = "scenarios"
SENSITIVITY = "sensitivity"
STREAMS = "streams"
SINCE = "since"
VOTE = "vote"
WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class Stage:
    """One page over the open workshop."""

    id: str
    name: str
    icon: str
    build: Build
    stage: str = ""
    """The stage that a page belongs to, which the rail marks while it is shown; empty: itself."""

    @property
    def title(self) -> str:
        """The name in the user's language."""
        return QCoreApplication.translate("Stages", self.name)


def stage_name(text: str) -> str:
    """Mark the name of a page for translation."""
    return str(QT_TRANSLATE_NOOP("Stages", text))
