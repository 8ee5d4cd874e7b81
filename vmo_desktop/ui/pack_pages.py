"""Which section a page of the decision pack belongs to."""

from bisect import bisect_right
from collections.abc import Sequence

from vmo_desktop.report.sections import Section


def sections_of(page: int, sections: Sequence[Section], starts: Sequence[int]) -> tuple[Section, ...]:
    """The sections that begin on a page, or else the one that goes on there; `starts` are their first pages."""
    beginning = tuple(section for section, start in zip(sections, starts, strict=True) if start == page)
    return beginning or tuple(sections[max(bisect_right(starts, page) - 1, 0) :][:1])
