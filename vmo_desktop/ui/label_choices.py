"""Whose names the chart shows: where they fit, always, or never; chosen by hand bubble by bubble."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from vmo_desktop.charts.bubble_data import BubbleData


class LabelChoice(Enum):
    """When a bubble's name is shown; the selected bubble's always is."""

    FITTING = auto()
    ALWAYS = auto()
    NEVER = auto()

    @property
    def following(self) -> "LabelChoice":
        """The choice that a key leads to."""
        members = list(LabelChoice)
        return members[(members.index(self) + 1) % len(members)]


@dataclass(frozen=True, slots=True)
class LabelChoices:
    """The choices that differ from showing names where they fit, by the initiative's id."""

    chosen: Mapping[int, LabelChoice] = field(default_factory=dict)

    def of(self, initiative_id: int) -> LabelChoice:
        """The choice for a bubble."""
        return self.chosen.get(initiative_id, LabelChoice.FITTING)

    def choosing(self, initiative_id: int, choice: LabelChoice) -> "LabelChoices":
        """The choices with one more made."""
        others = {each: choice for each, choice in self.chosen.items() if each != initiative_id}
        return LabelChoices(others if choice is LabelChoice.FITTING else {**others, initiative_id: choice})

    def places(self, data: BubbleData, choice: LabelChoice) -> frozenset[int]:
        """Places of the bubbles for which a choice was made."""
        return frozenset(
            data.index[each] for each, made in self.chosen.items() if made is choice and each in data.index
        )
