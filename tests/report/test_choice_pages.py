"""What the pack says about the choice: its numbers are those of the file, and they agree from page to page."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.report.packs import ReadPack, facts_of, make_sample, make_workshop, write
from vmo_desktop.domain.price_tags import condition_prices
from vmo_desktop.report import words
from vmo_desktop.report.choice_options import choice_options
from vmo_desktop.report.facts import Band, Facts
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.titles import generated_title
from vmo_desktop.workshop.choice_rows import Degree, LimitOf
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.limits import add_limit, set_force
from vmo_desktop.workshop.ops.presentation import edit_pack, include_section
from vmo_desktop.workshop.ops.scenarios import (
    approve_scenario,
    duplicate_scenario,
    edit_scenario,
    set_support,
)
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.sensitivity_words import moved_texts
from vmo_desktop.workshop.weight_shifts import no_portfolio_shifts
from vmo_desktop.workshop.workshop import Workshop

NEW = (
    Section.RECOMMENDATION, Section.PRICES, Section.FRONTIER, Section.SCENARIOS, Section.ALIGNMENT, Section.SENSITIVITY,
    Section.ROBUSTNESS, Section.SUPPORT, Section.MODEL,
)  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    return make_workshop(tmp_path / "w.vmo", ["Portal", "Ledger", "Robots", "Archive", "Depot"])


def _decide(workshop: Workshop) -> int:
    """Two scenarios, a force either way, and the support of three people; gives the recommended scenario."""
    snapshot = workshop.snapshot
    scenario, rows = snapshot.choice.scenarios[0].id, snapshot.initiatives
    workshop.do(set_force(scenario, [rows[3].id], True, reason="Promised in March", author="Katrien Maes"))
    workshop.do(set_force(scenario, [rows[7].id], False, reason="No licence before 2028", author="Legal"))
    workshop.do(duplicate_scenario(scenario, "Tight budget"))
    workshop.do(edit_scenario(workshop.snapshot.choice.scenarios[-1].id, {"budget": 9e6}))
    said = ((Degree.FULL, ""), (Degree.OBJECTS, "Too little for service."), (Degree.RESERVED, ""))
    for person, (degree, note) in zip(snapshot.participants, said, strict=False):
        workshop.do(set_support(scenario, person.id, degree, note))
    return scenario


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample company with two scenarios lies, and its pack beside it."""
    return tmp_path_factory.mktemp("choice")


@pytest.fixture(scope="module")
def told(folder: Path) -> tuple[ReadPack, Facts]:
    """The pack of the sample company with two scenarios, and its facts."""
    with make_sample(folder / "w.vmo", "meridian") as workshop:
        _decide(workshop)
        return ReadPack(write(workshop, folder / "p.pdf")), facts_of(workshop)


def _pages(read: ReadPack, section: Section) -> str:
    """The text of a section's pages."""
    starts = [(title, page) for level, title, page in read.bookmarks() if level == 0]
    place = [title for title, _ in starts].index(section_name(section))
    end = starts[place + 1][1] if place + 1 < len(starts) else len(read.pages)
    return " ".join(read.pages[starts[place][1] : end])


def _has(page: str, text: str) -> bool:
    return "".join(text.replace("\u00a0", " ").split()) in "".join(page.split())


@pytest.mark.parametrize("section", NEW)
def test_every_section_has_a_bookmark_and_a_title_of_the_data(told: tuple[ReadPack, Facts], section: Section) -> None:
    read, facts = told
    assert _has(_pages(read, section), generated_title(facts, section))


@pytest.mark.parametrize("section", NEW)
def test_every_section_can_be_left_out(tmp_path: Path, section: Section) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        _decide(workshop)
        for each in Section:
            workshop.do(include_section(each.value, each in (Section.ASK, section)))
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        assert section_name(section) in {title for _, title, _ in read.bookmarks()}
        workshop.do(include_section(section.value, is_included=False))
        assert section_name(section) not in {
            title for _, title, _ in ReadPack(write(workshop, tmp_path / "p.pdf")).bookmarks()
        }


