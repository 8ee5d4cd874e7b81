"""The right to edit a workshop: who has it, and what is said where we have not."""

import os
from dataclasses import dataclass
from pathlib import Path

from vmo_desktop.errors import WhyReadOnly
from vmo_desktop.store.lock import LeftBehind, Lock, Owner, acquire
from vmo_desktop.translation import Texts

tr = Texts("Workshop")


@dataclass(frozen=True, slots=True)
class Right:
    """The lock, or why there is none."""

    lock: Lock | None
    why: WhyReadOnly | None = None
    owner: Owner | None = None
    """Who edits it instead of us."""
    written_by: str = ""
    """The version of the program that wrote a file which this one can only read."""

    def given_up(self, written_by: str) -> "Right":
        """Without the lock, for a newer version of the program wrote the file."""
        self.release()
        return Right(None, WhyReadOnly.NEWER, written_by=written_by)

    def release(self) -> None:
        """Let somebody else edit it."""
        if self.lock is not None:
            self.lock.release()

    def refusal(self, path: Path) -> str:
        """Why it is open for reading only, and what to do."""
        return tr(
            "{name} is open for reading only: {who}. {remedy}",
            name=path.name,
            who=self._who(),
            remedy=self._remedy(),
        )

    def _who(self) -> str:
        if self.why is WhyReadOnly.EDITED:
            return tr("{owner} is editing it", owner=self.owner)
        if self.why is WhyReadOnly.LEFT_BEHIND and self.owner is not None:
            return tr(
                "{owner} opened it for editing on {since} and may still be at it",
                owner=self.owner,
                since=self.owner.since,
            )
        if self.why is WhyReadOnly.NEWER:
            return tr("it was written by VMO Desktop {version}, which is newer", version=self.written_by)
        if self.why is WhyReadOnly.ASKED:
            return tr("it was opened to be looked at")
        return tr("the file or its folder cannot be written")

    def _remedy(self) -> str:
        if self.why is WhyReadOnly.LEFT_BEHIND:
            return tr("If that is over, choose Edit it now in the window; or save a copy to go on with yours.")
        return tr("Save a copy to go on with yours.")


def right_to_edit(path: Path, *, take_over: bool) -> Right:
    """Take the right to edit, or say why not."""
    got = acquire(path, take_over=take_over)
    if isinstance(got, Owner):
        return Right(None, WhyReadOnly.EDITED, got)
    if isinstance(got, LeftBehind):
        return Right(None, WhyReadOnly.LEFT_BEHIND, got.owner)
    if isinstance(got, Lock) and os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return Right(got)
    if isinstance(got, Lock):
        got.release()
    return Right(None, WhyReadOnly.NOT_WRITABLE)
