"""Labels show text as it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.label import MOST_SHOWN, ElidedLabel, PlainLabel, shown_text, tooltip
from vmo_desktop.ui.widgets.warning_list import WarningList


def test_markup_is_text(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    QImage(50, 50, QImage.Format.Format_RGB32).save(str(picture))
    text = f'<img src="{picture}">'
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.text() == text
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() > 100  # the letters, not the picture


def test_direction_marks_are_visible_and_isolated() -> None:
    assert shown_text("invoice\u202efdp.exe") == "invoice⟦RLO⟧fdp.exe"
    assert shown_text("plain café") == "plain café"
    assert shown_text("مشروع") == "\u2068مشروع\u2069"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a <b> & c", "<qt>a &lt;b&gt; &amp; c</qt>"), ("two\nlines", "<qt>two<br>lines</qt>"), ("", "")],
)
def test_tooltips_escape_markup(text: str, shown: str) -> None:
    assert tooltip(text) == shown


def test_elided_label_keeps_the_whole_text(qtbot: QtBot) -> None:
    label = ElidedLabel("x" * 3000)
    qtbot.addWidget(label)
    label.resize(100, 24)
    label.show()
    assert label.minimumSizeHint().width() < 100
    assert label.whole_text == "x" * 3000
    assert "x" * 3000 in label.toolTip()


def test_of_a_text_that_nobody_can_read_its_beginning_is_shown(qtbot: QtBot) -> None:
    planted = "a word " * 200_000
    wrapped, line = PlainLabel(planted, wraps=True), ElidedLabel(planted)
    for label in (wrapped, line):
        qtbot.addWidget(label)
        assert len(label.text()) <= MOST_SHOWN + 1
        assert label.text().startswith("a word a word")
        assert label.text().endswith("…")
    assert line.whole_text == planted


def test_a_text_of_some_pages_that_somebody_wrote_is_shown_whole(qtbot: QtBot) -> None:
    written = "The committee asked for a second opinion. " * 200
    label = PlainLabel(written, wraps=True)
    qtbot.addWidget(label)
    assert label.text() == written
    assert written in tooltip(written)


def test_every_warning_of_an_import_is_shown(qtbot: QtBot) -> None:
    warnings = WarningList()
    qtbot.addWidget(warnings)
    warnings.show_warnings([f"Column {name}: " + "some cells were not read. " * 30 for name in range(50)] + ["مشروع"])
    assert "Column 49: " in warnings.label.text()
    assert warnings.label.text().endswith("\u2068⚠ مشروع\u2069")
