r"""The file of an import map.

A map is written as TOML. Only `[[column]]` is needed; everything else has a rule of its own when it is left out::

    name = "UK major projects 2022"
    description = "Annual return of the Infrastructure and Projects Authority"
    # The map is proposed by itself for a file that has all these columns (upper and lower case, signs and
    # underscores do not matter), when the workshop has all drivers named below. Empty: never by itself.
    header = ["project_number", "project_name", "colour_rating", "wlc_baseline_incl_NCG"]
    existing = "update"              # an initiative already there: "update" (default), "skip" or "add" a second one

    [source]                         # only to overrule what is found by itself
    sheet = "Scores"                 # the first visible sheet with a table
    header_row = 3                   # row in the file, from 1; 0: there is no header (columns are "Column 1", ...)
    transposed = false               # true: each initiative is a column of the sheet
    encoding = "cp1252"              # byte order mark, strict UTF-8, else cp1252
    delimiter = ";"                  # "\t" for a tab
    skip_hidden_rows = false

    [[column]]
    source = "project_number"        # the header as written
    field = "code"                   # code name description sponsor owner class status effort cost duration
                                     # start_date end_date risk confidence tags notes mandatory
    [[column]]
    source = "colour_rating"
    occurrence = 2                   # the second column with this header
    field = "confidence"             # several columns may feed one target: the first readable cell counts
    texts = { "Green" = 90, "Amber/Green" = 70, "Amber" = 50, "Amber/Red" = 30, "Red" = 10 }

    [[column]]
    source = "wlc_baseline_incl_NCG"
    field = "cost"
    decimal = "point"                # "point": 1,234.5   "comma": 1.234,5   decided from the column when left out
    factor = 1_000_000               # numbers are multiplied by this

    [[column]]
    source = "start_date"
    field = "start_date"
    dates = "day-first"              # "day-first", "month-first" or "year-first"

    [[column]]
    source = "Access to Jobs"
    driver = "ACC-JOBS"              # code of a driver: the column becomes its score; level labels are understood
    texts = { "High" = 3, "Medium" = 2, "Low" = 1 }

    [[class]]                        # initiatives with these codes get this class, whatever the file says
    name = "Transit"
    codes = ["1414", "1416"]
"""

import json
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

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
    Target,
)
from vmo_desktop.exchange.toml_table import TomlTable
from vmo_desktop.translation import Texts

tr = Texts("Import")


def read_map(path: Path) -> ImportMap:
    """Read a map; a key or value that does not belong there is refused in words (`SourceRefused`)."""
    table = TomlTable.open(path)
    found = ImportMap(
        columns=tuple(_read_column(each) for each in table.tables("column")),
        name=table.text("name", path.stem),
        description=table.text("description", ""),
        header=table.texts("header"),
        existing=_choice(table, "existing", Existing) or Existing.UPDATE,
        source=_read_options(table.table("source")),
        classes=tuple(_read_class(each) for each in table.tables("class")),
    )
    table.finish()
    return found


def _read_options(table: TomlTable) -> SourceOptions:
    row = _count(table, "header_row", 0) if "header_row" in table.given else None
    options = SourceOptions(
        sheet=table.text("sheet", ""),
        header_row=row,
        is_transposed=table.flag("transposed") if "transposed" in table.given else None,
        encoding=table.text("encoding", ""),
        delimiter=table.text("delimiter", ""),
        skip_hidden_rows=table.flag("skip_hidden_rows", False),
    )
    if len(options.delimiter) > 1:
        raise table.refused("delimiter", tr("needs one character."))
    table.finish()
    return options


