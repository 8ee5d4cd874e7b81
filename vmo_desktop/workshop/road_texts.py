"""Ready texts of a road from PMO to VMO: steps with levels, and what is suggested for each; our own, no standard."""

from dataclasses import dataclass

from vmo_desktop.workshop.road_rows import Attitude


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the road, from the end of month `start` to the end of month `end`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SuggestedAction:
    """What may be done for a step: `start` months after the road begins, for so many `months`."""

    text: str
    phase: str
    start: int
    months: int


@dataclass(frozen=True, slots=True)
class StepText:
    """A step; `levels` say what can be observed at level 0, 1, 2 and so on."""

    name: str
    purpose: str
    target: float
    importance: float
    levels: tuple[str, ...]
    actions: tuple[SuggestedAction, ...]


@dataclass(frozen=True, slots=True)
class StakeholderText:
    """Someone whom a road usually concerns; influence and interest are from 1 to 5."""

    name: str
    role: str
    influence: float
    interest: float
    attitude: Attitude
    message: str
    channel: str
    frequency: str


@dataclass(frozen=True, slots=True)
class TrainingText:
    """What the people of a role should learn."""

    role: str
    topic: str
    form: str


@dataclass(frozen=True, slots=True)
class AspectText:
    """How a PMO and a VMO differ in one respect."""

    name: str
    pmo: str
    vmo: str


@dataclass(frozen=True, slots=True)
class RoadTexts:
    """One set of texts; `name` is its file's."""

    name: str
    title: str
    description: str
    phases: tuple[Phase, ...]
    steps: tuple[StepText, ...]
    stakeholders: tuple[StakeholderText, ...]
    trainings: tuple[TrainingText, ...]
    aspects: tuple[AspectText, ...]

    @property
    def top_level(self) -> int:
        """The highest level of any step."""
        return max(len(step.levels) for step in self.steps) - 1
