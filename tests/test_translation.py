"""Words of the layers that know no Qt, in another language."""

import ast
import re
import subprocess
import sys
from calendar import month_name
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

import vmo_desktop
from tests.report.packs import ReadPack, make_sample, make_workshop, write
from vmo_desktop import translation
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.bubble_facts import bubble_facts
from vmo_desktop.charts.table_view import bubble_table
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop

PACKAGE = Path(vmo_desktop.__file__).parent
SPEAKING = [
    *(path for folder in ("charts", "report", "exchange") for path in (PACKAGE / folder).rglob("*.py")),
    *(
        PACKAGE / name
        for name in ("errors.py", "store/file.py", "store/header.py", "workshop/safe_write.py", "store/part_file.py")
    ),
]

SILENT = {
    "theme.py", "fonts.py", "lettering.py", "chart_renderer.py",
    "reading_words.py", "heading_words.py", "selection_headings.py", "headings.py", "cash_flow_headings.py",
    "export_tables.py", "choice_export.py", "scenario_export.py", "road_export.py", "learned_export.py",
    "dates.py", "months.py", "time_words.py",
    "numbers.py", "values.py", "verbal_scale.py", "currencies.py", "money_units.py",
}  # fmt: skip
"""Modules about fonts, colours and operators, and about words of spreadsheets in every language."""

TERMS = {
    "axes fraction", "offset points", "Date", "CreationDate", "Software", "Creator", "Producer", "VMO Desktop", "Zs",
    "Cf", *month_name,
    "end of data", "field larger", "EncryptedPackage", "Column", "Template:", "Sample:", "Default", "Base case",
    "Initiatives",
}  # fmt: skip
"""What drawing and file formats call things; names; what is stored in the file; dates stay as they are."""

UNREAD = {"tr", "tr.mark", "tr.counted", "Texts", "TypeVar", "re.compile", "log.warning", "style", "cast", "ValueError"}
"""Calls whose texts are translated, or never read by a user."""

tr = Texts("Test")

ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")


def _accented(context: str, text: str, number: int) -> str:
    """A language that anybody can read and that no text is in by itself."""
    del context, number
    return "".join(part if part.startswith("{") else part.translate(ACCENTS) for part in re.split(r"(\{[^}]*\})", text))


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """No translator, and after the test the one from before."""
    former = translation.install(None)
    yield
    translation.install(former)


@pytest.fixture
def accents() -> None:
    translation.install(_accented)


def test_without_a_translator_words_are_as_written() -> None:
    assert tr("Fund {names}.", names="A {b}") == "Fund A {b}."
    assert tr.counted(1, "{n} step", "{n} steps") == "1 step"
    assert tr.counted(1200, "{n} step", "{n} steps") == "1,200 steps"


def test_a_translator_is_asked_for_the_plural_form() -> None:
    def polish(context: str, text: str, number: int) -> str:
        return {1: "{n} krok", 2: "{n} kroki"}.get(number, "{n} kroków") if (context, number >= 0) else text

    translation.install(polish)
    said = [tr.counted(number, "{n} step", "{n} steps") for number in (1, 2, 5)]
    assert said == ["1 krok", "2 kroki", "5 kroków"]


def test_a_translation_with_other_names_costs_no_page() -> None:
    translation.install(lambda *_: "Finanziere {namen}.")
    said = tr("Fund {names}.", names="A")
    assert said == "Fund A."


