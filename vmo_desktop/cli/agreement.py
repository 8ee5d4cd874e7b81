"""`vmo agreement`: how far people agree, from a table of their scores or a revealed round of a workshop."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from vmo_desktop.cli.arguments import whole_number
from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.domain.agreement import joint_agreement, uniform_variance, within_group_agreement
from vmo_desktop.domain.group_agreement import group_agreement
from vmo_desktop.domain.reliability import Level, fleiss_kappa, krippendorff_alpha
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.agreement_record import agreement_record, rater_records
from vmo_desktop.exchange.file_kind import is_workshop
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.exchange.ratings import Ratings, read_ratings

LEAST_LEVELS = 2


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", type=Path, metavar="FILE.vmo|SCORES.csv", help="a workshop, or a table with one row of scores a rater"
    )
    parser.add_argument("--round", metavar="ROUND", help="name or number of a revealed round (default: the last)")
    parser.add_argument("--items-in-rows", action="store_true", help="the table has one row an item")
    parser.add_argument(
        "--levels",
        type=whole_number,
        metavar="N",
        help="levels of the table's scale, one apart: adds within-group agreement",
    )
    parser.add_argument("--json", action="store_true")


def _agreement(options: argparse.Namespace) -> int:
    record = _of_workshop(options) if is_workshop(options.source) else _of_table(options)
    if options.json:
        write_json(record)
    else:
        _print(record)
    return DONE


def _of_workshop(options: argparse.Namespace) -> dict[str, Any]:
    from vmo_desktop.exchange.round_record import round_record  # noqa: PLC0415
    from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415

    with Workshop.read(options.source) as workshop:
        return round_record(workshop.results, options.round)


def _of_table(options: argparse.Namespace) -> dict[str, Any]:
    given = read_ratings(options.source, items_in_rows=options.items_in_rows)
    file = CellPlace(options.source.name)
    if options.levels is not None and options.levels < LEAST_LEVELS:
        raise SourceRefused(file, "a scale has two levels at least.", "Give the number of levels.")
    if len(given.raters) < 2:
        raise SourceRefused(file, "there is one rater only.", "Give a row for each, or use --items-in-rows.")
    found = group_agreement(given.scores)
    return {
        "raters": list(given.raters),
        "items": list(given.items),
        **agreement_record(found, given.raters, given.items),
        "krippendorff_alpha": {level.name.lower(): known(krippendorff_alpha(given.scores, level)) for level in Level},
        "fleiss_kappa": _kappa(given),
        "within_group_agreement": _within(given, options.levels),
        "participants": rater_records(given.scores, found, given.raters),
    }


def _kappa(given: Ratings) -> float | None:
    """Kappa of the scores taken as categories; None where somebody has not scored an item."""
    if np.isnan(given.scores).any():
        return None
    counts = [[int((item == value).sum()) for value in np.unique(given.scores)] for item in given.scores.T]
    return known(fleiss_kappa(counts).kappa)


def _within(given: Ratings, levels: int | None) -> dict[str, Any] | None:
    if levels is None:
        return None
    chance = uniform_variance(levels)
    each = {
        item: known(within_group_agreement(column, chance))
        for item, column in zip(given.items, given.scores.T, strict=True)
    }
    return {"levels": levels, "items": each, "joint": known(joint_agreement(given.scores, chance))}


def _print(record: Mapping[str, Any]) -> None:
    """The key figures for a reader at a terminal."""
    order, intraclass = record["kendall_w"], record["intraclass_correlation"]
    write(plain(f"{len(record['raters_used'])} people, {len(record['items_used'])} items that all of them scored"))
    write(f"Kendall's W              {_said(order['w'])}  ({_chance(order['probability'])})")
    write(f"ICC(2,1), one person     {_said(intraclass['icc_2_1'])}")
    write(f"ICC(2,k), the group      {_said(intraclass['icc_2_k'])}")
    write(f"Krippendorff's alpha     {_said(record['krippendorff_alpha_interval'])}  (interval)")
    write(f"Mean rank correlation    {_said(record['mean_spearman'])}")


def _said(number: float | None) -> str:
    return "undefined" if number is None else f"{number:.4f}"


def _chance(probability: float | None) -> str:
    return "p undefined" if probability is None else "p < 0.0001" if probability < 1e-4 else f"p = {probability:.4f}"


COMMANDS = (Command("agreement", "measure how far people agree", _agreement, _describe),)
