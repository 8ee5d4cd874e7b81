"""The line above the scores: how they are laid out, where a digit leads, and how far the room has come."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QToolButton, QWidget

from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.flow_layout import FlowLayout


class ScoreMode(Enum):
    """How the scores are laid out."""

    GRID = auto()
    DRIVER = auto()
    INITIATIVE = auto()


class ScoreBar(QWidget):
    """Modes, the line shown in a list, the direction of digits, progress.

    Signals
    -------
    mode_chosen(ScoreMode)
    line_chosen(int)
        Another driver or initiative is to be listed, by id.
    across_chosen(bool)
        A digit leads to the right (True) or down.
    next_missing_requested()
    """

    mode_chosen = Signal(object)
    line_chosen = Signal(int)
    across_chosen = Signal(bool)
    next_missing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = ScoreMode.GRID
        self._modes = self._make_modes()
        self._lines = QComboBox()
        self._lines.setAccessibleName(self.tr("Driver or initiative to score"))
        self._lines.setMinimumContentsLength(16)
        self._lines.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._lines.activated.connect(self._on_line)
        self._lines.hide()
        self._across = QToolButton()
        self._across.setCheckable(True)
        self._across.setToolTip(self.tr("Where a typed digit leads: down to the next initiative, or right"))
        self._across.toggled.connect(self._on_across)
        self._missing = QPushButton()
        self._missing.setProperty("kind", "quiet")
        self._missing.setToolTip(self.tr("Go to the next cell without a score (N)"))
        self._missing.clicked.connect(self.next_missing_requested)
        self._lay_out()
        self.set_across(False)

    def _make_modes(self) -> dict[ScoreMode, QToolButton]:
        group = QButtonGroup(self)
        texts = {
            ScoreMode.GRID: self.tr("Grid"),
            ScoreMode.DRIVER: self.tr("By driver"),
            ScoreMode.INITIATIVE: self.tr("By initiative"),
        }
        buttons = {}
        for mode, text in texts.items():
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, mode=mode: self.mode_chosen.emit(mode))
            group.addButton(button)
            buttons[mode] = button
        buttons[self.mode].setChecked(True)
        return buttons

    def _lay_out(self) -> None:
        row = FlowLayout(self, spacing=4, row_spacing=4)
        row.setContentsMargins(0, 0, 0, 8)
        for widget in (*self._modes.values(), self._lines, self._across, self._missing):
            row.addWidget(widget)

    def show_mode(self, mode: ScoreMode) -> None:
        """Show which mode is on."""
        self.mode = mode
        self._modes[mode].setChecked(True)
        self._lines.setVisible(mode is not ScoreMode.GRID)
        self._across.setVisible(mode is ScoreMode.GRID)

    def offer_lines(self, lines: Sequence[tuple[int, str]], chosen: int | None) -> None:
        """Offer drivers or initiatives, as (id, name)."""
        present = [(self._lines.itemData(place), self._lines.itemText(place)) for place in range(self._lines.count())]
        wanted = [(line_id, one_line(name)) for line_id, name in lines]
        if present != wanted:
            self._lines.clear()
            for line_id, name in wanted:
                self._lines.addItem(name, line_id)
        self._lines.setCurrentIndex(self._lines.findData(chosen))

    def show_line_progress(self, line_id: int, name: str, done: int, count: int) -> None:
        """Show how far a driver or initiative has come, beside its name."""
        place = self._lines.findData(line_id)
        if place >= 0:
            self._lines.setItemText(place, line_text(name, done, count))

    def set_across(self, is_across: bool) -> None:
        """Show where a digit leads."""
        self._across.setChecked(is_across)
        self._across.setText(self.tr("Digit goes →") if is_across else self.tr("Digit goes ↓"))
        self._across.setAccessibleName(
            self.tr("A digit leads to the right") if is_across else self.tr("A digit leads down")
        )

    def show_progress(self, done: int, count: int) -> None:
        """Show how many cells are scored."""
        missing = count - done
        text = self.tr("Next of {missing} missing") if missing else self.tr("All {count} scored")
        self._missing.setText(text.format(missing=missing, count=count))
        self._missing.setAccessibleName(self.tr("{done} of {count} scores given").format(done=done, count=count))
        self._missing.setEnabled(missing > 0)

    def _on_line(self, place: int) -> None:
        self.line_chosen.emit(self._lines.itemData(place))

    def _on_across(self, is_across: bool) -> None:
        self.set_across(is_across)
        self.across_chosen.emit(is_across)


def line_text(name: str, done: int, count: int) -> str:
    """A driver or initiative with how many of its scores are given."""
    return f"{'✓' if done == count else f'{done}/{count}'}  {one_line(name)}"
