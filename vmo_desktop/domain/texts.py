"""How long a text may be that a workshop keeps."""

MOST_BYTES = 200_000
"""In UTF-8. A window that shows much longer names, again and again, answers no key for minutes."""

SURE = MOST_BYTES // 4
"""So many letters are never too long, whichever they are."""


def is_too_long(text: str) -> bool:
    """Whether a text takes more than `MOST_BYTES`."""
    return len(text) > SURE and len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES
