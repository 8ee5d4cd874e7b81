"""The files that tell three systems which program opens a workshop."""

import configparser
import plistlib
import re
from pathlib import Path

from defusedxml import ElementTree

from vmo_desktop.paths import RESOURCES
from vmo_desktop.workshop.workshop import Workshop

FOLDER = RESOURCES / "associations"
MIME = "application/x-vmo-workshop"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_linux_starts_the_program_with_the_file() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[method-assign,assignment]  # the keys of a desktop entry have capitals
    entry.read(FOLDER / "vmo-desktop.desktop", encoding="utf-8")
    found = entry["Desktop Entry"]
    assert found["Exec"] == "vmo-desktop %f"
    assert found["MimeType"] == f"{MIME};"
    assert (RESOURCES / f"{found['Icon']}.png").is_file()


def test_the_magic_is_that_of_a_real_workshop(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    start = path.read_bytes()[:100]
    kind = ElementTree.fromstring((FOLDER / "vmo-desktop.xml").read_bytes()).find(f"{SPACE}mime-type")
    assert kind is not None
    assert kind.get("type") == MIME
    assert [each.get("pattern") for each in kind.findall(f"{SPACE}glob")] == ["*.vmo"]
    matches = list(kind.iter(f"{SPACE}match"))
    assert len(matches) == 2
    for match in matches:
        value = (match.get("value") or "").replace("\\0", "\0").encode()
        offset = int(match.get("offset") or -1)
        assert start[offset : offset + len(value)] == value


def test_macos_knows_the_ending() -> None:
    found = plistlib.loads((FOLDER / "vmo-desktop.plist").read_bytes())
    (kind,) = found["UTExportedTypeDeclarations"]
    (document,) = found["CFBundleDocumentTypes"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["vmo"]
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]


def test_windows_changes_the_own_account_only_and_quotes_the_file() -> None:
    raw = (FOLDER / "vmo-desktop.reg").read_bytes()
    text = raw.decode("ascii")
    assert text.startswith("Windows Registry Editor Version 5.00\r\n")
    assert text.count("\n") == text.count("\r\n")
    keys = re.findall(r"^\[(.+)\]\r$", text, flags=re.MULTILINE)
    assert keys
    assert all(key.startswith("HKEY_CURRENT_USER\\Software\\Classes\\") for key in keys)
    assert '@="vmo-desktop.exe \\"%1\\""' in text
    assert MIME in text


def test_the_help_names_every_file() -> None:
    text = (RESOURCES / "help" / "file-manager.md").read_text(encoding="utf-8")
    for path in FOLDER.iterdir():
        assert path.name in text
