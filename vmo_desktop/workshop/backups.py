"""Backups and salvage, as the window and the command line use them: the store itself is for this layer alone."""

from pathlib import Path

from vmo_desktop.store.backups import Backup, Content, Draft, Reason, content_of, list_backups, take_out
from vmo_desktop.store.salvage import Loss, Salvaged
from vmo_desktop.store.salvage import salvage as salvage_possible
from vmo_desktop.workshop.possible import is_possible
from vmo_desktop.workshop.step_stacks import are_possible_steps

__all__ = (
    "Backup", "Content", "Draft", "Loss", "Reason", "Salvaged", "content_of", "list_backups", "salvage", "take_out",
)  # fmt: skip


def salvage(source: Path, target: Path) -> Salvaged:
    """Write what can be read of a damaged file to a new one, which can be opened.

    Raises `FileRefused` when nothing can be read or the target is taken, `WriteFailed` when the target cannot be
    written.
    """
    return salvage_possible(source, target, is_possible, are_possible_steps)
