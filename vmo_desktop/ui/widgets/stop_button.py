"""A button that stops what is running; Escape presses it, wherever in the window the keyboard is."""

from PySide6.QtWidgets import QPushButton, QWidget


class StopButton(QPushButton):
    """Belongs to a place that shows progress.

    Attributes
    ----------
    is_due : bool
        Whether pressing it would stop something: the place may be hidden while the work is young, or the button may
        say something else once the work was stopped.
    """

    def __init__(self, place: QWidget, text: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self._place = place
        self.is_due = False

    @property
    def is_on_page(self) -> bool:
        """Whether the page with the place is in sight."""
        page = self._place.parentWidget()
        return page is None or page.isVisible()


def stop_what_runs(window: QWidget) -> bool:
    """Stop what runs on the pages in sight; False where nothing does."""
    due = [each for each in window.findChildren(StopButton) if each.is_due and each.is_on_page]
    for button in due:
        button.click()
    return bool(due)
