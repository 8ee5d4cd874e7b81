"""Reviews, lessons and wins in the pack: there with data, gone without, hostile text as it is."""

from pathlib import Path

from tests.pdfs import opened
from tests.workshop.following import make_following
from tests.workshop.reviewing import make_reviewing
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.report.sections import Section
from vmo_desktop.workshop.ops.presentation import include_section
from vmo_desktop.workshop.ops.reviews import LESSONS, REVIEWS, WINS
from vmo_desktop.workshop.workshop import Workshop


def _pages(workshop: Workshop) -> list[str]:
    with opened(pack_bytes(workshop.results, workshop.history())) as document:
        texts = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    return [" ".join(text.replace("\xa0", " ").split()) for text in texts]


def test_the_section_tells_wins_reviews_actions_and_lessons(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        (page,) = [text for text in _pages(workshop) if "What was learned" in text]
    for said in ("2 wins, 1 review and 3 lessons", "As of 30 June 2027.", "Calls answered in half the time",
                 "The service desk · A · 12 May 2027", "Review: A, 30 June 2027", "By Ines Okafor", "Half the calls",
                 "A fifth fewer calls", "Answers were hard to find", "Write answers with the service desk",
                 "Calls a week: at risk, 160 calls on 30 June 2027", "! 1 action is overdue.", "! overdue", "○ planned",
                 "Name one owner for each benefit", "benefits, Service"):  # fmt: skip
        assert said in page


def test_lessons_stand_on_the_page_of_their_initiative(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        pages = [text for text in _pages(workshop) if "What is known" in text]
    assert sum("Zähle die Anrufe" in text for text in pages) == 1


def test_without_any_there_is_no_section_and_it_can_be_left_out(tmp_path: Path) -> None:
    with make_following(tmp_path / "w.vmo") as workshop:
        assert not any("Reviews, lessons and wins" in text for text in _pages(workshop))
        workshop.do(WINS.add([{"title": "One"}]))
        assert any("What was learned: 1 win" in text for text in _pages(workshop))
        workshop.do(include_section(Section.LEARNED, False))
        assert not any("What was learned" in text for text in _pages(workshop))


def test_long_and_hostile_texts_are_data(tmp_path: Path) -> None:
    hostile = "<b>=1+1</b> & \u202eאבג"
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        long = "a very long text " * 900
        workshop.do(REVIEWS.add([dict.fromkeys(("expected", "happened", "why", "change", "author"), long)] * 3))
        workshop.do(LESSONS.add([{"text": hostile, "tags": hostile * 40}, {"text": "x" * 5000}] * 20))
        workshop.do(WINS.add([{"title": hostile, "people": long, "text": long}] * 9))
        pages = _pages(workshop)
    assert any("Review without an initiative" in text for text in pages)
    assert any("<b>=1+1</b> &" in text for text in pages)
