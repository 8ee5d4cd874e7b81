"""Numbers of things in words."""

from vmo_desktop.ui.number_text import whole_text


def counted(number: int, one: str, more: str) -> str:
    """Say a number of things; `one` and `more` are translated already, `more` holds "%n"."""
    return one if number == 1 else more.replace("%n", whole_text(number))
