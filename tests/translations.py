"""Brings the translation files up to date with the program's texts: `python -m tests.translations de`.

Texts that stand in tables, such as menus and stages, are written out for Qt's tool, which reads literal calls only.
"""

import ast
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from vmo_desktop.paths import RESOURCES
from vmo_desktop.report.sections import TITLES
from vmo_desktop.ui.actions import ACTIONS, CONTEXT, Menu
from vmo_desktop.ui.stages import PAGES

PACKAGE = Path(__file__).resolve().parents[1] / "vmo_desktop"
FILES = RESOURCES / "translations"


def table_texts() -> list[tuple[str, str]]:
    """Context and text of everything that is translated from a table."""
    menus = [(CONTEXT, menu.value) for menu in Menu]
    commands = [(CONTEXT, text) for each in ACTIONS for text in (each.text, each.tip) if text]
    stages = [("Stages", page.name) for page in PAGES.values()]
    sections = [("Section", title) for title in TITLES.values()]
    marked = [pair for path in sources() for pair in _marked(ast.parse(path.read_text(encoding="utf-8")))]
    return list(dict.fromkeys([*menus, *commands, *stages, *sections, *marked]))


def sources() -> list[Path]:
    """Every module that shows text."""
    return sorted((PACKAGE / "ui").rglob("*.py"))


def _marked(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Texts that a module passes to a function of its own that does nothing but translate or mark them."""
    constants = {
        target.id: node.value.value
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    contexts: dict[str, str] = {}
    for function in (node for node in module.body if isinstance(node, ast.FunctionDef) and node.args.args):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call) and len(node.args) == 2):
            called, text = ast.unparse(call.func), ast.unparse(call.args[1])
            if called in ("QT_TRANSLATE_NOOP", "QCoreApplication.translate") and text == function.args.args[0].arg:
                where = call.args[0]
                context = where.value if isinstance(where, ast.Constant) else constants.get(ast.unparse(where))
                contexts[function.name] = str(context)
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call) and len(node.args) == 1):
        text_node, name = call.args[0], ast.unparse(call.func)
        if name in contexts and isinstance(text_node, ast.Constant):
            yield contexts[name], str(text_node.value)


def update(files: Sequence[Path]) -> str:
    """Put every text into these .ts files, keeping what is translated already; gives back what the tool said."""
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lupdate"
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables.py"
        lines = [f"QT_TRANSLATE_NOOP({context!r}, {text!r})" for context, text in table_texts()]
        tables.write_text("\n".join(lines), encoding="utf-8")
        paths = [str(path) for path in (*sources(), tables)]
        ask = [str(tool), *paths, "-locations", "none", "-ts", *(str(file) for file in files)]
        done: subprocess.CompletedProcess[str] = subprocess.run(ask, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    print(update([FILES / f"vmo_{language}.ts" for language in sys.argv[1:] or ["de"]]))
