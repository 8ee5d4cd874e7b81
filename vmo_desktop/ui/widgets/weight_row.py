"""The cells of one driver or group on the board of weights."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.number_text import here, number_text
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, tooltip
from vmo_desktop.ui.widgets.weight_bar import WeightBar


class NameLabel(ElidedLabel):
    """A driver's name that selects it when clicked.

    Signals
    -------
    clicked()
        The name was clicked.
    """

    clicked = Signal()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class WeightRow:
    """Lock, name, bar, points, share of the group and overall weight: widgets that a grid holds in columns."""

    def __init__(self, board: QWidget, *, depth: int, is_group: bool) -> None:
        self.lock = QToolButton(board)
        self.lock.setCheckable(True)
        self.lock.setProperty("kind", "tight")
        self.name = NameLabel("", board)
        self.name.setContentsMargins(depth * scaled(10), 0, 0, 0)
        font = self.name.font()
        font.setBold(is_group)
        self.name.setFont(font)
        self.bar = WeightBar(board)
        self.points = QLineEdit(board)
        self.points.setProperty("kind", "cell")
        self.points.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.share, self.overall = PlainLabel("", board), PlainLabel("", board)
        self.overall.setProperty("role", "muted")
        for label in (self.share, self.overall):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def cells(self) -> tuple[QWidget, ...]:
        """All widgets, from left to right."""
        return self.lock, self.name, self.bar, self.points, self.share, self.overall

    def place(self, grid: QGridLayout, line: int, *, is_narrow: bool) -> None:
        """Put the cells on a line, or with the bar on the next one where there is little room."""
        grid.addWidget(self.lock, line, 0)
        if is_narrow:
            grid.addWidget(self.name, line, 1, 1, 2)
            grid.addWidget(self.bar, line + 1, 1, 1, 5)
        else:
            grid.addWidget(self.name, line, 1)
            grid.addWidget(self.bar, line, 2)
        for column, cell in enumerate((self.points, self.share, self.overall), start=3):
            grid.addWidget(cell, line, column)
        self.points.setVisible(not is_narrow or self.points.hasFocus())

    def show_weight(self, *, points: float, share: float, overall: float) -> None:
        """Show numbers; points that are being typed stay."""
        self.share.setText(_percent(share, 0))
        self.overall.setText(_percent(overall, 1))
        if not self.points.hasFocus() or not self.points.isModified():
            self.points.setText(number_text(round(points, 1)))

    def show_name(self, name: str, *, is_locked: bool) -> None:
        """Name every cell after the driver, for the eye and for screen readers."""
        self.name.setText(name)
        self.bar.setAccessibleName(_tr("Share of {driver} in its group").format(driver=name))
        self.bar.setToolTip(tooltip(_tr("Locked: unlock it to move it.") if is_locked else ""))
        self.points.setAccessibleName(_tr("Points of {driver}").format(driver=name))
        self.points.setFixedWidth(scaled(44))
        self.share.setMinimumWidth(scaled(38))
        self.overall.setMinimumWidth(scaled(46))
        verb = (_tr("Unlock {driver}") if is_locked else _tr("Lock {driver}")).format(driver=name)
        self.lock.setAccessibleName(verb)
        self.lock.setToolTip(tooltip(verb))
        self.lock.setFixedSize(scaled(28), scaled(26))
        self.lock.setChecked(is_locked)
        self.lock.setIcon(icon("locked") if is_locked else icon("unlocked", current_theme().text_faint))


def _tr(text: str) -> str:
    return QCoreApplication.translate("WeightRow", text)


def _percent(share: float, decimals: int) -> str:
    return here().toString(100 * share, "f", decimals) + " %"
