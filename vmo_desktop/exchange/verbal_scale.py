"""The words of pairwise comparisons as people type them in tables."""

from collections.abc import Mapping

from vmo_desktop.domain.pairwise import VERBAL_INTENSITIES

SEVEN_WORDS: Mapping[str, float] = {
    word: times
    for more, less, times in zip(
        ("equally", "more", "much more", "extremely more"),
        ("equal", "less", "much less", "extremely less"),
        VERBAL_INTENSITIES,
        strict=True,
    )
    for word, times in ((more, times), (less, 1 / times))
}
"""The scale of seven words, each with "important" behind it or without."""
