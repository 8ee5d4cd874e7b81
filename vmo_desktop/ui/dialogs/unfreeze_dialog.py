"""Letting what a KPI promised change again: only with a reason, which the history keeps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from vmo_desktop.charts.kpi_words import kpi_name
from vmo_desktop.ui.attempt import refusal_at_end
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.label import PlainLabel, window_title
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.workshop.ops.kpis import LONGEST_REASON, unfreeze_kpis
from vmo_desktop.workshop.value_rows import KpiRow


class UnfreezeDialog(QDialog):
    """One line for the reason."""

    def __init__(self, live: LiveWorkshop, kpi: KpiRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unfreeze_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title(self.tr("Let %1 change again").replace("%1", kpi_name(kpi))))
        self._live, self._kpi_id = live, kpi.id
        self.words = PlainLabel(
            self.tr(
                "Baseline, target, due day and plan were frozen, so that nobody can make a broken promise look kept."
                " Why may they change? The reason stays in the history."
            ),
            wraps=True,
        )
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Why it may change"))
        self.reason.setPlaceholderText(self.tr("Such as: the call centre counts differently since May"))
        self.reason.setMaxLength(LONGEST_REASON)
        self.buttons = DialogButtons(self.tr("Let it &change"), self.tr("&Leave it"))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(self._enable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        for part in (self.words, self.reason, self.buttons):
            layout.addWidget(part)
        self._enable()
        self.reason.setFocus()
        fit_to_screen(self, 480, 0)

    def _enable(self) -> None:
        self.buttons.does.setEnabled(bool(self.reason.text().strip()))

    def _on_accepted(self) -> None:
        sentence = refusal_at_end(self, self._live, unfreeze_kpis([self._kpi_id], self.reason.text()))
        if sentence:
            self.words.setText(sentence)
