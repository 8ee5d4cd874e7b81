"""The window: everything that needs Qt lives here.

PySide puts a step of its own into every import, which reads the source of the module in search of Qt and keeps it:
forty megabytes once a chart stands. It serves ``from __feature__`` and ``import *``, which nothing here uses.
"""

import builtins

_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - here the step is put in

builtins.__import__ = _import
