"""What stands over every page of a stage that has several: a button for each of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.flow_layout import FlowLayout


class PagesHead(Panel):
    """The same on every page of the stage; what is common to them besides comes from the class that extends it.

    Parameters
    ----------
    pages : sequence of (str, str)
        Id and title of the pages, in order.
    page_id : str
        The page over which it stands.
    """

    def __init__(
        self,
        live: LiveWorkshop,
        selection: Selection,
        pages: Sequence[tuple[str, str]],
        page_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("pages_head")
        self._own = page_id
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(spacing=4, row_spacing=4)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._flow)
        self.buttons = {each: self._button(each, title) for each, title in pages}
        self.buttons[page_id].setChecked(True)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.buttons[page_id])

    @override
    def rebuild(self) -> None:
        """The buttons are the same in every workshop; a class that shows more overrides this."""

    def _button(self, page_id: str, title: str) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setAccessibleName(title)
        button.setCheckable(True)
        self._group.addButton(button)
        self._flow.addWidget(button)
        button.clicked.connect(lambda: self._on_page(page_id))
        return button

    def _on_page(self, page_id: str) -> None:
        self.buttons[self._own].setChecked(True)
        if page_id != self._own:
            self.page_wanted.emit(page_id)

    def _fit(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.l, look.space.s, look.space.l, look.space.s)
        self._column.setSpacing(look.space.s)
