"""Bringing a file of an older schema up to date.

The steps are modules named by schema number; the file's own schema number says where to begin, so no version table is
needed. A copy is migrated in one transaction and checked, and only then takes the file's place.
"""

import logging
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from vmo_desktop.errors import FileRefused, WriteFailed, places
from vmo_desktop.store.backups import Reason, draft_backup
from vmo_desktop.store.connection import connect, engine_over, refuse_code, verify
from vmo_desktop.store.header import read_header
from vmo_desktop.store.migrations import versions
from vmo_desktop.store.part_file import part_beside, take_place
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.store.seal import write_whole_seal
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

log = logging.getLogger(__name__)

Step = Callable[[int], None]
"""Brings an open file from the schema before to this one, by Alembic's operations."""


def step_to(schema: int) -> None:
    """Take the step to a schema; there is none to the first."""
    import_module(f"{versions.__name__}.schema_{schema}").upgrade()


def migrate(path: Path, *, step: Step = step_to, target: int = SCHEMA, keeps_former: bool = True) -> None:
    """Bring a file to the target schema; as it was it goes to the backups of the data folder, if that is wanted.

    Raises `FileRefused` when a step fails, `WriteFailed` when it cannot be backed up or replaced; the file is then byte
    for byte as before.
    """
    schema = read_header(path).schema
    real = path.resolve()
    try:
        if keeps_former:
            draft_backup(path, partial(shutil.copyfile, path), Reason.MIGRATION).finish()
        with part_beside(real) as copy:
            shutil.copyfile(path, copy)
            _upgrade(path, copy, range(schema + 1, target + 1), step)
            _flush(copy)
            take_place(copy, real)
    except (FileRefused, WriteFailed):
        raise
    except Exception as error:
        log.error("migration from schema %d failed\n%s", schema, places(error))  # noqa: TRY400 - its words quote rows
        raise FileRefused(
            path,
            tr(
                "the workshop could not be brought from file version {schema} to {target}.",
                schema=schema,
                target=target,
            ),
            tr("It was left as it is."),
        ) from error


def _flush(copy: Path) -> None:
    """Have a copy on the disk before it takes the place of the original."""
    handle = os.open(copy, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _upgrade(path: Path, copy: Path, schemas: range, step: Step) -> None:
    """Bring a copy from schema to schema and check it; what is wrong with it is said of the original."""
    target = schemas[-1]
    with closing(connect(copy, read_only=False)) as raw:
        refuse_code(path, raw)
        # References are checked at the end: a table may be rebuilt on the way.
        raw.execute("PRAGMA foreign_keys = OFF")
        with engine_over(raw).begin() as connection:
            with Operations.context(MigrationContext.configure(connection)):
                for schema in schemas:
                    step(schema)
            connection.exec_driver_sql(f"PRAGMA user_version = {target}")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise ValueError("rows refer to rows that are gone")
            if target == SCHEMA:
                write_whole_seal(raw)
        if target == SCHEMA:
            verify(path, raw)
