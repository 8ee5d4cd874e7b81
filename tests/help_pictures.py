"""The pictures of the help: a part of the real window for each topic that explains a place in it, light and dark."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QDialog, QWidget

from tests.scenes import Lead, history, import_wizard, initiative_part, recent, scenarios, stage
from tests.studio import Studio, small_png
from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.help.help_picture import FINENESS
from vmo_desktop.ui.settings import Scheme

FOLDER = RESOURCES / "help" / "pictures"
ALL_BYTES = 2_500_000
"""All pictures of the help together, at most."""

Size = tuple[int, int]


@dataclass(frozen=True)
class HelpScene:
    """Where the window is led, and the part of it that the picture shows.

    `part` is the class of a widget, or nothing for the window or dialog itself; the picture is as much of it as `size`
    holds, from its upper left corner, and `margin` around it. Sizes are pixels at 100 %.
    """

    lead: Lead
    part: str
    size: Size
    window: Size
    margin: int = 0


SCENES = {
    "files": HelpScene(recent, "StartPanel", (1000, 360), (1000, 720)),  # first: no other workshop is there yet
    "start": HelpScene(stage("score"), "", (1100, 680), (1100, 680)),
    "frame": HelpScene(stage("frame"), "FramePanel", (900, 395), (1010, 720)),
    "drivers": HelpScene(stage("drivers"), "DriversPanel", (640, 450), (1200, 760)),
    "scale": HelpScene(stage("drivers"), "ScaleEditor", (560, 380), (1440, 900), 12),
    "weights": HelpScene(stage("drivers"), "WeightBoard", (460, 330), (1440, 900), 12),
    "initiatives": HelpScene(stage("initiatives", code="M03"), "InitiativesPanel", (760, 300), (1100, 720)),
    "import": HelpScene(import_wizard, "", (1240, 680), (1240, 680)),
    "scoring": HelpScene(stage("score"), "ScoringPanel", (640, 620), (1300, 800)),
    "bubble-chart": HelpScene(stage("score"), "BubblePanel", (660, 640), (1300, 740)),
    "ranking": HelpScene(stage("rank"), "RankingPanel", (800, 460), (1440, 720)),
    "discuss": HelpScene(stage("discuss"), "DiscussPanel", (1080, 560), (1256, 720)),
    "dependencies": HelpScene(initiative_part("Dependencies"), "DependenciesPanel", (900, 520), (1080, 720)),
    "choosing": HelpScene(stage("choose"), "HeadedView", (1080, 600), (1256, 720)),
    "frontier": HelpScene(stage("frontier"), "FrontierChartPanel", (720, 520), (1300, 700)),
    "balance": HelpScene(stage("balance"), "BalanceChartPanel", (640, 600), (1300, 760)),
    "sensitivity": HelpScene(stage("sensitivity"), "SensitivityChartPanel", (640, 560), (1360, 740)),
    "robustness": HelpScene(stage("robustness"), "RobustnessChartPanel", (640, 640), (1360, 840)),
    "finance": HelpScene(stage("finance"), "FinanceChartPanel", (640, 480), (1360, 650)),
    "dashboard": HelpScene(stage("follow"), "DashboardChartPanel", (560, 620), (1256, 820)),
    "benefits": HelpScene(stage("benefits"), "BenefitMapPanel", (940, 420), (2240, 720)),
    "kpis": HelpScene(stage("kpis"), "KpisPanel", (700, 640), (1360, 860)),
    "inspector": HelpScene(stage("initiatives", has_inspector=True), "InspectorPanel", (330, 560), (1100, 800)),
    "history": HelpScene(history, "HistoryPanel", (860, 620), (1040, 720)),
    "decision-pack": HelpScene(stage("pack"), "PackPanel", (980, 600), (1160, 720)),
    "scenarios": HelpScene(scenarios, "HeadedView", (1080, 560), (1256, 720)),  # last: it adds scenarios to the sample
}
"""Every picture by the name of its file."""


def make_help(folder: Path, names: Sequence[str] = tuple(SCENES)) -> list[Path]:
    """Make the pictures of these names; gives back the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with Studio() as studio:
        for name, scheme in product(names, (Scheme.LIGHT, Scheme.DARK)):
            made.append(folder / f"{name}{'' if scheme is Scheme.LIGHT else '-dark'}.png")
            made[-1].write_bytes(_picture(studio, SCENES[name], scheme))
    return made


def _picture(studio: Studio, scene: HelpScene, scheme: Scheme) -> bytes:
    studio.dress(scheme, FINENESS, _fine(scene.window))
    dialog = scene.lead(studio.window)
    if dialog is not None:
        dialog.resize(*_fine(scene.window))
    studio.rest()
    root: QWidget = dialog or studio.window
    part = _part(root, scene.part)
    area = QRect(QPoint(0, 0), part.size().boundedTo(QSize(*_fine(scene.size)))).translated(
        part.mapTo(root, QPoint(0, 0))
    )
    margin = round(FINENESS * scene.margin)
    picture = root.grab(area.adjusted(-margin, -margin, margin, margin).intersected(root.rect()))
    if isinstance(dialog, QDialog):
        dialog.reject()
        studio.settle()
    return small_png(picture)


def _fine(size: Size) -> Size:
    return round(FINENESS * size[0]), round(FINENESS * size[1])


def _part(root: QWidget, name: str) -> QWidget:
    inside = (each for each in root.findChildren(QWidget) if type(each).__name__ == name and each.isVisible())
    return next(inside) if name else root
