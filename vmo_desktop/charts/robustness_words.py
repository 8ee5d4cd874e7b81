"""What a test of robustness found, in words: for the window and the pack alike."""

import numpy as np

from vmo_desktop.charts.numbers import points, written
from vmo_desktop.domain.robust_portfolio import Certainty
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import ScoreInformation, WeightInformation
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.robust_choice import Robustness
from vmo_desktop.workshop.uncertain_choice import UncertainChoice

tr = Texts("Chart")

_CLASSES = {
    Certainty.SAFE: tr.mark("safe"),
    Certainty.CONTESTED: tr.mark("contested"),
    Certainty.OUT: tr.mark("out"),
}

SIGNS = {Certainty.SAFE: "●", Certainty.CONTESTED: "◐", Certainty.OUT: "○"}
"""The sign of each class, so that colour is never alone."""

_WEIGHTS = {
    WeightInformation.FIXED: tr.mark("the scenario's own weights"),
    WeightInformation.FULL: tr.mark("any weights"),
    WeightInformation.ORDINAL: tr.mark("any weights in the same order"),
    WeightInformation.INTERVAL: tr.mark("weights up to {margin} above or below the scenario's"),
    WeightInformation.PARTICIPANTS: tr.mark("the weights that participants gave"),
}

_SCORES = {
    ScoreInformation.FIXED: tr.mark("the agreed scores"),
    ScoreInformation.VOTES: tr.mark("for each score what somebody voted"),
    ScoreInformation.RANGES: tr.mark("scores within their stated ranges"),
    ScoreInformation.BOTH: tr.mark("scores within their stated ranges, else what somebody voted"),
}


def class_word(certainty: Certainty) -> str:
    """What a class is called."""
    return tr.marked(_CLASSES[certainty])


def percent(share: float) -> str:
    """A share as a whole percentage; with a decimal where it would hide that something can happen, or fail to."""
    is_extreme = 0 < share < 0.01 or 0.99 < share < 1
    return f"{written(100 * share, 1 if is_extreme else 0)} %"


def weights_text(weights: WeightInformation, margin: float) -> str:
    """Which weights are allowed."""
    return tr.marked(_WEIGHTS[weights], margin=percent(margin))


def scores_text(scores: ScoreInformation) -> str:
    """Which scores are allowed."""
    return tr.marked(_SCORES[scores])


def basis_text(found: Robustness) -> str:
    """What the samples were drawn from."""
    settings, used = found.uncertain.settings, found.uncertain
    return tr(
        "{samples} samples (seed {seed}): {weights}; {scores}.",
        samples=written(found.samples, 0), seed=settings.seed,
        weights=weights_text(used.weights_used, settings.margin), scores=scores_text(used.scores_used),
    )  # fmt: skip


def fallback_texts(uncertain: UncertainChoice) -> tuple[str, ...]:
    """What the settings ask for and the workshop does not have, a sentence each."""
    wanted, said = uncertain.settings, []
    if uncertain.weights_used is not wanted.weights:
        said.append(tr("No weights of participants are revealed: the scenario's own stand in."))
    if uncertain.scores_used is not wanted.scores:
        used = uncertain.scores_used
        text = {
            ScoreInformation.FIXED: {
                ScoreInformation.VOTES: tr("No votes on scores are revealed: the agreed scores stand in."),
                ScoreInformation.RANGES: tr("No ranges of scores are stated: the agreed scores stand in."),
                ScoreInformation.BOTH: tr("No ranges are stated and no votes revealed: the agreed scores stand in."),
            },
            ScoreInformation.VOTES: {ScoreInformation.BOTH: tr("No ranges of scores are stated: votes alone vary.")},
            ScoreInformation.RANGES: {ScoreInformation.BOTH: tr("No votes are revealed: only stated ranges vary.")},
        }.get(used, {}).get(wanted.scores)
        said += [text] if text else []
    if uncertain.is_certain:
        said.append(tr("Nothing varies, so every sample gives the same portfolio."))
    return tuple(said)


def regret_text(found: Robustness) -> str:
    """What the tested portfolio loses."""
    regret = found.regret
    if regret.maximum <= 0:
        return tr("The portfolio is the best one in every sample.")
    return tr(
        "At worst the portfolio loses {worst} points of value against the best for those weights and scores, {mean} on "
        "average; it is the best itself in {best} of the samples.",
        worst=points(regret.maximum), mean=points(regret.expected), best=percent(regret.best),
    )  # fmt: skip


def classes_text(found: Robustness) -> str:
    """How many initiatives are safe, contested and out, and how many that are funded now are not safe."""
    counts = {each: found.certainty.count(each) for each in Certainty}
    said = [
        tr("{n} safe", n=counts[Certainty.SAFE]),
        tr("{n} contested", n=counts[Certainty.CONTESTED]),
        tr("{n} out", n=counts[Certainty.OUT]),
    ]
    shaky = sum(
        funded and each is not Certainty.SAFE for funded, each in zip(found.is_funded, found.certainty, strict=True)
    )
    if shaky:
        said.append(tr("of the funded ones {n} not safe", n=shaky))
    return ", ".join(said) + "."


def core_text(found: Robustness) -> str:
    """How many portfolios can be right, and what the core index is."""
    core = found.core
    if core is None:
        return ""
    if core.portfolios is None:
        return tr("The portfolios that can be right cannot be listed; the core index is the chance of being funded.")
    return tr.counted(
        core.portfolios,
        "Exactly one portfolio can be right: the core index is 100 % for what it funds.",
        "Exactly {n} portfolios can be right; the core index is the share of them that fund an initiative.",
    )


def decisive_text(found: Robustness, row: int) -> str:
    """What funds a contested initiative: the driver whose mean weight differs most, and by how much."""
    inside, outside = found.selection.weights_in[row], found.selection.weights_out[row]
    if np.isnan(inside).any() or np.isnan(outside).any() or found.certainty[row] is not Certainty.CONTESTED:
        return ""
    place = int(np.abs(inside - outside).argmax())
    if abs(inside[place] - outside[place]) < 1e-9:
        return tr("scores, not weights")
    leaves = found.uncertain.of.snapshot.leaves
    driver = leaves[place % len(leaves)]
    return tr(
        "{driver} weighs {inside} when in, {outside} when out",
        driver=driver.name or driver.code, inside=percent(float(inside[place])), outside=percent(float(outside[place])),
    )  # fmt: skip


def name_of(found: Robustness, row: int) -> str:
    """What an initiative is called, by its place among those that were tested."""
    return shown_name(found.uncertain.of.snapshot.initiatives[found.uncertain.rows[row]])


def acceptability_words(found: Robustness) -> str:
    """What the chart of chances shows, in words."""
    low, high = found.selection.intervals()
    said = [
        tr(
            "{initiative}: funded in {chance} of the samples ({low} to {high}), {word}.",
            initiative=name_of(found, row), chance=percent(float(found.selection.chance[row])),
            low=percent(float(low[row])), high=percent(float(high[row])), word=class_word(found.certainty[row]),
        )
        for row in shown_order(found)
    ]  # fmt: skip
    return " ".join([tr("How often each initiative is funded."), *said])


def shown_order(found: Robustness) -> list[int]:
    """The tested initiatives, the surest first; of equally sure ones the better ranked."""
    order = np.lexsort((found.acceptability.mean_ranks, -found.selection.chance))
    return [int(row) for row in order]
