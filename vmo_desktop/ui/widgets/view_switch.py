"""Several views of one thing in the same place, one at a time, with a button for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from vmo_desktop.ui.widgets.flow_layout import FlowLayout


class ViewSwitch(QWidget):
    """Buttons above, the chosen view below.

    Signals
    -------
    switched(object)
        The view that is shown now.
    """

    switched = Signal(object)

    def __init__(self, views: Sequence[tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self.buttons: list[QToolButton] = []
        row = QWidget()
        flow = FlowLayout(row, spacing=4, row_spacing=4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(row)
        layout.addWidget(self._stack, 1)
        for title, view in views:
            self._stack.addWidget(view)
            self.buttons.append(self._button(title, view))
            flow.addWidget(self.buttons[-1])
        self.show_view(views[0][1])

    @property
    def view(self) -> QWidget:
        """The view that is shown."""
        return self._stack.currentWidget() or self

    def show_view(self, view: QWidget) -> None:
        """Show one of the views."""
        self._stack.setCurrentWidget(view)
        self.buttons[self._stack.currentIndex()].setChecked(True)
        self.setFocusProxy(view)
        self.switched.emit(view)

    def _button(self, title: str, view: QWidget) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setAccessibleName(title)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.show_view(view))
        self._group.addButton(button)
        return button
