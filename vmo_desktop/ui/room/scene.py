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
    ROADMAP = "roadmap"
    ASPECTS = "aspects"
    STREAM = "stream"
    WIN = "win"
    CALIBRATION = "calibration"
    BLANK = "blank"


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


_OF_SCENARIOS = frozenset(
    {
        Scene.PORTFOLIO, Scene.FRONTIER, Scene.BALANCE, Scene.FINANCE, Scene.SCENARIOS, Scene.SENSITIVITY,
        Scene.ROBUSTNESS,
    }
)  # fmt: skip
_OF_VALUE = frozenset({Scene.DASHBOARD, Scene.CALIBRATION, Scene.ROAD, Scene.ROADMAP, Scene.ASPECTS, Scene.STREAM})

ABOUT_CHOICE = _OF_SCENARIOS | _OF_VALUE
"""Scenes of the choice, of what came of it and of the road, each the picture that the page of the same name shows."""

RESULTS = _OF_SCENARIOS | {Scene.CHART, Scene.RANKING}
"""Scenes of what the scores come to."""

AFTERWARDS = _OF_VALUE | {Scene.WIN}
"""Scenes of what comes true, and of the road."""

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
    Scene.ROADMAP: _tr("Ro&admap of actions"),
    Scene.ASPECTS: _tr("PMO and VMO beside eac&h other"),
    Scene.STREAM: _tr("Va&lue stream"),
    Scene.WIN: _tr("&Win in large letters"),
    Scene.CALIBRATION: _tr("What &promises were worth"),
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
    "roadmap": Scene.ROADMAP,
    "aspects": Scene.ASPECTS,
    "streams": Scene.STREAM,
    "reviews": Scene.WIN,
    "calibration": Scene.CALIBRATION,
    "day": Scene.AGENDA,
}
"""The scene that goes with a page; a page that is not here leaves the scene as it was."""


def menu_of(scene: Scene) -> str:
    """In which menu a scene is, by its key in the table of commands."""
    if scene in RESULTS:
        return "scene.result"
    return "scene.value" if scene in AFTERWARDS else "scene"
