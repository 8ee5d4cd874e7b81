"""The window's entry point: arguments, application, main window. What is heavy is loaded after the first picture."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from vmo_desktop import __version__
from vmo_desktop.ui.application import Application
from vmo_desktop.ui.errors import CrashGuard, start_log
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.single_instance import Request, SingleInstance, instance_name
from vmo_desktop.ui.theme import appearance


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; gives back the exit code."""
    _favour_the_window()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _Options() if not given else _read(given)
    if not _has_display():
        sys.stderr.write("vmo-desktop: there is no display to open a window on. Use the vmo command here instead.\n")
        return 1
    app = Application([sys.argv[0]])
    app.setApplicationName("VMO Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vmo-desktop")
    app.setStyle("Fusion")
    guard = CrashGuard(app)
    guard.install()
    settings = Settings()
    request = Request(str(options.file.absolute()) if options.file else "", options.sample or "")
    instance = SingleInstance(instance_name(settings.path), app)
    if instance.hand_over(request):
        return 0
    _translate(app)
    appearance().show(settings.scheme, current_screen().zoom)
    window = MainWindow(settings)
    guard.crashed.connect(window.show_crash)
    window.painted.connect(start_log)
    window.preload.finished.connect(gc.freeze)  # what is loaded by now stays
    window.painted.connect(instance.listen)
    instance.asked.connect(window.answer)
    app.asked.connect(window.answer)
    window.preload.finished.connect(lambda: window.begin(request))
    window.show()
    return app.exec()


def _has_display() -> bool:
    """Whether Qt will find a screen; without one it would end the process with words for programmers."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


@dataclass
class _Options:
    file: Path | None = None
    sample: str = ""


def _read(given: Sequence[str]) -> _Options:
    import argparse  # noqa: PLC0415 - most starts have nothing to read

    parser = argparse.ArgumentParser(prog="vmo-desktop", description="Runs portfolio prioritization workshops.")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a workshop, or a spreadsheet to import")
    parser.add_argument("--sample", metavar="NAME", help="open a new copy of a sample; `vmo samples` lists them")
    parser.add_argument("--version", action="version", version=f"VMO Desktop {__version__}")
    return parser.parse_args(given, _Options())


def _translate(app: QApplication) -> None:
    """Take Qt's own words, such as those of its file dialogs, in the user's language where they are installed."""
    translator = QTranslator(app)
    if translator.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def _favour_the_window() -> None:
    """Keep what runs beside the window from holding it up for longer than a frame."""
    # Going through all that is loaded is a dropped frame each time: the collector comes seldom.
    gc.set_threshold(50_000, 20, 100)
    # A thread that writes the pack gives the interpreter up five times as often as usual.
    sys.setswitchinterval(0.001)
    # Our matrices are small: sharing a product between threads takes longer than the product. Numpy is not loaded yet.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


if __name__ == "__main__":
    sys.exit(main())
