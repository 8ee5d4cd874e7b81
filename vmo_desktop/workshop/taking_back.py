"""Putting back what a step replaced, as far as the history keeps what a workshop can hold.

The seal tells what turned over by chance. Whoever forges a history seals it too, and a step that is taken back into the
file would have it refused when it is opened next.
"""

import sqlite3

from vmo_desktop.changes import Key
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store import history
from vmo_desktop.store.base import Base
from vmo_desktop.store.read import read_records, read_table
from vmo_desktop.store.rules import breaks_of_damage
from vmo_desktop.store.values import is_fitting
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.possible import is_possible

tr = Texts("Workshop")

_FEW = 1_000
"""Up to so many rows of a table are looked at one by one; of more, all that it holds."""


def take_back(raw: sqlite3.Connection, step: int) -> None:
    """Put back what a step replaced, in a transaction that ends with what this raises.

    Raises `NotAllowed` for a step of which the history keeps what no workshop can hold.
    """
    before = history.last_change(raw)
    try:
        history.restore(raw, step)
        for name, keys in history.touched(raw, before).items():
            _refuse_impossible(raw, name, keys)
        for finding in breaks_of_damage(raw):
            raise ValueError(finding.what)  # noqa: TRY301 - told in the same words as all else
    except (sqlite3.IntegrityError, LookupError, TypeError, ValueError) as error:
        raise NotAllowed(
            tr(
                "This step cannot be taken back or done again: what the file's history keeps of it is damaged. "
                "Nothing was changed. Make the change by hand, or open a backup from before that step."
            )
        ) from error


def _refuse_impossible(raw: sqlite3.Connection, name: str, keys: frozenset[Key]) -> None:
    table = Base.metadata.tables[name]
    columns = table.columns.keys()
    rows = read_records(raw, name, keys).values() if len(keys) <= _FEW else read_table(raw, name)
    for row in rows:
        if row is not None and not (is_fitting(table, columns, row) and is_possible(name, columns, row)):
            raise ValueError(name)
