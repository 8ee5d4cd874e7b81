"""The window: everything that needs Qt lives here.

Whoever loads it lets the layers below speak the language of Qt's translators.
"""

from PySide6.QtCore import QCoreApplication

from vmo_desktop import translation


def _in_the_words_of_qt(context: str, text: str, number: int) -> str:
    return QCoreApplication.translate(context, text, None, number)


translation.install(_in_the_words_of_qt)
