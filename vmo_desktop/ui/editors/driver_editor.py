"""One driver or group: its names, what it serves, and its scale."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.scale_editor import ScaleEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.driver_tree_model import driver_colour
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.field import Field, LongEdit, TextRefused
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.swatches import Swatches
from vmo_desktop.ui.widgets.tick_list import TickList
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.frame import tie_driver
from vmo_desktop.workshop.rows import DriverRow

NARROW = 500
"""Below this width the colours stand in a line of their own."""

CATEGORIES = ("financial", "operational", "strategic")


class DriverEditor(QScrollArea):
    """Fields and scale of the selected driver.

    Signals
    -------
    refused(str)
        Why a change was not done, where no field can say it.
    """

    refused = Signal(str)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._driver_id: int | None = None
        self.fields: dict[str, Field] = {}
        self.swatches = Swatches()
        self.swatches.setAccessibleName(self.tr("Colour"))
        self.swatches.chosen.connect(lambda colour: self._edit("colour", colour))
        self.objectives = TickList(self.tr("The objectives of the Frame stage can be ticked here."))
        self.objectives.ticked.connect(self._tie)
        self.scale = ScaleEditor(live)
        self.scale.refused.connect(self.refused)
        # When the question has its height.
        self.scale.curve.asked.connect(self._show_question, Qt.ConnectionType.QueuedConnection)
        self._group_note = PlainLabel(role=TextRole.MUTED, wraps=True)
        self.setObjectName("driverEditor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._make_page())

    def show_driver(self, driver_id: int | None) -> None:
        """Show a driver as it stands."""
        snapshot = self._live.snapshot
        driver = snapshot.driver_by_id.get(driver_id) if driver_id is not None else None
        is_other = driver_id != self._driver_id
        if is_other and self._driver_id in snapshot.driver_by_id:
            self._take_typed()
            snapshot = self._live.snapshot
            driver = snapshot.driver_by_id.get(driver_id) if driver_id is not None else None
        self._driver_id = driver_id
        if driver is None:
            return
        for name, field in self.fields.items():
            if is_other:
                field.revert()
            field.set_value(getattr(driver, name))
        look = current_theme()
        self.swatches.show_colour(driver.colour, look.driver(snapshot.leaf_index.get(driver.id, 0)))
        served = [tie.objective_id for tie in snapshot.driver_objectives if tie.driver_id == driver.id]
        self.objectives.show_items([(each.id, each.text) for each in snapshot.objectives], served)
        self.scale.setVisible(not driver.is_group)
        self._group_note.setVisible(driver.is_group)
        self._group_note.setText(self._told_of_group(driver))
        self.scale.show_driver(driver, driver_colour(snapshot, driver, look))

    def _take_typed(self) -> None:
        """Write what is being typed for the driver that was shown so far."""
        for field in (*self.fields.values(), *self.scale.fields.values()):
            field.commit()
        self.scale.curve.numbers.commit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = Qt.AlignmentFlag.AlignTop
        if self.width() < scaled(NARROW):
            self._short.addWidget(self._colour_cell, 1, 0, 1, 2, top | Qt.AlignmentFlag.AlignLeft)
        else:
            self._short.addWidget(self._colour_cell, 0, 2, top)

    def _show_question(self) -> None:
        self.ensureWidgetVisible(self.scale.curve.questions)

    def _make_page(self) -> QWidget:
        name = self._field("name", self.tr("Name"), shows_caption=False, reader=self._read_name)
        name.editor.setProperty("role", "title")
        page = QWidget()
        page.setObjectName("driverPage")
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(scaled(20), scaled(8), scaled(20), scaled(12))
        layout.setSpacing(scaled(12))
        layout.addWidget(name)
        self._short = QGridLayout()
        layout.addLayout(self._short)
        self._fill_short()  # after it is in its place, see `layout_parts`
        description = self._field(
            "description",
            self.tr("Description"),
            editor=LongEdit(least=1, most=5),
            placeholder=self.tr("What counts as value here, and what does not?"),
        )
        layout.addWidget(description)
        layout.addLayout(self._captioned(self.tr("Serves"), self.objectives))
        layout.addSpacing(scaled(4))
        layout.addWidget(self.scale)
        layout.addWidget(self._group_note)
        layout.addStretch(1)
        return page

    def _fill_short(self) -> None:
        category = QLineEdit()
        completer = QCompleter([*(self.tr(each) for each in CATEGORIES)], category)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        category.setCompleter(completer)
        self._short.setHorizontalSpacing(scaled(20))
        self._short.setVerticalSpacing(scaled(8))
        top = Qt.AlignmentFlag.AlignTop
        self._short.addWidget(self._field("code", self.tr("Code"), reader=self._read_code), 0, 0, top)
        kind = self._field("category", self.tr("Category"), editor=category, placeholder=self.tr("financial, own …"))
        self._short.addWidget(kind, 0, 1, top)
        self._colour_cell = QWidget()
        self._colour_cell.setLayout(self._captioned(self.tr("Colour"), self.swatches))
        self._short.addWidget(self._colour_cell, 0, 2, top)
        self._short.setColumnStretch(0, 2)
        self._short.setColumnStretch(1, 3)

    def _captioned(self, caption: str, part: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        column.addWidget(PlainLabel(caption, role=TextRole.CAPTION))
        row = QHBoxLayout()
        row.addWidget(part)
        column.addLayout(row)
        return column

    def _field(self, name: str, caption: str, **options: Any) -> Field:
        field = Field(caption, **options)
        field.editor.setObjectName(name)
        field.committed.connect(lambda value: self._write(name, value))
        self.fields[name] = field
        return field

    def _write(self, name: str, value: object) -> None:
        sentence = self._attempt(name, value)
        if sentence:
            self.fields[name].refuse(sentence)

    def _edit(self, name: str, value: object) -> None:
        sentence = self._attempt(name, value)
        if sentence:
            self.refused.emit(sentence)

    def _attempt(self, name: str, value: object) -> str:
        if self._driver_id is None:
            return ""
        return refusal_of(self._live, edit_driver(self._driver_id, {name: value}))

    def _tie(self, objective_ids: list[int]) -> None:
        if self._driver_id is not None:
            sentence = refusal_of(self._live, tie_driver(self._driver_id, objective_ids))
            if sentence:
                self.refused.emit(sentence)

    def _read_name(self, text: str) -> str:
        if not text.strip():
            raise TextRefused(self.tr("A driver needs a name."))
        return text.strip()

    def _read_code(self, text: str) -> str:
        code = text.strip()
        if not code:
            raise TextRefused(self.tr("A driver needs a code, such as COST."))
        for other in self._live.snapshot.drivers:
            if other.code == code and other.id != self._driver_id:
                raise TextRefused(self.tr("{driver} has this code already. Type another.").format(driver=other.name))
        return code

    def _told_of_group(self, group: DriverRow) -> str:
        count = len(self._live.snapshot.children(group.id))
        if not count:
            return self.tr(
                "This group is empty. Drag drivers onto it, or add one while the group is selected. "
                "An empty group takes no weight."
            )
        if count == 1:
            return self.tr("A group has no scale of its own: it hands its weight to the one below it.")
        return self.tr(
            "A group has no scale of its own: it shares its weight among the {count} directly below it."
        ).format(count=count)
