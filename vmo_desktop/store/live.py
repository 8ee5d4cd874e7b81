"""Which workshop files are open in this process.

On POSIX, closing any handle of a file drops every lock that the process has on it. So no file in this list is opened by
anything but SQLite, which knows of its own handles.
"""

import os
from collections import Counter

Identity = tuple[int, int]
"""Device and number of a file: what stays when it is renamed, and is another's when it is replaced."""

_live: Counter[Identity] = Counter()


def identity(found: os.stat_result) -> Identity:
    """The identity of a file."""
    return found.st_dev, found.st_ino


def is_live(found: os.stat_result) -> bool:
    """Whether a file is open in this process."""
    return _live[identity(found)] > 0


def enter(found: os.stat_result) -> Identity:
    """Note that a file is open."""
    _live[identity(found)] += 1
    return identity(found)


def leave(of: Identity) -> None:
    """Note that it is closed; what is not open stays so."""
    if _live[of] > 1:
        _live[of] -= 1
    else:
        _live.pop(of, None)
