"""Content that asks for files, addresses and programs, shown everywhere: nobody answers it."""

import ctypes
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.fault import Fault, Tally
from tests.hostile import hostile_text

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from vmo_desktop.ui.live import LiveWorkshop

MARK = "vmo-planted"
"""Stands in every payload: what is opened, run or compiled with it in was asked for by content."""

AT_ONCE = 50
"""Payloads in one workshop."""

FEW_PAGES = ("drivers", "score", "history")
"""What a short run shows; a long one shows all."""

_PROJECT = Path(__file__).parents[2]
_OUR_PLACES = (sys.prefix, sys.base_prefix, str(_PROJECT), "/proc/", "/dev/", "/usr/share/", "/usr/lib/", "/sys/")
_WORKER = "import sys; from tests.faults.audited import work; work(*sys.argv[1:])"
_IN_OPEN = 0x20
_KEY = re.compile("R&D|&[a-z]+;")
"""Where a payload with "&" in it would give a button a key of its own."""


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    """A process for each workshop: a hook for what is opened stays until its process ends."""
    tally = Tally()
    counts = {"opens": 0, "texts": 0, "pages": 0, "dialogs": 0}
    for number in range(-(-tries // AT_ONCE)):
        place = folder / f"{number}"
        place.mkdir()
        count = min(AT_ONCE, tries - number * AT_ONCE)
        asked = [
            sys.executable,
            "-X",
            "faulthandler",
            "-c",
            _WORKER,
            str(place),
            str(count),
            str(rng.random()),
            str(int(tries > AT_ONCE)),
        ]
        environment = {**os.environ, "VMO_HOME": str(place / "home"), "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "C"}
        done = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment, cwd=_PROJECT)
        tally.tried += count
        if done.returncode != 0:
            tally.add_crashed(f"run {number} ended with {done.returncode}: {done.stderr[-1500:]}")
            continue
        told = json.loads(done.stdout.splitlines()[-1])
        for finding in told["findings"]:
            tally.add_silent(f"run {number}: {finding}"[:400])
        counts = {name: counts[name] + told["counts"][name] for name in counts}
    tally.facts.update({name: str(count) for name, count in counts.items()})
    return tally


class Watch:
    """What the process does that content may not ask for, whichever language does it."""

    def __init__(self, folder: Path) -> None:
        self.findings: list[str] = []
        self.opens = 0
        self._places = (*_OUR_PLACES, str(folder), tempfile.gettempdir(), str(Path.home() / ".cache"))
        self.bait = _bait(folder)
        self._libc = ctypes.CDLL(None)
        self._notices = self._libc.inotify_init1(os.O_NONBLOCK)
        self._libc.inotify_add_watch(self._notices, os.fsencode(self.bait), _IN_OPEN)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.setblocking(False)
        self.port: int = self._door.getsockname()[1]
        self._is_on = False

    def start(self) -> None:
        """From now on."""
        assert self.answers() == [], "the bait was taken before it lay there"
        self.bait.read_bytes()
        assert self.answers() == ["the bait was opened"], "nobody watches the bait"
        self._is_on = True
        sys.addaudithook(self._hear)

    def answers(self) -> list[str]:
        """What took the bait since this was asked last."""
        found = []
        with suppress(BlockingIOError):
            if os.read(self._notices, 4096):
                found.append("the bait was opened")
        with suppress(BlockingIOError):
            self._door.accept()
            found.append("the address was called")
        return found

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._is_on:
            return
        if event == "open":
            self._hear_open(arguments[0])
        elif event in ("socket.connect", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "webbrowser.open"):
            self.findings.append(f"{event} {arguments[1:]!r}")
        elif (
            (event == "subprocess.Popen" and MARK in repr(arguments))
            or (event == "compile" and MARK in repr(arguments[0]))
            or (event == "exec" and MARK in repr(getattr(arguments[0], "co_consts", "")))
        ):
            self.findings.append(f"{event} {arguments!r}")

    def _hear_open(self, name: object) -> None:
        self.opens += 1
        if not isinstance(name, str | bytes):
            return  # a descriptor: it was opened before
        path = os.path.abspath(os.fsdecode(name))  # noqa: PTH100 - a hook hears its own `Path` otherwise
        if path == str(self.bait) or not path.startswith(self._places):  # files of ours may be named by content
            self.findings.append(f"opened {path}")


def _bait(folder: Path) -> Path:
    """A picture that lies where nothing of the program looks."""
    from PIL import Image

    path = folder / f"{MARK}.png"
    Image.new("RGB", (8, 8), "red").save(path)
    return path


def payloads(watch: Watch, count: int, rng: random.Random) -> list[str]:
    """So many texts that ask for the bait, the address or a program; half of them of the other hostile ones."""
    file, address = watch.bait.as_uri(), f"http://127.0.0.1:{watch.port}/{MARK}.png"
    asking = [
        f'<img src="{watch.bait}">', f'<img src="{file}">', f'<img src="{address}">', f'<a href="{file}">open</a>',
        f'<qt><img src="{watch.bait}"></qt>', f"![x]({file})", f"![x]({watch.bait})", f"[x]({address})",
        f'<link rel="stylesheet" href="{address}">', f'<style>p {{background: url({file})}}</style><p>x</p>',
        f'<table background="{file}"><tr><td>x</td></tr></table>', f'<object data="{file}"></object>', f"{watch.bait}",
        f"<font color=\"__import__('os').system('cat {watch.bait}')\">x</font>", f"{address}", f"{file}",
        f"__import__('os').system('{MARK}')", f"=cmd|'/C {MARK}'!A0", f'=WEBSERVICE("{address}")',
        f"$(cat {watch.bait})",
    ]  # fmt: skip
    return [asking[place // 2 % len(asking)] if place % 2 else f"{hostile_text(rng)} {MARK}" for place in range(count)]


def work(folder: str, count: str, seed: str, is_long: str) -> None:
    """Show payloads on pages, in tooltips, dialogs, help, charts and packs; say as JSON what was asked for."""
    from PySide6.QtCore import QSettings, QStandardPaths
    from PySide6.QtWidgets import QApplication

    from tests.faults import exports  # noqa: F401 - loaded before anybody listens
    from tests.planted import plant
    from vmo_desktop.ui.collector import collect_in_this_thread

    place = Path(folder)
    watch = Watch(place)
    plant(place / "planted.vmo", payloads(watch, int(count), random.Random(seed)))
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(place / "settings"))
    app = QApplication(["audited"])
    app.setStyle("Fusion")
    collect_in_this_thread(app)
    counts = {"texts": 0, "pages": 0, "dialogs": 0}
    findings = []
    for what, found in _shown(watch, place, counts, is_all=is_long == "1"):
        findings += [f"{what}: {each}" for each in found]
    told = {"findings": findings + watch.findings, "counts": {**counts, "opens": watch.opens}}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)  # what is to be told is told


def _shown(watch: Watch, place: Path, counts: dict[str, int], *, is_all: bool) -> Iterator[tuple[str, list[str]]]:
    from tests.studio import Studio
    from vmo_desktop.ui.stages import PAGES

    with Studio() as studio:
        studio.window.resize(1366, 768)
        watch.start()
        studio.window.take(place / "planted.vmo")
        live = studio.window.session.live
        assert live is not None, "the planted workshop is refused"
        studio.window.workbench.area.show_inspector(True)
        for page in PAGES if is_all else FEW_PAGES:
            studio.window.workbench.area.show_page(page)
            with suppress(TimeoutError):  # a slow machine has shown enough by then
                studio.rest()
            counts["pages"] += 1
            yield f"page {page}", [*_obeying(counts), *watch.answers()]
        yield "tooltips", [*_tooltips_shown(studio.settle), *watch.answers()]
        yield "help", [*_help_shown(watch, studio.settle), *watch.answers()]
        if is_all:
            for name in _dialogs_shown(live, place, studio.settle, counts):
                yield f"dialog {name}", [*_obeying(counts), *watch.answers()]
    yield "exports", [*_exported(place, is_all=is_all), *watch.answers()]


def _obeying(counts: dict[str, int]) -> Iterator[str]:
    """Texts with a payload that a widget would take for markup."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextEdit, QWidget

    for widget in (each for top in QApplication.topLevelWidgets() for each in (top, *top.findChildren(QWidget))):
        for text in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
            counts["texts"] += 1
            if _is_obeyed(text):
                yield f"{type(widget).__name__} tip {text[:200]!r}"
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText and MARK in widget.text():
            yield f"{type(widget).__name__} shows {widget.text()[:200]!r} as markup"
        if (
            isinstance(widget, QAbstractButton)
            and MARK in widget.text()
            and _KEY.search(widget.text().replace("&&", ""))
        ):
            yield f"{type(widget).__name__} takes a letter of {widget.text()[:200]!r} for its key"
        if isinstance(widget, QTextEdit) and MARK in widget.toHtml() and "<img" in widget.toHtml():
            yield f"{type(widget).__name__} has a picture of content"
    yield from _obeying_cells(counts)


def _obeying_cells(counts: dict[str, int]) -> Iterator[str]:
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    for view in (each for each in QApplication.allWidgets() if isinstance(each, QAbstractItemView) and each.model()):
        said = [*_tips_of(view.model())]
        counts["texts"] += len(said)
        for tip in said:
            if isinstance(tip, str) and _is_obeyed(tip):
                yield f"{type(view.model()).__name__} tip {tip[:200]!r}"


def _tips_of(model: "QAbstractItemModel") -> Iterator[object]:
    """The tips of the first rows of a model, and of its headers."""
    from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

    root = QModelIndex()
    rows = min(model.rowCount(root), 100)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole):
        yield from (model.headerData(section, Qt.Orientation.Horizontal, role) for section in range(columns))
        yield from (model.headerData(section, Qt.Orientation.Vertical, role) for section in range(rows))
        yield from (model.index(row, column, root).data(role) for row in range(rows) for column in range(columns))


def _is_obeyed(tip: str) -> bool:
    """Whether a tooltip lets a payload be markup: all of ours are escaped within one pair of tags."""
    from PySide6.QtGui import Qt

    if MARK not in tip or not Qt.mightBeRichText(tip):
        return False
    inside = tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
    return "<" in inside or not tip.startswith("<qt>")


def _tooltips_shown(settle: Callable[[], None]) -> Iterator[str]:
    """Show the tooltip of everything on the page."""
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication, QToolTip

    tips = {each.toolTip() for each in QApplication.allWidgets() if MARK in each.toolTip()}
    for tip in sorted(tips):
        QToolTip.showText(QPoint(10, 10), tip)
        settle()
    QToolTip.hideText()
    if not tips:
        yield "no tooltip has a payload in it"


def _help_shown(watch: Watch, settle: Callable[[], None]) -> Iterator[str]:
    """A page of help that somebody put payloads in."""
    from vmo_desktop.ui.help.help_window import HelpWindow
    from vmo_desktop.ui.help.topics import topics

    window = HelpWindow(topics())
    window.show()
    for payload in payloads(watch, 40, random.Random(1)):
        window.page.show_text(f"# Topic\n\n{payload}\n", payload)
        settle()
    window.close()
    window.deleteLater()
    settle()
    yield from ()


def _dialogs_shown(
    live: "LiveWorkshop", place: Path, settle: Callable[[], None], counts: dict[str, int]
) -> Iterator[str]:
    from tests.ui.all_dialogs import MAKERS
    from vmo_desktop.errors import VmoError

    for name, make in MAKERS.items():
        own = place / name
        own.mkdir()
        try:
            dialog = make(live, own)
        except VmoError:
            continue  # not with this workshop
        dialog.show()
        settle()
        counts["dialogs"] += 1
        yield name
        dialog.close()
        dialog.deleteLater()


def _exported(place: Path, *, is_all: bool) -> Iterator[str]:
    from tests.faults.exports import KINDS
    from vmo_desktop.workshop.workshop import Workshop

    with Workshop.open(place / "planted.vmo", for_reading=True) as workshop:
        for name in (
            ("pack", "sheet", "xlsx", "csv", "json", "png", "svg", "chart") if is_all else ("xlsx", "svg", "chart")
        ):
            target = place / f"{name}{KINDS[name].ending}"
            KINDS[name].write(workshop, target)
            if KINDS[name].ending == ".pdf" and b"/Subtype /Image" in target.read_bytes():
                yield f"{name} has a picture in it"


FAULTS = (Fault("audited", "content reaches no file, no address and no program", _run, short=AT_ONCE, long=500),)
