"""What the program answers to published cases of scoring formulas: RICE, ICE, WSJF and the like."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tests.cases.forms import Case, NotBuilt
from vmo_desktop.domain.ranking import competition_ranks, ranking_order
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.scoring_formulas import FORMULAS, cost_of_delay
from vmo_desktop.exchange.estimates import heading_factor, part_columns
from vmo_desktop.exchange.heading_words import PART_WORDS

Rows = Mapping[str, Mapping[str, float]]
"""Estimates of each initiative by heading."""

SAID = ("formula", "rule", "combination")
"""Where a case may say how estimates are put together."""

NAMES = ("name", "id", "alternative", "item")
WORDS = {"percent", *(word for words in PART_WORDS.values() for word in words)}


def scoring_formulas(given: Case) -> Case:
    said = " ".join(str(given[key]) for key in SAID if key in given)
    body = {key: value for key, value in given.items() if key not in SAID}
    if all(isinstance(value, int | float) for value in body.values()):
        alone = _scored({"it": body}, said)
        return {key: value["it"] if isinstance(value, Mapping) else value for key, value in alone.items()}
    if len(body) != 1:
        raise NotBuilt(f"another scoring formula ({', '.join(sorted(body))})")
    return _scored(_rows(*next(iter(body.items()))), said)


def _rows(key: str, given: Any) -> Rows:
    """Rows of named estimates, or of lists below a key that names the estimates in their order."""
    if isinstance(given, Mapping):
        named = dict(given)
    else:
        label = next((name for name in NAMES if all(name in row for row in given)), None)
        named = {
            str(place if label is None else row[label]): {name: row[name] for name in row if name != label}
            for place, row in enumerate(given, start=1)
        }
    return {
        name: row if isinstance(row, Mapping) else dict(zip(_headings(key), row, strict=True))
        for name, row in named.items()
    }


def _headings(key: str) -> list[str]:
    """The estimates that a key such as impact_confidence_ease names."""
    words, found = key.split("_"), list[str]()
    while words:
        longest = next((count for count in range(len(words), 0, -1) if " ".join(words[:count]) in WORDS), 0)
        if not longest:
            raise NotBuilt(f"another scoring formula ({key})")
        word, words = " ".join(words[:longest]), words[longest:]
        if word == "percent" and found:
            found[-1] += " percent"
        else:
            found.append(word)
    return found


def _scored(rows: Rows, said: str) -> dict[str, Any]:
    headings = list(next(iter(rows.values())))
    name = _formula(headings, said)
    formula = FORMULAS[name]
    columns = part_columns(headings, formula)
    parts = [_column(rows, headings[columns[part]]) for part in formula.parts]
    scores = formula.score(*parts)
    by_name = dict(zip(rows, scores.tolist(), strict=True))
    ranks = competition_ranks(scores)
    first = [each for each, rank in zip(rows, ranks, strict=True) if rank == 1]
    found = {
        "scores": by_name,
        "score": by_name,
        name.removesuffix("-mean").replace("-", "_"): by_name,
        "order": [list(rows)[row] for row in ranking_order(scores, scores)],
        "ranks": dict(zip(rows, ranks.tolist(), strict=True)),
        "best": first[0] if first else None,
        "best_tie": first,
    }
    if name == "value-effort":
        found["wsjf"] = by_name  # where the cost of delay is given whole
    if name == "wsjf":
        found["cost_of_delay"] = dict(zip(rows, cost_of_delay(*parts[:3]).tolist(), strict=True))
    return found


def _formula(headings: Sequence[str], said: str) -> str:
    """The first formula that takes all of the estimates and no other."""
    fitting = [
        name
        for name, formula in FORMULAS.items()
        if set(part_columns(headings, formula).values()) == set(range(len(headings)))
        and len(formula.parts) == len(headings)
    ]
    if not fitting:
        raise NotBuilt(f"another scoring formula ({', '.join(headings)})")
    is_mean = "mean" in said or "average" in said
    return next((name for name in fitting if name.endswith("-mean") == is_mean), fitting[0])


def _column(rows: Rows, heading: str) -> FloatArray:
    return np.array([np.nan if row[heading] is None else row[heading] for row in rows.values()], dtype=np.float64) * (
        heading_factor(heading)
    )
