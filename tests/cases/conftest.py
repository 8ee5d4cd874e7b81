"""Collects published cases: ``pytest tests/cases --cases DIR`` runs every case of a folder, one test id for each."""

import json
from pathlib import Path

import pytest

SHIPPED = Path(__file__).parent.parent / "data" / "cases"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--cases", metavar="DIR", default=None, help="folder of published cases (default: the shipped ones)"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "published_case" not in metafunc.fixturenames:
        return
    folder = Path(metafunc.config.getoption("--cases", default=None) or SHIPPED)
    found = []
    for file in sorted(folder.glob("*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        found += [
            pytest.param({"method": content["method"], **case}, id=case["id"]) for case in content.get("cases", [])
        ]
    if not found:
        raise pytest.UsageError(f"no cases in {folder}")
    metafunc.parametrize("published_case", found)
