"""The scale of one driver: a ladder of levels with statements, or a measure with its two ends."""

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.curve_editor import CurveEditor
from vmo_desktop.ui.editors.record_list import RowDelegate, RowGrid
from vmo_desktop.ui.editors.score_source import source_edit
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.level_model import POINTS_SHARE, LevelModel
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.quiet_button import QuietButton
from vmo_desktop.workshop.ops.drivers import IMPACT_LEVELS, Level, edit_driver
from vmo_desktop.workshop.rows import CurveKind, Direction, DriverRow, ScaleKind, ScoreSource

Ladder = tuple[tuple[float, float, str], ...]
LADDERS: tuple[tuple[str, Ladder], ...] = (
    ("None · Low · Moderate · Strong · Extreme", tuple((e.score, e.points, e.label) for e in IMPACT_LEVELS)),
    ("1 to 5", ((1, 0, "Very low"), (2, 25, "Low"), (3, 50, "Medium"), (4, 75, "High"), (5, 100, "Very high"))),
    ("Low · Medium · High", ((1, 0, "Low"), (2, 50, "Medium"), (3, 100, "High"))),
    ("No · Yes", ((0, 0, "No"), (1, 100, "Yes"))),
)
"""Ladders to begin with: score, points and label of each level."""


class LadderDelegate(RowDelegate):
    """Draws the points of a level as a bar below the number."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = index.data(POINTS_SHARE)
        if share is None:
            return
        look = current_theme()
        cell: QRect = option.rect
        room = cell.adjusted(scaled(8), 0, -scaled(8), 0)
        bar = QRect(room.left(), cell.bottom() - scaled(5), round(room.width() * float(share)), scaled(2))
        painter.fillRect(bar, QColor(look.accent))


class ScaleEditor(QWidget):
    """How a driver is scored.

    Signals
    -------
    refused(str)
        Why a change of the kind of scale was not done.
    """

    refused = Signal(str)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._driver: DriverRow | None = None
        self.levels = LevelModel(live, self)
        self.ladder = RowGrid(self.levels, (52, 62, 92, 1.0), self)
        self.ladder.use_delegate(LadderDelegate(self.ladder))
        self.ladder.setAccessibleName(self.tr("Levels of the scale"))
        self.ladder.delete_requested.connect(self.delete_levels)
        self.curve = CurveEditor(live)
        self.curve.refused.connect(self.refused)
        self._sentence = PlainLabel(role=TextRole.MUTED, wraps=True)
        self.fields: dict[str, Field] = {}
        self.kind = self._combo(
            self.tr("Kind of scale"),
            ((self.tr("Levels with statements"), ScaleKind.LEVELS), (self.tr("A measure"), ScaleKind.MEASURE)),
            "scale",
        )
        self.source = self._combo(
            self.tr("Where scores come from"),
            (
                (self.tr("Scores are agreed"), ScoreSource.TYPED),
                (self.tr("NPV of cash lines"), ScoreSource.NPV),
                (self.tr("ROI of cash lines"), ScoreSource.ROI),
            ),
            "source",
        )
        self.direction = self._combo(
            self.tr("Direction"),
            ((self.tr("More is better"), Direction.HIGHER), (self.tr("Less is better"), Direction.LOWER)),
            "direction",
        )
        self._by_levels, self._by_measure = self._make_ladder(), self._make_measure()
        head = FlowLayout(spacing=scaled(12))
        for piece in (PlainLabel(self.tr("Scale"), role=TextRole.LEAD), self.source, self.kind, self.direction):
            head.addWidget(piece)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addLayout(head)
        for part in (self._by_levels, self._by_measure, self.curve):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_driver(self, driver: DriverRow | None, colour: str) -> None:
        """Show the scale of a driver as it stands."""
        is_other = (driver.id if driver else None) != (self._driver.id if self._driver else None)
        self._driver = driver
        if driver is None or driver.is_group:
            self.levels.show_driver(None)
            return
        self.levels.show_driver(driver.id)
        self.kind.setCurrentIndex(self.kind.findData(driver.scale))
        self.direction.setCurrentIndex(self.direction.findData(driver.direction))
        self.source.setCurrentIndex(self.source.findData(driver.source))
        for name, field in self.fields.items():
            if is_other:
                field.revert()
            field.set_value(getattr(driver, name))
        is_typed = driver.source is ScoreSource.TYPED
        self.kind.setVisible(is_typed)
        self.direction.setVisible(is_typed and driver.scale is ScaleKind.MEASURE)
        self._by_levels.setVisible(driver.scale is ScaleKind.LEVELS)
        self._by_measure.setVisible(driver.scale is ScaleKind.MEASURE)
        self.curve.show_driver(driver, colour)
        self.curve.setVisible(driver.scale is ScaleKind.MEASURE or bool(self.levels.levels))
        self._sentence.setText(self._worth(driver))

    def delete_levels(self) -> None:
        """Take the marked levels off the ladder."""
        sentence = self.levels.delete_rows(self.ladder.marked_rows())
        if sentence:
            self.ladder.show_refusal(self.ladder.currentIndex(), sentence)

    def add_level(self) -> None:
        """Go to the empty row of the ladder and type."""
        row = len(self.levels.levels)
        self.ladder.setFocus()
        self.ladder.select_cell(row, 0)
        self.ladder.edit(self.levels.index(row, 0))

    def use_ladder(self, ladder: Ladder) -> None:
        """Put a ready ladder in place; statements of levels with the same score stay."""
        statements = {level.score: level.statement for level in self.levels.levels}
        levels = [Level(score, points, label, statements.get(score, "")) for score, points, label in ladder]
        sentence = self.levels.replace_levels(levels)
        if sentence:
            self.refused.emit(sentence)

    def _make_ladder(self) -> QWidget:
        templates = QPushButton(self.tr("Ready ladders"))
        templates.setProperty("kind", "quiet")
        templates.setAccessibleName(self.tr("Ready ladders"))
        menu = QMenu(templates)
        for name, ladder in LADDERS:
            menu.addAction(self.tr(name), partial(self.use_ladder, ladder))
        templates.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(scaled(4))
        row.addWidget(QuietButton("addLevel", self.tr("Add a level"), self.add_level))
        row.addWidget(QuietButton("deleteLevel", self.tr("Remove"), self.delete_levels))
        row.addStretch()
        row.addWidget(templates)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(4))
        layout.addWidget(self.ladder)
        layout.addWidget(FindBar(self.ladder))
        layout.addLayout(row)
        layout.addStretch(1)
        return page

    def _make_measure(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(16))
        grid.setVerticalSpacing(scaled(8))
        number = {"reader": self._read_end, "writer": number_text}
        for place, (name, caption) in enumerate(
            (("low", self.tr("Low end")), ("high", self.tr("High end")), ("unit", self.tr("Unit")))
        ):
            field = Field(caption, **(number if name != "unit" else {}))  # type: ignore[arg-type]  # mixed options
            field.editor.setObjectName(name)
            field.committed.connect(lambda value, name=name: self._write(name, value))
            self.fields[name] = field
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(12))
        layout.addLayout(grid)
        layout.addWidget(self._sentence)
        layout.addStretch(1)
        return page

    def _combo(self, name: str, choices: tuple[tuple[str, object], ...], field: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(field)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        combo.setMinimumWidth(scaled(84))
        for text, value in choices:
            combo.addItem(text, value)
        combo.activated.connect(lambda place: self._choose(field, combo.itemData(place)))
        return combo

    def _choose(self, field: str, value: object) -> None:
        if self._driver is None or getattr(self._driver, field) == value:
            return
        edit = edit_driver(self._driver.id, {field: str(value)})
        if field == "source":
            edit = source_edit(self._live.snapshot, self._driver.id, ScoreSource(str(value)))
        sentence = refusal_of(self._live, edit)
        if sentence:
            self.refused.emit(sentence)
            self.show_driver(self._driver, "")

    def _write(self, name: str, value: object) -> None:
        if self._driver is None:
            return
        sentence = refusal_of(self._live, edit_driver(self._driver.id, {name: value}))
        if sentence:
            self.fields[name].refuse(sentence)

    def _read_end(self, text: str) -> float:
        number = read_number(text)
        if number is None:
            raise TextRefused(self.tr("“{text}” is not a number. Type one, such as 40.").format(text=text[:40]))
        return number

    def _worth(self, driver: DriverRow) -> str:
        """The value function in words."""
        low, high = number_text(driver.low), number_text(driver.high)
        unit = f" {driver.unit}" if driver.unit else ""
        if not driver.low < driver.high:
            return self.tr("The low end must be below the high end.")
        worst, best = (low, high) if driver.direction is Direction.HIGHER else (high, low)
        ends = self.tr("{worst}{unit} is worth 0 points of value, {best}{unit} is worth 100;")
        return f"{ends} {self._between(driver)}".format(
            worst=worst,
            best=best,
            unit=unit,
            half=number_text(driver.half),
            run=number_text(run := _round_step((driver.high - driver.low) / 4)),
            points=number_text(float(f"{100 * run / (driver.high - driver.low):.3g}")),
        )

    def _between(self, driver: DriverRow) -> str:
        """How the value function goes from one end to the other."""
        if driver.curve is CurveKind.EXPONENTIAL:
            return self.tr("{half}{unit} is worth half, and the line bends evenly.")
        if driver.curve is CurveKind.POINTS:
            return self.tr("in between straight from point to point.")
        if driver.curve is CurveKind.STEP:
            return self.tr("in between a score is worth as much as the last step that it reaches.")
        return self.tr("in between {run}{unit} more or less makes {points} points.")


def _round_step(length: float) -> float:
    """The nearest length with one digit that is not 0."""
    return float(f"{length:.0e}")
