"""What the room window can show, and which of it goes with the page that the facilitator is on."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP


class Scene(StrEnum):
    """One picture of the room window."""

    TITLE = "title"
    AGENDA = "agenda"
    TIMER = "timer"
    QUESTION = "question"
    PROGRESS = "progress"
    VOTES = "votes"
    AGREEMENT = "agreement"
    CHART = "chart"
    RANKING = "ranking"
    PORTFOLIO = "portfolio"
    FRONTIER = "frontier"
    BALANCE = "balance"
    FINANCE = "finance"
    SCENARIOS = "scenarios"
    SENSITIVITY = "sensitivity"
    ROBUSTNESS = "robustness"
    DASHBOARD = "dashboard"
    ROAD = "road"
    BLANK = "blank"


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


ABOUT_CHOICE = frozenset(
    {
        Scene.PORTFOLIO, Scene.FRONTIER, Scene.BALANCE, Scene.FINANCE, Scene.SCENARIOS, Scene.SENSITIVITY,
        Scene.ROBUSTNESS, Scene.DASHBOARD, Scene.ROAD,
    }
)  # fmt: skip
"""Scenes of the choice and of what came of it, each the picture that the page of the same name shows."""

RESULTS = ABOUT_CHOICE | {Scene.CHART, Scene.RANKING}
"""Scenes of what the scores come to."""

NAMES: Mapping[Scene, str] = {
    Scene.TITLE: _tr("&Title and decision"),
    Scene.AGENDA: _tr("&Agenda"),
    Scene.TIMER: _tr("T&imer"),
    Scene.QUESTION: _tr("&Question with its levels"),
    Scene.PROGRESS: _tr("&Progress of the round"),
    Scene.VOTES: _tr("Revealed &votes"),
    Scene.AGREEMENT: _tr("&Map of agreement"),
    Scene.CHART: _tr("&Bubble chart"),
    Scene.RANKING: _tr("Ran&king"),
    Scene.PORTFOLIO: _tr("P&ortfolio as bubbles"),
    Scene.FRONTIER: _tr("Frontie&r"),
    Scene.BALANCE: _tr("Balan&ce"),
    Scene.FINANCE: _tr("Mone&y over time"),
    Scene.SCENARIOS: _tr("&Scenarios beside each other"),
    Scene.SENSITIVITY: _tr("S&ensitivity"),
    Scene.ROBUSTNESS: _tr("Rob&ustness"),
    Scene.DASHBOARD: _tr("&Dashboard"),
    Scene.ROAD: _tr("Levels and &gaps of the road"),
    Scene.BLANK: _tr("&Nothing"),
}
"""What each scene is called in the menu, whose texts these are."""

SCENE_OF_PAGE: Mapping[str, Scene] = {
    "frame": Scene.TITLE,
    "drivers": Scene.QUESTION,
    "initiatives": Scene.TITLE,
    "vote": Scene.PROGRESS,
    "discuss": Scene.VOTES,
    "score": Scene.CHART,
    "rank": Scene.RANKING,
    "choose": Scene.PORTFOLIO,
    "scenarios": Scene.SCENARIOS,
    "frontier": Scene.FRONTIER,
    "balance": Scene.BALANCE,
    "finance": Scene.FINANCE,
    "sensitivity": Scene.SENSITIVITY,
    "robustness": Scene.ROBUSTNESS,
    "pack": Scene.TITLE,
    "follow": Scene.DASHBOARD,
    "benefits": Scene.DASHBOARD,
    "kpis": Scene.DASHBOARD,
    "road": Scene.ROAD,
    "day": Scene.AGENDA,
}
"""The scene that goes with a page; a page that is not here leaves the scene as it was."""
