"""How long a text may be that is written into a workshop; what versions before wrote stays."""

MOST_BYTES = 200_000
"""In UTF-8. A window that shows much longer names, again and again, answers no key for minutes."""

ALWAYS_FIT = MOST_BYTES // 4
"""So many letters are never too long, whichever they are."""


def is_too_long(text: str) -> bool:
    """Whether a text takes more than `MOST_BYTES`."""
    return len(text) > ALWAYS_FIT and len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES
