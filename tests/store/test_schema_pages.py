"""Schema pages come from a new file, byte by byte; all else stays what the damaged file had."""

import struct
from pathlib import Path

import pytest

from vmo_desktop.store.schema_pages import transplant

LEAF, INTERIOR = 0x0D, 0x05


def page(number: int, size: int, kind: int = LEAF, cells: tuple[int, ...] = (), last: int = 0) -> bytearray:
    """A page full of its own number, and its children if it has any; the first one begins with the file's header."""
    data = bytearray([number] * size)
    head = 100 if number == 1 else 0
    data[head : head + 1] = bytes([kind])
    data[head + 3 : head + 5] = len(cells).to_bytes(2, "big")
    data[head + 8 : head + 12] = last.to_bytes(4, "big")
    for place, child in enumerate(cells):
        offset = size - 7 * (len(cells) - place)
        data[head + 12 + 2 * place : head + 14 + 2 * place] = offset.to_bytes(2, "big")
        data[offset : offset + 4] = child.to_bytes(4, "big")
    if number == 1:
        data[16:18] = (1 if size == 65536 else size).to_bytes(2, "big")
        data[24:28], data[92:96] = b"\xc0\xc1\xc2\xc3", b"\xd0\xd1\xd2\xd3"
    return data


def new_file(size: int) -> list[bytearray]:
    """Eight pages, of which 1, 3, 4, 5, 6 and 8 tell the tables: 1 leads to 3, 5 and 4, and 5 to 8 and 6."""
    return [
        page(1, size, INTERIOR, (3, 5), 4),
        page(2, size),
        page(3, size),
        page(4, size),
        page(5, size, INTERIOR, (8,), 6),
        page(6, size),
        page(7, size, INTERIOR, (2,), 2),
        page(8, size),
    ]


def mended(folder: Path, damaged: bytes, size: int) -> bytes:
    (folder / "damaged").write_bytes(damaged)
    (folder / "fresh").write_bytes(b"".join(new_file(size)))
    transplant(folder / "damaged", folder / "fresh", folder / "mended")
    assert (folder / "damaged").read_bytes() == damaged
    return (folder / "mended").read_bytes()


def expected(damaged: bytes, size: int, *, pages: int) -> bytes:
    """A damaged file of so many whole pages, with those of the schema from the new one."""
    made = [bytearray(damaged[start : start + size].ljust(size, b"\0")) for start in range(0, pages * size, size)]
    for number, fresh in enumerate(new_file(size), start=1):
        if number in (1, 3, 4, 5, 6, 8) and number <= pages:
            made[number - 1] = fresh
    made[0][28:32] = struct.pack(">I", pages)
    made[0][32:40] = bytes(8)
    made[0][92:96] = b"\xc0\xc1\xc2\xc3"
    return b"".join(made)


@pytest.mark.parametrize(
    ("length", "pages"),
    [
        (9 * 512, 9),
        (8 * 512, 8),
        (8 * 512 - 1, 8),
        (7 * 512 + 1, 8),
        (7 * 512, 7),
        (4 * 512, 4),
        (512, 1),
        (1, 1),
        (0, 1),
    ],
)
def test_a_damaged_file_gets_the_schema_pages_that_it_has_room_for(tmp_path: Path, length: int, pages: int) -> None:
    damaged = bytes(0xA0 + number // 512 for number in range(length))
    assert mended(tmp_path, damaged, 512) == expected(damaged, 512, pages=pages)


def test_the_largest_pages_have_a_size_of_their_own(tmp_path: Path) -> None:
    damaged = b"\xee" * (65536 + 1)
    assert mended(tmp_path, damaged, 65536) == expected(damaged, 65536, pages=2)


def test_a_schema_that_has_but_one_page_brings_that_page_alone(tmp_path: Path) -> None:
    (tmp_path / "damaged").write_bytes(b"\xee" * 1536)
    (tmp_path / "fresh").write_bytes(page(1, 512, LEAF, (2,), 3) + page(2, 512) + page(3, 512))
    transplant(tmp_path / "damaged", tmp_path / "fresh", tmp_path / "mended")
    assert (tmp_path / "mended").read_bytes()[512:] == b"\xee" * 1024


def test_a_page_may_lead_to_hundreds(tmp_path: Path) -> None:
    fresh = [page(1, 4096, INTERIOR, (*[3] * 256, 4), 3), page(2, 4096), page(3, 4096), page(4, 4096)]
    (tmp_path / "damaged").write_bytes(b"\xee" * 16384)
    (tmp_path / "fresh").write_bytes(b"".join(fresh))
    transplant(tmp_path / "damaged", tmp_path / "fresh", tmp_path / "mended")
    assert (tmp_path / "mended").read_bytes()[4096:] == b"\xee" * 4096 + fresh[2] + fresh[3]
