"""Facts that a page asks for by themselves: of axes, labels, streams, shares and places of files."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import numpy as np
import pytest

from tests.workshop.reviewing import make_reviewing
from tests.workshop.streaming import add_steps, make_streaming
from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.road_library import road_of
from vmo_desktop.workshop.file_place import is_on_network
from vmo_desktop.workshop.learned import actions_of, has_learned, initiative_of, lessons_of, to_review
from vmo_desktop.workshop.named_round import named_round
from vmo_desktop.workshop.ops.streams import STREAM_STEPS, STREAMS, draw_future
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.rows import BubbleX, LabelChoice
from vmo_desktop.workshop.value_streams import drawn_streams
from vmo_desktop.workshop.vote_spread import VoteSpread
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def streams(tmp_path: Path) -> Iterator[Workshop]:
    """Requests and their future state."""
    with make_streaming(tmp_path / "w.vmo") as opened:
        yield opened


def test_which_axes_are_money_which_way_is_better_and_where_money_comes_back() -> None:
    assert {each for each in BubbleX if not each.is_of_money} == {BubbleX.EFFORT, BubbleX.COST}
    assert {each for each in BubbleX if each.more_is_better} == {BubbleX.NPV, BubbleX.ROI, BubbleX.PROFITABILITY}
    assert [each.break_even for each in (BubbleX.NPV, BubbleX.ROI, BubbleX.PROFITABILITY)] == [0.0, 0.0, 1.0]
    assert [BubbleX.EFFORT.break_even, BubbleX.COST.break_even, BubbleX.PAYBACK.break_even] == [None, None, None]


def test_a_label_goes_from_choice_to_choice_and_round() -> None:
    fitting, always, never = LabelChoice.FITTING, LabelChoice.ALWAYS, LabelChoice.NEVER
    assert [each.following for each in (fitting, always, never)] == [always, never, fitting]


def test_streams_are_drawn_in_pairs_and_none_twice_or_without_steps(streams: Workshop) -> None:
    def drawn() -> list[tuple[str, ...]]:
        return [tuple(each.row.name for each in pair) for pair in drawn_streams(streams.snapshot)]

    assert drawn() == [("Requests", "Requests, future")]
    current = streams.snapshot.road.streams[0].id
    streams.do(STREAMS.add([{"name": "Empty"}, {"name": "Alone"}]))
    add_steps(streams, streams.snapshot.road.streams[-1].id, (("Pay", 1.0, 1.0, None, 1.0),))
    assert drawn() == [("Requests", "Requests, future"), ("Alone",)]
    streams.do(draw_future(current, "Another"))
    assert drawn() == [("Requests", "Another"), ("Requests, future",), ("Alone",)]
    steps = streams.snapshot.road.stream_steps[current]
    streams.do(STREAM_STEPS.delete([each.id for each in steps]))
    assert drawn() == [("Another",), ("Requests, future",), ("Alone",)]


def test_the_road_says_its_highest_level() -> None:
    texts = road_of("ten-steps")
    assert texts.top_level == max(len(step.levels) for step in texts.steps) - 1
    low = replace(texts, steps=(replace(texts.steps[0], levels=("None", "Some")),))
    assert low.top_level == 1


@pytest.mark.parametrize(
    ("path", "is_remote"),
    [
        (r"\\server\share\w.vmo", True),
        (r"C:\Users\Ana\w.vmo", False),
        (r"\\?\C:\Users\w.vmo", False),
        (r"\\.\C:\Users\w.vmo", False),
        (r"\\wsl$\Ubuntu\home\w.vmo", False),
    ],
)
def test_a_share_of_windows_is_known_by_its_path(path: str, is_remote: bool) -> None:
    assert is_on_network(PureWindowsPath(path), ()) is is_remote


def test_a_spread_of_some_initiatives_and_one_of_which_some_are_not_known() -> None:
    spread = VoteSpread(np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0]), np.array([2, 3, 4]))
    some = spread.of(np.array([2, 0]))
    assert (some.low.tolist(), some.high.tolist(), some.count.tolist()) == ([3.0, 1.0], [6.0, 4.0], [4, 2])
    hidden = spread.without(np.array([False, True, False]))
    assert hidden.low.tolist() == pytest.approx([1.0, np.nan, 3.0], nan_ok=True)
    assert hidden.high.tolist() == pytest.approx([4.0, np.nan, 6.0], nan_ok=True)
    assert hidden.count.tolist() == [2, 3, 4]


def test_what_was_learned_is_found_by_initiative_and_by_review(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        snapshot = workshop.snapshot
        first, second, third = (each.id for each in snapshot.initiatives[:3])
        count, owner, pilot = snapshot.value.lessons
        assert [initiative_of(snapshot, each) for each in (count, owner, pilot)] == [first, second, None]
        assert lessons_of(snapshot, first) == (count,)
        assert lessons_of(snapshot, second) == (owner,)
        assert lessons_of(snapshot, third) == ()
        review = snapshot.value.reviews[0].id
        assert [each.owner for each in actions_of(snapshot, review)] == ["Tomas Lind", "Ines Okafor"]
        assert actions_of(snapshot, review + 1) == ()
        assert has_learned(snapshot)
        assert to_review(Realized(snapshot)) == ()
        bare = replace(snapshot, value=replace(snapshot.value, reviews=(), lessons=(), wins=()))
        assert not has_learned(bare)
        assert [each.id for each in to_review(Realized(bare))] == [first]


def test_a_workshop_without_rounds_says_so(streams: Workshop) -> None:
    with pytest.raises(NotAllowed, match='There is no round "1": the workshop has no rounds'):
        named_round(streams.snapshot, "1")
