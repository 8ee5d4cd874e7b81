"""What was learned: tags, what belongs to an initiative, and which one waits for a review."""

from pathlib import Path

from tests.workshop.following import make_following
from tests.workshop.reviewing import make_reviewing
from vmo_desktop.workshop.learned import all_tags, lessons_of, tags_of, to_review
from vmo_desktop.workshop.ops.initiatives import delete_initiatives
from vmo_desktop.workshop.ops.reviews import LESSONS, REVIEWS
from vmo_desktop.workshop.realized import Realized


def test_a_tag_counts_once_whatever_its_case_and_the_sign_after_it(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        lessons = workshop.snapshot.value.lessons
        assert [tags_of(each) for each in lessons] == [("Measure", "service"), ("benefits", "Service"), ("pilot",)]
        assert all_tags(lessons) == {"benefits": 1, "Measure": 1, "pilot": 1, "service": 2}
        workshop.do(LESSONS.edit(lessons[2].id, {"tags": " , pilot;PILOT ;; two   words"}))
        assert tags_of(workshop.snapshot.value.lessons[2]) == ("pilot", "two words")


def test_a_lesson_of_a_review_belongs_to_its_initiative(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        snapshot = workshop.snapshot
        first, second, third = (each.id for each in snapshot.initiatives[:3])
        assert [each.text[:5] for each in lessons_of(snapshot, first)] == ["Zähle"]
        assert [each.text[:4] for each in lessons_of(snapshot, second)] == ["Name"]
        assert lessons_of(snapshot, third) == ()


def test_an_initiative_with_readings_waits_until_it_is_reviewed(tmp_path: Path) -> None:
    with make_following(tmp_path / "w.vmo") as workshop:
        first = workshop.snapshot.initiatives[0]
        assert to_review(Realized(workshop.snapshot)) == (first,)
        workshop.do(REVIEWS.add([{"initiative_id": first.id}]))
        assert to_review(Realized(workshop.snapshot)) == ()
        workshop.undo()
        assert to_review(Realized(workshop.snapshot)) == (first,)


def test_what_was_learned_outlives_its_initiative(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        workshop.do(delete_initiatives([each.id for each in workshop.snapshot.initiatives]))
        value = workshop.snapshot.value
        assert (len(value.reviews), len(value.lessons), len(value.wins)) == (1, 3, 2)
        assert value.reviews[0].initiative_id is None
        workshop.undo()
        assert workshop.snapshot.value.reviews[0].initiative_id is not None
