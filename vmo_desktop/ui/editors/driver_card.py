"""One driver beside the stage: its name, meaning and statements edited in place, its weight, and its history."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vmo_desktop.changes import Subject
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.initiative_editor import NameEdit
from vmo_desktop.ui.editors.step_list import StepList
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import decimal_text, number_text
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.fact_list import Fact, FactList
from vmo_desktop.ui.widgets.field import Field, LongEdit, TextRefused
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.ops.drivers import Level, edit_driver, set_levels
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import CurveKind, DriverRow, ScaleKind, ScaleLevelRow


class DriverCard(QWidget):
    """The selected driver or group.

    Signals
    -------
    step_picked(int)
        A step of the history was picked.
    """

    step_picked = Signal(int)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._driver_id: int | None = None
        self.fields: dict[str, Field] = {}
        self.statements: list[Field] = []
        self.facts = FactList()
        self.steps = StepList()
        self.steps.setAccessibleName(self.tr("History of this driver"))
        self.steps.step_picked.connect(self.step_picked)
        self._scale_heading = PlainLabel(self.tr("What the scores mean"), role=TextRole.LEAD, wraps=True)
        self._lay_out()
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_driver(self, driver: DriverRow) -> None:
        """Show a driver as it stands."""
        is_other = driver.id != self._driver_id
        if is_other:
            self.take_typed()
            driver = self._live.snapshot.driver_by_id[driver.id]
        self._driver_id = driver.id
        for name, field in self.fields.items():
            if is_other:
                field.revert()
            field.set_value(getattr(driver, name))
        self._show_levels(self._levels(), is_other=is_other)
        self.show_results(self._live.results)
        self.steps.show_steps(self._live.workshop.history(Subject("driver", driver.id)))

    def show_results(self, results: Results) -> None:
        """Show the driver's weights in these results: the workshop's own, or those of a drag."""
        snapshot = results.snapshot
        driver = None if self._driver_id is None else snapshot.driver_by_id.get(self._driver_id)
        if driver is None:
            return
        facts: list[Fact] = []
        if driver.id in snapshot.leaf_index:
            for each in snapshot.weight_sets:
                weight = results.set_weights[each.id][snapshot.leaf_index[driver.id]]
                facts.append((self.tr("Weight in %1").replace("%1", each.name), decimal_text(100 * weight, 1) + " %"))
            if driver.scale is ScaleKind.MEASURE:
                ends = f"{number_text(driver.low)} – {number_text(driver.high)} {driver.unit}"
                facts.append((self.tr("Range"), ends))
                facts.append((self.tr("Value function"), self._shape(driver)))
        else:
            facts.append((self.tr("Group of drivers"), str(len(snapshot.children(driver.id)))))
        self.facts.show_facts(facts)

    def _shape(self, driver: DriverRow) -> str:
        if driver.curve is CurveKind.EXPONENTIAL:
            half = f"{number_text(driver.half)} {driver.unit}".strip()
            return self.tr("bent: %1 is worth half").replace("%1", half)
        if driver.curve is CurveKind.STRAIGHT:
            return self.tr("straight")
        return self.tr("by points") if driver.curve is CurveKind.POINTS else self.tr("in steps")

    def take_typed(self) -> None:
        """Write what is being typed for the driver that is shown."""
        if self._driver_id in self._live.snapshot.driver_by_id:
            for field in (*self.fields.values(), *self.statements):
                field.commit()

    def _lay_out(self) -> None:
        name = self._field("name", self.tr("Name"), NameEdit(), shows_caption=False)
        self._short = QGridLayout()
        self._short.addWidget(self._field("code", self.tr("Code")), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._short.addWidget(self._field("category", self.tr("Category")), 0, 1, Qt.AlignmentFlag.AlignTop)
        self._levels_column = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(name)
        self._column.addWidget(self.facts)
        self._column.addLayout(self._short)
        self._column.addWidget(self._field("description", self.tr("Description"), LongEdit(least=1, most=8)))
        self._column.addWidget(self._scale_heading)
        self._column.addLayout(self._levels_column)
        self._column.addWidget(PlainLabel(self.tr("History"), role=TextRole.LEAD))
        self._column.addWidget(self.steps)
        self._column.addStretch(1)

    def _field(self, name: str, caption: str, editor: LongEdit | None = None, *, shows_caption: bool = True) -> Field:
        reader = self._read_needed if name in ("name", "code") else str
        field = Field(caption, editor=editor, reader=reader, placeholder="–", shows_caption=shows_caption)
        field.editor.setObjectName(name)
        field.set_read_only(self._live.workshop.is_read_only)
        field.committed.connect(lambda value: self._write(name, value))
        self.fields[name] = field
        return field

    def _read_needed(self, text: str) -> str:
        if not text.strip():
            raise TextRefused(self.tr("A driver needs this. Type it, or press Escape to keep what was here."))
        return text.strip()

    def _write(self, name: str, value: object) -> None:
        if self._driver_id is not None:
            sentence = refusal_of(self._live, edit_driver(self._driver_id, {name: value}))
            if sentence:
                self.fields[name].refuse(sentence)

    def _levels(self) -> list[ScaleLevelRow]:
        """The levels that the driver is scored by, best first; a measure may still have those of before."""
        snapshot, driver_id = self._live.snapshot, self._driver_id or 0
        is_by_levels = driver_id in snapshot.scales and snapshot.scales[driver_id].is_anchored
        found = snapshot.levels[driver_id] if is_by_levels else ()
        return sorted(found, key=lambda each: -each.score)

    def _show_levels(self, levels: list[ScaleLevelRow], *, is_other: bool) -> None:
        while len(self.statements) < len(levels):
            self._add_statement()
        for place, field in enumerate(self.statements):
            field.setVisible(place < len(levels))
            if place < len(levels):
                if is_other:
                    field.revert()
                field.set_caption(f"{number_text(levels[place].score)}  {levels[place].label}")
                field.set_value(levels[place].statement)
        self._scale_heading.setVisible(bool(levels))

    def _add_statement(self) -> None:
        field = Field("", editor=LongEdit(least=1, most=6), placeholder=self.tr("What is true at this level?"))
        field.set_read_only(self._live.workshop.is_read_only)
        place = len(self.statements)
        field.committed.connect(lambda value: self._write_statement(place, value))
        self._levels_column.addWidget(field)
        self.statements.append(field)

    def _write_statement(self, place: int, statement: str) -> None:
        if self._driver_id is None:
            return
        levels = [Level(each.score, each.points, each.label, each.statement) for each in self._levels()]
        levels[place] = replace(levels[place], statement=statement)
        sentence = refusal_of(self._live, set_levels(self._driver_id, levels))
        if sentence:
            self.statements[place].refuse(sentence)

    def _on_look_changed(self) -> None:
        self._column.setContentsMargins(scaled(20), scaled(12), scaled(20), scaled(20))
        self._column.setSpacing(scaled(12))
        self._levels_column.setSpacing(scaled(10))
        self._short.setHorizontalSpacing(scaled(16))
