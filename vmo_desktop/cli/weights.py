"""`vmo weights`: weights from points, swings, a rank order or pairwise comparisons, in a table or a workshop."""

import argparse
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.domain.pairwise import eigenvector_weights, geometric_weights, is_connected
from vmo_desktop.domain.rank_weights import rank_order_centroid, rank_reciprocal, rank_sum, swing_weights
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weights import normalised
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.consistency_record import consistency_record
from vmo_desktop.exchange.file_kind import is_workshop
from vmo_desktop.exchange.judgements import read_list, read_matrix
from vmo_desktop.exchange.weight_set_record import weight_set_record
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.workshop import Workshop

FROM_LISTS: Mapping[str, Callable[[Sequence[float]], FloatArray]] = {
    "points": normalised,
    "hundred": normalised,
    "swing": swing_weights,
    "rank-order-centroid": rank_order_centroid,
    "rank-sum": rank_sum,
    "rank-reciprocal": rank_reciprocal,
}
FROM_PAIRS: Mapping[str, Callable[[FloatArray], FloatArray]] = {
    "pairwise": eigenvector_weights,
    "pairwise-geometric": geometric_weights,
}


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source",
        type=Path,
        metavar="FILE.vmo|JUDGEMENTS.csv",
        help="a workshop, or a table of names with numbers or of pairs",
    )
    parser.add_argument(
        "--method", choices=[*FROM_LISTS, *FROM_PAIRS], help="needed for a table; default: that of the weight set"
    )
    parser.add_argument("--set", metavar="NAME", help="weight set of the workshop (default: its default one)")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(wrong_usage=parser.error)


def _weights(options: argparse.Namespace) -> int:
    if is_workshop(options.source):
        return _of_workshop(options)
    if options.method is None:
        options.wrong_usage("a table of judgements needs --method")
    if options.set is not None:
        options.wrong_usage("--set names a weight set of a workshop; a table has none")
    record = _of_pairs(options) if options.method in FROM_PAIRS else _of_list(options)
    if options.json:
        write_json(record)
        return DONE
    for name, weight in record["weights"].items():
        write(f"{weight:8.2%}  {plain(name)}")
    if record.get("contradiction"):
        write(_sentence(record["contradiction"]))
    return DONE


def _of_workshop(options: argparse.Namespace) -> int:
    method = None if options.method is None else WeightMethod(options.method)
    with Workshop.read(options.source) as workshop:
        record = weight_set_record(workshop.snapshot, options.set, method)
    if options.json:
        write_json(record)
    else:
        _print_set(record)
    return DONE


def _print_set(record: Mapping[str, Any]) -> None:
    """The weights of a workshop for a reader at a terminal."""
    names = record["names"]
    write(plain(f"{record['weight_set']}, by {record['method']}"))
    for code, weight in record["weights"].items():
        write(f"{weight:8.2%}  {plain(f'{code}  {names[code]}')}")
    for group in record["groups"]:
        name = "Top level" if group["group"] is None else names[group["group"]]
        source = "by the answers" if group["source"] == "judgements" else "by the stored points"
        ratio = group.get("consistency_ratio")
        write(plain(f"{name}: {source}" + ("" if ratio is None else f"; consistency ratio {ratio:.3f}")))
        if group.get("contradiction"):
            write(_sentence(group["contradiction"]))
    if record["stale"]:
        stale = ", ".join(names[code] for code in record["stale"])
        write(plain(f"Given before their scale had its present range: {stale}."))


def _of_list(options: argparse.Namespace) -> dict[str, Any]:
    given = read_list(options.source)
    if any(number < 0 for number in given.numbers) or not any(given.numbers):
        raise SourceRefused(CellPlace(options.source.name), "the numbers give no weights.", "None may be negative.")
    try:
        weights = FROM_LISTS[options.method](given.numbers)
    except ValueError as error:
        raise SourceRefused(CellPlace(options.source.name), f"{error}.", "Correct the numbers.") from error
    return {
        "method": options.method,
        "sum": math.fsum(given.numbers),
        "weights": dict(zip(given.names, weights.tolist(), strict=True)),
    }


def _of_pairs(options: argparse.Namespace) -> dict[str, Any]:
    given = read_matrix(options.source)
    if not is_connected(given.matrix):
        reason = "some names are not compared with the others, directly or through a third."
        raise SourceRefused(CellPlace(options.source.name), reason, "Judge one more pair.")
    weights = FROM_PAIRS[options.method](given.matrix)
    return {
        "method": options.method,
        "weights": dict(zip(given.names, weights.tolist(), strict=True)),
        **consistency_record(given.names, given.matrix),
    }


def _sentence(found: Mapping[str, Any]) -> str:
    first, second = found["revise"]
    return plain(
        f"{', '.join(found['triple'])} contradict each other most (by a factor of {found['factor']:.3g}): "
        f"{first} against {second} was judged {found['judged']:.3g}; the other two judgements say "
        f"{found['proposed']:.3g}."
    )


COMMANDS = (Command("weights", "derive weights from judgements in a workshop or a CSV file", _weights, _describe),)
