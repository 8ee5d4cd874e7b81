"""Giving a damaged file back the pages that say which tables it has and where they are.

A file that was made by this version has them where a new file has them, and never writes them again. See the file
format description of SQLite, sections 1.3 (header) and 1.6 (b-tree pages).
"""

import struct
from pathlib import Path

_HEADER = 100
_INTERIOR = 0x05
_COUNTER, _PAGES, _FREELIST, _VALID_FOR = 24, 28, 32, 92


def transplant(damaged: Path, fresh: Path, target: Path) -> None:
    """Write a copy of a damaged file with the schema pages of a new one; its list of free pages is forgotten."""
    donor = fresh.read_bytes()
    data = bytearray(damaged.read_bytes())
    size = _page_size(donor)
    data += bytes(-len(data) % size or (0 if data else size))
    for page in _schema_pages(donor, size):
        start = (page - 1) * size
        if start + size <= len(data):
            data[start : start + size] = donor[start : start + size]
    struct.pack_into(">I", data, _PAGES, len(data) // size)
    struct.pack_into(">II", data, _FREELIST, 0, 0)
    data[_VALID_FOR : _VALID_FOR + 4] = data[_COUNTER : _COUNTER + 4]
    target.write_bytes(data)


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    return 65536 if size == 1 else size


def _schema_pages(data: bytes, size: int) -> list[int]:
    """Numbers of the pages of the table of tables, whose root is the first page of a file."""
    found, waiting = [], [1]
    while waiting:
        page = waiting.pop()
        found.append(page)
        start = (page - 1) * size
        head = start + (_HEADER if page == 1 else 0)
        if data[head] == _INTERIOR:
            cells = int.from_bytes(data[head + 3 : head + 5], "big")
            waiting.append(int.from_bytes(data[head + 8 : head + 12], "big"))
            for cell in range(cells):
                place = head + 12 + 2 * cell
                offset = start + int.from_bytes(data[place : place + 2], "big")
                waiting.append(int.from_bytes(data[offset : offset + 4], "big"))
    return found
