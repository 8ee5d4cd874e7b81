"""From the bytes of a text file to its characters.

The rule is: byte order mark, else strict UTF-8, else Windows-1252. Statistical guessers were wrong on every real
portfolio file tried (they read "£" as "Ł"); this rule was right on all.
"""

import codecs
import re
from dataclasses import dataclass, replace

from vmo_desktop.exchange.strange_letters import strange_word
from vmo_desktop.translation import Texts

tr = Texts("Import")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is a part of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ENCODINGS = (
    "utf-8",
    "cp1252",
    "utf-16-le",
    "utf-16-be",
    "iso8859-15",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp850",
    "mac-roman",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-kr",
)
"""What the import window offers; any other that Python knows may stand in a map."""

_HALVES = re.compile("[\ud800-\udfff]")
"""Half of a letter, as some encodings allow it: no file can hold it."""

_ENDS = re.compile(b"[\r\n]")
_WIDE_LITTLE, _WIDE_BIG = re.compile(b"[\r\n]\0"), re.compile(b"\0[\r\n]")
_UNDEFINED = re.compile("[\x81\x8d\x8f\x90\x9d]")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The characters of a file, how they were read, and what was odd."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


class UnknownEncoding(ValueError):
    """No such encoding, or none for text."""


def decode(content: bytes, encoding: str = "") -> DecodedText:
    """Read bytes as text; with an encoding given, only that one. Never fails on a byte: it reports it."""
    mark, marked = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", ""))
    chosen = _text_encoding(encoding) if encoding else marked
    if chosen:
        body = content[len(mark) :] if chosen == marked else content
        return _without_nul(_forgiving(body, chosen))
    wide = _wide_without_mark(content)
    if wide:
        return _without_nul(_forgiving(content, wide))
    try:
        return _without_nul(DecodedText(content.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _without_nul(_doubted(_forgiving(content, "cp1252")))


def _doubted(decoded: DecodedText) -> DecodedText:
    """Windows-1252 that nobody chose, with a word where it is probably another encoding."""
    word = strange_word(decoded.text)
    if not word:
        return decoded
    note = tr(
        'The text was read as Windows-1252, which makes "{word}" and the like of it. '
        "If these are no words, choose another encoding, or save the file as UTF-8.",
        word=word,
    )
    return replace(decoded, notes=(*decoded.notes, note))


def _text_encoding(name: str) -> str:
    try:
        found = codecs.lookup(name)
        b"ab".decode(name, errors="replace")
    except (LookupError, UnicodeError, ValueError) as error:
        raise UnknownEncoding(name) from error
    # Python's own names have no dashes where others expect them; ours are compared with `ENCODINGS`.
    return next((known for known in ENCODINGS if codecs.lookup(known).name == found.name), found.name)


def _wide_without_mark(content: bytes) -> str:
    """UTF-16 without a mark, of any script: most line ends have a NUL on the side where other text has none."""
    little = sum(found.start() % 2 == 0 for found in _WIDE_LITTLE.finditer(content))
    big = sum(found.start() % 2 == 0 for found in _WIDE_BIG.finditer(content))
    if 2 * max(little, big) <= len(_ENDS.findall(content)):
        return ""
    return "utf-16-le" if little >= big else "utf-16-be"


def _forgiving(content: bytes, encoding: str) -> DecodedText:
    if encoding == "cp1252":
        return _windows_1252(content)
    text = content.decode(encoding, errors="replace")
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        line = text[: len(content[: error.start].decode(encoding, errors="replace"))].count("\n") + 1
        note = tr(
            "Some bytes are not {encoding} (first in line {line}); they are shown as \N{REPLACEMENT CHARACTER}.",
            encoding=encoding,
            line=line,
        )
        return DecodedText(text, encoding, (note,))
    return DecodedText(text, encoding)


def _windows_1252(content: bytes) -> DecodedText:
    """Windows-1252 as browsers read it: its five unused bytes become the control characters of the same number."""
    codecs.register_error("vmo-c1", _as_control)
    text = content.decode("cp1252", errors="vmo-c1")
    odd = _UNDEFINED.findall(text)
    if not odd:
        return DecodedText(text, "cp1252")
    found = _UNDEFINED.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 0
    bytes_ = ", ".join(sorted({f"0x{ord(letter):02X}" for letter in odd}))
    note = tr.counted(
        len(odd),
        "One byte is no character of Windows-1252 ({codes}, first in line {line}); "
        "kept as an invisible control character.",
        "{n} bytes are no character of Windows-1252 ({codes}, first in line {line}); "
        "kept as an invisible control character.",
        codes=bytes_,
        line=line,
    )
    return DecodedText(text, "cp1252", (note,))


def _as_control(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - registered for decoding only
    return "".join(chr(byte) for byte in error.object[error.start : error.end]), error.end


def _without_nul(decoded: DecodedText) -> DecodedText:
    decoded = replace(decoded, text=_HALVES.sub("\N{REPLACEMENT CHARACTER}", decoded.text))
    count = decoded.text.count("\0")
    if not count:
        return decoded
    note = tr.counted(count, "{n} NUL character was left out.", "{n} NUL characters were left out.")
    return DecodedText(decoded.text.replace("\0", ""), decoded.encoding, (*decoded.notes, note))
