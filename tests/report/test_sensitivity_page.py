"""The pack's page of sensitivity: what it says of weights is what choosing again with other weights gives."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.report.packs import ReadPack, facts_of, make_sample, make_workshop, write
from vmo_desktop.domain.selection import choose
from vmo_desktop.report import sensitivity_words
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.sensitivity_facts import SensitivityFacts
from vmo_desktop.report.titles import generated_title
from vmo_desktop.workshop.ops.scenarios import approve_scenario
from vmo_desktop.workshop.sensitivity_words import share_text


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReadPack, Facts]:
    """The pack of the sample company, and its facts."""
    folder = tmp_path_factory.mktemp("sensitivity")
    with make_sample(folder / "w.vmo", "meridian") as workshop:
        return ReadPack(write(workshop, folder / "p.pdf")), facts_of(workshop)


def _found(facts: Facts) -> tuple[ChoiceFacts, SensitivityFacts]:
    choice = facts.chosen
    assert choice is not None
    assert choice.sensitivity is not None
    return choice, choice.sensitivity


def _page(read: ReadPack) -> str:
    starts = [(title, page) for level, title, page in read.bookmarks() if level == 0]
    place = [title for title, _ in starts].index(section_name(Section.SENSITIVITY))
    return " ".join(read.pages[starts[place][1] : starts[place + 1][1]])


def _best_at(choice: ChoiceFacts, found: SensitivityFacts, column: int, weight: float) -> np.ndarray:
    """Shares of the best portfolio at another weight of a driver."""
    values = found.sweeps[column].lines.at(weight)
    options = np.nan_to_num(values)[choice.of.owner] * choice.of.value_shares
    return choose(replace(choice.of.problem, values=options)).shares


def test_the_page_has_its_figures_and_tables(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = _page(read)
    _, found = _found(facts)
    for title in (
        "How the value swings",
        "The weight that matters most",
        "One weight at a time",
        "The smallest change",
    ):
        assert title in page
    assert "".join(generated_title(facts, Section.SENSITIVITY).split()) in "".join(page.split())
    for name in sensitivity_words.driver_names(found):
        assert name in page


def test_between_the_weights_told_the_portfolio_is_the_best_and_beyond_it_is_not(told: tuple[ReadPack, Facts]) -> None:
    choice, found = _found(told[1])
    for column in range(len(found.sweeps)):
        stretch = found.portfolio_stretch(column)
        assert stretch is not None
        assert f"{share_text(stretch[0])} – {share_text(stretch[1])}" in _page(told[0])
        for end, step in zip(stretch, (-1e-3, 1e-3), strict=True):
            if 1e-3 < end < 1 - 1e-3:
                assert np.allclose(_best_at(choice, found, column, end - step), choice.portfolio.choice.shares)
                assert not np.allclose(_best_at(choice, found, column, end + step), choice.portfolio.choice.shares)


def test_the_weight_that_matters_most_needs_to_move_least(told: tuple[ReadPack, Facts]) -> None:
    _, found = _found(told[1])
    rooms = [found.room(column) for column in range(len(found.sweeps))]
    assert found.room(found.decisive) == min(rooms)
    assert not found.is_firm
    turning = found.turning_weight(found.decisive)
    assert turning is not None
    assert share_text(turning) in generated_title(told[1], Section.SENSITIVITY)


def test_right_beyond_the_smallest_changes_of_weights_another_portfolio_is_best(told: tuple[ReadPack, Facts]) -> None:
    choice, found = _found(told[1])
    nearest, weights = found.nearest_portfolio, found.sensitivity.weighed.shared_weights
    assert nearest is not None
    assert weights is not None
    points = np.nan_to_num(found.sensitivity.weighed.points)
    for change in (nearest.change.total, nearest.change.euclidean):
        assert change is not None
        assert change.weights.sum() == pytest.approx(1.0)
        beyond = weights + 1.02 * (change.weights - weights)
        values = (points @ beyond)[choice.of.owner] * choice.of.value_shares
        again = choose(replace(choice.of.problem, values=values))
        assert not np.allclose(again.shares, choice.portfolio.choice.shares)
    assert nearest.change.total is not None
    assert nearest.change.total.distance == pytest.approx(np.abs(nearest.change.total.weights - weights).sum())


def test_where_nothing_changes_that_is_said(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Ledger", "Robots"], cost=600_000.0) as workshop:
        facts = facts_of(workshop)
        _, found = _found(facts)
        assert found.is_firm
        assert generated_title(facts, Section.SENSITIVITY) == "No single weight changes the recommended portfolio"
        assert "whatever it weighs" in _page(ReadPack(write(workshop, tmp_path / "p.pdf")))


def test_of_an_approved_portfolio_only_the_ranking_is_asked(tmp_path: Path) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        choice, _ = _found(facts_of(workshop))
        best = choice.portfolio.choice
        workshop.do(
            approve_scenario(
                choice.scenario.id, choice.portfolio.approved(), status=best.status.value, value=best.objective,
                bound=best.bound, cost=best.cost, author="The board",
            )
        )  # fmt: skip
        page = _page(ReadPack(write(workshop, tmp_path / "p.pdf")))
    assert "another initiative is first" in page
    assert "Portfolio stays the best" not in page
    assert "How the value swings" not in page
