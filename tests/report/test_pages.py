"""What each kind of page tells."""

from pathlib import Path

import numpy as np
import pytest

from tests.report.packs import ReadPack, explain, facts_of, make_sample, make_workshop, write
from vmo_desktop.report import words
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.pages.history import LATEST
from vmo_desktop.workshop.ops.initiatives import edit_initiatives


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReadPack, Facts]:
    """The pack of the sample company, and its facts."""
    folder = tmp_path_factory.mktemp("pages")
    with make_sample(folder / "w.vmo", "meridian") as workshop:
        return ReadPack(write(workshop, folder / "p.pdf")), facts_of(workshop)


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_page_of_the_decision_stands_alone(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = read.pages[1]
    for text in (words.request(facts), words.recommendation(facts), words.cost_and_benefit(facts)):
        for sentence in text.split(". "):
            assert "".join(sentence.split()) in "".join(page.split())
    assert f"{len(facts.funded)} of {len(facts.entries)}" in page


def test_ranked_table_has_every_initiative_and_the_line(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = read.pages[read.page_of("Cumulative")]
    for entry in facts.entries:
        assert "".join(entry.initiative.name.split()) in "".join(page.split())
        if entry.is_complete:
            assert facts.figures.value(entry.value) in page
    assert "ranking order, not an optimum" in page
    assert page.index("Above the line") < page.index("Below the line")


def test_chart_names_its_axes_and_source(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = read.pages[read.page_of("Value against")]
    assert "Value (0–100)" in page
    assert _flat(facts.source) in page
    for name in (facts.snapshot.chart.quick_wins, facts.snapshot.chart.big_bets):
        assert name in page


def test_every_scale_statement_is_there(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    for levels in facts.snapshot.levels.values():
        for level in levels:
            assert "".join(level.statement.split()) in read.letters


def test_weights_are_those_of_the_results(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = read.pages[read.page_of("Category")]
    for weights in facts.results.set_weights.values():
        for weight in weights:
            assert f"{100 * weight:.1f} %" in page


def test_an_initiative_tells_scores_reasons_and_links(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    for entry in facts.entries[:5]:
        index = next(page for level, title, page in read.bookmarks() if level == 1 and entry.initiative.name in title)
        page = "".join(" ".join(read.pages[index : index + 2]).split())
        for driver in facts.snapshot.leaves:
            agreed = facts.snapshot.agreed_scores.get((entry.initiative.id, driver.id))
            if agreed is not None:
                assert "".join(agreed.rationale.split()) in page
        for benefit in facts.benefits.get(entry.initiative.id, []):
            assert "".join(benefit.name.split()) in page
        for dependency in facts.requirements.get(entry.initiative.id, []):
            assert "".join(facts.entry_of[dependency.requires_id].initiative.name.split()) in page


def test_annex_has_every_contribution(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    annex = " ".join(read.pages[read.page_of("How the numbers come about") :])
    contributions = facts.results.valuation.contributions
    for number in contributions[np.isfinite(contributions)]:
        assert f"{number:.2f}" in annex
    for formula in ("weight × points", "Value divided by cost", "never counted as zero", "1, 2, 2, 4"):
        assert formula in annex


def test_sums_of_the_first_page_are_in_a_table(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = read.pages[read.page_of("The sums behind the decision")]
    figures = facts.figures
    for entries in (facts.funded, facts.waiting, facts.entries):
        assert f"{len(entries)}" in page
        assert figures.money(facts.cost_of(entries)) in page
        assert figures.effort(sum(entry.effort for entry in entries)) in page
        for benefit in facts.benefit_sums(entries):
            assert _flat(words.benefit_text(facts, benefit)) in page


def test_sign_off_has_three_answers_and_room(told: tuple[ReadPack, Facts]) -> None:
    page = told[0].pages[-1]
    for word in ("Approved", "Not approved", "Returned", "Name", "Role", "Signature", "Date"):
        assert word in page


def test_history_lists_steps_with_author_and_time(told: tuple[ReadPack, Facts]) -> None:
    read, facts = told
    page = read.pages[-2]
    assert _flat(facts.history[-1].label) in page
    assert facts.history[-1].at[:10] in page


def test_no_text_stands_on_other_text(told: tuple[ReadPack, Facts]) -> None:
    read, _ = told
    chart = read.page_of("Value against")
    for index in range(len(read.pages)):
        if index == chart:
            continue
        boxes = sorted(read.boxes(index), key=lambda box: -box.top)
        for place, box in enumerate(boxes):
            for other in boxes[place + 1 :]:
                across = min(box.right, other.right) - max(box.left, other.left)
                upward = min(box.top, other.top) - max(box.bottom, other.bottom)
                # Boxes of a page's letters reach a little beyond their ink.
                assert not (across > 1.5 and upward > 0.45 * min(box.top - box.bottom, other.top - other.bottom)), (
                    index, box, other,
                )  # fmt: skip


def test_a_short_history_follows_the_annex_without_a_page_of_its_own(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", [f"Portal {place}" for place in range(12)]) as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    assert "Every contribution" in read.pages[read.page_of("The workshop file keeps every step")]


def test_a_long_history_begins_below_its_heading(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal for all customers of " + "every country " * 8]) as workshop:
        explain(workshop, 0, "Agreed")
        for _ in range(30):
            workshop.undo()
            workshop.redo()
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    assert f"The latest {LATEST} of" in read.pages[read.page_of("steps on ")]


def test_initiatives_need_no_codes(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Bridge", "Tunnel"]) as workshop:
        ids = [each.id for each in workshop.snapshot.initiatives]
        workshop.do(edit_initiatives({each: {"code": ""} for each in ids}))
        text = ReadPack(write(workshop, tmp_path / "p.pdf")).text
    assert "Bridge" in text
    assert "Tunnel" in text
