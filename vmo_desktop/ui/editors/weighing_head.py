"""What is weighed and how: the weight set, the group of drivers, the method."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.weight_methods import method_names
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.weighting import groups, shown_driver

TOP = 0
"""Stands for the top level among the ids of groups."""


class WeighingHead(QWidget):
    """Three choices in a row, and the way to a round of everybody.

    Signals
    -------
    set_chosen(object), group_chosen(object), method_chosen(object)
        Another weight set, group (None: the top level) or `WeightMethod`.
    round_wanted()
        Everybody is to weigh alone.
    """

    set_chosen = Signal(object)
    group_chosen = Signal(object)
    method_chosen = Signal(object)
    round_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets = ChoiceCombo(self.tr("Weight set"))
        self.groups = ChoiceCombo(self.tr("Group of drivers"))
        self.methods = ChoiceCombo(self.tr("Method"))
        for combo, letters in ((self.sets, 16), (self.groups, 12), (self.methods, 18)):
            combo.setMinimumContentsLength(letters)
        self.sets.chosen.connect(self.set_chosen)
        self.groups.chosen.connect(lambda chosen: self.group_chosen.emit(chosen or None))
        self.methods.chosen.connect(self.method_chosen)
        self.round = TextButton(self.tr("Let everyone weigh…"))
        self.round.setToolTip(self.tr("Open a round in which every participant answers alone"))
        self.round.clicked.connect(self.round_wanted)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(4))
        choices = QWidget()
        outer.addWidget(choices)
        row = FlowLayout(choices)
        for caption, combo in (
            (self.tr("Weights of"), self.sets),
            (self.tr("Group"), self.groups),
            (self.tr("Method"), self.methods),
        ):
            row.addWidget(_captioned(caption, combo))
        row.addWidget(self.round)

    def show_choices(self, snapshot: Snapshot, weight_set_id: int, parent_id: int | None) -> None:
        """Show what there is to choose from, and what is chosen."""
        self.sets.offer([(each.name, each.id) for each in snapshot.weight_sets], weight_set_id)
        names = [
            (self.tr("Top level") if each is None else shown_driver(snapshot.driver_by_id[each]), each or TOP)
            for each in groups(snapshot)
        ]
        self.groups.offer(names, parent_id or TOP)
        method = next(each.method for each in snapshot.weight_sets if each.id == weight_set_id)
        self.methods.offer([(name, each) for each, name in method_names().items()], method)
        self.round.setVisible(bool(snapshot.participants))


def _captioned(caption: str, combo: ChoiceCombo) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(scaled(8))
    row.addWidget(PlainLabel(caption, role=TextRole.CAPTION))
    row.addWidget(combo)
    return holder
