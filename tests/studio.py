"""Where the pictures of the program are taken: the real window drawn offscreen, at rest, as a small PNG."""

from collections.abc import Callable
from io import BytesIO
from types import TracebackType

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QThread, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import appearance

SLOW_TIMER_MS = 1_000
"""Timers of this interval and more are there for people who read a notice, not for what is still to be drawn."""


class Studio:
    """One window, from its start page on; the look of the program is put back at the end."""

    def __enter__(self) -> "Studio":
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.setCursorFlashTime(0)  # a blinking cursor is in the picture or not, by chance
        look = appearance()
        self._before = look.scheme, look.zoom
        look.show(Scheme.LIGHT, 1.0)
        self.window = MainWindow(Settings())
        loaded: list[bool] = []
        self.window.preload.finished.connect(lambda: loaded.append(True))
        self.window.show()
        self.window.activateWindow()
        self.settle(lambda: bool(loaded))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.window.close()
        self.window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        appearance().show(*self._before)

    def dress(self, scheme: Scheme, zoom: float, size: tuple[int, int]) -> None:
        """Put a look on, and give the window a size in pixels."""
        if (appearance().scheme, appearance().zoom) != (scheme, zoom):
            appearance().show(scheme, zoom)
        self.window.resize(*size)

    def rest(self) -> None:
        """Let everything be drawn, and take the keyboard's mark off the window."""
        self.settle()
        focused = self.window.focusWidget()
        if focused is not None:
            focused.clearFocus()
            self.settle()

    def settle(self, is_ready: Callable[[], bool] = lambda: True) -> None:
        """Let the window work until nothing is due: no task, no timer, nothing posted."""
        settle(self._app, self.window, is_ready)


def settle(app: QApplication, window: QWidget, is_ready: Callable[[], bool] = lambda: True) -> None:
    """Let a window work until nothing is due."""
    late = QTimer()
    late.setSingleShot(True)
    late.start(LONG_WAIT_MS)
    quiet, busy = 0, None
    while quiet < 3:
        app.processEvents()
        app.sendPostedEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is closed follows the look no longer
        if busy is None or not isValid(busy) or not _is_at_work(busy):
            busy = _find_busy(window)
        if is_ready() and busy is None:
            quiet += 1
        else:
            quiet = 0
            QThread.msleep(10)  # or the threads that are waited for would hardly get to work
        if not late.isActive():
            raise TimeoutError("the window does not come to rest")


def small_png(picture: QPixmap | bytes) -> bytes:
    """PNG of 256 colours, a third of the bytes: this method keeps also the rare ones, so that no eye sees it."""
    image = Image.open(BytesIO(picture if isinstance(picture, bytes) else _bytes_of(picture)))
    few = image.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    small = BytesIO()
    few.save(small, "PNG", optimize=True)
    return small.getvalue()


def _find_busy(window: QWidget) -> LatestTask | QTimer | None:
    """One that is at work; all of a window are looked through only when that one is done."""
    every: list[LatestTask | QTimer] = [*window.findChildren(LatestTask), *window.findChildren(QTimer)]
    return next((each for each in every if _is_at_work(each)), None)


def _is_at_work(each: LatestTask | QTimer) -> bool:
    if isinstance(each, LatestTask):
        return each.is_running
    return each.isActive() and each.interval() < SLOW_TIMER_MS


def _bytes_of(picture: QPixmap) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())
