"""A line that takes one more of something by Enter."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.field import Field

WIDTH = 200


class AddingField(Field):
    """Empty again after each text; one that cannot be read stays, with the reason below.

    Signals
    -------
    added(object)
        What was read.
    """

    added = Signal(object)

    def __init__(
        self, caption: str, placeholder: str, reader: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            caption, editor=QLineEdit(), reader=reader, writer=_nothing, placeholder=placeholder, parent=parent
        )
        self.set_value(None)
        self.committed.connect(self._on_committed)
        appearance().changed.connect(self._fit)
        self._fit()

    def _on_committed(self, value: object) -> None:
        self.set_value(None)
        self.added.emit(value)

    def _fit(self) -> None:
        self.setFixedWidth(scaled(WIDTH))


def _nothing(_value: object) -> str:
    return ""
