"""What somebody without rights may do, also where tests are run by one who may do everything."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION = 0x2008_0522
"""Of the structure in which Linux states what a process may do: capabilities(7)."""

_ANYTHING = 0b110
"""To read, write and enter whatever its rights say: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody who may do only what files and folders allow their owner: root gives up that it may do everything."""
    if os.geteuid() != 0:
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    header, may = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
    assert system.capget(header, may) == 0
    former = may[0]
    may[0] = former & ~_ANYTHING
    assert system.capset(header, may) == 0
    try:
        yield
    finally:
        may[0] = former
        assert system.capset(header, may) == 0
