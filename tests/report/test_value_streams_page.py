"""Value streams in the pack: there with steps, gone without."""

from pathlib import Path

from tests.pdfs import opened
from tests.workshop.choosing import make_choosing
from tests.workshop.streaming import add_steps, make_streaming
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.workshop.ops.streams import STREAMS
from vmo_desktop.workshop.workshop import Workshop


def _pages(workshop: Workshop) -> list[str]:
    with opened(pack_bytes(workshop.results, workshop.history())) as document:
        pages = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    return [" ".join(each.split()) for each in pages]


def _text(workshop: Workshop) -> str:
    return " ".join(_pages(workshop))


def test_both_states_are_drawn_and_compared_and_initiatives_are_told_what_they_save(tmp_path: Path) -> None:
    with make_streaming(tmp_path / "w.vmo") as workshop:
        text = _text(workshop)
    assert "Requests: 28 days in place of 42 days" in text
    assert "Requests · current state" in text
    assert "Requests, future · future state" in text
    assert "Lead time 42 days 28 days −14 days (−33.3 %)" in text
    assert "Yield where it is not known counts as 100 %." in text
    assert "What initiatives save" in text
    assert "Decide 8 0 8" in text


def test_a_stream_alone_tells_how_much_of_it_is_work(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(STREAMS.add([{"name": "Orders", "unit": "hours"}]))
        add_steps(workshop, workshop.snapshot.road.streams[0].id, [("Take", 1.0, 3.0, 0.9, 1.0)])
        text = _text(workshop)
    assert "Orders: work is 25 % of 4 hours" in text
    assert "Difference" not in text
    assert "What initiatives save" not in text


def test_a_long_stream_stays_on_the_page_of_its_title(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(STREAMS.add([{"name": "Orders"}]))
        add_steps(
            workshop, workshop.snapshot.road.streams[0].id, [(f"Step {n}", 1.0, 3.0, 0.9, 1.0) for n in range(30)]
        )
        (page,) = [each for each in _pages(workshop) if "Orders: work is 25 % of 120 days" in each]
    assert "Step 29" in page
    assert "Orders in figures" in page


def test_without_a_step_there_is_no_such_page(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(STREAMS.add([{"name": "Orders"}]))
        assert "Value streams" not in _text(workshop)
