from pathlib import Path

import pytest

from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange import map_file
from vmo_desktop.exchange.map_file import map_as_toml, read_map
from vmo_desktop.exchange.mapping import (
    ClassRule,
    ColumnMap,
    DateOrder,
    DecimalMark,
    DriverTarget,
    Existing,
    Field,
    ImportMap,
    SourceOptions,
)

FULL = ImportMap(
    columns=(
        ColumnMap("id", Field.CODE),
        ColumnMap('a "quoted"\tname\x7f', Field.NAME),
        ColumnMap("rating", Field.CONFIDENCE, occurrence=2, texts=(("Green", 90.0), ("Amber/Red", 30.5))),
        ColumnMap("state", Field.STATUS, texts=(("G", "good"),)),
        ColumnMap("cost", Field.COST, decimal=DecimalMark.COMMA, factor=1e6),
        ColumnMap("start", Field.START_DATE, dates=DateOrder.MONTH_FIRST),
        ColumnMap("jobs", DriverTarget("ACC-JOBS"), factor=0.1),
    ),
    name="Full = everything",
    description="One of each",
    header=("id", "name"),
    existing=Existing.ADD,
    source=SourceOptions("Scores", 3, True, "cp1252", "\t", skip_hidden_rows=True),
    classes=(ClassRule("Transit", ("1414", "1416")),),
)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_map_survives_its_file(tmp_path: Path) -> None:
    assert read_map(written(tmp_path, map_as_toml(FULL))) == FULL


def test_the_documented_map_is_readable(tmp_path: Path) -> None:
    assert map_file.__doc__ is not None
    lines = map_file.__doc__.partition("::")[2].splitlines()
    found = read_map(written(tmp_path, "\n".join(line.removeprefix("    ") for line in lines)))
    assert found.source == SourceOptions("Scores", 3, False, "cp1252", ";")
    assert found.columns[1].texts[1] == ("Amber/Green", 70.0)
    assert found.columns[2].factor == 1e6
    assert found.classes == (ClassRule("Transit", ("1414", "1416")),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("colum = 1", "the key colum is not a key that belongs here"),
        ("[[column]]\nsource = 'a'\nfield = 'prize'", "must be one of: code, name"),
        ("[[column]]\nsource = 'a'", "or the key driver is needed"),
        ("[[column]]\nsource = 'a'\nfield = 'cost'\ndriver = 'X'", "and not both"),
        ("[[column]]\nfield = 'cost'", "source is missing"),
        ("[[column]]\nsource = 'a'\nfield = 'cost'\nfactor = nan", "finite number"),
        ("[[column]]\nsource = 'a'\nfield = 'cost'\noccurrence = 0", "whole number from 1"),
        ("[[column]]\nsource = 'a'\nfield = 'cost'\ndecimal = 'dot'", "must be one of: point, comma"),
        ("[[column]]\nsource = 'a'\nfield = 'cost'\ntexts = { x = true }", "a text in quotes"),
        ("[source]\nheader_row = 1.5", "whole number from 0"),
        ("[source]\ndelimiter = ';;'", "one character"),
        ("existing = 'merge'", "must be one of: update, skip, add"),
        ("not toml", "not readable TOML"),
    ],
)
def test_what_does_not_belong_in_a_map_is_refused_in_words(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SourceRefused, match=reason):
        read_map(written(tmp_path, text))


def test_a_map_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match=r"gone\.toml"):
        read_map(tmp_path / "gone.toml")
