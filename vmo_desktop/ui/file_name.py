"""File names made of what users write."""

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def proposed_name(title: str, suffix: str) -> str:
    """Make a file name of a title that every system takes."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in title)
    name = " ".join(kept.split())[:80].strip()
    return f"{name if name and name.casefold() not in _RESERVED else 'Workshop'}{suffix}"
