"""The sets of texts of the road from PMO to VMO that come with the program, as readable TOML in `roads/`.

Keys of a file::

    title, description   what the choice of sets shows; both required
    [[phase]]            name, start, end: months after the beginning; in order, each beginning where the former ends
    [[step]]             name, purpose, target, importance, levels = [what can be observed at level 0, 1, ...],
                         actions = [{ text, phase, start, months }, ...]
    [[stakeholder]]      name, role, influence and interest (1 to 5), attitude (supports, neutral or resists), message,
                         channel, frequency
    [[training]]         role, topic, form
    [[aspect]]           name, pmo, vmo
"""

from collections.abc import Iterable
from pathlib import Path

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.toml_table import TomlTable
from vmo_desktop.paths import WORKSHOPS
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.road_rows import Attitude
from vmo_desktop.workshop.road_texts import (
    AspectText,
    Phase,
    RoadTexts,
    StakeholderText,
    StepText,
    SuggestedAction,
    TrainingText,
)

tr = Texts("Import")

ROADS = WORKSHOPS / "roads"

FIRST_ROAD = "ten-steps"
"""The set that is offered first."""


def road_names() -> list[str]:
    """The names of the sets, in the order in which they are offered; no file is read."""
    return sorted((path.stem for path in ROADS.glob("*.toml")), key=lambda name: (name != FIRST_ROAD, name))


def road_of(name: str) -> RoadTexts:
    """A set by its name; refuses a name that is not listed."""
    if name not in road_names():
        reason = tr("there is no road of this name.")
        raise SourceRefused(CellPlace(name), reason, tr("Choose one of: {known}.", known=", ".join(road_names())))
    return read_road(ROADS / f"{name}.toml")


def roads() -> tuple[RoadTexts, ...]:
    """All sets, in the order in which they are offered."""
    return tuple(map(road_of, road_names()))


def nearest_road(steps: Iterable[str]) -> RoadTexts | None:
    """The set that has most of these names of steps, from which a road was probably begun; None if none has any."""
    wanted = set(steps)
    shared = [(len(wanted & {step.name for step in road.steps}), road) for road in roads()]
    most, road = max(shared, key=lambda pair: pair[0])
    return road if most else None


def read_road(path: Path) -> RoadTexts:
    """Read a set; refuses unknown keys, wrong types, phases that do not exist and a step without levels."""
    file = TomlTable.open(path)
    phases = _phases(file)
    road = RoadTexts(
        name=path.stem,
        title=file.text("title"),
        description=file.text("description"),
        phases=phases,
        steps=tuple(_step(table, {phase.name for phase in phases}) for table in file.tables("step")),
        stakeholders=tuple(map(_stakeholder, file.tables("stakeholder"))),
        trainings=tuple(map(_training, file.tables("training"))),
        aspects=tuple(map(_aspect, file.tables("aspect"))),
    )
    if not road.steps:
        raise file.refused("step", tr("is missing."))
    file.finish()
    return road


def _phases(file: TomlTable) -> tuple[Phase, ...]:
    found: list[Phase] = []
    for table in file.tables("phase"):
        phase = Phase(table.text("name"), _months(table, "start"), _months(table, "end"))
        begins = found[-1].end if found else 0
        if phase.start != begins or phase.end <= phase.start:
            raise table.refused("start", tr("does not follow the phase before."))
        table.finish()
        found.append(phase)
    return tuple(found)


def _step(table: TomlTable, phases: set[str]) -> StepText:
    step = StepText(
        name=table.text("name"),
        purpose=table.text("purpose"),
        target=table.number("target"),
        importance=table.number("importance"),
        levels=table.texts("levels"),
        actions=tuple(_action(each, phases) for each in table.tables("actions")),
    )
    if not 0 <= step.target < len(step.levels):
        raise table.refused("target", tr("is no level of this step."))
    table.finish()
    return step


def _action(table: TomlTable, phases: set[str]) -> SuggestedAction:
    text, phase = table.text("text"), table.text("phase")
    if phase not in phases:
        raise table.refused("phase", tr("there is no phase of this name."))
    action = SuggestedAction(text, phase, _months(table, "start"), _months(table, "months"))
    table.finish()
    return action


def _stakeholder(table: TomlTable) -> StakeholderText:
    attitude = table.text("attitude")
    if attitude not in list(Attitude):
        allowed = ", ".join(Attitude)
        reason = tr("needs one of {allowed}, not {text}.", allowed=allowed, text=repr(attitude))
        raise table.refused("attitude", reason)
    found = StakeholderText(
        name=table.text("name"),
        role=table.text("role"),
        influence=table.number("influence"),
        interest=table.number("interest"),
        attitude=Attitude(attitude),
        message=table.text("message"),
        channel=table.text("channel"),
        frequency=table.text("frequency"),
    )
    table.finish()
    return found


def _training(table: TomlTable) -> TrainingText:
    found = TrainingText(table.text("role"), table.text("topic"), table.text("form"))
    table.finish()
    return found


def _aspect(table: TomlTable) -> AspectText:
    found = AspectText(table.text("name"), table.text("pmo"), table.text("vmo"))
    table.finish()
    return found


def _months(table: TomlTable, key: str) -> int:
    """A whole number of months, 0 or more."""
    months = table.number(key)
    if months < 0 or months != int(months):
        raise table.refused(key, tr("needs a whole number of months."))
    return int(months)
