"""The topics of the help: one short text a stage, panel or task, read from `resources/help`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtWidgets import QWidget

from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.actions import Command, Menu, translated
from vmo_desktop.ui.search.catalogue import bare, shown_keys
from vmo_desktop.ui.search.entries import folded

FOLDER = RESOURCES / "help"
START, KEYBOARD, IMPORT, FILE_SAFETY = "start", "keyboard", "import", "file-safety"
COMMANDS = "{commands}"
"""Stands in the keyboard topic for the table of commands."""

TOPICS = (
    START, "frame", "drivers", "scales-and-weights", "value-functions", "weights-methods", "initiatives",
    "uses-and-dependencies", IMPORT, "participants", "voting", "ballots", "discuss", "agreement", "scoring",
    "bubble-chart", "ranking", "choosing", "frontier", "balance", "finance", "scenarios", "sensitivity", "robustness",
    "dashboard", "benefits", "kpis", "reviews", "calibration", "next-workshop", "road", "roadmap", "people", "aspects",
    "value-streams", "inspector", "day", "room-window", "history", "decision-pack", "files-and-backups", FILE_SAFETY,
    "file-manager",
    KEYBOARD, "command-line",
)  # fmt: skip
"""Every topic, in the order of the list."""

TOPIC_OF_WIDGET = {
    "StartPanel": START,
    "FramePanel": "frame",
    "DriversPanel": "drivers",
    "ScaleEditor": "scales-and-weights",
    "CurveEditor": "value-functions",
    "WeightBoard": "scales-and-weights",
    "WeightSetBar": "scales-and-weights",
    "WeightingPanel": "weights-methods",
    "StaleWeights": "weights-methods",
    "StaleWeightsPanel": "weights-methods",
    "InitiativesPanel": "initiatives",
    "UsesPanel": "uses-and-dependencies",
    "FundingPanel": "uses-and-dependencies",
    "DependenciesPanel": "uses-and-dependencies",
    "ImportWizard": IMPORT,
    "TextsDialog": IMPORT,
    "ParticipantTable": "participants",
    "ParticipantsDialog": "participants",
    "VotePanel": "voting",
    "RoundDialog": "voting",
    "ExportBallotsDialog": "ballots",
    "PrintBallotsDialog": "ballots",
    "ReturnedBallotsDialog": "ballots",
    "DiscussPanel": "discuss",
    "ScoringPanel": "scoring",
    "MeasuresPanel": "agreement",
    "CoachPanel": "agreement",
    "CoachList": "agreement",
    "BubblePanel": "bubble-chart",
    "BudgetPanel": "ranking",
    "QuadrantForm": "bubble-chart",
    "RankingPanel": "ranking",
    "PortfolioPanel": "choosing",
    "ScenarioHead": "choosing",
    "ScenariosPanel": "scenarios",
    "ApproveDialog": "scenarios",
    "FrontierPanel": "frontier",
    "FrontierChartPanel": "frontier",
    "BalancePanel": "balance",
    "BalanceChartPanel": "balance",
    "FinancePanel": "finance",
    "FinanceChartPanel": "finance",
    "SensitivityPanel": "sensitivity",
    "SensitivityChartPanel": "sensitivity",
    "RobustnessPanel": "robustness",
    "RobustnessChartPanel": "robustness",
    "DashboardPanel": "dashboard",
    "DashboardChartPanel": "dashboard",
    "FollowHead": "dashboard",
    "BenefitsPanel": "benefits",
    "BenefitMapPanel": "benefits",
    "KpisPanel": "kpis",
    "CoursePanel": "kpis",
    "ReviewsPanel": "reviews",
    "LessonsPanel": "reviews",
    "WinsPanel": "reviews",
    "CelebrateDialog": "reviews",
    "ReadingsDialog": "kpis",
    "UnfreezeDialog": "kpis",
    "CalibrationPanel": "calibration",
    "CalibrationChartPanel": "calibration",
    "SincePanel": "next-workshop",
    "NextWorkshopDialog": "next-workshop",
    "RoadPanel": "road",
    "MaturityChartPanel": "road",
    "RoadmapPanel": "roadmap",
    "RoadmapChartPanel": "roadmap",
    "PeoplePanel": "people",
    "StakeholderMapPanel": "people",
    "AspectsPanel": "aspects",
    "AspectsChartPanel": "aspects",
    "StreamsPanel": "value-streams",
    "StreamChartPanel": "value-streams",
    "InspectorPanel": "inspector",
    "DayPanel": "day",
    "NoteDialog": "day",
    "CalibrationDialog": "day",
    "RoomWindow": "room-window",
    "HistoryPanel": "history",
    "NameDialog": "history",
    "PackPanel": "decision-pack",
    "BackupsDialog": FILE_SAFETY,
    "RescueDialog": FILE_SAFETY,
    "LostFileDialog": FILE_SAFETY,
    "ShareDialog": "files-and-backups",
    "CrashDialog": "files-and-backups",
    "AboutDialog": START,
}
"""The topic of a widget and of everything inside it, by the name of its class: panels are loaded when first shown."""

TOPIC_OF_PAGE = {
    "frame": "frame",
    "drivers": "drivers",
    "initiatives": "initiatives",
    "vote": "voting",
    "discuss": "discuss",
    "score": "scoring",
    "rank": "ranking",
    "choose": "choosing",
    "scenarios": "scenarios",
    "frontier": "frontier",
    "balance": "balance",
    "finance": "finance",
    "sensitivity": "sensitivity",
    "robustness": "robustness",
    "pack": "decision-pack",
    "follow": "dashboard",
    "benefits": "benefits",
    "kpis": "kpis",
    "reviews": "reviews",
    "calibration": "calibration",
    "since": "next-workshop",
    "road": "road",
    "roadmap": "roadmap",
    "people": "people",
    "aspects": "aspects",
    "streams": "value-streams",
    "day": "day",
    "history": "history",
    "weights": "weights-methods",
}
"""The topic of a page while the keyboard is outside of it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One text of the help, in Markdown; its first line is its title."""

    id: str
    title: str
    text: str

    @property
    def words(self) -> str:
        """What a reader sees of the text: without the names of files that it leads to."""
        return re.sub(r"\]\([^)]*\)", "]", self.text)

    def weight(self, typed: str) -> int:
        """Tell how much of the topic is about the typed words; 0 where one of them does not occur."""
        text = folded(self.words)
        words = folded(typed).split()
        if not all(word in text for word in words):
            return 0
        title, opening = (folded(part) for part in (*self.words.split("\n\n"), "")[:2])
        headings = " ".join(line for line in text.splitlines() if line.startswith("##"))
        places = ((title, 1000), (headings, 100), (opening, 10))
        return 1 + sum(text.count(word) + sum(gain for place, gain in places if word in place) for word in words)


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """Read every topic."""
    texts = [(name, (FOLDER / f"{name}.md").read_text(encoding="utf-8")) for name in TOPICS]
    return tuple(Topic(name, text.partition("\n")[0].lstrip("# "), text) for name, text in texts)


def found_topics(typed: str, among: Sequence[Topic]) -> list[Topic]:
    """List the topics that hold every typed word: first by their titles, then by their headings and their texts."""
    weights = {topic.id: topic.weight(typed) for topic in among}
    holding = [topic for topic in among if weights[topic.id]]
    return sorted(holding, key=lambda topic: -weights[topic.id]) if typed.split() else holding


def with_commands(topic: Topic, commands: Iterable[Command]) -> Topic:
    """Put the table of commands into the topic that asks for it."""
    if COMMANDS not in topic.text:
        return topic
    return Topic(topic.id, topic.title, topic.text.replace(COMMANDS, command_table(commands)))


def command_table(commands: Iterable[Command]) -> str:
    """Write the commands that have keys as tables in Markdown, one for each menu."""
    with_keys = [command for command in commands if shown_keys(command)]
    parts = []
    for menu in Menu:
        rows = [_row(command) for command in with_keys if command.menu is menu]
        if rows:
            head = (
                f"### {bare(translated(menu.value))}",
                "",
                "| Keys | Command | What it does |",
                "| --- | --- | --- |",
            )
            parts.append("\n".join((*head, *rows)))
    return "\n\n".join(parts)


def _row(command: Command) -> str:
    name = bare(translated(command.text)).rstrip("…")
    return f"| {shown_keys(command)} | {name} | {translated(command.tip)} |"


def topic_of(widget: QWidget | None, page_id: str) -> str:
    """Find the topic of a widget: that of the nearest panel around it, or else of the page that is shown."""
    while widget is not None:
        topic = TOPIC_OF_WIDGET.get(type(widget).__name__)
        if topic is not None:
            return topic
        widget = widget.parentWidget()
    return TOPIC_OF_PAGE.get(page_id, START)
