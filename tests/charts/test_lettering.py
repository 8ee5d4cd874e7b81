"""Names become one safe line, measured as matplotlib sets them."""

import string
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from tests.portfolio import HOSTILE_NAMES
from vmo_desktop.charts.lettering import LONGEST, _advance, drawable, elided, one_line, text_width
from vmo_desktop.charts.theme import font_files


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_name_becomes_one_line_without_controls(name: str) -> None:
    line = one_line(name)
    assert len(line) <= LONGEST
    assert line.isprintable()
    assert "\u202e" not in line


def test_what_is_no_control_stays() -> None:
    assert one_line(r"$\frac$ <b> & Œuvre") == r"$\frac$ <b> & Œuvre"
    assert one_line("a\n\n b\tc") == "a b c"


def test_of_a_line_that_no_chart_has_room_for_the_beginning_is_drawn() -> None:
    assert drawable("long text " * 100_000) == "long text " * 80 + "…"
    assert drawable("long text " * 80) == "long text " * 80


def test_widths_are_those_of_the_font() -> None:
    prop = FontProperties(fname=str(font_files().regular))
    drawn = TextPath((0, 0), "Customer portal", size=100, prop=prop).get_extents().width
    assert text_width("Customer portal", 100) == pytest.approx(drawn, rel=0.05)
    assert text_width("Customer portal", 100, is_bold=True) > text_width("Customer portal", 100)
    assert text_width("漢", 10) > 0


def test_elided_text_fits_and_ends_in_an_ellipsis() -> None:
    text = elided("Digital twin of the plant", 11, 60)
    assert text.endswith("…")
    assert text_width(text, 11) <= 60
    assert elided("Short", 11, 600) == "Short"
    assert elided("Anything", 11, 0) == "…"


def test_threads_measure_at_the_same_time() -> None:
    """The preview of the pack is built in a thread while the window draws its chart."""
    letters = string.ascii_letters + "éñœ€"
    alone = [_advance.__wrapped__(letter, False) for letter in letters]
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            rounds = [
                pool.submit(lambda: [_advance.__wrapped__(letter, False) for letter in letters]) for _ in range(80)
            ]
            assert all(each.result() == alone for each in rounds)
    finally:
        sys.setswitchinterval(switching)
