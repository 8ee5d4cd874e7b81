"""A second workshop begun from the first: what comes along, what stays, what changed since."""

import shutil
from pathlib import Path

import pytest

from tests.forged import forge
from tests.workshop.choosing import approve
from tests.workshop.promised import make_promised
from vmo_desktop.changes import StepKind
from vmo_desktop.errors import FileRefused, NotAllowed
from vmo_desktop.workshop.calibration import Calibration
from vmo_desktop.workshop.carry_over import Which, begin_next
from vmo_desktop.workshop.ops.day import add_agenda_items, add_note
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.participants import add_participants, set_pin
from vmo_desktop.workshop.past import PastWorkshop, read_past
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.since import Change, Since
from vmo_desktop.workshop.value_rows import PriorOf, Standing
from vmo_desktop.workshop.workshop import Workshop

STORED = Path(__file__).parents[1] / "data"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The first workshop a year later: A and B are approved, B is done."""
    path = tmp_path / "2027.vmo"
    with make_promised(path) as workshop:
        approve(workshop)
        workshop.do(edit_initiatives({workshop.snapshot.initiatives[1].id: {"status": "Done"}}))
        workshop.do(add_participants([{"name": "Ana"}, {"name": "Bram"}]))
        workshop.do(set_pin(workshop.snapshot.participants[0].id, "1234"))
        workshop.do(add_agenda_items([{"title": "Welcome"}]))
        workshop.do(add_note("for me alone"))
    return path


def _begun(past: PastWorkshop, path: Path, which: Which = Which.ALL) -> Workshop:
    workshop = Workshop.create(path)
    workshop.do(begin_next(past, which, "Portfolio 2028"))
    return workshop


def _since(workshop: Workshop) -> Since:
    return Since(workshop.results, Realized(workshop.snapshot))


def test_frame_drivers_initiatives_kpis_lessons_and_people_come_along(first: Path, tmp_path: Path) -> None:
    past = read_past(first)
    with _begun(past, tmp_path / "2028.vmo") as workshop:
        now, then = workshop.snapshot, past.snapshot
        assert (now.workshop.title, now.workshop.organisation, now.workshop.currency) == (
            "Portfolio 2028",
            "Meridian",
            "EUR",
        )
        assert (now.workshop.date, now.workshop.budget, now.workshop.decision) == ("", None, "")
        assert now.drivers == then.drivers
        assert now.scales == then.scales
        assert {key: row.points for key, row in now.weights.items()} == {
            key: row.points for key, row in then.weights.items()
        }
        assert now.initiatives == then.initiatives
        assert (now.value.kpis, now.value.readings) == (then.value.kpis, then.value.readings)
        assert [each.text for each in now.value.lessons] == ["Ask the plant first"]
        assert [each.name for each in now.participants] == ["Ana", "Bram"]
        assert [each.title for each in now.agenda] == ["Welcome"]
        assert workshop.check() == []


def test_votes_scores_notes_approvals_pins_and_history_stay_behind(first: Path, tmp_path: Path) -> None:
    with _begun(read_past(first), tmp_path / "2028.vmo") as workshop:
        now = workshop.snapshot
        assert (now.rounds, now.ballots, now.notes, now.choice.approvals, now.agreed_scores) == ((), {}, (), {}, {})
        assert not workshop.has_pin(now.participants[0].id)
        assert [step.kind for step in workshop.history()] == [StepKind.BEGIN]
        assert workshop.history()[0].label == "Begun from Portfolio 2027, 2027-01-15"
        assert workshop.undo_label is None
    content = (tmp_path / "2028.vmo").read_bytes()
    assert b"for me alone" not in content


def test_the_past_workshop_stays_byte_for_byte_also_while_it_is_open(first: Path, tmp_path: Path) -> None:
    with Workshop.open(first) as opened:
        before = first.read_bytes()
        with _begun(read_past(first), tmp_path / "2028.vmo"):
            pass
        assert first.read_bytes() == before
        opened.do(add_note("still mine"))
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == ["2027.vmo", "2028.vmo"]


@pytest.mark.parametrize("schema", [1, 3, 4])
def test_a_workshop_of_an_older_version_is_read_and_stays_what_it_is(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "old.vmo"
    shutil.copy(STORED / f"schema_{schema}.vmo", path)
    before = path.read_bytes()
    with _begun(read_past(path), tmp_path / "next.vmo") as workshop:
        assert [each.name for each in workshop.snapshot.initiatives][:2] == ["Portal", "Archive"]
        assert workshop.check() == []
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == ["next.vmo", "old.vmo"]


def test_what_is_no_workshop_is_refused_in_words(tmp_path: Path, first: Path) -> None:
    wrong = tmp_path / "letter.vmo"
    wrong.write_bytes(b"%PDF-1.7 and more")
    with pytest.raises(FileRefused, match="this is a PDF, not a workshop"):
        read_past(wrong)
    damaged = tmp_path / "damaged.vmo"
    damaged.write_bytes(first.read_bytes()[:5000])
    with pytest.raises(FileRefused, match="cut off"):
        read_past(damaged)
    damaged.write_bytes(first.read_bytes())
    forge(damaged, "PRAGMA user_version = 99; UPDATE format SET min_reader = 99")
    with pytest.raises(FileRefused, match="newer VMO Desktop"):
        read_past(damaged)
    with pytest.raises(FileRefused, match="there is no such file"):
        read_past(tmp_path / "none.vmo")


def test_not_finished_leaves_what_is_done_behind_with_its_kpis(first: Path, tmp_path: Path) -> None:
    with _begun(read_past(first), tmp_path / "2028.vmo", Which.NOT_FINISHED) as workshop:
        assert [each.code for each in workshop.snapshot.initiatives] == ["A", "C", "D"]
        assert [each.name for each in workshop.snapshot.value.kpis] == [f"KPI {place}" for place in range(5)]
        lesson = workshop.snapshot.value.lessons[0]
        assert (lesson.text, lesson.initiative_id) == ("Ask the plant first", None), "a lesson outlives its initiative"


def test_not_funded_takes_what_got_no_money(first: Path, tmp_path: Path) -> None:
    with _begun(read_past(first), tmp_path / "2028.vmo", Which.NOT_FUNDED) as workshop:
        assert [each.code for each in workshop.snapshot.initiatives] == ["C", "D"]
        assert workshop.snapshot.value.kpis == ()


def test_only_an_empty_workshop_is_begun(first: Path, tmp_path: Path) -> None:
    past = read_past(first)
    with _begun(past, tmp_path / "2028.vmo") as workshop, pytest.raises(NotAllowed, match="already has content"):
        workshop.do(begin_next(past))


def test_the_second_workshop_shows_what_the_first_ones_promises_were_worth(first: Path, tmp_path: Path) -> None:
    with _begun(read_past(first), tmp_path / "2028.vmo", Which.NOT_FUNDED) as workshop:
        priors = {(row.of, row.name): row for row in workshop.snapshot.value.priors}
        digital = priors[PriorOf.CLASS, "Digital"]
        assert (digital.promises, digital.source) == (5, "Portfolio 2027, 2027-01-15")
        assert digital.middle == pytest.approx(0.7)
        assert (
            Calibration(Realized(workshop.snapshot)).reference([(PriorOf.ESTIMATOR, "Ines")])
            == priors[PriorOf.ESTIMATOR, "Ines"]
        )
    with _begun(read_past(tmp_path / "2028.vmo"), tmp_path / "2029.vmo") as third:
        handed_on = {(row.of, row.name): row for row in third.snapshot.value.priors}
        assert handed_on[PriorOf.CLASS, "Digital"].source == "Portfolio 2027, 2027-01-15", (
            "what was learned is handed on"
        )


def test_what_changed_since_is_told_for_every_initiative(first: Path, tmp_path: Path) -> None:
    with _begun(read_past(first), tmp_path / "2028.vmo", Which.NOT_FINISHED) as workshop:
        a, _, d = (each.id for each in workshop.snapshot.initiatives)
        assert [row.change for row in _since(workshop).rows] == [Change.GONE, Change.SAME, Change.SAME, Change.SAME]
        workshop.do(add_initiatives([{"code": "E", "name": "E"}]))
        workshop.do(edit_initiatives({a: {"cost": 55.0}}))
        workshop.do(delete_initiatives([d]))
        since = _since(workshop)
        assert since.source == "Portfolio 2027, 2027-01-15"
        assert {row.code: row.change for row in since.rows} == {
            "E": Change.NEW, "A": Change.CHANGED, "B": Change.GONE, "D": Change.GONE, "C": Change.SAME,
        }  # fmt: skip
        changed = since.of(Change.CHANGED)[0]
        assert changed.then is not None
        assert changed.now is not None
        assert (changed.then.cost, changed.now.cost, changed.then.value) == (40.0, 55.0, 75.0)
        assert (changed.then.standing, changed.now.standing) == (Standing.FUNDED, Standing.UNKNOWN)
        assert changed.now.progress == pytest.approx(0.7)
        gone = {row.code: row.then for row in since.of(Change.GONE)}["B"]
        assert gone is not None
        assert gone.standing is Standing.FUNDED
        assert gone.progress == pytest.approx(1.0)
        while workshop.undo():
            pass
        assert [row.code for row in _since(workshop).of(Change.GONE)] == ["B"], "undo brings back whose row it was"


def test_a_workshop_begun_anew_has_nothing_to_compare_with(tmp_path: Path) -> None:
    with make_promised(tmp_path / "w.vmo") as workshop:
        assert _since(workshop).rows == ()
        assert _since(workshop).source == ""


def test_a_workshop_beside_which_a_journal_lies_is_read_from_a_copy(first: Path, tmp_path: Path) -> None:
    journal = tmp_path / "2027.vmo-journal"
    journal.write_bytes(b"")
    before = first.read_bytes()
    assert [each.code for each in read_past(first).snapshot.initiatives] == ["A", "B", "C", "D"]
    assert first.read_bytes() == before
    assert journal.exists(), "who stopped in the middle of a step still finds what it replaced"
