"""Putting names and numbers into a sentence of the window."""

import re

_PLACES = "123456789"
_PLACE = re.compile(f"%([{_PLACES}])")


def filled(text: str, *values: str) -> str:
    """Put values in the place of %1, %2 and so on, all at once: a %2 that stands in a name stays one."""
    return _PLACE.sub(lambda place: values[_PLACES.index(place[1])], text)
