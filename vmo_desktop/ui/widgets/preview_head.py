"""Over the pages of the pack: how far their preview is, what they are, or that they are of before."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.search_progress import SearchProgress

PATIENCE_MS = 500


class PreviewHead(QWidget):
    """A sentence, and while it is still being built a bar and a button that stops it or builds it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.search = SearchProgress(
            self.tr("Progress of the preview"), self.tr("Stop"), self.tr("Build it"), patience=PATIENCE_MS
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(16), scaled(8), scaled(16), 0)
        row.addWidget(self.status, 1)
        row.addWidget(self.search)

    def show_building(self, share: float) -> None:
        """Show how far it is."""
        self.search.show_state(is_open=True, is_stopped=False)
        self.search.show_done(round(100 * share), 100)
        said = self.tr("Building the preview… %1 %").replace("%1", whole_text(round(100 * share)))
        self.status.setText(said)

    def show_stopped(self, *, has_pages: bool) -> None:
        """Say that it was stopped, and that pages which are shown are those of before."""
        self.search.show_state(is_open=True, is_stopped=True)
        said = self.tr("The preview was stopped. These pages are of before.")
        self.status.setText(said if has_pages else self.tr("The preview was stopped."))

    def show_built(self, words: str) -> None:
        """Say what it came to."""
        self.search.show_state(is_open=False, is_stopped=False)
        self.status.setText(words)
