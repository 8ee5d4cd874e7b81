"""A view below a line with its name; the line folds it away, and the choice is remembered."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.settings import Settings


class Foldout(QWidget):
    """A view that takes the room that is left, or none; `name` is where the choice is remembered."""

    def __init__(self, name: str, title: str, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flag, self._title = f"{name}/unfolded", title
        self.view = view
        self.button = QPushButton()
        self.button.setCheckable(True)
        self.button.setProperty("kind", "fold")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.unfold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addWidget(view, 1)
        self._show(is_open=Settings().flag(self._flag, default=True))

    @property
    def is_open(self) -> bool:
        """Whether the view is not folded away."""
        return not self.view.isHidden()

    def unfold(self, is_open: bool) -> None:
        """Show the view or fold it away; remembered."""
        Settings().remember_flag(self._flag, is_open)
        self._show(is_open=is_open)

    def _show(self, *, is_open: bool) -> None:
        self.view.setVisible(is_open)
        self.button.setChecked(is_open)
        self.button.setText(f"{'▾' if is_open else '▸'} {self._title}")
        self.button.setAccessibleName(self._title)
        grows = QSizePolicy.Policy.Expanding if is_open else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)

    @override
    def sizeHint(self) -> QSize:
        """The least: what stands above comes first, the rest is taken as it is."""
        return self.minimumSizeHint()
