"""Numbers of things in words."""

from PySide6.QtCore import QLocale


def counted(number: int, one: str, more: str) -> str:
    """Say a number of things; `one` and `more` are translated already, `more` holds "%n"."""
    return one if number == 1 else more.replace("%n", QLocale().toString(number))
