"""What sensitivity finds, sentence by sentence.

Of the three initiatives Depot is first below 40 %, Atlas up to 60 % and Portal above: their values go from 0 to 100,
from 100 to 0, and stay at 60.
"""

from dataclasses import replace

import numpy as np
import pytest

from vmo_desktop.domain.portfolio import PortfolioProblem
from vmo_desktop.domain.portfolio_sweep import Piece, Sweep
from vmo_desktop.domain.sensitivity import Lines
from vmo_desktop.domain.weight_change import WeightChange
from vmo_desktop.workshop.scenario_sensitivity import PortfolioChange, PortfolioSweep
from vmo_desktop.workshop.sensitivity_words import (
    crossing_text,
    first_rank_text,
    left_out_text,
    moved_texts,
    moves_text,
    portfolio_change_text,
    portfolio_range_text,
    present_text,
    reigns_text,
    share_text,
    weights_change_text,
)
from vmo_desktop.workshop.weight_sweep import WeightSweep

NAMES = ("Portal", "Depot", "Atlas")
NONE = np.array([], dtype=np.intp)


def _sweep(
    *present: float, start: tuple[float, ...] = (0, 100, 60), end: tuple[float, ...] = (100, 0, 60)
) -> WeightSweep:
    return WeightSweep(0, Lines(np.array(start, dtype=np.float64), np.array(end, dtype=np.float64)), present)


def _rows(*rows: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.array(rows, dtype=np.intp)


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0.0, 1, "0 %"),
        (1.0, 1, "100 %"),
        (0.1, 1, "10 %"),
        (0.125, 1, "12.5 %"),
        (0.12344, 1, "12.3 %"),
        (0.12344, 3, "12.344 %"),
        (0.1, 3, "10 %"),
        (0.126, 0, "13 %"),
    ],
)
def test_a_weight_is_written_in_percent_without_idle_decimals(share: float, decimals: int, text: str) -> None:
    assert share_text(share, decimals) == text


@pytest.mark.parametrize(
    ("before", "after", "texts"),
    [
        (0.25, 0.2513, ("25 %", "25.2 %")),  # rounded up where it rises
        (0.2513, 0.25, ("25.1 %", "25 %")),
        (0.3, 0.2518, ("30 %", "25.1 %")),  # rounded down where it falls
        (0.5, 0.1 + 0.2, ("50 %", "30 %")),  # dust is no distance
        (0.2, 0.1 + 0.2, ("20 %", "30 %")),
        (0.2506, 0.2508, ("25.06 %", "25.08 %")),  # as many decimals as tell them apart
        (0.2506, 0.25061, ("25.06 %", "25.07 %")),
        (0.25, 0.25, ("25 %", "25 %")),
    ],
)
def test_a_weight_and_the_one_that_it_must_reach_are_told_apart(
    before: float, after: float, texts: tuple[str, str]
) -> None:
    assert moved_texts(before, after) == texts


def test_who_overtakes_whom_and_who_is_first_where() -> None:
    sweep = _sweep(0.5)
    assert [crossing_text(sweep, place, "Growth", NAMES) for place in range(3)] == [
        "Growth at 40 % (now 50 %): Atlas overtakes Depot",
        "Growth at 50 % (now 50 %): Portal overtakes Depot",
        "Growth at 60 % (now 50 %): Portal overtakes Atlas",
    ]
    assert reigns_text(sweep, NAMES) == (
        "First: Depot from 0 % to 40 %; Atlas from 40 % to 60 %; Portal from 60 % to 100 %"
    )
    assert present_text((0.25, 0.5)) == "now 25 %, 50 %"


@pytest.mark.parametrize(
    ("present", "sentence"),
    [
        ((0.5,), "Growth weighs 50 %: Atlas is first; below 40 % Depot is, above 60 % Portal is."),
        ((0.2,), "Growth weighs 20 %: Depot is first; above 40 % Atlas is."),
        ((0.4,), "Growth weighs 40 %: Depot is first; above 40 % Atlas is."),
        ((0.8,), "Growth weighs 80 %: Portal is first; below 60 % Atlas is."),
        ((0.2, 0.8), "First: Depot from 0 % to 40 %; Atlas from 40 % to 60 %; Portal from 60 % to 100 %"),
    ],
)
def test_how_far_the_weight_may_move_until_another_one_is_first(present: tuple[float, ...], sentence: str) -> None:
    assert first_rank_text(_sweep(*present), "Growth", NAMES) == sentence


