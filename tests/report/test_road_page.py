"""The road in the pack: there once it is assessed, with gaps, evidence and what changed."""

from pathlib import Path

from tests.pdfs import opened
from tests.workshop.assessing import assess, make_assessing
from tests.workshop.choosing import make_choosing
from vmo_desktop.exchange.road_library import road_of
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.workshop.ops.road import ASSESSMENTS, STEPS, rate
from vmo_desktop.workshop.ops.road_begin import begin_road
from vmo_desktop.workshop.workshop import Workshop


def _text(workshop: Workshop) -> str:
    with opened(pack_bytes(workshop.results, workshop.history())) as document:
        pages = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    return " ".join("\n".join(pages).split())


def test_the_page_tells_levels_gaps_evidence_and_what_changed(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        assess(workshop)
        text = _text(workshop)
    assert "Level 1.7 of 4 on average, +1.1 since the assessment before; most urgent: Metrics and KPIs" in text
    assert "Rated by Ada, Ben, Cem." in text
    assert "Change: since Before, 2026-11-30." in text
    assert "Ada: Minutes of May and June begin with value" in text
    assert "At least two wins of the last six months" not in text
    assert "Wins and failures are told alike" in text
    assert "Levels of each step; the upright line is its target." in text


def test_a_planned_assessment_does_not_hide_the_one_that_was_made(tmp_path: Path) -> None:
    with make_assessing(tmp_path / "w.vmo") as workshop:
        workshop.do(ASSESSMENTS.add([{"name": "Next year"}]))
        assert "Level 1.7 of 4 on average" in _text(workshop)


def test_two_steps_are_told_as_bars(tmp_path: Path) -> None:
    with make_assessing(tmp_path / "w.vmo") as workshop:
        workshop.do(STEPS.delete([step.id for step in workshop.snapshot.road.steps[2:]]))
        text = _text(workshop)
    assert "Level 2.5 of 4 on average" in text
    assert "gap 2 × 3 = 6" in text


def test_a_road_that_nobody_rated_leaves_no_page(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(begin_road(road_of("ten-steps")))
        assert "From PMO to VMO" not in _text(workshop)


def test_texts_of_users_are_set_as_they_are(tmp_path: Path) -> None:
    with make_assessing(tmp_path / "w.vmo") as workshop:
        road = workshop.snapshot.road
        workshop.do(STEPS.edit(road.steps[7].id, {"name": "<b>KPI & $x_1$</b> שלום\x07"}))
        workshop.do(ASSESSMENTS.edit(road.assessments[1].id, {"name": "<para>%s{0}"}))
        workshop.do(
            rate(road.assessments[1].id, [road.steps[7].id], "<i>Ada", {"level": 1.0, "evidence": "a < b & c\n\n"})
        )
        text = _text(workshop)
    assert "<b>KPI & $x_1$</b>" in text
    assert "i>Ada: a < b & c" in text
