"""What every test gets: no display needed, folders of its own, and no window left behind."""

import gc
import os
import shutil
import tempfile

# Qt reads these when it is first imported, so they come before everything else.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
os.environ.setdefault("LANGUAGE", "C")
# Every process has a core of its own in a parallel run; threads that wait for small matrices only take it from others.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# The same examples on every machine: a run that is red for one is red for all. Speed is no property here.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

# Files of tests stand in memory where the system has a place for that: every commit waits for its disk several times.
MEMORY = "/dev/shm"  # noqa: S108 - pytest makes folders of its own there
ROOM = 2**30
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = MEMORY

SHARED_DATA = Path(os.environ.get("VMO_SHARED_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
"""Real spreadsheets that are not part of the project; tests that use them exist only where the folder does."""


def shared_data(pattern: str) -> list[Path]:
    """Real files by pattern, for `pytest.mark.parametrize`: an empty list where the folder is missing."""
    return sorted(SHARED_DATA.glob(pattern)) if SHARED_DATA.is_dir() else []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out, rather than skip, what is parametrised over real files that are not there."""
    items[:] = [item for item in items if not any(_is_empty_set(mark) for mark in item.iter_markers("skip"))]


def _is_empty_set(mark: pytest.Mark) -> bool:
    return str(mark.kwargs.get("reason", "")).startswith("got empty parameter set")


def pytest_collection_finish() -> None:
    """Let garbage collection pass over what is there before the first test: modules and thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Point the program's data folder beside the test's own one, which holds what the test puts there alone."""
    home = tmp_path.with_name(f"{tmp_path.name}-home")
    monkeypatch.setenv("VMO_HOME", str(home))
    yield
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Arguments of the application under test."""
    return ["vmo-desktop"]


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "Iterator[QApplication]":
    """The application, with garbage collected as in the program."""
    from vmo_desktop.ui.collector import collect_in_this_thread

    collect_in_this_thread(qapp)
    yield qapp
    # Without a display Qt keeps what was copied until Python, which made it, is gone.
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _qt_of_its_own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Fusion, settings in the test's own folder, and no top-level widget left when the test ends."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QStandardPaths
    from PySide6.QtWidgets import QApplication

    app = request.getfixturevalue("qapp")
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    app.setStyle("Fusion")
    _show_plain_look()
    before = set(QApplication.topLevelWidgets())
    yield
    if "qtbot" in request.fixturenames:
        from pytestqt.qtbot import _close_widgets

        _close_widgets(request.node)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget not in before]
    names = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in left]
    for widget in left:
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not names, f"top-level widgets left behind: {names}"


def _show_plain_look() -> None:
    """Put the program's own look on, light and at 100 %, unless it is on already."""
    from vmo_desktop.ui.settings import Scheme
    from vmo_desktop.ui.theme import appearance

    look = appearance()
    if (look.scheme, look.zoom) != (Scheme.LIGHT, 1.0):
        look.show(Scheme.LIGHT, 1.0)
