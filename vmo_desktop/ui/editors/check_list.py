"""A list of names to tick, with its title, how many are ticked, and all or none by one press."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.models.check_model import CheckModel
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole


class CheckList(QWidget):
    """Space ticks the current name; letters find one.

    Signals
    -------
    changed()
        Other names are ticked.
    """

    changed = Signal()

    def __init__(
        self, title: str, items: Sequence[tuple[int, str]], ticked: Iterable[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self.model = CheckModel(items, ticked, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(title)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setMinimumHeight(scaled(100))
        self._said = PlainLabel(role=TextRole.LEAD)
        self.all = self._button(self.tr("All"), self.tr("Tick all: {title}"))
        self.none = self._button(self.tr("None"), self.tr("Tick none: {title}"))
        self.all.clicked.connect(lambda _checked=False: self.model.tick(self.model.ids))
        self.none.clicked.connect(lambda _checked=False: self.model.tick(()))
        self.model.dataChanged.connect(self._on_changed)
        head = QHBoxLayout()
        head.addWidget(self._said, 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.tell()

    @property
    def ticked(self) -> frozenset[int]:
        """The ids that are ticked."""
        return self.model.ticked

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "quiet")
        button.setAutoDefault(False)
        button.setAccessibleName(name.format(title=self._title))
        return button

    def tell(self) -> None:
        """Say how many are ticked."""
        words = self.tr("{title}: {ticked} of {count}")
        self._said.setText(words.format(title=self._title, ticked=len(self.ticked), count=len(self.model.ids)))

    def _on_changed(self) -> None:
        self.tell()
        self.changed.emit()
