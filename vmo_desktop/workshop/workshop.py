"""One open workshop without a window: operations in, frozen snapshots and results out."""

import sqlite3
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Self, cast

from vmo_desktop.changes import Changes, Key, StepKind, Subject
from vmo_desktop.errors import FileLost, FileRefused, RestoredUnread, WhyReadOnly, WriteFailed
from vmo_desktop.progress import Report, silent
from vmo_desktop.store import history
from vmo_desktop.store.backups import Backup, Draft, Reason, draft_backup
from vmo_desktop.store.check import check_file
from vmo_desktop.store.connection import one_state
from vmo_desktop.store.file import WorkshopFile, create_file, open_file
from vmo_desktop.store.lock import Owner, is_free
from vmo_desktop.store.read import read_records, read_revealed, read_table
from vmo_desktop.store.rules import Finding
from vmo_desktop.store.sharing import Shared, count_shared, share
from vmo_desktop.store.untouched import untouched
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.earlier import read_earlier
from vmo_desktop.workshop.money_scores import recounted, typed_scores, with_money_scores
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.own_ballot import OwnBallot, has_pin, read_out_ballots, read_own_ballot
from vmo_desktop.workshop.possible import refuse_impossible
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import AgreedScoreRow, StepRow
from vmo_desktop.workshop.snapshot import ROWS, VOTES, Cell, Snapshot, build_snapshot, to_rows
from vmo_desktop.workshop.step_stacks import FIRST, advance, stacks_of
from vmo_desktop.workshop.taking_back import take_back
from vmo_desktop.workshop.written_step import StepToWrite, WrittenStep

tr = Texts("Workshop")

FEW = 64
"""Up to so many written rows a table is brought up to date row by row, not read again."""


