"""File names made of what users write."""

from vmo_desktop.paths import safe_stem


def proposed_name(title: str, suffix: str) -> str:
    """Make a file name of a title that every system takes."""
    return safe_stem(title, "Workshop") + suffix
