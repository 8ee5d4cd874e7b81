"""A dialog that says what is wrong with a file and lists the ways out of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, window_title
from vmo_desktop.ui.widgets.screen_room import fit_to_screen, screen_of
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.way_out import WayOut

WIDTH = 640


class WaysDialog(QDialog):
    """A title, a sentence, ways out as cards, and the way to the help.

    Signals
    -------
    help_wanted()
        The user wants to read what keeps a file safe.
    """

    help_wanted = Signal()

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title(title))
        self.sentence = PlainLabel(sentence, wraps=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(scaled(8))
        self.column.addWidget(PlainLabel(title, role=TextRole.TITLE, wraps=True))
        self.column.addWidget(self.sentence)
        self.help = QPushButton(self.tr("Your file is safe: &how"))
        self.help.setAccessibleName(self.tr("Your file is safe: how"))
        self.help.setProperty("kind", "quiet")
        self.help.setAutoDefault(False)
        self.help.clicked.connect(lambda _checked=False: self.help_wanted.emit())
        self.leave = QPushButton(self.tr("&Close"))
        self.leave.setAccessibleName(self.tr("Close"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.help)
        foot.addStretch()
        foot.addWidget(self.leave)
        self._ways: list[WayOut] = []
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(Scroller(inside), 1)
        layout.addLayout(foot)

    @property
    def ways(self) -> list[WayOut]:
        """The ways out, from the top."""
        return list(self._ways)

    def add_way(self, title: str, words: str, verb: str) -> WayOut:
        """Add a way out at the end; the first one is what Enter takes."""
        way = WayOut(title, words, verb)
        if not self._ways:
            way.lead()
        self._ways.append(way)
        self.column.addWidget(way)
        way.show()  # or it would have no height yet in a dialog that is in sight
        return way

    def take_ways_away(self) -> None:
        """Offer none of the ways any more."""
        for way in self._ways:
            way.hide()
            way.deleteLater()
        self._ways.clear()

    def fit(self) -> None:
        """Take the room that the ways need, as far as the screen has it, with the keyboard on the first one."""
        if self._ways:
            self._ways[0].button.setFocus()
        self.column.invalidate()
        fit_to_screen(self, WIDTH, 0)
        margins = self._layout.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        around = margins.top() + margins.bottom() + self._layout.spacing() + self.leave.sizeHint().height()
        height = self.column.totalHeightForWidth(width) + around
        self.resize(self.width(), min(height, screen_of(self).height()))
