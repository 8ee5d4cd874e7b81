"""What a ballot's workbook says of itself on a hidden sheet: whose it is, and where every vote stands.

The whole is sealed with a key that only the workshop's file holds, so that a ballot of another workshop, or one whose
hidden part was edited, is recognised.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from vmo_desktop.json_text import read_json
from vmo_desktop.workshop.ballot_form import AskedDriver
from vmo_desktop.workshop.snapshot import Snapshot

MARK = "vmo-ballot"
FORMAT = 1

_CHUNK = 30_000
"""Characters in a cell; a workbook's cell holds 32,767."""


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row of a ballot: an initiative, as its locked cell names it."""

    initiative_id: int
    label: str


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """A sheet of a ballot: a driver, the row of its first initiative, and `scale`, a digest of how it is scored."""

    name: str
    title: str
    driver_id: int
    scale: str
    is_percent: bool
    first_row: int
    rows: tuple[AskedRow, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A ballot: the workshop, the round, the participant, and its sheets."""

    workshop: str
    workshop_title: str
    round_id: int
    participant_id: int
    no_opinion: str
    sheets: tuple[AskedSheet, ...]


def workshop_key(snapshot: Snapshot) -> bytes:
    """What seals the ballots of a workshop: every copy of the file shares it, and no ballot tells it."""
    return bytes.fromhex(snapshot.room.ballot_key)


def fingerprint(key: bytes) -> str:
    """By what a ballot names its workshop."""
    return hashlib.sha256(key + b"workshop").hexdigest()[:16]


def scale_digest(asked: AskedDriver) -> str:
    """By what a ballot tells whether votes still mean what they meant when it was handed out."""
    driver = asked.driver
    levels = [(level.score, level.label, level.statement) for level in asked.levels]
    said = json.dumps([driver.scale, driver.unit, asked.low, asked.high, levels])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def sealed_lines(identity: Identity, key: bytes) -> list[str]:
    """The texts for the hidden sheet, one a cell below each other."""
    body = json.dumps(asdict(identity), ensure_ascii=True, separators=(",", ":"))
    chunks = [body[start : start + _CHUNK] for start in range(0, len(body), _CHUNK)]
    return [MARK, str(FORMAT), _seal(body, key), *chunks]


def is_of(lines: Sequence[str], key: bytes) -> bool:
    """Whether the seal on a hidden sheet is that of this workshop, and whole."""
    return hmac.compare_digest(lines[2].encode(), _seal("".join(lines[3:]), key).encode())


def identity_of(lines: Sequence[str]) -> Identity | None:
    """What a hidden sheet says; None when it is no ballot's or damaged."""
    if len(lines) < 4 or lines[0] != MARK or lines[1] != str(FORMAT):
        return None
    try:
        return _identity(read_json("".join(lines[3:])))
    except (ValueError, KeyError, TypeError):
        return None


def _identity(values: dict[str, Any]) -> Identity:
    sheets = [
        AskedSheet(**{**sheet, "rows": tuple(AskedRow(**row) for row in sheet["rows"])}) for sheet in values["sheets"]
    ]
    found = Identity(**{**values, "sheets": tuple(sheets)})
    numbers: Iterable[object] = (found.round_id, found.participant_id, *(sheet.first_row for sheet in found.sheets))
    if not all(isinstance(number, int) for number in numbers):
        raise TypeError
    return found


def _seal(body: str, key: bytes) -> str:
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()
