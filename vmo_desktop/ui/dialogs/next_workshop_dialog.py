"""Beginning the next workshop from a past one: what it is called, and which initiatives come along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from vmo_desktop.charts.calibration_data import CalibrationData, calibration_headline
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, window_title
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.carry_over import Which, chosen_initiatives
from vmo_desktop.workshop.past import PastWorkshop


class NextWorkshopDialog(QDialog):
    """Says what comes along and what stays behind.

    Signals
    -------
    wanted(Which, str)
        The workshop is to be begun, with these initiatives and this title.
    """

    wanted = Signal(object, str)

    def __init__(self, past: PastWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next_workshop_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title(self.tr("New from %1").replace("%1", past.source)))
        self._past = past
        self.title = QLineEdit(past.snapshot.workshop.title)
        self.title.setAccessibleName(self.tr("Title of the new workshop"))
        self.title.setMaxLength(200)
        self.which = ChoiceCombo(self.tr("Initiatives that come along"))
        self.which.setMinimumContentsLength(30)
        self.which.offer([(self._name(each), each) for each in Which], Which.NOT_FINISHED)
        self.taken = PlainLabel(wraps=True)
        self.learned = PlainLabel(calibration_headline(CalibrationData(past.calibration)), wraps=True)
        self.learned.setVisible(bool(self.learned.text()))
        stays = self.tr(
            "Votes, scores, scenarios, reviews, wins, the road, notes and history stay behind; decision, date and"
            " budget are written anew. %1 stays as it is."
        )
        self._stays = PlainLabel(stays.replace("%1", past.source), role=TextRole.CAPTION, wraps=True)
        self.buttons = DialogButtons(self.tr("&Begin"), self.tr("&Leave it"))
        self.buttons.accepted.connect(self._on_begin)
        self.buttons.rejected.connect(self.reject)
        self.which.chosen.connect(lambda _which: self._show())
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&Initiatives"), self.which)
        inside = WrappingView()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(12))
        column.addLayout(form)
        for part in (self.taken, self.learned, self._stays):
            column.addWidget(part)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(Scroller(inside), 1)
        layout.addWidget(self.buttons)
        self._show()
        self.title.selectAll()
        fit_to_screen(self, 640, 360)

    def _name(self, which: Which) -> str:
        words = {
            Which.ALL: self.tr("All (%1)"),
            Which.NOT_FINISHED: self.tr("Those that are not finished (%1)"),
            Which.NOT_FUNDED: self.tr("Those that were not funded (%1)"),
        }
        return words[which].replace("%1", str(len(chosen_initiatives(self._past, which))))

    @property
    def _chosen(self) -> Which:
        which = self.which.value
        assert isinstance(which, Which)  # noqa: S101 - nothing else is offered
        return which

    def _show(self) -> None:
        snapshot = self._past.snapshot
        counts = (
            (len(chosen_initiatives(self._past, self._chosen)), self.tr("1 initiative"), self.tr("%n initiatives")),
            (len(snapshot.leaves), self.tr("1 value driver"), self.tr("%n value drivers")),
            (len(snapshot.participants), self.tr("1 person"), self.tr("%n people")),
            (len(snapshot.value.lessons), self.tr("1 lesson"), self.tr("%n lessons")),
        )
        told = [counted(number, one, more) for number, one, more in counts if number]
        said = self.tr("Comes along: %1, with scales, weights and agenda, and the KPIs of these initiatives.")
        self.taken.setText(said.replace("%1", ", ".join(told)))

    def _on_begin(self) -> None:
        self.wanted.emit(self._chosen, self.title.text().strip())
        self.accept()
