"""Everything that the search can find at this moment: commands, what the open workshop holds, help, recent files."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from vmo_desktop.ui.actions import ActionTable, Command, translated
from vmo_desktop.ui.search.entries import Entry, Kind
from vmo_desktop.ui.settings import RecentFile

if TYPE_CHECKING:
    from vmo_desktop.workshop.snapshot import Snapshot

Show = Callable[[int], object]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Catalogue", text)


def bare(text: str) -> str:
    """Strip the access key and the shown keys from a text of a menu."""
    return text.split("\t", maxsplit=1)[0].replace("&&", "\0").replace("&", "").replace("\0", "&")


def shown_keys(command: Command) -> str:
    """Write the keys of a command as this system does; empty when there are none."""
    keys = command.keys if command.keys != "" else command.keys_shown
    return "" if keys is None else QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def commands(table: ActionTable) -> Iterator[Entry]:
    """List the commands; a menu that is filled while running is none."""
    for command in table.commands.values():
        if command.submenu == "recent":
            continue
        action: QAction = table[command.id]
        yield Entry(
            Kind.ACTION,
            bare(action.text()),
            bare(translated(command.menu.value)),
            command.icon or "command",
            action.trigger,
            keys=shown_keys(command),
            more=f"{bare(translated(command.text))} {translated(command.tip)}",
            is_enabled=action.isEnabled(),
        )


def initiatives(snapshot: "Snapshot", show: Show) -> Iterator[Entry]:
    """List the initiatives of a workshop; those without a name by their code."""
    for row in snapshot.initiatives:
        title = row.name.strip() or row.code.strip()
        if title:
            line = " · ".join(part for part in (row.code, row.class_name) if part and part != title)
            opening = partial(show, row.id)
            yield Entry(
                Kind.INITIATIVE, title, line or _tr("Initiative"), "initiatives", opening, more=_tr("Initiative")
            )


def drivers(snapshot: "Snapshot", show: Show) -> Iterator[Entry]:
    """List the value drivers and their groups."""
    for row in snapshot.drivers:
        title = row.name.strip() or row.code.strip()
        if title:
            kind = _tr("Group of drivers") if row.is_group else _tr("Value driver")
            opening = partial(show, row.id)
            yield Entry(Kind.DRIVER, title, kind, "drivers", opening, more=f"{row.code} {row.description}")


def lessons(snapshot: "Snapshot", show: Show) -> Iterator[Entry]:
    """List the lessons, each with the initiative that it comes from."""
    from vmo_desktop.workshop.learned import initiative_of  # noqa: PLC0415 - with the workshop

    for row in snapshot.value.lessons:
        found = initiative_of(snapshot, row)
        name = "" if found is None else snapshot.initiative(found).name.strip()
        line = " · ".join(part for part in (_tr("Lesson"), name) if part)
        yield Entry(Kind.LESSON, row.text, line, "lesson", partial(show, row.id), more=f"{row.tags} {row.author}")


def recent_files(files: Sequence[RecentFile], open_file: Callable[[Path], object]) -> Iterator[Entry]:
    """List the workshops used before that are still there."""
    for file in files:
        path = Path(file.path)
        if file.is_there:
            yield Entry(Kind.FILE, file.title or path.stem, path.name, "workshop", partial(open_file, path))
