"""Texts that are too long to be edited: an editor shows their beginning, and says why."""

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.number_text import whole_text

MOST_EDITED = 100_000
"""Letters of a text that can be edited: Qt breaks an unbroken word of a million into lines for a minute."""


def why_only_read(text: str) -> str:
    """Why an editor shows only the beginning of a text; empty for a text that can be edited."""
    if len(text) <= MOST_EDITED:
        return ""
    words = "This text of {n} letters is too long to be edited here: you see its beginning."
    return QCoreApplication.translate("TooLong", words).format(n=whole_text(len(text)))
