"""Texts of users reach Qt in a few ways that never read markup; a new panel cannot forget them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import vmo_desktop.ui
from vmo_desktop.ui.widgets.label import PlainLabel, tooltip, window_title

FOLDER = Path(vmo_desktop.ui.__file__).parent

TRANSLATIONS = frozenset({"tr", "_tr", "translate", "translated"})
TIPS = {"setToolTip": 0, "setStatusTip": 0, "setWhatsThis": 0, "showText": 1}
"""Calls whose text Qt takes for markup when it looks like it, and its place."""

BANNED = frozenset({
    "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QWhatsThis", "QStaticText", "QTextDocument",
    "QTextEdit", "QTextBrowser", "QSystemTrayIcon", "QSplashScreen", "QWebEngineView", "setHtml", "insertHtml",
    "setMarkdown", "setTextFormat", "setOpenExternalLinks", "setOpenLinks", "fromHtml",
})  # fmt: skip
"""Classes and calls that read markup, or boxes whose text would be read so."""

ALLOWED = {
    ("widgets/label.py", "setTextFormat"): "the one that says PlainText",
    ("help/help_browser.py", "ExtraSelection"): "a mark on words",
    ("help/help_browser.py", "setMarkdown"): "texts of ours; pictures of the help alone are loaded",
    ("help/help_browser.py", "setOpenLinks"): "says no",
    ("help/help_browser.py", "setOpenExternalLinks"): "says no",
    ("clipboard.py", "setHtml"): "a table with escaped cells, for spreadsheets",
    ("widgets/header_tips.py", "showText"): "words made by `tooltip` in `words_at`",
    ("widgets/status_line.py", "setToolTip"): "what an action tells, made by `tooltip`",
}

PICTURE_LABELS = frozenset({
    "editors/coach_list.py", "dialogs/about_dialog.py", "widgets/page_view.py", "widgets/start_head.py",
})  # fmt: skip
"""Bare labels that hold a picture and no text."""


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_safe(text: ast.AST, factory: str) -> bool:
    """Whether a text comes out of a factory, or is a sentence of ours as it stands."""
    if isinstance(text, ast.IfExp):
        return _is_safe(text.body, factory) and _is_safe(text.orelse, factory)
    is_named = isinstance(text, ast.Name) and text.id.isupper()
    return is_named or isinstance(text, ast.Constant) or _name(text) in {factory, *TRANSLATIONS}


def findings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each call through which markup could be obeyed."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = _name(call)
        owner = _name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if name in BANNED or owner in BANNED or (name == "QLabel" and call.args):
            yield call.lineno, name
        elif name in TIPS and len(call.args) > TIPS[name]:
            if not _is_safe(call.args[TIPS[name]], "tooltip"):
                yield call.lineno, name
        elif (name == "setWindowTitle" and not _is_safe(call.args[0], "window_title")) or (
            name == "openUrl" and _name(call.args[0]) != "fromLocalFile"
        ):
            yield call.lineno, name


def test_no_text_of_a_user_is_read_as_markup() -> None:
    found, bare = set(), set()
    for path in FOLDER.rglob("*.py"):
        module = path.relative_to(FOLDER).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {(module, name) for _, name in findings(tree)}
        bare |= {module for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) == "QLabel"}
    assert found == set(ALLOWED)
    assert bare == PICTURE_LABELS


@pytest.mark.parametrize(
    "line",
    [
        "QLabel(name)", "label.setToolTip(name)", "label.setToolTip(f'{name}')", "QMessageBox.warning(self, a, b)",
        "self.setWindowTitle(title)", "QToolTip.showText(place, name)", "label.setTextFormat(Qt.RichText)",
        "QDesktopServices.openUrl(QUrl(link))", "self.setToolTip(tooltip(a) if b else name)", "page.setHtml(text)",
        "self.setWindowTitle(self.tr('New from %1').replace('%1', name))",
    ],
)  # fmt: skip
def test_the_rule_bites(line: str) -> None:
    assert list(findings(ast.parse(line)))


def test_labels_tips_and_titles_show_what_was_written(qtbot: QtBot) -> None:
    text = '<img src="x"> & <b>R&D</b> [*]'
    label = PlainLabel(text)
    qtbot.addWidget(label)
    label.setToolTip(tooltip(text))
    label.setWindowTitle(window_title(text))
    assert label.text() == text
    assert label.toolTip() == "<qt>&lt;img src=&quot;x&quot;&gt; &amp; &lt;b&gt;R&amp;D&lt;/b&gt; [*]</qt>"
    assert label.windowTitle() == '<img src="x"> & <b>R&D</b> [*][*]'
    assert window_title("a\u202eb\nc") == "a⟦RLO⟧b c"
