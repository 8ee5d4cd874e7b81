"""`vmo robustness`: how sure the portfolio of a scenario is while weights and scores may vary."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from vmo_desktop.cli.arguments import number, whole_number
from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.workshop.choice_rows import MOST_SAMPLES, ScoreInformation, WeightInformation


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.vmo", help="a workshop")
    parser.add_argument("--scenario", metavar="NAME", help="which one to test (default: the recommended one)")
    parser.add_argument(
        "--samples", type=whole_number, metavar="N", help="how often to choose anew (default: as in the file)"
    )
    parser.add_argument(
        "--seed", type=whole_number, metavar="S", help="the same gives the same samples (default: as in file)"
    )
    parser.add_argument(
        "--weights", choices=[each.value for each in WeightInformation], help="which weights may hold (default: as in "
        "the file)",
    )  # fmt: skip
    parser.add_argument(
        "--margin", type=number, metavar="SHARE", help="by which share interval weights may differ, 0-1"
    )
    parser.add_argument("--scores", choices=[each.value for each in ScoreInformation], help="which scores may hold")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(wrong_usage=parser.error)


def _robustness(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.robustness_record import robustness_record  # noqa: PLC0415
    from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415

    given = _given(options)
    with Workshop.read(options.file) as workshop:
        results = workshop.results
    settings = replace(results.snapshot.choice.robustness, **given)
    record = robustness_record(results, options.scenario, settings)
    if options.json:
        write_json(record)
    else:
        _print(record)
    return DONE


def _given(options: argparse.Namespace) -> Mapping[str, Any]:
    """The settings that were given, which go before those of the file."""
    if options.samples is not None and not 1 <= options.samples <= MOST_SAMPLES:
        options.wrong_usage(f"--samples is a number from 1 to {MOST_SAMPLES}")
    if options.seed is not None and options.seed < 0:
        options.wrong_usage("--seed is not negative")
    if options.margin is not None and not 0 <= options.margin <= 1:
        options.wrong_usage("--margin is a share from 0 to 1")
    weights = None if options.weights is None else WeightInformation(options.weights)
    scores = None if options.scores is None else ScoreInformation(options.scores)
    given = {
        "seed": options.seed, "samples": options.samples, "margin": options.margin, "weights": weights,
        "scores": scores,
    }  # fmt: skip
    return {name: value for name, value in given.items() if value is not None}


def _print(record: Mapping[str, Any]) -> None:
    """What was found for a reader at a terminal."""
    write(
        f"{plain(record['scenario'])}: {record['samples']} samples, seed {record['seed']}, weights {record['weights']},"
        f" scores {record['scores']}"
    )
    write(f"{'chance':>7}  {'interval':>13}  {'class':<9}  {'mean rank':>9}  {'now':<6}  initiative")
    for each in sorted(record["initiatives"], key=lambda each: -float(each["chance"])):
        between = f"{each['low']:.1%}-{each['high']:.1%}"
        now = "funded" if each["funded"] else ""
        write(
            f"{each['chance']:>7.1%}  {between:>13}  {each['class']:<9}  {each['mean_rank']:>9.1f}  {now:<6}  "
            f"{plain(each['code'])}"
        )
    regret = record["regret"]
    write(
        f"The portfolio loses {regret['expected']:.3g} points of value on average and {regret['maximum']:.3g} at worst "
        f"against the best one; it is the best in {regret['share_best']:.1%} of the samples."
    )
    for ruler in record["rulers"]:
        kind = "group " if ruler["group"] else ""
        write(f"If {kind}{plain(ruler['name'])} ruled: {plain(', '.join(ruler['selected'])) or '(nothing)'}")
    if record["rulers"]:
        write(f"Everybody would fund: {plain(', '.join(record['common_core'])) or '(nothing)'}")
    core = record["core"]
    told = f"{core['portfolios']}, all listed" if core["exact"] else "too many to list, or of a kind that is not listed"
    write(f"Portfolios that can be right: {told}.")


COMMANDS = (Command("robustness", "how sure a scenario's portfolio is", _robustness, _describe),)
