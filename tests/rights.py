"""What somebody without rights may do, also where tests are run by one who may do everything."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """As somebody who may do only what files and folders allow: root, who may do everything, becomes nobody."""
    is_root = os.geteuid() == 0
    for each in (folder, *folder.parents[:3]):
        with suppress(PermissionError):  # what is not ours is open to all already
            each.chmod(each.stat().st_mode | 0o055)
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
