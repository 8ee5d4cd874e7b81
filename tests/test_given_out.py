"""What goes out of the program cannot be obeyed by another: the rules that every new export keeps."""

import ast
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.text import Text
from reportlab import rl_config

import vmo_desktop
from vmo_desktop.charts import lettering
from vmo_desktop.report import fonts

PACKAGE = Path(vmo_desktop.__file__).parent

OF_WORKBOOKS = frozenset({
    "write", "write_row", "write_column", "write_rich_string", "write_array_formula", "write_dynamic_array_formula",
    "insert_image", "embed_image", "insert_textbox", "add_vba_project", "define_name", "write_formula", "write_url",
})  # fmt: skip
"""Calls of a sheet that guess what a text is, or make it act."""

BALLOT_FORMULAS = {
    ("exchange/ballot_start.py", "write_formula"): "counts empty cells",
    ("exchange/ballot_start.py", "write_url"): "leads to another sheet of the ballot",
    ("exchange/ballot_workbook.py", "write_formula"): "counts empty cells",
}

OF_PAPER = frozenset({
    "Paragraph", "XPreformatted", "Preformatted", "Text", "Balanced", "Image", "linkURL", "linkRect",
    "linkAbsolute", "drawImage", "drawInlineImage", "ImageReader", "svg2rlg", "setEncrypt", "addJS", "attachFile",
})  # fmt: skip
"""Names of reportlab that read markup, files or links."""

PAPER = {
    ("report/chart_renderer.py", "drawImage"): "pixels of a chart",
    ("report/chart_renderer.py", "ImageReader"): "the same",
    ("report/pages/cover.py", "linkRect"): "to a section of the same pack",
}


def _name(call: ast.Call) -> str:
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _calls(folder: str, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    for path in (PACKAGE / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in names:
                yield path.relative_to(PACKAGE).as_posix(), _name(node)


def _writes_sheets(module: str) -> bool:
    text = (PACKAGE / module).read_text(encoding="utf-8")
    return "write_string(" in text or "xlsxwriter" in text


def test_texts_of_workbooks_are_written_as_texts() -> None:
    found = {(module, name) for module, name in _calls("exchange", OF_WORKBOOKS) if _writes_sheets(module)}
    assert found == set(BALLOT_FORMULAS)


def test_user_text_comes_to_paper_in_one_way() -> None:
    assert set(_calls("report", OF_PAPER)) == set(PAPER)
    importing = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and {each.name for each in node.names} & {"Paragraph", "XPreformatted"}
    }
    assert importing == {"report/text.py"}


def test_reportlab_reaches_out_to_nothing() -> None:
    fonts.load(fonts.Face.REGULAR)
    assert rl_config.trustedHosts is None
    assert rl_config.trustedSchemes == []
    assert rl_config.toColorCanUse is None


@pytest.mark.parametrize("text", ["$\\frac{1}{0}$", "$5M to $10M", "_hidden"])
def test_a_chart_takes_no_text_for_mathematics(text: str) -> None:
    assert lettering.drawable(text) == text
    assert mpl.rcParams["text.parse_math"] is False
    assert Text(0, 0, text).get_parse_math() is False


def test_no_chart_turns_mathematics_on_and_none_has_a_legend_of_labels() -> None:
    for path in (*(PACKAGE / "charts").rglob("*.py"), *(PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "parse_math":
                assert isinstance(node.value, ast.Constant), path
                assert node.value.value is False, path
            if isinstance(node, ast.Dict):
                keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
                for key, value in zip(keys, node.values, strict=True):
                    if key == "parse_math":
                        assert isinstance(value, ast.Constant), path
                        assert value.value is False, path
            # A legend would leave out what begins with "_": every chart writes its own names.
            assert not (isinstance(node, ast.Call) and _name(node) in ("legend", "figlegend", "suptitle")), path
