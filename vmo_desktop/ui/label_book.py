"""Whose names the charts of a workshop show: where they fit, always, or never; chosen by hand bubble by bubble."""

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.ops.presentation import choose_label, reset_labels
from vmo_desktop.workshop.rows import LabelChoice


class LabelBook:
    """The choices that the workshop holds."""

    def __init__(self, live: LiveWorkshop) -> None:
        self._live = live

    @property
    def has_choices(self) -> bool:
        """Whether any name is shown otherwise than where it fits."""
        return bool(self._live.snapshot.chart_labels)

    def choice(self, initiative_id: int) -> LabelChoice:
        """When an initiative's name is shown."""
        return self._live.snapshot.chart_labels.get(initiative_id, LabelChoice.FITTING)

    def choose(self, initiative_id: int, choice: LabelChoice) -> None:
        """Show an initiative's name where it fits, always or never."""
        if choice is not self.choice(initiative_id):
            self._live.do(choose_label(initiative_id, choice))

    def choose_next(self, initiative_id: int) -> LabelChoice:
        """Go on to the next choice: where it fits, always, never, and again."""
        choice = self.choice(initiative_id).following
        self.choose(initiative_id, choice)
        return choice

    def forget(self) -> None:
        """Show every name where it fits."""
        if self.has_choices:
            self._live.do(reset_labels())
