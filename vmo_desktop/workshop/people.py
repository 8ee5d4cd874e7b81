"""How the people in the room are told apart at a glance: by initials and by their place in the palette."""

from collections.abc import Sequence

from vmo_desktop.workshop.room_rows import ParticipantRow


def initials_of(participants: Sequence[ParticipantRow]) -> dict[int, str]:
    """The initials of each participant id: those chosen, or made of the name so that no two are the same."""
    found = {each.id: each.initials.strip() for each in participants if each.initials.strip()}
    taken = {text.casefold() for text in found.values()}
    for each in participants:
        if each.id not in found:
            made = next(text for text in _candidates(each.name) if text.casefold() not in taken)
            found[each.id] = made
            taken.add(made.casefold())
    return {each.id: found[each.id] for each in participants}


def _candidates(name: str) -> "list[str]":
    """Initials for a name, the best first; the last ones are numbered."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return [f"?{number}" if number else "?" for number in range(1000)]
    first, last = words[0], words[-1] if len(words) > 1 else words[0][1:]
    short = (first[0] + last[:1]).upper()
    longer = [first[0].upper() + last[:1].upper() + last[1:length].lower() for length in range(2, len(last) + 1)]
    return [short, *longer, *(f"{short}{number}" for number in range(2, 1000))]
