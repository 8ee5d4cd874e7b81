"""What is loaded when: the command line never loads Qt, and start-up loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

from vmo_desktop.workshop.workshop import Workshop

RUN = """
import sys
from vmo_desktop.cli import main
code = main(sys.argv[1:])
print("|".join(sorted({name.partition(".")[0] for name in sys.modules})))
sys.exit(code)
"""


def _loaded(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split("|"))


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    return str(path)


@pytest.mark.parametrize("command", ["rank", "check", "history"])
def test_reading_commands_load_no_heavy_library(path: str, command: str) -> None:
    heavy = {"PySide6", "shiboken6", "matplotlib", "reportlab", "openpyxl", "xlsxwriter", "alembic", "scipy"}
    assert _loaded(command, path) & heavy == set()


def test_the_pack_is_written_without_qt(path: str, tmp_path: Path) -> None:
    loaded = _loaded("pack", path, "-o", str(tmp_path / "out.pdf"))
    assert loaded & {"PySide6", "shiboken6", "scipy", "alembic"} == set()
    assert "reportlab" in loaded
