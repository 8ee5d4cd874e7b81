"""What files say about themselves: nothing of the computer, its user, or its folders."""

import re
import socket
import tempfile
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from tests.exchange.ballots import small_room
from tests.faults.exports import KINDS
from tests.pdfs import opened
from vmo_desktop.workshop.ops.reviews import WINS

USER, HOME, HOST = "ursula-brandt", "/home/ursula-brandt", "notebook-of-brandt"
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def _unpacked(path: Path) -> bytes:
    """All bytes of a file, and what is compressed in it."""
    raw = path.read_bytes()
    parts = [raw]
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as package:
            parts += [package.read(name) + name.encode() for name in package.namelist()]
    for stream in STREAM.findall(raw):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            parts.append(stream)
    return b"\n".join(parts)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("secret-client-folder")
    found = {}
    with pytest.MonkeyPatch.context() as patch, small_room(folder / "room.vmo") as room:
        for name in ("USER", "LOGNAME", "USERNAME"):
            patch.setenv(name, USER)
        patch.setenv("HOME", HOME)
        patch.setattr(socket, "gethostname", lambda: HOST)
        patch.setenv("VMO_HOME", str(folder / "home"))
        room.do(WINS.add([{"title": "Half the time"}]))
        for name, kind in KINDS.items():
            if name != "copy":  # the workshop itself
                place = folder / name
                place.mkdir()
                kind.write(room, place / f"out{kind.ending}")
                found[name] = sorted(place.glob(f"*{kind.ending}"))[-1]
    return found


@pytest.mark.parametrize("name", [name for name in KINDS if name != "copy"])
def test_no_file_tells_who_and_where(files: dict[str, Path], name: str) -> None:
    content = _unpacked(files[name])
    telling = [USER, HOME, HOST, "secret-client-folder", tempfile.gettempdir() + "/", ".vmo-"]
    telling += ["Matplotlib", "matplotlib.org", "reportlab.com", "XlsxWriter", "/site-packages"]
    assert [each for each in telling if each.encode() in content] == []


@pytest.mark.parametrize("name", ["pack", "paper", "sheet", "chart"])
def test_a_pdf_names_the_program_and_nobody(files: dict[str, Path], name: str) -> None:
    with opened(files[name]) as document:
        about = document.get_metadata_dict()
    assert about["Creator"] in ("VMO Desktop", "")
    assert about["Producer"] == "VMO Desktop"
    assert about["Author"] == ""


def test_a_png_names_the_program_and_nothing_else(files: dict[str, Path]) -> None:
    with Image.open(files["png"]) as image:
        image.load()
        about = {name: value for name, value in image.info.items() if name != "dpi"}
    assert about == {"Software": "VMO Desktop"}


@pytest.mark.parametrize("name", ["xlsx", "ballots"])
def test_a_workbook_names_nobody(files: dict[str, Path], name: str) -> None:
    about = openpyxl.load_workbook(files[name]).properties
    assert [each for each in (about.creator, about.lastModifiedBy) if each] == []
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.year == 2000