def _read_column(table: TomlTable) -> ColumnMap:
    if ("field" in table.given) == ("driver" in table.given):
        raise table.refused("field", tr("or the key driver is needed, and not both."))
    target: Target
    if "driver" in table.given:
        target = DriverTarget(table.text("driver"))
    else:
        chosen = _choice(table, "field", Field)
        assert chosen is not None  # noqa: S101 - given, as tested above
        target = chosen
    texts = table.table("texts")
    column = ColumnMap(
        source=table.text("source"),
        target=target,
        occurrence=_count(table, "occurrence", 1) if "occurrence" in table.given else 1,
        texts=tuple((name, _number_or_text(texts, name)) for name in texts.given),
        decimal=_choice(table, "decimal", DecimalMark),
        dates=_choice(table, "dates", DateOrder),
        factor=table.number("factor", 1.0),
    )
    table.finish()
    return column


def _read_class(table: TomlTable) -> ClassRule:
    rule = ClassRule(table.text("name"), table.texts("codes"))
    table.finish()
    return rule


def _number_or_text(table: TomlTable, key: str) -> float | str:
    return table.number(key) if table.is_number(key) else table.text(key)


def _count(table: TomlTable, key: str, low: int) -> int:
    value = table.number(key)
    if not value.is_integer() or value < low:
        raise table.refused(key, tr("needs a whole number from {low}.", low=low))
    return int(value)


Choice = TypeVar("Choice", bound=StrEnum)


def _choice(table: TomlTable, key: str, kind: type[Choice]) -> Choice | None:
    if key not in table.given:
        return None
    text = table.text(key)
    if text not in set(kind):
        raise table.refused(key, tr('is "{text}", but must be one of: {kind}.', text=text, kind=", ".join(kind)))
    return kind(text)


def map_as_toml(mapping: ImportMap) -> str:
    """The text of a map's file; reading it gives the same map."""
    lines = [f"name = {_quoted(mapping.name)}"]
    if mapping.description:
        lines.append(f"description = {_quoted(mapping.description)}")
    lines.append(f"header = {_list(mapping.header)}")
    lines.append(f"existing = {_quoted(mapping.existing)}")
    if mapping.source != SourceOptions():
        lines += ["", "[source]", *_options_lines(mapping.source)]
    for column in mapping.columns:
        lines += ["", "[[column]]", *_column_lines(column)]
    for rule in mapping.classes:
        lines += ["", "[[class]]", f"name = {_quoted(rule.name)}", f"codes = {_list(rule.codes)}"]
    return "\n".join(lines) + "\n"


def _options_lines(options: SourceOptions) -> list[str]:
    lines = []
    if options.sheet:
        lines.append(f"sheet = {_quoted(options.sheet)}")
    if options.header_row is not None:
        lines.append(f"header_row = {options.header_row}")
    if options.is_transposed is not None:
        lines.append(f"transposed = {str(options.is_transposed).lower()}")
    if options.encoding:
        lines.append(f"encoding = {_quoted(options.encoding)}")
    if options.delimiter:
        lines.append(f"delimiter = {_quoted(options.delimiter)}")
    if options.skip_hidden_rows:
        lines.append("skip_hidden_rows = true")
    return lines


def _column_lines(column: ColumnMap) -> list[str]:
    lines = [f"source = {_quoted(column.source)}"]
    if column.occurrence != 1:
        lines.append(f"occurrence = {column.occurrence}")
    if isinstance(column.target, DriverTarget):
        lines.append(f"driver = {_quoted(column.target.code)}")
    else:
        lines.append(f"field = {_quoted(column.target)}")
    if column.texts:
        pairs = (f"{_quoted(text)} = {_value(value)}" for text, value in column.texts)
        lines.append("texts = { " + ", ".join(pairs) + " }")
    if column.decimal is not None:
        lines.append(f"decimal = {_quoted(column.decimal)}")
    if column.dates is not None:
        lines.append(f"dates = {_quoted(column.dates)}")
    if column.factor != 1.0:
        lines.append(f"factor = {_value(column.factor)}")
    return lines


def _value(value: float | str) -> str:
    if isinstance(value, str):
        return _quoted(value)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _quoted(text: str) -> str:
    # TOML's basic strings are JSON's, except that DEL must be escaped too.
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(_quoted(text) for text in texts) + "]"
