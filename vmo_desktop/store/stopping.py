"""Stopping what a connection is doing, at whatever statement it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from vmo_desktop.progress import Report

EVERY = 50_000
"""After how many operations of the database engine it is asked whether to go on: some hundred times a second."""


@contextmanager
def stoppable(raw: sqlite3.Connection, report: Report) -> Iterator[None]:
    """Ask `report` again and again while the body uses a connection; what it raises ends the statement and is raised.

    How much there is to do is not known: it is told (0, 0).
    """
    raised: BaseException | None = None

    def ask() -> int:
        nonlocal raised
        try:
            report(0, 0)
        except BaseException as error:  # the driver would drop it
            raised = error
        return int(raised is not None)

    raw.set_progress_handler(ask, EVERY)
    try:
        yield
    except (sqlite3.OperationalError, DBAPIError) as error:
        if raised is not None:
            raise raised from error
        raise
    finally:
        raw.set_progress_handler(None, 0)
