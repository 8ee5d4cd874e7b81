"""What stands over every page that follows value: its pages, and the day that all is told for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.editors.pages_head import PagesHead
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.kpi_state import as_of


class FollowHead(PagesHead):
    """The same on every page of the stage."""

    def __init__(
        self,
        live: LiveWorkshop,
        selection: Selection,
        pages: Sequence[tuple[str, str]],
        page_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(live, selection, pages, page_id, parent)
        self.setObjectName("follow_head")
        self.day = PlainLabel(role=TextRole.MUTED)
        self._flow.addWidget(self.day)
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        day = as_of(self.live.snapshot)
        words = self.tr("As of %1").replace("%1", date_text(day.isoformat())) if day is not None else ""
        self.day.setText(words)
        self.day.setVisible(bool(words))

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches("reading", "realization", "kpi"):
            self.rebuild()
