"""The window: everything that needs Qt lives here.

Whoever loads it lets the layers below speak the language of Qt's translators, and charts write numbers as it does.

PySide puts a step of its own into every import, which reads the source of the module in search of Qt and keeps it:
forty megabytes once a chart stands. It serves ``from __feature__`` and ``import *``, which nothing here uses.
"""

import builtins

_import = builtins.__import__

from PySide6.QtCore import QCoreApplication  # noqa: E402 - here the step is put in

builtins.__import__ = _import

from vmo_desktop import translation  # noqa: E402 - when the step is put aside
from vmo_desktop.charts import numbers  # noqa: E402
from vmo_desktop.ui.number_text import decimal_text  # noqa: E402


def _in_the_words_of_qt(context: str, text: str, number: int) -> str:
    return QCoreApplication.translate(context, text, None, number)


translation.install(_in_the_words_of_qt)
numbers.install(decimal_text)
