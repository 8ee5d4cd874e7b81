"""Whose work the program stands on."""

import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from vmo_desktop import __version__
from vmo_desktop.ui.dialogs.about_dialog import AboutDialog
from vmo_desktop.ui.works import WORKS, Work


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def test_version_and_licence_are_told(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"Version {__version__}, MIT licence" in texts
    table = dialog.works.model()
    shown = [[table.index(row, column).data() for column in range(3)] for row in range(table.rowCount())]
    assert [row[::2] for row in shown] == [[work.name, work.licence] for work in WORKS]
    versions = {row[0]: row[1] for row in shown}
    assert versions["NumPy"] == metadata.version("numpy")
    assert versions["DejaVu Sans (type)"] == f"matplotlib {metadata.version('matplotlib')}"


def test_the_licence_of_the_selected_work_is_shown(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    seen = {}
    for work in WORKS:
        seen[work.name] = dialog.text.toPlainText()
        QTest.keyClick(dialog.works, Qt.Key.Key_Down)
    assert all(seen.values())
    assert "SIL OPEN FONT LICENSE" in seen["Source Sans Pro (type)"].upper()
    assert "Bitstream Vera" in seen["DejaVu Sans (type)"]
    assert "In short: LGPL-3.0" in seen["Qt for Python (PySide6)"]


def test_a_package_that_is_not_installed_is_named_without_a_version() -> None:
    work = Work("Nothing", "no-such-package-at-all", "MIT")
    assert (work.version, work.text()) == ("", "")


def test_everything_that_is_needed_is_named_with_the_type_and_icons_inside() -> None:
    project = Path(__file__).resolve().parents[3] / "pyproject.toml"
    due = [Requirement(each) for each in tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]]
    named = {_plain(work.package) for work in WORKS}
    needed: set[str] = set()
    while due:
        each = due.pop()
        if _plain(each.name) not in needed and (each.marker is None or each.marker.evaluate({"extra": ""})):
            needed.add(_plain(each.name))
            due += [Requirement(more) for more in metadata.requires(each.name) or []]
    assert needed <= named
    names = " ".join(work.name for work in WORKS)
    assert all(inside in names for inside in ("Source Sans", "DejaVu", "Phosphor", "PDFium"))