class Workshop:
    """A workshop file and its present state.

    Every edit is one committed transaction: there is nothing unsaved.
    """

    def __init__(self, file: WorkshopFile, *, author: str) -> None:
        self._author = author
        self._load(file)

    def _load(self, file: WorkshopFile) -> None:
        try:
            self._read(file)
        except (ValueError, TypeError, LookupError, RecursionError, sqlite3.Error) as error:
            file.close()
            what = tr("groups of drivers within groups without end") if isinstance(error, RecursionError) else error
            reason = tr("the file is damaged: it holds what no workshop can ({error}).", error=what)
            raise FileRefused(file.path, reason, tr("Open a copy of the workshop from before.")) from error
        except BaseException:
            file.close()
            raise

    def _read(self, file: WorkshopFile) -> None:
        self._file = file
        self._merge_key: Hashable | None = None
        self._told = ""
        self._former_reason = Reason.BULK
        with one_state(file.raw):
            self._rows: dict[str, tuple[Any, ...]] = {
                name: to_rows(row_class, read_table(file.acknowledged, name)) for name, row_class in ROWS.items()
            }
            for name, rows in self._rows.items():
                refuse_impossible(name, rows)
            self._read_votes()
            self._steps = list(to_rows(StepRow, read_table(file.raw, "step")))
        self._undoable, self._redoable = stacks_of(self._steps)
        self._results = Results(self._built())

    @staticmethod
    def create(path: Path, *, author: str = "") -> "Workshop":
        """Make a new, empty workshop file and open it."""
        return Workshop(create_file(path), author=author)

    @staticmethod
    def open(path: Path, *, author: str = "", for_reading: bool = False, take_over: bool = False) -> "Workshop":
        """Open a workshop file; see `open_file` for what is refused, and what is taken over."""
        return Workshop(open_file(path, for_reading=for_reading, take_over=take_over), author=author)

    @staticmethod
    @contextmanager
    def read(path: Path) -> "Iterator[Workshop]":
        """Open a workshop to look at it: whatever its version, the file and its folder stay as they are."""
        with untouched(path) as readable, Workshop.open(readable, for_reading=True) as workshop:
            yield workshop

    @property
    def author(self) -> str:
        """Who takes the steps from here on."""
        return self._author

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def is_read_only(self) -> bool:
        """Whether edits are refused."""
        return self._file.is_read_only

    @property
    def owner(self) -> Owner | None:
        """Who is editing the file instead of us."""
        return self._file.right.owner

    @property
    def why_read_only(self) -> WhyReadOnly | None:
        """Why edits are refused; None when they are not."""
        return self._file.right.why

    @property
    def read_only_notice(self) -> str:
        """Why edits are refused and what to do, in a sentence; empty when they are not."""
        return self._file.right.refusal(self.path) if self.is_read_only else ""

    def find_loss(self) -> FileLost | None:
        """How what is open is no longer what stands at its path; None while all is as it was left."""
        return self._file.find_loss()

    def may_be_edited(self) -> bool:
        """Whether whoever kept us from editing has closed the file: it can be opened again."""
        return self.why_read_only is WhyReadOnly.EDITED and is_free(self.path)

    @property
    def step(self) -> int:
        """Number of the last step; 0 in a new workshop."""
        return self._steps[-1].id if self._steps else 0

    @property
    def snapshot(self) -> Snapshot:
        """Everything as it stands."""
        return self._results.snapshot

    @property
    def tables(self) -> Mapping[str, tuple[Any, ...]]:
        """The rows of every table that a snapshot holds whole, by its name: no votes, and nothing of the history."""
        rows = {name: self._rows[name] for name in ROWS}
        return {**rows, "agreed_score": tuple(self.snapshot.agreed_scores.values())}

    @property
    def results(self) -> Results:
        """The analyses of what stands; the same object until the next step."""
        return self._results

    @property
    def undo_label(self) -> str | None:
        """What undo would take back; None when there is nothing."""
        return self._label(self._undoable)

    @property
    def redo_label(self) -> str | None:
        """What redo would do again; None when there is nothing."""
        return self._label(self._redoable)

    def do(self, operation: Operation) -> Changes:
        """Do an operation as one committed step.

        An operation with the merge key of the last one is joined to its step. Raises `VmoError` when it is refused;
        the file and the snapshot are then as before.
        """
        return self.follow(self.write(operation))

    def write(self, operation: Operation, report: Report = silent) -> WrittenStep:
        """Write an operation into the file, in any thread; `follow` it before anything else is done.

        Until then all that is held stays as it was. Raises what `do` raises, or what `report` does: nothing was
        written.
        """
        key = operation.merge_key
        is_same = key is not None and key == self._merge_key and not self._redoable
        joins = is_same and bool(self._steps) and self._steps[-1].kind is operation.kind
        joined = self.step if joins else None
        step = StepToWrite(operation, operation.kind, self._author, joined=joined, told_before=self._told)
        return step.write(self._file, report)

    def follow(self, written: WrittenStep) -> Changes:
        """Bring all that is held up to date with what was written."""
        row, rows = written.row, dict(written.rows)
        self._file.follow(keeps_former=written.brings_in)
        self._merge_key, self._told = written.merge_key, written.told
        self._former_reason = Reason.IMPORT if written.brings_in else Reason.BULK
        if written.is_joined:
            self._steps[-1] = replace(self._steps[-1], label=row.label)
        else:
            self._steps.append(row)
            advance(row, self._undoable, self._redoable)
        former = self.snapshot
        self._follow_rows(rows)
        counted = recounted(former, self.snapshot)
        if counted:
            rows["agreed_score"] = rows.get("agreed_score", frozenset()) | counted
        return Changes(row.id, row.label, row.kind, rows)

    def undo(self) -> Changes | None:
        """Take the last step back; None when there is nothing to undo."""
        return self._move(StepKind.UNDO, self._undoable)

    def redo(self) -> Changes | None:
        """Do the last undone step again; None when there is nothing to redo."""
        return self._move(StepKind.REDO, self._redoable)

    def history(self, of: Subject | None = None) -> tuple[StepRow, ...]:
        """All steps, oldest first; or those that touched one initiative or driver."""
        if of is None:
            return tuple(self._steps)
        wanted = history.steps_of(self._file.acknowledged, of)
        return tuple(step for step in self._steps if step.id in wanted)

    def snapshot_at(self, step: int) -> Snapshot:
        """Everything as it stood right after a step (0: at the beginning); see `read_earlier`."""
        return read_earlier(self._file.acknowledged, step)

    def check(self) -> list[Finding]:
        """What is wrong with the file, if anything."""
        return check_file(self._file.raw)

    def save_copy(self, path: Path) -> None:
        """Write a copy with its whole history; this workshop stays where it is."""
        self._file.copy_to(path)

    @property
    def shared(self) -> Shared:
        """How much a copy for sharing would hold and leave out; `WriteFailed` where the file cannot be read now."""
        try:
            return count_shared(self._file.acknowledged)
        except sqlite3.Error as error:
            said = tr("{name} could not be read ({error}). Try again.", name=self.path.name, error=error)
            raise WriteFailed(said) from error

    def share(self, path: Path) -> None:
        """Write a copy for sharing, without votes, notes and history; this workshop stays where and as it is."""
        share(self._file, path)

    def save_as(self, path: Path) -> None:
        """Write a copy and go on in it; the file left behind stays as it is. A file that is gone is put back.

        Raises `FileLost` under its own name where something else stands: that is not replaced unasked.
        """
        is_gone = self._file.is_gone_from(path)
        if path.resolve() == self.path.resolve() and not is_gone:
            lost = self.find_loss()
            if lost is not None:
                raise lost
            return
        self._file.copy_to(path)
        was_read_only = self.is_read_only
        if is_gone:  # the right to edit what is there is still with the file that is gone
            self._file.close()
        moved = open_file(path)
        if not is_gone:
            self._file.close()
        if was_read_only:  # somebody else may have written since it was read
            self._load(moved)
        self._file = moved

    def draft_backup(self, reason: Reason) -> Draft:
        """Copy the file for a backup, which `Draft.finish` checks and counts, in any thread."""
        return self._file.draft_backup(reason)

    def draft_former(self) -> Draft | None:
        """Keep what stood here before the last step, if that wrote many rows or brought a file in."""
        state = self._file.former
        self._file.former = None
        return None if state is None else draft_backup(self.path, state, self._former_reason)

    def restore(self, backup: Path) -> Backup:
        """Put back the state of a backup, history and all; returns the backup of the state that it replaced.

        Raises what `WorkshopFile.restore` raises; all is then as before. Where the backup stands in its place and
        cannot be read from there, it raises `RestoredUnread`, and the workshop is closed.
        """
        replaced = self._file.restore(backup)
        self._file.close()
        try:
            self._load(open_file(self.path))
        except FileRefused as error:
            raise RestoredUnread(error, replaced.path) from error
        return replaced

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def own_ballot(self, round_id: int, participant_id: int, pin: str | None = None) -> OwnBallot:
        """What a participant has voted so far in an open round, for their own eyes; see `read_own_ballot`."""
        return read_own_ballot(self._file.acknowledged, round_id, participant_id, pin)

    def read_out_votes(self, round_id: int) -> Mapping[int, OwnBallot]:
        """Ballots, by participant, that the facilitator is entering as they are read out."""
        return read_out_ballots(self._file.acknowledged, round_id)

    def has_pin(self, participant_id: int) -> bool:
        """Whether a participant opens their ballot with a PIN."""
        return has_pin(self._file.acknowledged, participant_id)

    def _read_votes(self) -> None:
        for name, row_class in VOTES.items():
            self._rows[name] = to_rows(row_class, read_revealed(self._file.acknowledged, name))

    def _label(self, stack: list[int]) -> str | None:
        return self._steps[stack[-1] - FIRST].label if stack else None

    def _move(self, kind: StepKind, stack: list[int]) -> Changes | None:
        if not stack:
            return None
        step = stack[-1]
        label = self._steps[step - FIRST].label
        self._merge_key = None  # even where it fails: whoever types on then does not mean the step before

        def apply(_: object) -> str:
            take_back(self._file.raw, step)
            return label

        return self.follow(StepToWrite(Operation(apply), kind, self._author, target=step).write(self._file, silent))

    def _follow_rows(self, written: Mapping[str, frozenset[Key]]) -> None:
        """Bring the snapshot up to date with what was written."""
        cells = written.get("agreed_score", frozenset())
        if written.keys() == {"agreed_score"} and len(cells) <= FEW:
            records = read_records(self._file.acknowledged, "agreed_score", cells)
            rows = {key: AgreedScoreRow(*record) if record else None for key, record in records.items()}
            snapshot = self.snapshot.scored(self.step, cast("dict[Cell, AgreedScoreRow | None]", rows))
            self._results = self._results.scored(snapshot, cast("frozenset[Cell]", cells))
            return
        self._rows["agreed_score"] = tuple(typed_scores(self.snapshot).values())
        for name in written.keys() & ROWS.keys():
            self._rows[name] = to_rows(ROWS[name], read_table(self._file.acknowledged, name))
        if written.keys() <= {*VOTES, "ballot"}:
            # Votes alone are written into rounds that are not revealed: what a snapshot holds of votes stays.
            ballots = {(row.round_id, row.participant_id): row for row in self._rows["ballot"]}
            self._results = self._results.voted(self.snapshot.voted(self.step, ballots))
            return
        if written.keys() & {*VOTES, "round"}:
            self._read_votes()
        self._results = Results(self._built())

    def _built(self) -> Snapshot:
        return with_money_scores(build_snapshot(self.step, self._rows))
