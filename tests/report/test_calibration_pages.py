"""Calibration and what changed, in the pack: there where something is known, gone where nothing is."""

from pathlib import Path

from tests.pdfs import opened
from tests.workshop.choosing import approve, make_choosing
from tests.workshop.promised import make_promised
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.workshop.carry_over import Which, begin_next
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.past import read_past
from vmo_desktop.workshop.workshop import Workshop


def _text(workshop: Workshop) -> str:
    with opened(pack_bytes(workshop.results, workshop.history())) as document:
        pages = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    return " ".join("\n".join(pages).split())


def test_the_pack_tells_what_promises_were_worth(tmp_path: Path) -> None:
    with make_promised(tmp_path / "w.vmo") as workshop:
        text = _text(workshop)
        assert pack_bytes(workshop.results, workshop.history()) == pack_bytes(workshop.results, workshop.history())
    assert "78 % of what was due so far came true on average" in text
    assert "KPI 0 100 50 50 %" in text
    assert "Since last time" not in text


def test_the_pack_of_the_next_workshop_tells_what_changed(tmp_path: Path) -> None:
    with make_promised(tmp_path / "2027.vmo") as first:
        approve(first)
    with Workshop.create(tmp_path / "2028.vmo") as workshop:
        workshop.do(begin_next(read_past(tmp_path / "2027.vmo"), Which.NOT_FUNDED))
        workshop.do(add_initiatives([{"code": "E", "name": "E", "cost": 5.0}]))
        text = _text(workshop)
    assert "Initiatives since the last workshop: 1 new, 0 changed, 2 gone" in text
    assert "− gone 40 75.0 funded 70 %" in text
    assert "It is known from Portfolio 2027, 2027-01-15." in text


def test_without_promises_there_is_neither(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        text = _text(workshop)
    assert "came true" not in text
