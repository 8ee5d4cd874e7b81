"""`vmo score`: scores by a formula of product management from a table of estimates, without a workshop."""

import argparse
from pathlib import Path
from typing import Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.domain.ranking import competition_ranks, ranking_order
from vmo_desktop.domain.scoring_formulas import FORMULAS
from vmo_desktop.exchange.estimates import read_estimates
from vmo_desktop.exchange.ranking_record import known


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="ESTIMATES.csv", help="a table with a column for each estimate")
    parser.add_argument("--formula", choices=list(FORMULAS), required=True)
    parser.add_argument("--json", action="store_true")


def _score(options: argparse.Namespace) -> int:
    formula = FORMULAS[options.formula]
    given = read_estimates(options.source, formula)
    scores = formula.score(*(given.parts[part] for part in formula.parts))
    ranks = competition_ranks(scores)
    entries: list[dict[str, Any]] = [
        {
            "rank": int(ranks[row]) or None,
            "name": given.names[row],
            "score": known(scores[row]),
            **{part: known(given.parts[part][row]) for part in formula.parts},
        }
        for row in ranking_order(scores, scores)
    ]
    if options.json:
        write_json({"formula": options.formula, "initiatives": entries})
        return DONE
    write(f"{'rank':>4}  {'score':>12}  initiative")
    for entry in entries:
        score = "unknown" if entry["score"] is None else f"{entry['score']:,.2f}"
        write(f"{entry['rank'] or '-':>4}  {score:>12}  {plain(entry['name'])}")
    return DONE


COMMANDS = (Command("score", "score a table of estimates by RICE, ICE, WSJF or value over effort", _score, _describe),)
