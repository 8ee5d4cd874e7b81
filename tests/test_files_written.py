"""Every file that the program writes goes through one writer; a new export cannot forget it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import vmo_desktop

PACKAGE = Path(vmo_desktop.__file__).parent

WRITERS = frozenset({"store/part_file.py", "workshop/safe_write.py"})
"""The one writer, and the one place where a file takes another's place."""

ALLOWED = {
    ("charts/picture.py", "savefig"): "into memory",
    ("charts/thumbnail.py", "savefig"): "into memory",
    ("report/chart_renderer.py", "save"): "into memory",
    ("store/schema_pages.py", "write_bytes"): "into a folder that is gone with the salvage",
    ("store/lock.py", "os.open"): "the lock's own side file",
    ("store/migration.py", "copyfile"): "what is checked before it takes a place",
    ("store/journal.py", "copyfile"): "into a folder that is gone with the trial",
    ("store/untouched.py", "copyfile"): "into a folder that is gone with the reading",
    ("ui/theme.py", "write_text"): "marks of the style sheet, in a folder of this process",
    ("ui/errors.py", "open"): "the log of crashes, which is added to",
    ("ui/panels/drivers_panel.py", "rename"): "a driver, no file",
    ("ui/panels/bubble_panel.py", "save"): "a picture, through `save_picture`",
    ("ui/picture_panel.py", "save"): "the same",
    ("ui/widgets/chart_picture.py", "save"): "the same",
}
"""What may be called elsewhere, and why it can leave no half file."""

ONE_ARGUMENT = frozenset({"replace", "rename", "save"})
"""Names that also mean something else: with one argument they are about files."""

ALWAYS = frozenset({
    "write_text", "write_bytes", "savefig", "symlink_to", "hardlink_to", "touch", "copyfile", "copy2", "copytree",
    "mkstemp", "NamedTemporaryFile", "TemporaryFile", "QSaveFile", "QTemporaryFile", "setOutputFileName", "tofile",
    "savetxt", "imsave", "QPdfWriter", "QSvgGenerator", "QImageWriter",
})  # fmt: skip

OF_MODULES = {
    "os": frozenset({"rename", "renames", "replace", "link", "symlink", "truncate"}),
    "shutil": frozenset({"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move"}),
}


def _is_writing_mode(call: ast.Call, place: int) -> bool:
    given = [each.value for each in call.keywords if each.arg == "mode"] or call.args[place : place + 1]
    return any(not isinstance(each, ast.Constant) or set(str(each.value)) & set("wax+") for each in given)


def _opens_for_writing(call: ast.Call, owner: str, name: str) -> bool:
    if owner == "os" and name == "open":
        return any(isinstance(each, ast.Attribute) and each.attr == "O_CREAT" for each in ast.walk(call))
    if name != "open":
        return False
    is_bare = isinstance(call.func, ast.Name) or owner == "io"
    first = call.args[0] if call.args else None
    looks_like_mode = isinstance(first, ast.Constant) and set(str(first.value)) <= set("rwaxbt+")
    return _is_writing_mode(call, 1) if is_bare else looks_like_mode and _is_writing_mode(call, 0)


def writing_calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each call that can write, move or replace a file."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        func = call.func
        name = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
        owner = func.value.id if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) else ""
        if name in OF_MODULES.get(owner, ()) or name in ALWAYS:
            yield call.lineno, name
        elif _opens_for_writing(call, owner, name):
            yield call.lineno, "os.open" if owner == "os" else name
        elif name in ONE_ARGUMENT and isinstance(func, ast.Attribute) and not call.keywords:
            is_text = name == "replace" and len(call.args) != 1
            if call.args and not is_text:
                yield call.lineno, name


def _found() -> set[tuple[str, str]]:
    """Module and name of every such call of the program outside its writer."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        module = path.relative_to(PACKAGE).as_posix()
        if module not in WRITERS:
            found |= {(module, name) for _, name in writing_calls(ast.parse(path.read_text(encoding="utf-8")))}
    return found


def test_files_are_written_by_one_writer() -> None:
    found = _found()
    assert found - set(ALLOWED) == set()
    assert set(ALLOWED) - found == set(), "what is allowed is there no more"


@pytest.mark.parametrize(
    "line",
    [
        'open(path, "w")', 'open(path, mode="ab")', 'path.open("x")', 'path.write_text("a")', "figure.savefig(path)",
        "shutil.copy(a, b)", "os.rename(a, b)", "os.replace(a, b)", "part.replace(path)", "image.save(path, 'png')",
        "os.open(path, os.O_CREAT | os.O_RDWR)", "printer.setOutputFileName(path)",
        "open(path, mode)",
    ],
)  # fmt: skip
def test_the_rule_bites(line: str) -> None:
    assert list(writing_calls(ast.parse(line))) != []


@pytest.mark.parametrize(
    "line", ['open(path)', 'path.open("rb")', 'text.replace("a", "b")', "replace(row, name=text)", "painter.save()",
             "moment.replace(tzinfo=UTC)", "session.open(path)", "dialog.open()"],
)  # fmt: skip
def test_what_writes_nothing_is_left_alone(line: str) -> None:
    assert list(writing_calls(ast.parse(line))) == []
