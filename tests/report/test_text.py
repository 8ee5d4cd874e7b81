"""`para` escapes everything."""

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from vmo_desktop.report.fonts import Face, load
from vmo_desktop.report.safe_text import one_line, printable, shortened
from vmo_desktop.report.styles import styles
from vmo_desktop.report.text import Strong, markup, para


@pytest.mark.parametrize("text", ["R&D <5 %", "<b>x</b>", "a<b and c>d", "&amp;", '<img src="x">', "<para>", "]]>"])
def test_markup_is_text(text: str) -> None:
    style = ParagraphStyle("s", fontName=load(Face.REGULAR))
    assert para(text, style=style).getPlainText() == text
    assert para(Strong(text), style=style).getPlainText() == text


def test_line_breaks_are_kept() -> None:
    assert markup("one\r\ntwo\u2028three", Face.REGULAR) == "one<br/>two<br/>three"


def test_runs_of_another_face_are_marked_and_escaped() -> None:
    assert markup("a ש<", Face.REGULAR) == 'a <font face="DejaVuSans">ש</font>&lt;'


def test_controls_are_visible() -> None:
    assert printable("a\u202eb\x00\u200bc") == "a⟦RLO⟧b[U+0000][U+200B]c"


def test_no_break_spaces_stay() -> None:
    assert printable("5\u00a0%") == "5\u00a0%"
    assert printable("5\u202f000") == "5\u00a0000"


def test_one_line_and_shortened() -> None:
    assert one_line("  a\n b\t c ") == "a b c"
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"


def test_a_heading_leaves_no_word_alone_on_its_last_line() -> None:
    text = "Approve 10 of 24 initiatives for 13.03 M EUR, within the budget of 14 M EUR: those first in order of value."
    heading = para(text, style=styles().page_title)
    plain = Paragraph(text, styles().page_title)
    width = 470.0
    assert heading.wrap(width, 500) == plain.wrap(width, 500)
    assert isinstance(heading, Paragraph)
    lengths = [sum(len(word) for word in line[1]) for line in heading.blPara.lines]
    assert min(lengths) > 0.6 * max(lengths)