def test_the_command_line_knows_no_qt() -> None:
    lines = (
        "import sys, vmo_desktop.cli, vmo_desktop.report.build, vmo_desktop.translation",
        "print([name for name in sys.modules if 'PySide' in name])",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sorted(SPEAKING), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_text_is_untranslated(path: Path) -> None:
    if path.name in SILENT:
        return
    module = ast.parse(path.read_text(encoding="utf-8"))
    unread = {id(node) for each in ast.walk(module) for node in _unread(each)}
    found = [
        f"line {node.lineno}: {node.value!r}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and id(node) not in unread and _is_prose(node.value)
    ]
    assert found == []


def _unread(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, annotations, and the literal arguments of calls that translate."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Call) and ast.unparse(node.func) in UNREAD:
        yield from node.args
    annotations = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    for annotation in (each for each in annotations if isinstance(each, ast.AST)):
        yield from ast.walk(annotation)


def _is_prose(value: object) -> bool:
    if (
        not isinstance(value, str)
        or value.strip() in TERMS
        or value.startswith(("<font", "(?:", "PRAGMA", "SELECT", "BEGIN"))
    ):
        return False
    return bool(re.search(r"[A-Za-z]{2,} [A-Za-z]|\b[A-Z][a-z]+\b", value))


def _words(text: str) -> set[str]:
    """Words of plain letters; one that was cut says nothing."""
    return {word for word in re.findall(r"[^\W\d_]{2,}(?![^\W\d_]|…)", text) if word.isascii()}


def _data(snapshot: Snapshot) -> set[str]:
    """Every word that people wrote into the workshop, and units."""
    rows: list[Any] = [
        snapshot.workshop,
        snapshot.chart,
        *snapshot.initiatives,
        *snapshot.participants,
        *snapshot.drivers,
        *snapshot.weight_sets,
    ]
    rows += [*snapshot.objectives, *snapshot.benefits, *snapshot.dependencies, *snapshot.agreed_scores.values()]
    rows += [level for levels in snapshot.levels.values() for level in levels]
    rows += [
        *snapshot.choice.scenarios,
        *(each for levels in snapshot.choice.funding_levels.values() for each in levels),
    ]
    value, road = snapshot.value, snapshot.road
    rows += [*value.kpis, *value.reviews, *value.lessons, *value.wins, *road.steps, *road.assessments, *road.actions]
    rows += [*road.ratings.values(), *road.stakeholders, *road.trainings, *road.aspects, *road.streams]
    rows += [each for steps in road.stream_steps.values() for each in steps]
    rows += [each for lines in value.cash_lines.values() for each in lines]
    texts = [str(value) for row in rows for value in astuple(row)]
    return _words(" ".join(texts)) | {"VMO", "Desktop", "NPV", "PERT", *month_name}


@pytest.mark.usefixtures("accents")
def test_the_pack_is_in_the_readers_language(tmp_path: Path) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        data = _data(workshop.snapshot) | _words(" ".join(step.label for step in workshop.history()))
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    assert "Décísíón réqúéstéd" in read.text
    assert _words(read.text) - data == set()


@pytest.mark.usefixtures("accents")
def test_a_pack_with_few_words_of_its_own_is_in_the_readers_language(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", [f"Q{number}" for number in range(30)]) as workshop:
        workshop.undo()
        workshop.redo()
        data = _data(workshop.snapshot) | _words(" ".join(step.label for step in workshop.history())) | {"Ines"}
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        workshop.do(edit_workshop({"budget": None, "title": "", "decision": ""}))
        text = read.text + ReadPack(write(workshop, tmp_path / "p.pdf")).text
    assert _words(text) - data == set()


@pytest.mark.usefixtures("accents")
def test_an_empty_pack_is_in_the_readers_language(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        data = _data(workshop.snapshot)
    assert _words(read.text) - data == set()


@pytest.mark.usefixtures("accents")
def test_the_chart_tells_its_facts_in_the_readers_language(tmp_path: Path) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        results, data = workshop.results, _data(workshop.snapshot)
        tables = [bubble_table(bubble_data(results), results)]
        said = [text for each in tables for text in (each.title, *(column.title for column in each.columns))]
        said += [str(cell) for each in tables for row in each.rows for cell in row if isinstance(cell, str)]
        for initiative in results.snapshot.initiatives:
            facts = bubble_facts(results, initiative.id)
            said += [facts.spoken, *(f"{fact.word} {fact.text}" for fact in facts.facts)]
    assert _words(" ".join(said)) - data == set()
