"""Titles about the choice claim no more than is so."""

from pathlib import Path

from tests.workshop.choosing import approve, make_choosing
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.sections import Section
from vmo_desktop.report.titles import generated_title
from vmo_desktop.workshop.ops.dependencies import require


def test_what_was_approved_is_not_called_efficient_once_conditions_rule_it_out(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        approve(workshop)
        assert "is one of" in generated_title(Facts(workshop.results, ()), Section.FRONTIER)
        a, c = workshop.snapshot.initiatives[0].id, workshop.snapshot.initiatives[2].id
        workshop.do(require(a, c))
        title = generated_title(Facts(workshop.results, ()), Section.FRONTIER)
        assert title == "No portfolio within the conditions of now is as good as the approved one"
