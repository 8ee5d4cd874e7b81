"""The log tells what the program did, and nothing of a workshop."""

import ast
import logging
import sqlite3
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import vmo_desktop
from tests.planted import plant
from tests.waits import LONG_WAIT_MS
from vmo_desktop.cli.output import log_defect
from vmo_desktop.errors import NotAllowed, VmoError
from vmo_desktop.exchange.export import export_data
from vmo_desktop.ui.errors import CrashGuard, log_folder, start_log
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.workshop import Workshop

PACKAGE = Path(vmo_desktop.__file__).parent
MARK, AMOUNT = "Zephyrine", 98_765_432.1

TOLD = {
    ("store/file.py", "cause"): "what SQLite says of the disk",
    ("store/migration.py", "schema"): "a number of ours",
    ("ui/single_instance.py", "server.serverError().name"): "a name of Qt's",
}


def _is_silent(argument: ast.expr) -> bool:
    """Whether a log line tells a class or places of our own code only."""
    if isinstance(argument, ast.Call):
        return isinstance(argument.func, ast.Name) and argument.func.id == "places"
    return isinstance(argument, ast.Attribute) and argument.attr == "__name__"


def test_log_lines_hold_kinds_of_errors_and_places_alone() -> None:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for call in (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        ):
            func = call.func
            if (
                isinstance(func, ast.Attribute)
                and isinstance(func.value, ast.Name)
                and func.value.id in ("log", "logging")
            ):
                module = path.relative_to(PACKAGE).as_posix()
                assert func.attr != "exception", f"{module}: the words of an exception may quote the workshop"
                if func.attr in ("debug", "info", "warning", "error", "critical"):
                    assert isinstance(call.args[0], ast.Constant), module
                    assert not call.keywords, module
                    found |= {(module, ast.unparse(each)) for each in call.args[1:] if not _is_silent(each)}
    assert found == set(TOLD)


def _break() -> None:
    raise sqlite3.IntegrityError(f"{MARK} costs {AMOUNT}") from NotAllowed(MARK)


def _marked(path: Path) -> None:
    plant(path, [f"{MARK} {number}" for number in range(40)])
    with Workshop.open(path) as workshop:
        workshop.do(edit_initiatives({workshop.snapshot.initiatives[0].id: {"cost": AMOUNT}}))


def test_a_day_with_mishaps_leaves_no_name_and_no_amount_in_the_log(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / f"{MARK}.vmo"
    _marked(path)
    stop = start_log()
    guard = CrashGuard(window)
    try:
        window.take(path)
        live = window.session.live
        assert live is not None
        for page in ("drivers", "initiatives", "score", "rank", "pack", "history"):
            window.workbench.area.show_page(page)
        live.do(edit_initiatives({live.snapshot.initiatives[1].id: {"cost": -AMOUNT, "name": MARK}}))
        with pytest.raises(VmoError):
            export_data(live.results, tmp_path / MARK / "out.xlsx")
        window.session.close()
        path.write_bytes(path.read_bytes()[:5000] + MARK.encode() * 800)
        window.take(path)
        try:
            _break()
        except sqlite3.IntegrityError as error:
            guard.report(error)
        qtbot.waitUntil(lambda: window.session.live is None, timeout=LONG_WAIT_MS)
    finally:
        stop()
    logged = "".join(each.read_text(encoding="utf-8") for each in log_folder().iterdir())
    assert "IntegrityError" in logged
    assert MARK not in logged
    assert "98765432" not in logged.replace("_", "")


def test_the_command_line_keeps_no_words_of_a_defect() -> None:
    before = logging.getLogger().handlers[:]
    try:
        try:
            _break()
        except sqlite3.IntegrityError:
            assert "Details are in" in log_defect()
        logged = (log_folder() / "vmo.log").read_text(encoding="utf-8")
    finally:
        for handler in logging.getLogger().handlers[:]:
            if handler not in before:
                logging.getLogger().removeHandler(handler)
                handler.close()
    assert "IntegrityError" in logged
    assert sys.exception() is None
    assert MARK not in logged
