"""The value report in the pack: there with KPIs, gone without."""

from pathlib import Path

from tests.pdfs import opened
from tests.workshop.choosing import make_choosing
from tests.workshop.following import make_following
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.workshop.ops.kpis import edit_realization
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
    assert "As of 2027-12-01." in text
    assert "▲ at risk" in text
    assert "Overdue readings: Calls a week." in text
    assert "○ no reading yet" in text
    assert "Incomplete benefits" in text
    assert "! no observable outcome, attribution, measure, owner" in text
    assert "Points of value come true as KPIs progress." in text
    assert "30 of 75" in text, "A's progress makes so much of its value true"


def test_without_kpis_there_is_none(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        assert "Value report" not in _text(workshop)
