"""`vmo import`, `export` and `pack`: spreadsheets in, spreadsheets and the decision pack out."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from vmo_desktop.cli.arguments import row_number
from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.workshop.workshop import Workshop


def _describe_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("--sheet", metavar="S", help="name of the sheet (default: the first visible one)")
    parser.add_argument(
        "--header-row", type=row_number, metavar="N", help="row of the headings, 0: there are none (default: found)"
    )
    parser.add_argument("--map", type=Path, metavar="MAP.toml", help="a saved map of columns to fields and drivers")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    parser.add_argument("--json", action="store_true")


def _import(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.importing import (  # noqa: PLC0415
        import_operation,
        outcome_json,
        plan_import,
        propose_map,
        read_source,
    )
    from vmo_desktop.exchange.map_file import read_map  # noqa: PLC0415
    from vmo_desktop.exchange.mapping import SourceOptions  # noqa: PLC0415

    with Workshop.open(options.file, for_reading=options.dry_run) as workshop:
        mapping = read_map(options.map) if options.map else None
        source = mapping.source if mapping else SourceOptions()
        source = replace(source, sheet=options.sheet) if options.sheet else source
        source = replace(source, header_row=options.header_row) if options.header_row is not None else source
        table = read_source(options.source, source)
        plan = plan_import(table, mapping or propose_map(table, workshop.snapshot), workshop.snapshot)
        if not options.dry_run:
            workshop.do(import_operation(plan))
    outcome = outcome_json(plan)
    if options.json:
        write_json(outcome)
    else:
        _print_outcome(outcome, is_rehearsal=options.dry_run)
    return DONE


def _how_read(outcome: dict[str, Any]) -> str:
    """Where the rows come from, in one line."""
    signs = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar", "": "one column"}
    delimiter = signs.get(outcome["delimiter"], outcome["delimiter"])
    source = f"sheet {outcome['sheet']}" if outcome["sheet"] else f"text in {outcome['encoding']}, {delimiter}"
    return f"Read: {source}; " + (
        f"headings in row {outcome['header_row']}" if outcome["header_row"] else "no headings"
    )


def _print_outcome(outcome: dict[str, Any], *, is_rehearsal: bool) -> None:
    """What an import did, for a reader at a terminal."""
    from vmo_desktop.exchange.table import some_rows  # noqa: PLC0415

    if is_rehearsal:
        write("Nothing was changed. The import would do this:")
    write(plain(_how_read(outcome)))
    rejected = len({each["row"] for each in outcome["rejected"]})
    again = f" ({outcome['merged']} of them by further rows of the file)" if outcome["merged"] else ""
    write(
        f"{outcome['rows_read']} rows read: {outcome['imported']} imported, {outcome['updated']} updated{again}, "
        f"{outcome['skipped']} skipped, {rejected} rejected"
    )
    for column, target in outcome["mapping"].items():
        write(f"  {plain(column)} -> {plain(target)}")
    if outcome["unmapped"]:
        write(f"  not used: {plain(', '.join(outcome['unmapped']))}")
    for kind, title in (("rejected", "Rejected"), ("unread_cells", "Left empty")):
        for each in outcome[kind]:
            text = " ".join(str(each["text"]).split())[:60]
            write(plain(f"{title}: row {each['row']}, {each['column'] or 'whole row'}: {text!r}: {each['reason']}"))
    reasons: dict[str, list[int]] = {}
    for each in outcome["skipped_rows"]:
        reasons.setdefault(each["reason"], []).append(each["row"])
    for reason, rows in reasons.items():
        write(plain(f"Skipped: {some_rows(rows, 10)}: {reason}"))
    for note in outcome["notes"]:
        write(f"{'Warning' if note in outcome['warnings'] else 'Note'}: {plain(note)}")


def _describe_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")


def _pack(options: argparse.Namespace) -> int:
    with Workshop.read(options.file) as workshop:
        from vmo_desktop.report.build import build_pack  # noqa: PLC0415

        build_pack(workshop.results, workshop.history(), options.output)
    return DONE


def _describe_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("output", type=Path, metavar="OUT.(xlsx|csv|json)")
    parser.add_argument(
        "--plain-text", action="store_true", help="CSV: no apostrophe before texts that a spreadsheet would calculate"
    )


def _export(options: argparse.Namespace) -> int:
    with Workshop.read(options.file) as workshop:
        from vmo_desktop.exchange.export import export_data  # noqa: PLC0415

        export_data(workshop.results, options.output, marks_formulas=not options.plain_text)
    return DONE


COMMANDS = (
    Command("import", "import initiatives and scores from a CSV or XLSX file", _import, _describe_import),
    Command("pack", "write the decision pack as PDF", _pack, _describe_pack),
    Command("export", "write initiatives, scores, drivers, weights and scenarios to a file", _export, _describe_export),
)
