"""The chances and ranks of a tested portfolio as charts, tables and words."""

from pathlib import Path

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tests.workshop.choosing import chosen_by, make_choosing
from vmo_desktop.charts.acceptability import acceptability_height, draw_acceptability
from vmo_desktop.charts.rank_acceptability import draw_rank_acceptability, rank_acceptability_words, rank_columns
from vmo_desktop.charts.robustness_tables import chances_table, ranks_table, rulers_table
from vmo_desktop.charts.robustness_words import (
    acceptability_words,
    basis_text,
    classes_text,
    core_text,
    decisive_text,
    fallback_texts,
    percent,
    regret_text,
)
from vmo_desktop.charts.theme import LIGHT, LOGICAL_DPI, THEMES, Theme
from vmo_desktop.workshop.ops.robustness import edit_robustness
from vmo_desktop.workshop.robust_choice import RobustChoice, Robustness


def _found(tmp_path: Path, **settings: object) -> Robustness:
    with make_choosing(tmp_path / "choosing.vmo") as workshop:
        workshop.do(edit_robustness({"weights": "full", "scores": "fixed", "samples": 1000, **settings}))
        test = RobustChoice(chosen_by(workshop))
        return test.advance(test.wanted)


@pytest.fixture
def found(tmp_path: Path) -> Robustness:
    """A and C are contested about half and half, B is safe, D is out."""
    return _found(tmp_path)


def _axes(height: float = 220.0) -> Axes:
    return Figure(figsize=(700 / LOGICAL_DPI, height / LOGICAL_DPI)).add_subplot()


def _texts(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_class_is_told_by_sign_and_word_and_form(found: Robustness, theme: Theme) -> None:
    axes = _axes(acceptability_height(theme, 4))
    draw_acceptability(axes, found, theme)
    texts = _texts(axes)
    assert "● safe  100 %" in texts
    assert any(text.startswith(("◐ contested  5", "◐ contested  4")) for text in texts)
    assert "○ out  0 %" in texts
    hatches = [bar.get_hatch() for bar in axes.patches]
    assert hatches == [None, "////", "////", None]


def test_what_is_funded_now_is_bold_and_rows_begin_where_asked(found: Robustness) -> None:
    axes = _axes()
    draw_acceptability(axes, found, LIGHT)
    weights = {text.get_text(): text.get_fontweight() for text in axes.texts if text.get_text() in "ABCD"}
    assert weights["A"] == weights["B"] != weights["C"] == weights["D"]
    part = _axes()
    draw_acceptability(part, found, LIGHT, first=3, most=5)
    assert len(part.patches) == 1


def test_ranks_stand_in_columns_that_are_few(found: Robustness) -> None:
    titles, shares = rank_columns(found)
    assert titles == ("1", "2", "3", "4")
    assert shares.sum(axis=1).tolist() == pytest.approx([1.0] * 4)
    axes = _axes()
    draw_rank_acceptability(axes, found, LIGHT)
    assert _texts(axes).count("100 %") == 2, "B is always second and D always last"
    assert "B: mean rank 2.0, first in 0 % of the samples." in rank_acceptability_words(found)


def test_the_tables_hold_the_numbers_of_the_charts(found: Robustness) -> None:
    table = chances_table(found)
    first, last = table.rows[0], table.rows[-1]
    assert first[:4] == ("B", "funded", "● safe", 100.0)
    assert last[0] == "D"
    assert last[3] == 0
    assert first[7] == 60
    assert ("B", 2.0) in [row[:2] for row in ranks_table(found).rows]
    assert [column.title for column in rulers_table(found).columns] == ["Initiative", "Now", "Common core"]


def test_the_words_tell_what_was_found(found: Robustness) -> None:
    assert basis_text(found) == "1,000 samples (seed 1): any weights; the agreed scores."
    assert classes_text(found) == "1 safe, 2 contested, 1 out, of the funded ones 1 not safe."
    assert regret_text(found).startswith("At worst the portfolio loses 9")
    assert core_text(found).startswith("Exactly 5 portfolios can be right")
    assert decisive_text(found, 0).startswith("Growth weighs 7")
    assert "B: funded in 100 % of the samples" in acceptability_words(found)
    assert decisive_text(found, 1) == ""
    assert fallback_texts(found.uncertain) == ()


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    found = _found(tmp_path, weights="participants", scores="votes")
    assert fallback_texts(found.uncertain) == (
        "No weights of participants are revealed: the scenario's own stand in.",
        "No votes on scores are revealed: the agreed scores stand in.",
        "Nothing varies, so every sample gives the same portfolio.",
    )
    assert regret_text(found) == "The portfolio is the best one in every sample."


def test_a_small_chance_is_not_told_as_none() -> None:
    assert [percent(share) for share in (0.0, 0.004, 0.5, 0.996, 1.0)] == ["0 %", "0.4 %", "50 %", "99.6 %", "100 %"]
