"""What the program answers to published cases of agreement."""

from typing import Any

import numpy as np
import numpy.typing as npt

from tests.cases.forms import Case, only
from vmo_desktop.domain.agreement import joint_agreement, kendall_w, uniform_variance
from vmo_desktop.domain.collective_ranking import borda, copeland
from vmo_desktop.domain.rank_correlation import kendall_tau_b, spearman
from vmo_desktop.domain.reliability import (
    Level,
    cohen_kappa,
    fleiss_kappa,
    intraclass_correlation,
    krippendorff_alpha,
)


def agreement(given: Case) -> Case:
    only(
        given, "another measure of agreement", "raters", "data", "rows", "columns", "counts", "coders", "table",
        "x", "y", "rankings", "ratings", "scores", "levels", "chance_variance",
    )  # fmt: skip
    if "counts" in given:
        several = fleiss_kappa(given["counts"])
        return {
            "kappa": several.kappa,
            "kappa_printed": several.kappa,
            "P_mean": several.observed,
            "P_e": several.expected,
        }
    if "coders" in given:
        coders = np.array(given["coders"], dtype=np.float64)
        return {level.name.lower(): krippendorff_alpha(coders, level) for level in Level}
    if "table" in given:
        return {"kappa": cohen_kappa(given["table"]).kappa}
    if "x" in given:
        rho = spearman(given["x"], given["y"])
        return {"tau_b": kendall_tau_b(given["x"], given["y"]), "rho": rho, "spearman": rho}
    if "ratings" in given:
        return _intraclass(given["ratings"])
    if "scores" in given:
        return _within(given)
    if "rankings" in given:
        return _orders(given["rankings"])
    by_people = given["raters"] if "raters" in given else np.array(given["data"], dtype=np.float64).T
    found = kendall_w(by_people)
    measured = {"W": found.w, "chi2": found.chi_square, "df": found.freedom, "p": found.probability}
    return measured | _intraclass(np.array(by_people, dtype=np.float64).T)


def _intraclass(items_by_people: npt.ArrayLike) -> dict[str, Any]:
    found = intraclass_correlation(items_by_people)
    return {
        "ICC1": found.one_way,
        "ICC2": found.two_way_agreement,
        "ICC3": found.two_way_consistency,
        "ICC1k": found.one_way_mean,
        "ICC2k": found.two_way_agreement_mean,
        "ICC3k": found.two_way_consistency_mean,
    }


def _within(given: Case) -> Case:
    """r_wg of one thing or r_wg(J) of several, people in rows."""
    scores = np.array(given["scores"], dtype=np.float64)
    chance = given["chance_variance"] if "chance_variance" in given else uniform_variance(given["levels"])
    joint = joint_agreement(scores if scores.ndim > 1 else scores[:, np.newaxis], chance)
    return {"r_wg": joint, "r_wg_j": joint}


def _orders(rankings: list[list[str]]) -> Case:
    names = sorted(rankings[0])
    places = [[names.index(name) for name in ranking] for ranking in rankings]
    rules = {"borda": borda, "copeland": copeland}
    return {name: dict(zip(names, rule(places, len(names)).tolist(), strict=True)) for name, rule in rules.items()}
