"""Strict reading of TOML: every value has its type, and no key is left unread."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.numbers import why_no_amount
from vmo_desktop.exchange.readable import check_readable
from vmo_desktop.translation import Texts

tr = Texts("Import")

Value = TypeVar("Value")

MISSING = object()

_MOST_BYTES = 1024 * 1024
_DEEPEST = 100


class TomlTable:
    """One table of a TOML file, whose errors name the file and the key.

    Read the keys, then call `finish`: a key that nobody asked for is a spelling mistake, and refused.
    """

    def __init__(self, file: str, values: Mapping[str, object], path: str = "") -> None:
        self._file = file
        self._values = dict(values)
        self._path = path
        self._read: set[str] = set()

    @staticmethod
    def open(path: Path) -> "TomlTable":
        """Read a TOML file; one that is too large or nested too deep is refused."""
        check_readable(path, _MOST_BYTES, tr("Take out what does not belong into it."))
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            _check_depth(values)
        except OSError as error:
            reason = tr("it cannot be read ({strerror}).", strerror=error.strerror)
            raise SourceRefused(CellPlace(path.name), reason, tr("Check the name and the folder.")) from error
        except (ValueError, RecursionError) as error:
            reason = tr("this is not readable TOML in UTF-8: {error}.", error=error)
            raise SourceRefused(CellPlace(path.name), reason, tr("Correct the file.")) from error
        return TomlTable(path.name, values)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required without a default."""
        return self._get(key, str, tr("a text in quotes"), default)

    def is_number(self, key: str) -> bool:
        """Whether a key holds a number."""
        value = self._values.get(key)
        return isinstance(value, int | float) and not isinstance(value, bool)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        return self._get(key, bool, tr("true or false"), default)

    def number(self, key: str, default: float | None = None) -> float:
        """A finite integer or decimal number, as a float."""
        value = self._get(key, object, "", default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refused(key, tr("needs a number, not {value}.", value=repr(value)))
        reason = why_no_amount(value)
        if reason is not None:
            raise self.refused(key, f"{reason}.")
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty when the key is missing."""
        found: list[str] = []
        for value in self._get(key, list, tr("a list of texts"), []):
            if not isinstance(value, str):
                raise self.refused(key, tr("needs a list of texts, not {value}.", value=repr(value)))
            found.append(value)
        return tuple(found)

    def numbers(self, key: str) -> dict[str, float]:
        """A table of numbers; empty when the key is missing."""
        table = self.table(key)
        return {name: table.number(name) for name in table.given}

    def table(self, key: str) -> "TomlTable":
        """A table; empty when the key is missing."""
        return TomlTable(self._file, self._get(key, dict, "a table", {}), f"{self._path}{key}.")

    def tables(self, key: str) -> "list[TomlTable]":
        """A list of tables; empty when the key is missing."""
        found = []
        for place, value in enumerate(self._get(key, list, tr("a list of tables"), []), start=1):
            if not isinstance(value, dict):
                raise self.refused(key, tr("needs a list of tables, not {value}.", value=repr(value)))
            found.append(TomlTable(self._file, value, f"{self._path}{key}[{place}]."))
        return found

    @property
    def given(self) -> tuple[str, ...]:
        """The keys that the file gives, in its order."""
        return tuple(self._values)

    def finish(self) -> None:
        """Refuse a key that nobody has read."""
        for key in self._values:
            if key not in self._read:
                raise self.refused(key, tr("is not a key that belongs here."))

    def refused(self, key: str, reason: str) -> SourceRefused:
        """The error for a key."""
        return SourceRefused(
            CellPlace(self._file),
            tr("the key {path}{key} {reason}", path=self._path, key=key, reason=reason),
            tr("Correct the file."),
        )

    def _get(self, key: str, kind: type[Value], wanted: str, default: Value | None) -> Value:
        self._read.add(key)
        value = self._values.get(key, MISSING)
        if value is MISSING:
            if default is None:
                raise self.refused(key, tr("is missing."))
            return default
        if not isinstance(value, kind):
            raise self.refused(key, tr("needs {wanted}, not {value}.", wanted=wanted, value=repr(value)))
        return value


def _check_depth(values: object) -> None:
    """Raise `ValueError` for tables and lists nested too deep; a dotted key nests without the parser minding."""
    level = [values]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return
    raise ValueError(tr("nested too deep"))


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