def test_all_pages_tell_the_same_portfolio(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    assert facts.chosen is not None
    portfolio, figures = facts.chosen.portfolio, facts.figures
    cost, value = figures.money(portfolio.choice.cost), figures.value(portfolio.choice.objective)
    assert facts.cost_of(facts.funded) == pytest.approx(portfolio.choice.cost)
    assert f"{len(facts.funded)} of {len(facts.entries)}" in read.pages[1]
    assert cost in read.pages[1]
    for section in (Section.RECOMMENDATION, Section.SCENARIOS, Section.FRONTIER):
        assert cost in _pages(read, section)
        assert value in _pages(read, section)
    assert cost in read.pages[read.page_of("The sums behind the decision")]


def test_why_each_is_funded_or_out_is_told_with_name_and_reason(told: tuple[ReadPack, Facts]) -> None:
    page = _pages(told[0], Section.RECOMMENDATION)
    assert "Forced in by Katrien Maes: Promised in March" in page
    assert "Forced out by Legal: No licence before 2028" in page
    assert "Scores are missing, so its value is not known." in page
    for entry in told[1].funded:
        assert _has(page, entry.initiative.name)


def test_the_options_are_those_of_choosing_again(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    assert facts.chosen is not None
    page, options = _pages(read, Section.RECOMMENDATION), choice_options(facts.chosen)
    assert [option.name for option in options[:4]] == [
        "Do minimum", "Less money (−10 %)", "Recommended", "More money (+10 %)",
    ]  # fmt: skip
    assert len(options) == 5
    for option in options:
        assert option.portfolio is not None
        assert option.name in page
        assert facts.figures.money(option.portfolio.choice.cost) in page
        assert facts.figures.value(option.portfolio.choice.objective) in page
    least, less, best, more, _ = [option.portfolio.choice.objective for option in options if option.portfolio]
    assert least <= less <= best <= more


def test_do_minimum_is_what_is_forced_and_what_that_needs(small: Workshop) -> None:
    snapshot = small.snapshot
    small.do(set_force(snapshot.choice.scenarios[0].id, [snapshot.initiatives[4].id], True, reason="Law"))
    facts = facts_of(small)
    assert facts.chosen is not None
    options = {option.name: option.portfolio for option in choice_options(facts.chosen)}
    least = options["Do minimum"]
    assert least is not None
    assert np.flatnonzero(least.is_funded).tolist() == [4]


def test_without_votes_the_missing_dissent_is_said(small: Workshop, tmp_path: Path) -> None:
    read = ReadPack(write(small, tmp_path / "p.pdf"))
    assert "there is no dissent to show" in _pages(read, Section.RECOMMENDATION)


def test_prices_are_differences_of_choosing_again(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    assert facts.chosen is not None
    page = _pages(read, Section.PRICES)
    for price in condition_prices(facts.chosen.of.problem, facts.chosen.portfolio.choice):
        if price.value_lost > 0.05:
            assert facts.figures.value(price.value_lost) in page
    for title in ("What more budget brings", "Next in line", "First to drop"):
        assert title in page


def test_the_weight_that_would_bring_each_in_or_drop_it_is_told(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    assert facts.chosen is not None
    page = _pages(read, Section.PRICES)
    shifts = no_portfolio_shifts(facts.chosen.portfolio)
    while not shifts.found.is_complete:
        shifts = shifts.advanced(10)
    first = shifts.shift(facts.chosen.next_in_line[0].row)
    assert first is not None
    weight, shift = first
    before, after = moved_texts(shift.present, shift.weight)
    moves = "rises" if shift.weight > shift.present else "falls"
    assert _has(page, f"the weight of {weight.driver.name} {moves} from {before} to {after}")


def test_support_is_told_by_name_with_reason_and_who_has_not_said(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = _pages(read, Section.SUPPORT)
    for text in ("✕ objects", "Too little for service.", "has not said", "2 of 3 support"):
        assert text in page
    for person in facts.snapshot.participants:
        assert person.name in page


def test_the_model_of_a_short_list_is_printed_with_its_numbers(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = _pages(read, Section.MODEL)
    assert facts.chosen is not None
    for text in ("Σ v_i x_i", "x_i ∈ {0, 1}", "HiGHS", "seed", "≤ 14 M"):
        assert text in page
    for value in facts.chosen.of.problem.values:
        assert f"{value:.6f}".rstrip("0").rstrip(".") in page


def test_the_test_of_robustness_names_samples_and_seed(told: tuple[ReadPack, Facts]) -> None:
    page = _pages(told[0], Section.ROBUSTNESS)
    assert "200 samples (seed 1)" in page


def test_an_approved_scenario_is_told_as_it_was_frozen(tmp_path: Path) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        scenario = _decide(workshop)
        found = chosen(ScenarioProblem(workshop.results, workshop.snapshot.choice.scenario_by_id[scenario]))
        choice = found.choice
        workshop.do(
            approve_scenario(
                scenario, found.approved(), status=choice.status.value, value=choice.objective, bound=choice.bound,
                cost=choice.cost, author="The board", note="Review in September.",
            )
        )  # fmt: skip
        workshop.do(edit_workshop({"budget": 5e6}))
        read, facts = ReadPack(write(workshop, tmp_path / "p.pdf")), facts_of(workshop)
    assert words.request(facts).startswith("Confirm the portfolio approved on")
    page = _pages(read, Section.RECOMMENDATION)
    assert "by The board and is frozen" in page
    assert "Review in September." in page
    assert facts.figures.money(choice.cost) in page
    assert section_name(Section.PRICES) not in {title for _, title, _ in read.bookmarks()}


def test_when_nothing_is_possible_conflict_and_reliefs_are_told(small: Workshop, tmp_path: Path) -> None:
    small.do(add_limit(small.snapshot.choice.scenarios[0].id, LimitOf.COST, {"least": 2_400_000.0}))
    facts = facts_of(small)
    read = ReadPack(write(small, tmp_path / "p.pdf"))
    page = _pages(read, Section.RECOMMENDATION)
    assert words.request(facts).startswith("Decide which condition gives way")
    assert "These cannot be met together" in words.recommendation(facts)
    assert "Budget: at most 2 M EUR" in page
    assert "Raise the budget by 500 k EUR to 2.5 M EUR" in page
    first = read.pages[1]
    for text in ("none meets all conditions", "2 conditions", "Raise the budget by 500 k EUR to 2.5 M EUR"):
        assert text in first
    assert "Funded" not in first
    assert {entry.band for entry in facts.entries} == {Band.LISTED}
    assert "Above the line" in _pages(read, Section.PORTFOLIO)
    assert section_name(Section.FRONTIER) not in {title for _, title, _ in read.bookmarks()}


def test_without_budget_and_limits_there_is_nothing_to_choose(small: Workshop, tmp_path: Path) -> None:
    small.do(edit_workshop({"budget": None}))
    facts = facts_of(small)
    assert facts.choice is None
    assert {entry.band for entry in facts.entries} == {Band.LISTED}
    titles = {title for _, title, _ in ReadPack(write(small, tmp_path / "p.pdf")).bookmarks()}
    assert titles.isdisjoint(section_name(section) for section in NEW)


def test_a_limit_without_budget_is_a_choice(small: Workshop) -> None:
    small.do(edit_workshop({"budget": None}))
    small.do(add_limit(small.snapshot.choice.scenarios[0].id, LimitOf.COUNT, {"most": 2.0}))
    facts = facts_of(small)
    assert [entry.name for entry in facts.funded] == ["Portal", "Ledger"]
    assert "within the budget" not in words.request(facts)


@pytest.mark.parametrize("paper", list(Paper))
def test_pages_fit_each_paper(tmp_path: Path, paper: Paper) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        _decide(workshop)
        workshop.do(edit_pack({"paper": paper}))
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    for index, (width, _) in enumerate(read.sizes):
        assert all(box.right <= width - 40 for box in read.boxes(index) if box.text.strip())


@pytest.mark.usefixtures("told")
def test_the_same_file_gives_the_same_bytes_in_every_process(folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom vmo_desktop.workshop.workshop import Workshop\n"
        "from vmo_desktop.report.build import build_pack\n"
        "w = Workshop.open(Path(sys.argv[1]))\n"
        "build_pack(w.results, w.history(), Path(sys.argv[2]))\nw.close()\n"
    )
    for seed in ("0", "4711"):
        target = tmp_path / f"{seed}.pdf"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, folder / "w.vmo", target], check=True, env=environment)
        assert target.read_bytes() == (folder / "p.pdf").read_bytes()


def test_a_search_within_the_pack_can_be_stopped(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        facts = facts_of(workshop)

        def stop(done: int, of: int) -> None:
            del done, of
            raise Enough

        facts.pulse.report_to(stop)
        with pytest.raises(Enough):
            words.request(facts)


def test_the_chart_says_which_filling_the_recommended_ones_have(told: tuple[ReadPack, Facts]) -> None:
    read, _ = told
    key = _pages(read, Section.CHART)
    assert "Recommended" in key
    assert "Funded in ranking order" not in key
