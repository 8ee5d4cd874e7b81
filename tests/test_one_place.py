"""What comes in from outside goes through one place each, so that a new panel or command cannot forget its rules."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import vmo_desktop

PACKAGE = Path(vmo_desktop.__file__).parent

PLACES: dict[str, dict[str, str]] = {
    "json.load": {},
    "json.loads": {
        "json_text.py": "the one place: refuses what is deep, long, given twice or not finite",
        "exchange/reading.py": "lines of our own worker, as long as a spreadsheet",
        "exchange/written.py": "reads again what the program has just written itself",
    },
    "tomllib.load": {},
    "tomllib.loads": {"exchange/toml_table.py": "the one place: refuses what is deep or large"},
    "openpyxl.load_workbook": {"exchange/xlsx_source.py": "the one place: only the worker imports it"},
    "csv.reader": {
        "exchange/csv_source.py": "the one place: limits cells, rows and columns",
        "exchange/stray_quotes.py": "divides again the lines that the one place has found in one row",
        "exchange/workshop_csv.py": "tables of the samples that come with the program",
        "exchange/selection_terms.py": "one line, typed as an argument",
    },
    "csv.DictReader": {},
    "zipfile.ZipFile": {
        "exchange/file_kind.py": "looks at the names and sizes of a package, before anything is unpacked",
        "exchange/xlsx_source.py": "in the worker alone",
        "exchange/ballot_mark.py": "unpacks the start of one part",
        "exchange/written.py": "reads again what the program has just written itself",
    },
    **{
        f"{module}.{name}": {}
        for module in ("pickle", "marshal", "shelve", "dill")
        for name in ("load", "loads", "open")
    },
    "eval": {},
    "exec": {},
    "__import__": {},
}
"""Calls, and the files that may make them, each with its reason."""

FOREIGN = re.compile(r"^(?:yaml|lxml|xml|pandas|xlrd|marshal|shelve|python_calamine)(?:\.|$)")
"""Modules that read without our limits."""


@cache
def _modules() -> dict[str, ast.Module]:
    """Every module of the program by its path."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


@cache
def _calls() -> dict[str, set[str]]:
    return {name: _called(module) for name, module in _modules().items()}


def _called(module: ast.Module) -> set[str]:
    """The dotted names that are called or handed on, with those that were imported one by one."""
    given = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    dotted = {ast.unparse(node) for node in ast.walk(module) if isinstance(node, ast.Attribute)}
    plain = {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}
    return dotted | {given.get(name, name) for name in plain}


@pytest.mark.parametrize("call", PLACES)
def test_a_format_is_read_in_one_place(call: str) -> None:
    callers = {name for name, called in _calls().items() if call in called}
    assert callers == set(PLACES[call])


def test_no_module_reads_without_our_limits() -> None:
    found = [
        (name, imported)
        for name, module in _modules().items()
        for node in ast.walk(module)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for imported in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
        if FOREIGN.match(imported)
    ]
    assert found == []


def test_only_the_worker_and_what_it_imports_know_how_to_open_a_workbook() -> None:
    importers = {
        name
        for name, called in _calls().items()
        if any(f"vmo_desktop.exchange.xlsx_source.{each}" in called for each in ("read_workbook", "read_all_sheets"))
    }
    assert importers == {"exchange/worker.py"}


def test_arguments_that_are_numbers_are_read_by_us() -> None:
    """`argparse` would take "nan", "1e400" and "1_000" with `type=float` or `type=int`."""
    found = [
        (name, node.lineno)
        for name, module in _modules().items()
        for node in ast.walk(module)
        if isinstance(node, ast.keyword) and node.arg == "type"
        if isinstance(node.value, ast.Name) and node.value.id in ("int", "float", "complex")
    ]
    assert found == []


def _is_made_of_parts(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    )


EXECUTING = ("execute", "executemany", "executescript", "exec_driver_sql")
STRUCTURE = re.compile(r"\s*(?:PRAGMA|CREATE|DROP|ALTER|ATTACH|DETACH|VACUUM)\b", re.IGNORECASE)
"""Statements in which nothing can be bound."""


@pytest.mark.parametrize("name", [each for each in _modules() if each.startswith(("store/", "workshop/"))])
def test_sql_is_made_of_parts_only_where_a_reason_is_given(name: str) -> None:
    """Values are bound; what is put into a statement is a name of the schema, and its line says so to ruff."""
    lines = (PACKAGE / name).read_text(encoding="utf-8").split("\n")
    bare = [
        node.lineno
        for node in ast.walk(_modules()[name])
        if isinstance(node, ast.Call) and node.args and _is_made_of_parts(node.args[0])
        if ast.unparse(node.func).rpartition(".")[2] in EXECUTING and not _is_structure(node.args[0])
        if "# noqa: S608" not in "\n".join(lines[node.lineno - 1 : node.end_lineno])
    ]
    assert bare == []


def _is_structure(node: ast.expr) -> bool:
    first = node.values[0] if isinstance(node, ast.JoinedStr) else node.left if isinstance(node, ast.BinOp) else node
    return isinstance(first, ast.Constant) and bool(STRUCTURE.match(str(first.value)))
