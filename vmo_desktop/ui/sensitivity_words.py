"""What the sensitivity page says."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.rank_bumps import MOST_RANKS
from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.charts.sensitivity_tables import reign_words
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.sensitivity_desk import Part, SensitivityDesk
from vmo_desktop.ui.sensitivity_facts import SensitivityFacts
from vmo_desktop.workshop.price_tags import has_prices
from vmo_desktop.workshop.sample_optimiser import no_part_text
from vmo_desktop.workshop.sensitivity_words import (
    first_rank_text,
    left_out_text,
    portfolio_change_text,
    portfolio_range_text,
    present_text,
    share_text,
    weights_change_text,
)
from vmo_desktop.workshop.weight_sensitivity import SWING


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sensitivity", text)


def part_names() -> Mapping[Part, str]:
    """What the parts are called."""
    return {
        Part.CROSSINGS: _tr("Crossings"),
        Part.RANKING: _tr("Ranking there"),
        Part.PORTFOLIOS: _tr("Portfolios"),
        Part.TORNADO: _tr("Tornado"),
        Part.MAP: _tr("Two weights"),
        Part.SCORES: _tr("Scores"),
        Part.NEAREST: _tr("Smallest change"),
        Part.SCENARIOS: _tr("Ranks by scenario"),
        Part.STEPS: _tr("Ranks by step"),
    }


def weight_text(desk: SensitivityDesk) -> str:
    """The weight that is looked at and the one as it is."""
    now = present_text(desk.sweep.present)
    return f"{share_text(desk.weight)} ({now})" if desk.is_elsewhere else now


def part_text(facts: SensitivityFacts) -> str:
    """The chosen part in sentences, with what takes no part."""
    said = _said(facts)
    desk = facts.desk
    if desk.part in (Part.TORNADO, Part.SCENARIOS, Part.STEPS):
        return said
    is_nearest = desk.part is Part.NEAREST
    missing = desk.sensitivity.weighed.incomplete if is_nearest else desk.sweep.left_out
    left = left_out_text(missing.tolist(), desk.names)
    return f"{said} {left}".strip()


def _said(facts: SensitivityFacts) -> str:
    desk = facts.desk
    driver = desk.drivers[desk.driver]
    match desk.part:
        case Part.CROSSINGS:
            count = whole_text(len(desk.sweep.crossings.weights))
            said = first_rank_text(desk.sweep, driver, desk.names)
            if desk.is_elsewhere:
                said = f"{said} {reign_words(desk.sweep, desk.names, desk.weight)}."
            return f"{said} {_tr('Crossings in all: %1.').replace('%1', count)}"
        case Part.RANKING:
            return _ranking_text(desk)
        case Part.PORTFOLIOS:
            return _portfolios_text(desk)
        case Part.TORNADO:
            return _tornado_text(facts)
        case Part.MAP:
            return _map_text(facts)
        case Part.SCORES:
            return _scores_text(facts)
        case Part.NEAREST:
            return _nearest_text(desk)
        case Part.SCENARIOS | Part.STEPS:
            return _scenarios_text(desk) if desk.part is Part.SCENARIOS else _steps_text(desk)


def _ranking_text(desk: SensitivityDesk) -> str:
    if not desk.is_elsewhere and len(desk.sweep.present) == 1:
        return _tr("The ranking as it is. Move the slider to see it at another weight; nothing is changed.")
    now, there = desk.sensitivity.weighed.ranks, desk.sweep.ranks_at(desk.weight)
    moved = int(np.count_nonzero((now != there) & (now > 0) & (there > 0)))
    said = _tr("%1 at %2 instead (%3): %4 initiatives have another rank. Nothing is changed in the workshop.")
    return filled(
        said, desk.drivers[desk.driver], share_text(desk.weight), present_text(desk.sweep.present), whole_text(moved)
    )


def _waiting(desk: SensitivityDesk) -> str:
    return _tr("The search was stopped.") if desk.is_stopped else _tr("Looking for the best portfolios…")


def _portfolios_text(desk: SensitivityDesk) -> str:
    found = desk.portfolio_sweep
    if found is None:
        return _waiting(desk)
    driver = desk.drivers[desk.driver]
    said = portfolio_range_text(found, driver)
    if found.changes:
        nearest = min(found.changes, key=lambda each: min(abs(each.weight - now) for now in found.sweep.present))
        said = f"{said} {portfolio_change_text(nearest, found, driver, desk.names)}."
    return said


def _tornado_text(facts: SensitivityFacts) -> str:
    if facts.tornado() is None:
        if facts.desk.is_of_portfolios:
            return _tr("The value of the portfolio is not known, or it was approved and stays as it is.")
        said = _tr("Scores of %1 are missing, so its value is not known. Select another initiative, or Portfolios.")
        return said.replace("%1", facts.desk.names[facts.subject])
    said = _tr("Each weight %1 points of percent down and up, the others keeping their proportions.")
    said = said.replace("%1", whole_text(round(100 * SWING)))
    if facts.desk.is_of_portfolios:
        return said
    about = _tr("These are the bars of %1; select another initiative to see its own.")
    return f"{said} {about.replace('%1', facts.desk.names[facts.subject])}"


def _map_text(facts: SensitivityFacts) -> str:
    data = facts.weight_map()
    if data is None:
        return _waiting(facts.desk)
    head = _tr("Two weights move, the others share the rest in their proportions.")
    if data.steps is None:
        return f"{head} {_tr('The areas of the first rank are exact.')}"
    kind = _tr("The portfolios were chosen on a grid of steps of %1: smaller areas may be missing.")
    return f"{head} {kind.replace('%1', share_text(1 / data.steps))}"


def _scores_text(facts: SensitivityFacts) -> str:
    desk = facts.desk
    said = _tr("By how many points a score on %1 alone must change; empty where no score would do.")
    said = said.replace("%1", desk.drivers[desk.driver])
    portfolio = desk.portfolios.portfolio
    if portfolio is not None and not has_prices(portfolio):
        said = f"{said} {_tr('What would change a portfolio is told of one that is proven the best and not approved.')}"
    elif desk.margins is None:
        said = f"{said} {_waiting(desk)}"
    return said


def refusal_text(desk: SensitivityDesk) -> str:
    """Why there is nothing to weigh."""
    of = desk.sensitivity.of
    if of.is_of_money:
        return no_part_text(shown_scenario(of.scenario))
    return _tr("Sensitivity needs two value drivers with weights, and an initiative with scores.")


def no_picture_text(facts: SensitivityFacts) -> str:
    """Why the chosen part has no chart, and what would give it one."""
    if facts.desk.part is not Part.SCORES:
        return part_text(facts)
    said = _tr("The chart needs votes or stated ranges for the scores of %1. Select another initiative.")
    return said.replace("%1", facts.desk.names[facts.subject])


def _scenarios_text(desk: SensitivityDesk) -> str:
    if len(desk.sensitivity.of.snapshot.choice.scenarios) < 2:
        return _tr("There is one scenario only. Make another one on the page of scenarios to compare ranks.")
    said = _tr("The rank of each initiative in every scenario. The chart shows the first %1 ranks, the table all.")
    return said.replace("%1", whole_text(MOST_RANKS))


def _steps_text(desk: SensitivityDesk) -> str:
    if not desk.past.is_complete:
        return _tr("Reading the history…")
    if len(desk.past.past) < 2:
        return _tr("Nothing had a value at an earlier step, so there are no ranks to compare.")
    said = _tr("The rank of each initiative at steps of the history and now, by the weights of the workshop.")
    shown = _tr("The chart shows the first %1 ranks, the table all.").replace("%1", whole_text(MOST_RANKS))
    return f"{said} {shown}"


def _nearest_text(desk: SensitivityDesk) -> str:
    weighed = desk.sensitivity.weighed
    nearest, weights = weighed.nearest(), weighed.shared_weights
    if weights is None:
        return _tr("Classes have weights of their own: no single change of weights can be told.")
    if nearest is None:
        return _tr("The first in rank lacks a score that other weights would count: no change can be told.")
    if nearest.total is None:
        return _tr("No weights let another initiative come first.")
    change = weights_change_text(nearest.total, weights, desk.drivers)
    said = filled(_tr("%1 draws level with the first at %2."), desk.names[nearest.total.rival], change)
    return f"{said} {_waiting(desk)}" if desk.portfolio_sweep is None else said
