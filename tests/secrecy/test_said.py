"""What is compared of a window: not the minute at which a recent file was open, but every other number."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.secrecy.said import everything_said


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("Roads · today, 08:03", "Roads · today, 08:04", True),
        ("Roads · today, 9:59 AM", "Roads · today, 10:00 AM", True),
        ("Roads · today, 08:03", "Rails · today, 08:03", False),
        ("Score 08:03", "Score 08:04", False),
    ],
)
def test_only_the_time_of_a_recent_file_is_left_out(qtbot: QtBot, before: str, after: str, is_same: bool) -> None:
    label = QLabel(before)
    qtbot.addWidget(label)
    label.show()
    said = everything_said()
    label.setText(after)
    assert (said == everything_said()) is is_same
