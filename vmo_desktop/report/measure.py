"""How much room flowables take before they are laid out."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

_ANY = 100_000.0


def height_of(flowables: Sequence[Flowable], width: float) -> float:
    """Points that flowables take below each other, without the space around them."""
    height, before = 0.0, 0.0
    for place, flowable in enumerate(flowables):
        own: float = flowable.wrap(width, _ANY)[1]
        height += (max(before, flowable.getSpaceBefore()) if place else 0.0) + own
        before = flowable.getSpaceAfter()
    return height
