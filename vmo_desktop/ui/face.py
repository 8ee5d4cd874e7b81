"""What a person looks like on screen: name, initials, and their colour in the look in use."""

from collections.abc import Mapping
from dataclasses import dataclass

from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.people import initials_of
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Face:
    """One participant as the eye meets them."""

    name: str
    initials: str
    colour: str


def faces(snapshot: Snapshot) -> Mapping[int, Face]:
    """The face of each participant id."""
    look, initials = current_theme(), initials_of(snapshot.participants)
    return {
        each.id: Face(each.name, initials[each.id], look.driver(place, each.colour))
        for place, each in enumerate(snapshot.participants)
    }
