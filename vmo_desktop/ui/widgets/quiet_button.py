"""A button without a frame, for what stands beside the work."""

from collections.abc import Callable

from vmo_desktop.ui.widgets.text_button import TextButton


class QuietButton(TextButton):
    """A text in the accent colour that does something when it is pressed."""

    def __init__(self, name: str, text: str, act: Callable[[], object]) -> None:
        super().__init__(text, "quiet")
        self.setObjectName(name)
        self.clicked.connect(act)
