"""What is done while system calls fail: each scenario of opening, editing, keeping and handing out a workshop.

A scenario is a generator: what comes before its first `yield` is preparation, nothing of which fails. What it yields
at last is what it says that it did: nothing, or the sentence with which it refused.
"""

import contextlib
import io
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.cli import main
from vmo_desktop.workshop.backups import Reason
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

Scenario = Callable[[Path], Generator[str, None, None]]

STORED = Path(__file__).parents[1] / "data"
SOURCE = "code,name,cost\nN1,Newcomer,1000\nN2,Later,2000\n"


def prepare(folder: Path) -> None:
    """A workshop with a backup and edits since, a damaged and an older one, and old files that are to be replaced."""
    with make_small_workshop(folder / "w.vmo") as workshop:
        workshop.draft_backup(Reason.ASKED).finish()
        workshop.do(add_initiatives([{"code": "X1", "name": "After the backup"}]))
        workshop.do(add_initiatives([{"code": "X2", "name": "Newest"}]))
        workshop.save_copy(folder / "old.vmo")
        workshop.undo()
    data = bytearray((folder / "old.vmo").read_bytes())
    data[-4096 * 3 :] = bytes(4096 * 3)
    (folder / "damaged.vmo").write_bytes(data)
    shutil.copyfile(STORED / "schema_2.vmo", folder / "older.vmo")
    (folder / "source.csv").write_text(SOURCE)
    for name in ("old.xlsx", "old.csv", "old.json", "old.pdf"):
        (folder / name).write_bytes(b"what was there before")


def _vmo(*words: str) -> Scenario:
    """A command of `vmo`."""

    def scenario(folder: Path) -> Generator[str, None, None]:
        yield ""
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main([str(folder / word) if "." in word else word for word in words])
        yield said.getvalue() if code == 1 else f"code {code}{said.getvalue()}" if code or said.getvalue() else ""

    return scenario


def _open(folder: Path) -> Generator[str, None, None]:
    yield ""
    Workshop.open(folder / "w.vmo").close()
    yield ""


def _edit(folder: Path) -> Generator[str, None, None]:
    with Workshop.open(folder / "w.vmo") as workshop:
        yield ""
        workshop.do(add_initiatives([{"name": "Under fault"}]))
        yield ""


def _undo(folder: Path) -> Generator[str, None, None]:
    with Workshop.open(folder / "w.vmo") as workshop:
        yield ""
        workshop.undo()
        yield ""


def _go_on(folder: Path) -> Generator[str, None, None]:
    """An edit, and where it is refused the same again: the fault is over by then."""
    with Workshop.open(folder / "w.vmo") as workshop:
        yield ""
        refused = ""
        try:
            workshop.do(add_initiatives([{"name": "Under fault"}]))
        except Exception as error:
            refused = str(error)
            workshop.do(add_initiatives([{"name": "Under fault"}]))
        yield f"then it worked: {refused}" if refused else ""


def _migrate(folder: Path) -> Generator[str, None, None]:
    yield ""
    Workshop.open(folder / "older.vmo").close()
    yield ""


def _save_copy(folder: Path) -> Generator[str, None, None]:
    with Workshop.open(folder / "w.vmo") as workshop:
        yield ""
        workshop.save_copy(folder / "old.vmo")
        yield ""


def _save_as(folder: Path) -> Generator[str, None, None]:
    with Workshop.open(folder / "w.vmo") as workshop:
        yield ""
        workshop.save_as(folder / "old.vmo")
        workshop.do(add_initiatives([{"name": "Under fault"}]))
        yield ""


SCENARIOS: dict[str, Scenario] = {
    "open": _open, "edit": _edit, "undo": _undo, "go on": _go_on, "migrate": _migrate, "save copy": _save_copy,
    "save as": _save_as, "backup": _vmo("backup", "w.vmo"), "restore": _vmo("restore", "w.vmo", "1"),
    "salvage": _vmo("salvage", "damaged.vmo", "-o", "new.vmo"), "import": _vmo("import", "w.vmo", "source.csv"),
    "new": _vmo("new", "new.vmo"), "share": _vmo("share", "w.vmo", "new.vmo"),
    "csv": _vmo("export", "w.vmo", "old.csv"), "json": _vmo("export", "w.vmo", "old.json"),
    "xlsx": _vmo("export", "w.vmo", "old.xlsx"), "pack": _vmo("pack", "w.vmo", "-o", "old.pdf"),
}  # fmt: skip
