"""Opening a round: what the room is asked, on which initiatives and drivers, or on which weights."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.editors.check_list import CheckList
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.weight_methods import method_names
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.workshop.open_cells import open_cells
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.rounds import open_round, open_weight_round
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.round_votes import revealed_rounds
from vmo_desktop.workshop.rows import ScoreSource, WeightMethod
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.weighting import groups


@dataclass(frozen=True)
class Again:
    """What a former round left open: to be voted on again."""

    name: str
    initiative_ids: frozenset[int]
    driver_ids: frozenset[int]
    count: int


def again_of(snapshot: Snapshot) -> Again | None:
    """What the last revealed round left open; None where nothing is."""
    former = next(reversed(revealed_rounds(snapshot)), None)
    cells = open_cells(snapshot, former) if former is not None else frozenset()
    if former is None or not cells:
        return None
    return Again(former.name, frozenset(i for i, _ in cells), frozenset(d for _, d in cells), len(cells))


class RoundDialog(QDialog):
    """Name, subject and scope of a new round.

    Signals
    -------
    wanted(Operation)
        The round to open.
    """

    wanted = Signal(object)

    def __init__(self, snapshot: Snapshot, *, is_again: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("round_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open a round"))
        self._snapshot = snapshot
        self._again = again_of(snapshot)
        self.name = QLineEdit(self.tr("Round {number}").format(number=len(snapshot.rounds) + 1))
        self.name.setMaxLength(80)
        self.name.setAccessibleName(self.tr("Name of the round"))
        self.on_scores = QRadioButton(self.tr("&Scores of initiatives"))
        self.on_weights = QRadioButton(self.tr("&Weights of drivers"))
        self._kind = QButtonGroup(self)
        for button in (self.on_scores, self.on_weights):
            self._kind.addButton(button)
            button.toggled.connect(self._show_kind)
        self.initiatives = CheckList(
            self.tr("Initiatives"),
            [(each.id, shown_name(each)) for each in snapshot.initiatives],
            [each.id for each in snapshot.initiatives],
        )
        voted = [each for each in snapshot.leaves if each.source is ScoreSource.TYPED]
        drivers = [(each.id, each.name or each.code) for each in voted]
        self.drivers = CheckList(self.tr("Drivers"), drivers, [each.id for each in voted])
        self.sets = ChoiceCombo(self.tr("Weight set"))
        self.methods = ChoiceCombo(self.tr("Method"))
        self.buttons = DialogButtons(self.tr("&Open the round"), self.tr("&Leave it"))
        self.buttons.accepted.connect(self._on_open)
        self.buttons.rejected.connect(self.reject)
        self.open_cells = QPushButton()
        self.open_cells.setAutoDefault(False)
        self.open_cells.clicked.connect(lambda _checked=False: self.choose_open_cells())
        self._about = PlainLabel(wraps=True)
        self._scope = QStackedWidget()
        self._fill()
        self._lay_out()
        self.initiatives.changed.connect(self._enable)
        self.drivers.changed.connect(self._enable)
        self.on_scores.setChecked(True)
        if is_again:
            self.choose_open_cells()
        self._enable()
        fit_to_screen(self, 720, 560)

    def choose_open_cells(self) -> None:
        """Ask again where the last revealed round left the room apart."""
        if self._again is not None:
            self.initiatives.model.tick(self._again.initiative_ids)
            self.drivers.model.tick(self._again.driver_ids)

    def operation(self) -> Operation:
        """What opens the round."""
        name = self.name.text().strip() or self.name.placeholderText()
        if self.on_scores.isChecked():
            return open_round(name, self.initiatives.ticked, self.drivers.ticked)
        set_id, method = self.sets.value, self.methods.value
        return open_weight_round(
            name, set_id if isinstance(set_id, int) else 0, WeightMethod(str(method)), self._weighed()
        )

    def _weighed(self) -> list[int]:
        """Drivers and groups that have weight among siblings."""
        return [each.id for parent_id in groups(self._snapshot) for each in self._snapshot.children(parent_id)]

    def _fill(self) -> None:
        default = self._snapshot.default_weight_set
        sets: list[tuple[str, object]] = [(each.name, each.id) for each in self._snapshot.weight_sets]
        self.sets.offer(sets, default.id if default else None)
        self.methods.offer(
            [(name, each) for each, name in method_names().items()], default.method if default else WeightMethod.HUNDRED
        )
        again = self._again
        self.open_cells.setVisible(again is not None)
        if again is not None:
            cells = counted(again.count, self.tr("the one open cell"), self.tr("the %n open cells"))
            words = self.tr("Vote again on {cells} of {round}")
            self.open_cells.setText(words.format(cells=cells, round=again.name).replace("&", "&&"))

    def _lay_out(self) -> None:
        name_row = QHBoxLayout()
        name_row.addWidget(PlainLabel(self.tr("Name")))
        name_row.addWidget(self.name, 1)
        kinds = QWidget()
        kind_row = FlowLayout(kinds, spacing=24)
        for button in (self.on_scores, self.on_weights):
            kind_row.addWidget(button)
        lists = QHBoxLayout()
        lists.setSpacing(scaled(24))
        lists.addWidget(self.initiatives, 3)
        lists.addWidget(self.drivers, 2)
        scores = QWidget()
        scores_column = QVBoxLayout(scores)
        scores_column.setContentsMargins(0, 0, 0, 0)
        scores_column.addWidget(self.open_cells, 0, Qt.AlignmentFlag.AlignLeft)
        scores_column.addLayout(lists, 1)
        weights = QWidget()
        grid = QGridLayout(weights)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(PlainLabel(self.tr("Weight set")), 0, 0)
        grid.addWidget(self.sets, 0, 1)
        grid.addWidget(PlainLabel(self.tr("Method")), 1, 0)
        grid.addWidget(self.methods, 1, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)
        self._scope.addWidget(scores)
        self._scope.addWidget(weights)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(16))
        column.setSpacing(scaled(12))
        column.addLayout(name_row)
        column.addWidget(kinds)
        column.addWidget(self._scope, 1)
        column.addWidget(self._about)
        column.addWidget(self.buttons)

    def _show_kind(self) -> None:
        self._scope.setCurrentIndex(0 if self.on_scores.isChecked() else 1)
        self._enable()

    def _enable(self) -> None:
        cells = len(self.initiatives.ticked) * len(self.drivers.ticked)
        is_on_scores = self.on_scores.isChecked()
        votes = counted(cells, self.tr("One vote of each participant."), self.tr("%n votes of each participant."))
        nothing = self.tr("A round needs at least one initiative and one driver.")
        few = self.tr("A round on weights needs at least two drivers.")
        is_enough = cells > 0 if is_on_scores else len(self._weighed()) > 1
        if is_on_scores:
            self._about.setText(votes if is_enough else nothing)
        else:
            self._about.setText("" if is_enough else few)
        self.buttons.does.setEnabled(is_enough)

    def _on_open(self) -> None:
        self.wanted.emit(self.operation())
        self.accept()
