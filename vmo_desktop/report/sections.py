"""The sections of the decision pack; each can be left out of a workshop's pack."""

from enum import StrEnum

PAGES_OF_INITIATIVES = 60
"""So many initiatives get a page of their own unless all of them are asked for."""


class Section(StrEnum):
    """A section, in the order of the pack; the value is its key in the workshop file."""

    COVER = "cover"
    ASK = "ask"
    PORTFOLIO = "portfolio"
    CHART = "chart"
    DRIVERS = "drivers"
    INITIATIVES = "initiatives"
    BRIEF = "brief"
    ANNEX = "annex"
    HISTORY = "history"
    SIGN_OFF = "sign-off"


TITLES = {
    Section.COVER: "Cover",
    Section.ASK: "The decision",
    Section.PORTFOLIO: "Ranked portfolio",
    Section.CHART: "Bubble chart",
    Section.DRIVERS: "Drivers, scales, weights",
    Section.INITIATIVES: "Initiatives",
    Section.BRIEF: f"Only the first {PAGES_OF_INITIATIVES} initiatives",
    Section.ANNEX: "Annex: method and scores",
    Section.HISTORY: "History",
    Section.SIGN_OFF: "Sign-off",
}
"""What each section is called in the pack and beside its tick."""

SECTIONS: tuple[Section, ...] = tuple(Section)
"""Every section; all of them are in the pack unless the workshop omits them."""

OPTIONS = frozenset({Section.BRIEF})
"""Sections that change another one instead of adding pages."""
