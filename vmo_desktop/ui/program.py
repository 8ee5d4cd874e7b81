"""The running program: application and main window. What is heavy is loaded after the first picture."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from vmo_desktop import __version__
from vmo_desktop.ui.application import Application
from vmo_desktop.ui.collector import collect_in_this_thread
from vmo_desktop.ui.errors import CrashGuard, start_log
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.single_instance import Request, SingleInstance, instance_name
from vmo_desktop.ui.task import end_all_work
from vmo_desktop.ui.theme import appearance


def run(file: Path | None, sample: str) -> int:
    """Show the window, with a file or a new copy of a sample if one was asked for; gives back the exit code."""
    app = Application([sys.argv[0], "-style", "fusion"])  # asked by setStyle, PySide makes all the names of QStyle
    app.setApplicationName("VMO Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vmo-desktop")
    collect_in_this_thread(app)
    guard = CrashGuard(app)
    guard.install()
    settings = Settings()
    request = Request(str(file.absolute()) if file else "", sample)
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
    window.preload.ready.connect(lambda: window.begin(request))
    window.show()
    code = app.exec()
    end_all_work()
    return code


def _translate(app: QApplication) -> None:
    """Take Qt's own words, such as those of its file dialogs, in the user's language where they are installed."""
    translator = QTranslator(app)
    if translator.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
