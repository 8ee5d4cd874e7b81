"""What a pack finds is kept for the next one, and only for as long as it is still the answer."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from tests.report.packs import make_sample, make_workshop
from vmo_desktop.report.build import build_pack
from vmo_desktop.report.searches import MOST, Searches
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit
from vmo_desktop.workshop.ops.presentation import edit_pack
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.workshop import Workshop

Answer = TypeVar("Answer")


class Counted(Searches):
    """Counts what has to be searched for."""

    def __init__(self) -> None:
        super().__init__()
        self.searched = 0

    def find(self, question: object, search: Callable[[], Answer]) -> Answer:
        def counted() -> Answer:
            self.searched += 1
            return search()

        return super().find(question, counted)


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    return make_workshop(tmp_path / "w.vmo", ["Portal", "Ledger", "Robots", "Archive", "Depot"])


def _pack(workshop: Workshop, target: Path, searches: Searches | None = None) -> bytes:
    build_pack(workshop.results, workshop.history(), target, searches=searches)
    return target.read_bytes()


def test_other_words_need_no_search_and_give_the_pack_that_a_search_would(tmp_path: Path) -> None:
    searches = Counted()
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        _pack(workshop, tmp_path / "p.pdf", searches)
        first = searches.searched
        assert first > 0
        workshop.do(edit_pack({"request": "Please decide."}))
        row = workshop.snapshot.initiatives[0]
        workshop.do(edit_initiatives({row.id: {"name": "Another name"}}))
        assert _pack(workshop, tmp_path / "p.pdf", searches) == _pack(workshop, tmp_path / "q.pdf")
        assert searches.searched == first


def test_whatever_the_choice_hangs_on_is_searched_for_again(small: Workshop, tmp_path: Path) -> None:
    searches = Counted()
    _pack(small, tmp_path / "p.pdf", searches)
    scenario, snapshot = small.snapshot.choice.scenarios[0].id, small.snapshot
    changes = (
        edit_workshop({"budget": 1_500_000.0}),
        set_scores({(snapshot.initiatives[4].id, snapshot.leaves[0].id): 4.0}),
        add_limit(scenario, LimitOf.COUNT, {"most": 1.0}),
    )
    for change in changes:
        before = searches.searched
        small.do(change)
        assert _pack(small, tmp_path / "p.pdf", searches) == _pack(small, tmp_path / "q.pdf")
        assert searches.searched > before


def test_what_was_asked_for_long_ago_is_forgotten() -> None:
    searches = Counted()
    assert searches.find("first", lambda: 1) == 1
    for number in range(MOST):
        searches.find(number, str)
    assert searches.find("first", lambda: 2) == 2


def test_a_search_that_is_stopped_is_not_taken_for_an_answer() -> None:
    searches = Searches()

    def stopped() -> int:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        searches.find("question", stopped)
    assert searches.find("question", lambda: 3) == 3
