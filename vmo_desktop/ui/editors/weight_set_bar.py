"""Which weight set is shown, what it is called, and for whom it counts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.cell_delegate import ANY_LENGTH
from vmo_desktop.ui.widgets.eliding_combo import ElidingCombo
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, shown_line, shown_text, tooltip
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.weights import add_weight_set, delete_weight_set, edit_weight_set, make_default
from vmo_desktop.workshop.rows import WeightSetRow


class WeightSetBar(QWidget):
    """Choice and care of weight sets.

    Signals
    -------
    chosen(int)
        Another weight set is to be shown.
    refused(str)
        Why something was not done.
    """

    chosen = Signal(int)
    refused = Signal(str)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._shown_id: int | None = None
        self.sets = ElidingCombo()
        self.sets.setAccessibleName(self.tr("Weight set"))
        self.sets.activated.connect(self._on_activated)
        self.name = QLineEdit()
        self.name.setMaxLength(ANY_LENGTH)
        self.name.setAccessibleName(self.tr("Name of the weight set"))
        self.name.editingFinished.connect(self._rename)
        self.name.installEventFilter(self)
        self.name.hide()
        self.classes = ElidingCombo()
        self.classes.setAccessibleName(self.tr("Class of initiatives that uses this set"))
        self.classes.activated.connect(self._bind)
        for combo in (self.sets, self.classes):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more = QToolButton()
        self.more.setAccessibleName(self.tr("More about weight sets"))
        self.more.setToolTip(tooltip(self.tr("Add, copy, rename, make default or delete a weight set")))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._make_menu())
        self._lay_out()
        appearance().changed.connect(self._restyle)
        self._restyle()

    @property
    def weight_set_id(self) -> int | None:
        """The set that is shown."""
        return self._shown_id

    def show_sets(self, shown_id: int | None) -> None:
        """Show the weight sets as they stand, one of them chosen; the default one when that is gone."""
        snapshot = self._live.snapshot
        ids = [each.id for each in snapshot.weight_sets]
        if shown_id not in ids:
            default = snapshot.default_weight_set
            shown_id = default.id if default else None
        self._shown_id = shown_id
        self.sets.clear()
        for each in snapshot.weight_sets:
            self.sets.addItem(self._label(each), each.id)
        self.sets.setCurrentIndex(self.sets.findData(shown_id))
        self._show_classes()
        shown = self._shown()
        self.default_action.setEnabled(shown is not None and not shown.is_default)
        self.delete_action.setEnabled(shown is not None and not shown.is_default)

    def add(self, *, is_copy: bool) -> None:
        """Add a weight set, as a copy of the shown one or with equal points, and open its name for typing."""
        names = {each.name for each in self._live.snapshot.weight_sets}
        shown = self._shown()
        base = self.tr("Copy of {name}").format(name=shown.name) if is_copy and shown else self.tr("Weights")
        name, number = base, 1
        while name in names:
            number += 1
            name = f"{base} {number}"
        if self._do(add_weight_set(name, copy_of=self._shown_id if is_copy else None)):
            self.chosen.emit(max(each.id for each in self._live.snapshot.weight_sets))
            self.start_rename()

    def start_rename(self) -> None:
        """Open the name of the shown set for typing."""
        shown = self._shown()
        if shown is None:
            return
        self.sets.hide()
        self.name.setText(shown.name)
        self.name.show()
        self.name.selectAll()
        self.name.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.name
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._end_rename()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(scaled(12), scaled(4), scaled(12), 0)
        layout.setHorizontalSpacing(scaled(8))
        layout.setVerticalSpacing(scaled(4))
        layout.setColumnStretch(1, 1)
        layout.addWidget(PlainLabel(self.tr("Weights"), role=TextRole.LEAD), 0, 0)
        layout.addWidget(self.sets, 0, 1)
        layout.addWidget(self.name, 0, 1)
        layout.addWidget(self.more, 0, 2)
        layout.addWidget(PlainLabel(self.tr("Used for"), role=TextRole.CAPTION), 1, 0)
        layout.addWidget(self.classes, 1, 1)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("New weight set"), lambda: self.add(is_copy=False)),
            (self.tr("Copy this set"), lambda: self.add(is_copy=True)),
            (self.tr("Rename"), self.start_rename),
        )
        for text, act in acts:
            menu.addAction(text, act)
        menu.addSeparator()
        self.default_action = menu.addAction(self.tr("Make it the default"), self._make_default)
        self.delete_action = menu.addAction(self.tr("Delete"), self._delete)
        return menu

    def _show_classes(self) -> None:
        snapshot, shown = self._live.snapshot, self._shown()
        self.classes.clear()
        is_default = shown is not None and shown.is_default
        self.classes.addItem(
            self.tr("every class without a set of its own") if is_default else self.tr("no class yet"), ""
        )
        found = {each.class_name for each in snapshot.initiatives if each.class_name}
        bound = shown.class_name if shown else ""
        for name in sorted(found | ({bound} if bound else set()), key=str.casefold):
            self.classes.addItem(shown_line(name[:80]), name)
        self.classes.setCurrentIndex(max(self.classes.findData(bound), 0))

    def _label(self, row: WeightSetRow) -> str:
        name = shown_line(row.name[:80])
        if row.is_default:
            return self.tr("{name} (default)").format(name=name) if name.casefold() != "default" else name
        return f"{name} · {shown_text(row.class_name[:40])}" if row.class_name else name

    def _shown(self) -> WeightSetRow | None:
        return next((each for each in self._live.snapshot.weight_sets if each.id == self._shown_id), None)

    def _on_activated(self, place: int) -> None:
        self.chosen.emit(self.sets.itemData(place))

    def _rename(self) -> None:
        shown, name = self._shown(), self.name.text().strip()
        if self.name.isHidden():
            return
        self._end_rename()
        if shown is not None and name and name != shown.name:
            self._do(edit_weight_set(shown.id, name=name))

    def _end_rename(self) -> None:
        had_focus = self.name.hasFocus()
        self.name.hide()
        self.sets.show()
        if had_focus:
            self.sets.setFocus()

    def _bind(self, place: int) -> None:
        shown, class_name = self._shown(), str(self.classes.itemData(place))
        if (
            shown is not None
            and class_name != shown.class_name
            and not self._do(edit_weight_set(shown.id, class_name=class_name))
        ):
            self._show_classes()

    def _make_default(self) -> None:
        if self._shown_id is not None:
            self._do(make_default(self._shown_id))

    def _delete(self) -> None:
        if self._shown_id is not None:
            self._do(delete_weight_set(self._shown_id))

    def _do(self, operation: Operation) -> bool:
        sentence = refusal_of(self._live, operation)
        if sentence:
            self.refused.emit(sentence)
        return not sentence

    def _restyle(self) -> None:
        self.more.setIcon(icon("more"))
