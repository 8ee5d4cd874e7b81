"""What the user reads goes through translation calls, so that another language needs no change of the program."""

import ast
from pathlib import Path

import pytest

import vmo_desktop.ui

FOLDER = Path(vmo_desktop.ui.__file__).parent

SHOWING = frozenset({
    "QLabel", "PlainLabel", "ElidedLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox",
    "QAction", "QMenu", "EmptyState", "setText", "setTitle", "setWindowTitle", "setPlaceholderText", "setToolTip",
    "setStatusTip", "setAccessibleName", "setAccessibleDescription", "addAction", "addMenu", "addItem", "addTab",
    "addRow", "setHorizontalHeaderLabels", "setLabelText", "tooltip",
})  # fmt: skip
"""Calls whose texts are shown."""

NAMES = ("VMO Desktop", "VMO")
"""Names are the same in every language."""


def _literals(call: ast.Call) -> list[str]:
    """The texts that stand in a call as they are, also inside f-strings and lists, but not inside other calls."""
    found: list[str] = []
    open_nodes: list[ast.AST] = [*call.args]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
        elif isinstance(node, ast.FormattedValue | ast.Call | ast.Subscript | ast.Compare | ast.Attribute):
            continue
        else:
            open_nodes += ast.iter_child_nodes(node)
    return found


def _is_prose(text: str) -> bool:
    bare = text.split("\t", 1)[0]  # what follows a tab in a menu are keys
    for name in NAMES:
        bare = bare.replace(name, "")
    letters = [word for word in bare.split() if sum(letter.isalpha() for letter in word) > 1]
    return bool(letters)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_text_is_shown_untranslated(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in SHOWING:
            found += [f"line {node.lineno}: {called}({text!r})" for text in _literals(node) if _is_prose(text)]
    assert found == []
