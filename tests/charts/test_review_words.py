"""Reviews in words: what was promised of an initiative, and what its KPIs say."""

from pathlib import Path

from tests.workshop.reviewing import make_reviewing
from vmo_desktop.charts.review_words import came, in_one_text, promised, review_name, written_words
from vmo_desktop.workshop.ops.kpis import KPIS, edit_realization
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.workshop import Workshop


def _came(workshop: Workshop) -> tuple[tuple[str, str], ...]:
    return came(Realized(workshop.snapshot), workshop.snapshot.initiatives[0].id)


def test_what_was_promised_is_value_cost_and_the_targets(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        first = workshop.snapshot.initiatives[0].id
        facts = promised(workshop.results, Realized(workshop.snapshot), first)
    assert facts == (
        ("Value", "75.0 of 100, place 1 of 4"),
        ("Cost", "40 EUR"),
        ("Calls a week", "from 200 calls to 100 calls by 2027-12-31"),
    )
    assert in_one_text(facts[:2]) == "Value: 75.0 of 100, place 1 of 4; Cost: 40 EUR"


def test_what_came_is_told_for_the_day_of_the_file(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        ((name, text),) = _came(workshop)
        assert name == "Calls a week"
        assert text.startswith("at risk, 160 calls on 2027-06-30, 40 % of the way")
        workshop.do(edit_realization({"as_of": "2027-04-15"}))
        ((_, earlier),) = _came(workshop)
        assert "180 calls on 2027-03-31, 20 % of the way" in earlier


def test_several_kpis_are_put_together_first(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        first = workshop.snapshot.initiatives[0].id
        workshop.do(KPIS.add([{"name": "Letters", "baseline": 1.0, "target": 9.0, "initiative_id": first}]))
        assert [name for name, _ in _came(workshop)] == ["Together", "Calls a week", "Letters"]
        assert _came(workshop)[0][1].startswith("40 % of the way")
        assert came(Realized(workshop.snapshot), workshop.snapshot.initiatives[3].id) == ()


def test_a_review_is_called_by_initiative_and_day(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        snapshot = workshop.snapshot
        assert review_name(snapshot, snapshot.value.reviews[0]) == "A, 2027-06-30"
        lessons = snapshot.value.lessons
        assert written_words(lessons[0]) == "2027-06-30 · Ines Okafor · Measure, service"
        assert written_words(lessons[2]) == "pilot"
