"""How initiatives hang together: what requires what, groups, and what two bring together."""

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.initiative_part import InitiativePart
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_names import BETWEEN, offered_initiatives
from vmo_desktop.ui.models.link_lists import groups, kind_word, requirements, synergies
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.choice_rows import GroupKind

FROM = ("workshop", "initiative", "dependency", "dependency_group", "dependency_member", "synergy")
"""Tables that the part shows."""


class DependenciesPanel(InitiativePart):
    """Three lists below each other, written in place."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("dependencies_panel")
        self.requirements = RecordListEditor(
            RecordModel(live, requirements(live), self),
            title=self.tr("What requires what"),
            note=self.tr("The first is funded only with the second. Type a code or the beginning of a name."),
            shares=(0.32, 0.32, 0.36),
        )
        self.groups = RecordListEditor(
            RecordModel(live, groups(live), self),
            title=self.tr("Groups"),
            note=self.tr("All or none, at most one, or at least one of several; semicolons stand between them."),
            shares=(0.2, 0.45, 0.35),
        )
        self.synergies = RecordListEditor(
            RecordModel(live, synergies(live), self),
            title=self.tr("Synergies"),
            note=self.tr("What two initiatives bring more, in points of value, or save when both are funded."),
            shares=(0.3, 0.3, 110, 110, 0.4),
        )
        self._offer()
        self._lay_out()
        appearance().changed.connect(self._fit)
        self._fit()
        self.rebuild()

    def _offer(self) -> None:
        def names() -> list[str]:
            return offered_initiatives(self.live.snapshot)

        for editor in (self.requirements, self.synergies):
            editor.grid.use_delegate(OfferingDelegate({0: names, 1: names}, editor.grid))
        kinds = [kind_word(kind) for kind in GroupKind]
        self.groups.grid.use_delegate(OfferingDelegate({0: lambda: kinds, 1: names}, self.groups.grid, BETWEEN))

    def _lay_out(self) -> None:
        content = WrappingView()
        self._column = QVBoxLayout(content)
        for editor in (self.requirements, self.groups, self.synergies):
            self._column.addWidget(editor)
        self._column.addStretch(1)
        self.put(
            Scroller(content),
            self.tr("No initiatives yet. How they hang together is said here once they are in the list."),
        )
        self.setFocusProxy(self.requirements.grid)

    @override
    def show_workshop(self) -> None:
        for editor in (self.requirements, self.groups, self.synergies):
            editor.model.refresh()
            editor.grid.resizeRowsToContents()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches(*FROM):
            self.rebuild()

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.m, space.l, space.l)
        self._column.setSpacing(space.xl)
