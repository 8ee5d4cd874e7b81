"""`vmo rank`: the ranking of a workshop."""

import argparse
from pathlib import Path
from typing import Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_csv, write_json
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.workshop import Workshop


def _describe_rank(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--by", choices=[by.value for by in RankBy], default=RankBy.VALUE.value)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")


def _rank(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.ranking_record import ranking_record, ranking_table  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        results = workshop.results
    by = RankBy(options.by)
    if options.json:
        write_json(ranking_record(results, by))
    elif options.csv:
        write_csv(ranking_table(results, by))
    else:
        _print_ranking(ranking_record(results, by))
    return DONE


def _print_ranking(record: dict[str, Any]) -> None:
    """The ranking for a reader at a terminal."""
    write(f"{'rank':>4}  {'value':>6}  {'per money':>10}  {'cost':>15}  initiative")
    for entry in record["initiatives"]:
        value = f"{entry['value']:.1f}" if entry["complete"] else "incomplete"
        money = "" if entry["value_for_money"] is None else f"{entry['value_for_money']:.3f}"
        cost = "" if entry["cost"] is None else f"{entry['cost']:,.0f}"
        name = plain(f"{entry['code']} {entry['name']}")[:60]
        write(f"{entry['rank'] or '-':>4}  {value:>6}  {money:>10}  {cost:>15}  {name}")


COMMANDS = (Command("rank", "show the ranking", _rank, _describe_rank),)
