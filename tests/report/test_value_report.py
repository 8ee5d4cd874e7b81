"""The value report in the pack: there with KPIs, gone without."""

from pathlib import Path

import pytest

from tests.pdfs import opened
from tests.report.packs import make_sample
from tests.workshop.choosing import make_choosing
from tests.workshop.following import make_following
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.report.sections import SECTIONS, Section
from vmo_desktop.workshop.ops.frame import add_objective
from vmo_desktop.workshop.ops.kpis import KPIS, edit_realization
from vmo_desktop.workshop.ops.presentation import edit_pack, include_section
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.workshop import Workshop


def _text(workshop: Workshop) -> str:
    with opened(pack_bytes(workshop.results, workshop.history())) as document:
        pages = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    return " ".join("\n".join(pages).split())


def test_the_value_report_tells_progress_and_every_kpi(tmp_path: Path) -> None:
    with make_following(tmp_path / "w.vmo") as workshop:
        workshop.do(edit_realization({"as_of": "2027-12-01"}))
        text = _text(workshop)
    assert "40 % of what was promised has come true, 49 % was planned by now" in text
    assert "As of 1 December 2027." in text
    assert "▲ at risk" in text
    assert "Overdue readings: Calls a week." in text
    assert "○ no reading yet" in text
    assert "Incomplete benefits" in text
    assert "! no observable outcome, attribution, measure, owner" in text
    assert "Points of value come true as KPIs progress." in text
    assert "30 of 75" in text, "A's progress makes so much of its value true"


@pytest.mark.parametrize("paper", list(Paper))
def test_money_and_value_of_the_sample_take_two_pages_each_and_leave_nothing_out(tmp_path: Path, paper: Paper) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        for section in set(SECTIONS) - {Section.MONEY, Section.VALUE}:
            workshop.do(include_section(section, is_included=False))
        workshop.do(edit_pack({"paper": paper}))
        with opened(pack_bytes(workshop.results, workshop.history())) as document:
            pages = [document[place].get_textpage().get_text_range() for place in range(len(document))]
        wanted = [row.text[:20] for row in workshop.snapshot.objectives if row.text]
        wanted += [row.name for row in workshop.snapshot.leaves]
    assert len(pages) == 4
    assert all(name in pages[2] for name in wanted)


def test_bars_without_room_are_counted(tmp_path: Path) -> None:
    with make_following(tmp_path / "w.vmo") as workshop:
        for number in range(40):
            workshop.do(add_objective(f"Objective {number}"))
        workshop.do(KPIS.add([{"name": row.text, "objective_id": row.id} for row in workshop.snapshot.objectives]))
        text = _text(workshop)
    assert "more have no room here." in text


def test_without_kpis_there_is_none(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        assert "Value report" not in _text(workshop)
