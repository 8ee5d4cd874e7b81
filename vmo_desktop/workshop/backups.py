"""Backups and salvage, as the window and the command line use them: the store itself is for this layer alone."""

from vmo_desktop.store.backups import Backup, Content, Draft, Reason, content_of, list_backups, take_out
from vmo_desktop.store.salvage import Loss, Salvaged, salvage

__all__ = (
    "Backup", "Content", "Draft", "Loss", "Reason", "Salvaged", "content_of", "list_backups", "salvage", "take_out",
)  # fmt: skip
