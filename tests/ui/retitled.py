"""An edit that every window shows."""

from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.ops.frame import edit_workshop


def retitle(window: MainWindow, title: str) -> None:
    """Give the open workshop another title, as an edit."""
    live = window.session.live
    assert live is not None
    live.do(edit_workshop({"title": title}))
