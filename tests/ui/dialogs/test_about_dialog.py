"""Whose work the program stands on."""

import tomllib
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from vmo_desktop import __version__
from vmo_desktop.ui.dialogs.about_dialog import LICENCES, AboutDialog

SHOWN_AS = {"font-source-sans-pro": "Source Sans Pro", "pyside6-essentials": "Qt for Python (PySide6)"}


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


def test_version_and_licence_are_told(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"Version {__version__}, MIT licence" in texts
    assert all(licence in texts for _, licence in LICENCES)


def test_every_dependency_is_named() -> None:
    project = Path(__file__).resolve().parents[3] / "pyproject.toml"
    needed = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    named = [_plain(name) for name, _ in LICENCES]
    for requirement in needed:
        package = requirement.split(";")[0].split(">")[0].split("=")[0].split("<")[0].strip().lower()
        shown = _plain(SHOWN_AS.get(package, package))
        assert any(shown in name for name in named), package
