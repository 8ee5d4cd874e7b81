"""What a score means, in words, always in sight: of the cell or level under the pointer, else of the current cell."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.agreed_scores import AgreedScores
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole
from vmo_desktop.workshop.ops.scores import Cell


class StatementLine(QFrame):
    """Driver, level and its anchored statement on one line below the scores.

    Signals
    -------
    scale_wanted(bool)
        The whole scale is to come out below the line, or to go.
    """

    scale_wanted = Signal(bool)

    def __init__(self, scores: AgreedScores, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "well")
        self._scores = scores
        self._level = PlainLabel(role=TextRole.BODY)
        self._statement = ElidedLabel(role=TextRole.MUTED)
        self.scale_button = QToolButton()
        self.scale_button.setCheckable(True)
        self.scale_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scale_button.setAccessibleName(self.tr("Whole scale"))
        self.scale_button.toggled.connect(self._on_scale_toggled)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._level)
        self._row.addWidget(self._statement, 1)
        self._row.addWidget(self.scale_button)
        self._buttons = [self.scale_button]
        self._on_scale_toggled(False)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def text(self) -> str:
        """The whole line, however little of it fits."""
        return f"{self._level.text()}  {self._statement.whole_text}".strip()

    def offer_scale(self, is_offered: bool) -> None:
        """Offer to fold the whole scale out, where it has no room of its own."""
        if is_offered is self.scale_button.isHidden():
            self.scale_button.setVisible(is_offered)
            self._on_look_changed()

    def add_button(self, button: QToolButton) -> None:
        """Put a button at the end of the line, that comes and goes by itself."""
        self._buttons.append(button)
        self._row.addWidget(button)
        button.installEventFilter(self)
        self._on_look_changed()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the height of a button while one is there."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._on_look_changed()
        return super().eventFilter(watched, event)

    def show_cell(self, cell: Cell | None, score: float | None = None) -> None:
        """Say what a cell's score means, or what another score in it would mean."""
        if cell is None or cell[1] not in self._scores.snapshot.leaf_index:
            self._say("", "")
            return
        reader = self._scores.reader(cell[1])
        value = self._scores.value(cell) if score is None else score
        if value is None and self._scores.is_counted(cell[1]):
            missing = self.tr("the benefit in money or the cost is not known, type cash lines on the page Finance")
            self._say(self.tr("not scored"), missing)
            return
        if value is None:
            self._say(self.tr("not scored"), reader.driver.name + self._ends(cell))
            return
        level = reader.level_at(value)
        if level is not None and reader.scale.is_anchored:
            self._say(f"{reader.shown(value)}  {level.label}".strip(), level.statement or reader.driver.name)
            return
        points = number_text(round(reader.points(value), 1))
        worth = self.tr("worth {points} points on {driver}").format(points=points, driver=reader.driver.name)
        self._say(f"{reader.shown(value)} {reader.driver.unit}".strip(), worth)

    def _on_scale_toggled(self, is_out: bool) -> None:
        self.scale_button.setText(f"{self.tr('Scale')} {'▾' if is_out else '▸'}")
        self.scale_wanted.emit(is_out)

    def _ends(self, cell: Cell) -> str:
        """What the lowest and the highest level of a cell's driver are called."""
        reader = self._scores.reader(cell[1])
        levels = sorted(reader.levels, key=lambda each: each.score)
        # A measure may keep the levels of a ladder that it had before.
        if not levels or not reader.scale.is_anchored:
            return ""
        ends = [f"{number_text(each.score)} {each.label}".strip() for each in (levels[0], levels[-1])]
        return self.tr(": from {low} to {high}").format(low=ends[0], high=ends[1])

    def _say(self, level: str, statement: str) -> None:
        self._level.setText(level)
        self._statement.setText(statement)

    def _on_look_changed(self) -> None:
        space = current_theme().space
        high = 0 if any(button.isVisibleTo(self) for button in self._buttons) else space.s
        self._row.setContentsMargins(space.m, high, space.m if high else space.xs, high)
        self._row.setSpacing(space.m)
