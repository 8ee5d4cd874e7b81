"""Hundreds of backups while the clock jumps: each can be put back, and that can be undone."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.faults.children import digest
from tests.faults.fault import Fault, Tally
from tests.ui.small_workshop import make_small_workshop
from tests.workshop import walk
from vmo_desktop.errors import VmoError
from vmo_desktop.store.backups import DAILY, MONTHLY, RECENT, Backup, draft_backup
from vmo_desktop.workshop.backups import Reason, content_of, list_backups
from vmo_desktop.workshop.workshop import Workshop

_JUMPS = (timedelta(days=-1), timedelta(days=3652), timedelta(days=-3652))
"""What the clock does after each quarter of the backups."""


def _kept(made: list[Backup]) -> set[int]:
    """Numbers of what is to be kept of these, oldest first: recent ones, and the last of each day and month."""
    last_of_day = {each.at.date(): each.number for each in made}
    last_of_month = {(each.at.year, each.at.month): each.number for each in made}
    days, months = sorted(last_of_day.values())[-DAILY:], sorted(last_of_month.values())[-MONTHLY:]
    return {each.number for each in made[-RECENT:]} | set(days) | set(months)


def _try_out(workshop: Workshop, backup: Backup, state: bytes, tally: Tally) -> None:
    """Put a backup back and take that back."""
    before = digest(workshop.snapshot)
    content_of(backup.path)
    replaced = workshop.restore(backup.path)
    errors = [finding for finding in workshop.check() if finding.severity == "error"]
    if digest(workshop.snapshot) != state or errors:
        tally.add_lost(f"backup {backup.number} is not what was backed up")
    workshop.restore(replaced.path)
    if digest(workshop.snapshot) != before:
        tally.add_lost(f"restoring backup {backup.number} could not be undone")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally, path = Tally(), folder / "w.vmo"
    clock = datetime(2026, 3, 1, 9, tzinfo=UTC)
    states: dict[int, bytes] = {}
    expected: list[Backup] = []
    with make_small_workshop(path) as workshop:
        for tally.tried in range(1, tries + 1):
            for _ in range(rng.randrange(1, 6)):
                walk.step(workshop, rng)
            clock += timedelta(minutes=rng.randrange(1, 2000))
            if tally.tried % max(1, tries // 4) == 0 and tally.tried < tries:
                clock += _JUMPS[(tally.tried * 4 // tries - 1) % 3]
            made = draft_backup(path, workshop.save_copy, Reason.EDITS, now=clock).finish()
            states[made.number] = digest(workshop.snapshot)
            expected.append(made)
            kept = _kept(expected)
            expected = [each for each in expected if each.number in kept]
            if [each.number for each in list_backups(path)] != [each.number for each in reversed(expected)]:
                tally.add_lost(f"after backup {made.number}: thinned to {len(list_backups(path))}")
            chosen = made if rng.random() < 0.5 else rng.choice(expected)
            try:
                _try_out(workshop, chosen, states.get(chosen.number, b""), tally)
            except VmoError as error:
                tally.add_lost(f"backup {chosen.number} could not be restored: {error}")
                break
            # Restoring backs up what it replaces: twice, with what stands now, and by the clock of this computer.
            now = {each.number for each in expected}
            for each in reversed(list_backups(path)):
                if each.number not in now and each.number > made.number:
                    states[each.number] = states[chosen.number] if each.reason is Reason.RESTORE else b""
                    expected.append(each)
            both = [each for each in expected if each.number > made.number]
            states[both[0].number] = states[made.number]
            kept = _kept(expected)
            expected = [each for each in expected if each.number in kept]
    tally.facts = {"kept at the end": str(len(expected))}
    return tally


FAULTS = (Fault("backups", "backups are real, whatever the clock says", _run, short=4, long=500),)