def test_one_that_is_always_first_and_none_that_is_known() -> None:
    always = _sweep(0.5, start=(90, 10, 20), end=(80, 70, 10))
    assert first_rank_text(always, "Growth", NAMES) == "Portal is first whatever Growth weighs."
    unknown = _sweep(0.5, start=(np.nan, np.nan, np.nan), end=(np.nan, np.nan, np.nan))
    assert first_rank_text(unknown, "Growth", NAMES) == "No value is known."
    assert reigns_text(unknown, NAMES) == "No value is known."


def _portfolios(*ends: float, present: tuple[float, ...] = (0.5,)) -> PortfolioSweep:
    """As many portfolios as ends, one after the other."""
    starts = (0.0, *ends)
    pieces = tuple(Piece(np.ones(1), start, end, 0.0, 0.0) for start, end in zip(starts, ends, strict=False))
    problem = PortfolioProblem(1, _rows(0), np.ones(1), np.ones(1), np.ones(1))
    return PortfolioSweep(problem, _sweep(*present), Sweep(pieces, is_complete=True), True, NONE)


def test_what_comes_in_and_what_goes_at_a_weight() -> None:
    change = PortfolioChange(0.35, _rows(0, 2), _rows(1), NONE)
    assert portfolio_change_text(change, _portfolios(1.0), "Growth", NAMES) == (
        "Growth at 35 % (now 50 %): Portal, Atlas in; Depot out"
    )
    assert moves_text(_rows(1), NONE, _rows(2), NAMES) == "Depot in; Atlas funded otherwise"
    assert moves_text(NONE, NONE, NONE, NAMES) == "another portfolio of the same initiatives"


def test_how_far_the_weight_may_move_until_another_portfolio_is_best() -> None:
    assert portfolio_range_text(_portfolios(), "Growth") == "No portfolio meets all conditions together."
    whatever = "The portfolio is the best whatever Growth weighs."
    assert portfolio_range_text(_portfolios(1.0), "Growth") == whatever
    three = _portfolios(0.3, 0.7, 1.0)
    assert portfolio_range_text(three, "Growth") == (
        "Growth weighs 50 %: the portfolio stays the best from 30 % to 70 %; 3 portfolios in all."
    )
    assert portfolio_range_text(_portfolios(0.3, 0.7, 1.0, present=(0.2,)), "Growth") == (
        "Growth weighs 20 %: the portfolio stays the best from 0 % to 30 %; 3 portfolios in all."
    )
    assert portfolio_range_text(_portfolios(0.3, 0.7, 1.0, present=(0.2, 0.8)), "Growth") == (
        "3 portfolios are best somewhere between 0 % and 100 %."
    )
    unproven = replace(_portfolios(1.0), is_proven=False)
    assert portfolio_range_text(unproven, "Growth") == f"{whatever} Not every portfolio was proven the best."
    cut = replace(unproven, found=replace(unproven.found, is_complete=False))
    assert portfolio_range_text(cut, "Growth") == (
        f"{whatever} The search was cut short: between the changes others may be better."
    )


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ((0.5, 0.3, 0.2), "No change is needed: they are level already."),
        ((0.50004, 0.29996, 0.2), "No change is needed: they are level already."),
        ((0.6, 0.2, 0.2), "Growth 50 % → 60 %, Risk 30 % → 20 %"),
        ((0.5, 0.25, 0.25), "Risk 30 % → 25 %, Trust 20 % → 25 %"),
        ((0.5, 1 / 6, 1 / 3), "Risk 30 % → 16.7 %, Trust 20 % → 33.3 %"),
        ((0.5003, 0.2997, 0.2), "Growth 50 % → 50.03 %, Risk 30 % → 29.97 %"),
    ],
)
def test_only_weights_that_move_are_told_and_seen_to_move(after: tuple[float, ...], sentence: str) -> None:
    change = WeightChange(0, np.array(after), 0.0)
    assert weights_change_text(change, np.array([0.5, 0.3, 0.2]), ("Growth", "Risk", "Trust")) == sentence


def test_weights_that_do_not_exist_are_said_to_be_none() -> None:
    assert weights_change_text(None, np.array([1.0]), ("Growth",)) == "No weights do that."


def test_who_takes_no_part_is_named_up_to_eight() -> None:
    names = [f"I{number}" for number in range(12)]
    assert left_out_text([], names) == ""
    assert left_out_text([3], names) == "Left out, as scores are missing: I3."
    assert left_out_text(range(8), names) == "Left out, as scores are missing: I0, I1, I2, I3, I4, I5, I6, I7."
    assert left_out_text(range(10), names) == (
        "Left out, as scores are missing: I0, I1, I2, I3, I4, I5, I6, I7 and 2 more."
    )
    assert left_out_text(range(3), names, 2) == "Left out, as scores are missing: I0, I1 and 1 more."
