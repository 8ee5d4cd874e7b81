"""Brings the translation files up to date with the program's texts: `python -m tests.translations de`.

Qt's tool reads literal calls of Qt's functions only. Texts that stand in tables, such as menus and stages, and those of
the layers that know no Qt are written out for it.
"""

import ast
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.actions import ACTIONS, CONTEXT, Menu
from vmo_desktop.ui.stages import PAGES

PACKAGE = Path(__file__).resolve().parents[1] / "vmo_desktop"
FILES = RESOURCES / "translations"


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate; `is_counted` has plural forms."""

    context: str
    text: str
    is_counted: bool = False

    @property
    def call(self) -> str:
        """As a call that Qt's tool reads."""
        number = ', "", 1' if self.is_counted else ""
        return f"QCoreApplication.translate({self.context!r}, {self.text!r}{number})"


def table_texts() -> list[Message]:
    """Everything that is translated without a literal call of Qt."""
    menus = [Message(CONTEXT, menu.value) for menu in Menu]
    commands = [Message(CONTEXT, text) for each in ACTIONS for text in (each.text, each.tip) if text]
    stages = [Message("Stages", page.name) for page in PAGES.values()]
    marked = [found for path in sources() for found in _marked(ast.parse(path.read_text(encoding="utf-8")))]
    below = [found for path in sources_below() for found in texts_below(ast.parse(path.read_text(encoding="utf-8")))]
    return list(dict.fromkeys([*menus, *commands, *stages, *marked, *below]))


def sources() -> list[Path]:
    """Every module of the window."""
    return sorted((PACKAGE / "ui").rglob("*.py"))


def sources_below() -> list[Path]:
    """Every module that knows no Qt."""
    return sorted(path for path in PACKAGE.rglob("*.py") if PACKAGE / "ui" not in path.parents)


def _marked(module: ast.Module) -> Iterator[Message]:
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
            yield Message(contexts[name], str(text_node.value))


def texts_below(module: ast.Module) -> Iterator[Message]:
    """Texts that a module passes to its own `tr = Texts(context)`; Qt knows a counted text by its plural form."""
    context = _context(module)
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        called = ast.unparse(call.func)
        place = {"tr": 0, "tr.mark": 0, "tr.counted": 2}.get(called)
        if place is None or context is None:
            continue
        text = call.args[place] if place < len(call.args) else None
        if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
            raise ValueError(f"line {call.lineno}: {called} needs the text itself")  # noqa: TRY004 - of a source
        yield Message(context, text.value, is_counted=called == "tr.counted")


def _context(module: ast.Module) -> str | None:
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.targets[0]) == "tr":
            (context,) = node.value.args
            return str(context.value) if isinstance(context, ast.Constant) else None
    return None


def update(files: Sequence[Path]) -> str:
    """Put every text into these .ts files, keeping what is translated already; gives back what the tool said."""
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lupdate"
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables.py"
        tables.write_text("\n".join(message.call for message in table_texts()), encoding="utf-8")
        paths = [str(path) for path in (*sources(), tables)]
        ask = [str(tool), *paths, "-locations", "none", "-ts", *(str(file) for file in files)]
        done: subprocess.CompletedProcess[str] = subprocess.run(ask, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    print(update([FILES / f"vmo_{language}.ts" for language in sys.argv[1:] or ["de"]]))
