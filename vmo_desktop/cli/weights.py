"""`vmo weights`: weights from points, swings, a rank order or pairwise comparisons, without a workshop."""

import argparse
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.domain.pairwise import (
    RANDOM_INDEX_OF_1980,
    consistency,
    eigenvector_weights,
    geometric_consistency,
    geometric_weights,
    is_connected,
    worst_contradiction,
)
from vmo_desktop.domain.rank_weights import rank_order_centroid, rank_reciprocal, rank_sum, swing_weights
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weights import normalised
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.judgements import PairMatrix, read_list, read_matrix
from vmo_desktop.exchange.ranking_record import known

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
    parser.add_argument("source", type=Path, metavar="JUDGEMENTS.csv", help="names with numbers, or a matrix of pairs")
    parser.add_argument("--method", choices=[*FROM_LISTS, *FROM_PAIRS], required=True)
    parser.add_argument("--json", action="store_true")


def _weights(options: argparse.Namespace) -> int:
    record = _of_pairs(options) if options.method in FROM_PAIRS else _of_list(options)
    if options.json:
        write_json(record)
        return DONE
    for name, weight in record["weights"].items():
        write(f"{weight:8.2%}  {plain(name)}")
    if record.get("contradiction"):
        write(_sentence(record["contradiction"]))
    return DONE


def _of_list(options: argparse.Namespace) -> dict[str, Any]:
    given = read_list(options.source)
    _check_names(options.source, given.names)
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
    _check_names(options.source, given.names)
    if not is_connected(given.matrix):
        reason = "some names are not compared with the others, directly or through a third."
        raise SourceRefused(CellPlace(options.source.name), reason, "Judge one more pair.")
    weights, found = FROM_PAIRS[options.method](given.matrix), consistency(given.matrix)
    former, geometric = consistency(given.matrix, RANDOM_INDEX_OF_1980), geometric_consistency(given.matrix)
    return {
        "method": options.method,
        "weights": dict(zip(given.names, weights.tolist(), strict=True)),
        "largest_eigenvalue": found.largest_eigenvalue,
        "consistency_index": found.index,
        "consistency_ratio": known(found.ratio),
        "consistency_ratio_1980": known(former.ratio),
        "geometric_consistency_index": known(geometric),
        "acceptable": None if math.isnan(found.ratio) else found.is_acceptable,
        "contradiction": _contradiction(given),
    }


def _contradiction(given: PairMatrix) -> dict[str, Any] | None:
    found = worst_contradiction(given.matrix)
    if found is None:
        return None
    return {
        "triple": [given.names[place] for place in found.triple],
        "factor": found.factor,
        "revise": [given.names[place] for place in found.pair],
        "judged": float(given.matrix[found.pair]),
        "proposed": found.proposed,
    }


def _sentence(found: Mapping[str, Any]) -> str:
    first, second = found["revise"]
    return plain(
        f"{', '.join(found['triple'])} contradict each other most (by a factor of {found['factor']:.3g}): "
        f"{first} against {second} was judged {found['judged']:.3g}; the other two judgements say "
        f"{found['proposed']:.3g}."
    )


def _check_names(source: Path, names: Sequence[str]) -> None:
    twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if twice is not None:
        raise SourceRefused(CellPlace(source.name), f'"{twice}" is there twice.', "Give every driver its own name.")


COMMANDS = (Command("weights", "derive weights from judgements in a CSV file", _weights, _describe),)
