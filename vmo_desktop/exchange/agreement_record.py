"""Agreement of a group as plain records, for JSON: full precision, unknown numbers None."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from vmo_desktop.domain.group_agreement import GroupAgreement, leniency
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.exchange.ranking_record import known


def agreement_record(found: GroupAgreement, people: Sequence[str], items: Sequence[str]) -> dict[str, Any]:
    """Kendall's W, the intraclass correlations, Krippendorff's alpha and the rank correlations."""
    order, intraclass = found.concordance, found.intraclass
    return {
        "raters_used": [name for name, is_used in zip(people, found.people, strict=True) if is_used],
        "items_used": [name for name, is_used in zip(items, found.items, strict=True) if is_used],
        "kendall_w": {
            "w": known(order.w),
            "chi_square": known(order.chi_square),
            "degrees_of_freedom": order.freedom,
            "probability": known(order.probability),
        },
        "intraclass_correlation": {
            "icc_1_1": known(intraclass.one_way),
            "icc_2_1": known(intraclass.two_way_agreement),
            "icc_3_1": known(intraclass.two_way_consistency),
            "icc_1_k": known(intraclass.one_way_mean),
            "icc_2_k": known(intraclass.two_way_agreement_mean),
            "icc_3_k": known(intraclass.two_way_consistency_mean),
            "f": known(intraclass.f),
            "probability": known(intraclass.probability),
        },
        "krippendorff_alpha_interval": known(found.alpha),
        "mean_spearman": known(found.mean_rho),
        "spearman": _matrix(found.rho, people),
        "kendall_tau_b": _matrix(found.tau_b, people),
    }


def rater_records(scores: FloatArray, found: GroupAgreement, people: Sequence[str]) -> list[dict[str, Any]]:
    """How each person used the scale; scores of shape (people, items), NaN where missing."""
    records = []
    for place, (name, mildness) in enumerate(zip(people, leniency(scores), strict=True)):
        own = scores[place][~np.isnan(scores[place])]
        records.append(
            {
                "name": name,
                "scores": len(own),
                "mean": known(own.mean()) if len(own) else None,
                "spread": known(own.std(ddof=1)) if len(own) > 1 else None,
                "lowest": known(own.min()) if len(own) else None,
                "highest": known(own.max()) if len(own) else None,
                "leniency": known(mildness),
                "spearman_with_others": known(found.rho_with_others(place)),
            }
        )
    return records


def _matrix(correlations: FloatArray, people: Sequence[str]) -> dict[str, dict[str, float | None]]:
    """The correlation of everybody with each of the others, by name."""
    return {
        name: {other: known(correlations[a, b]) for b, other in enumerate(people) if a != b}
        for a, name in enumerate(people)
    }
