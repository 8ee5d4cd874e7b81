"""The sections of the decision pack; each can be left out of a workshop's pack."""

from enum import StrEnum

from vmo_desktop.translation import Texts

tr = Texts("Section")

LONG_LIST = 40
"""From more initiatives than these on, some are told in brief unless all of them are asked for in full."""

IN_FULL = 20
"""So many initiatives of a long list are told in full, besides the mandatory ones."""


class Section(StrEnum):
    """A section, in the order of the pack; the value is its key in the workshop file."""

    COVER = "cover"
    ASK = "ask"
    RECOMMENDATION = "recommendation"
    PRICES = "prices"
    PORTFOLIO = "portfolio"
    CHART = "chart"
    FRONTIER = "frontier"
    SCENARIOS = "scenarios"
    ALIGNMENT = "alignment"
    MONEY = "money"
    SENSITIVITY = "sensitivity"
    ROBUSTNESS = "robustness"
    DRIVERS = "drivers"
    WEIGHTS = "weights"
    INITIATIVES = "initiatives"
    BRIEF = "brief"
    CONSENSUS = "consensus"
    SUPPORT = "support"
    MODEL = "model"
    ANNEX = "annex"
    VALUE = "value"
    LEARNED = "learned"
    CALIBRATION = "calibration"
    SINCE = "since"
    ROAD = "road"
    ROADMAP = "roadmap"
    PEOPLE = "people"
    ASPECTS = "aspects"
    STREAMS = "streams"
    HISTORY = "history"
    DECISIONS = "decisions"
    SIGN_OFF = "sign-off"


TITLES = {
    Section.COVER: tr.mark("Cover"),
    Section.ASK: tr.mark("The decision"),
    Section.RECOMMENDATION: tr.mark("Recommended portfolio"),
    Section.PRICES: tr.mark("What conditions cost"),
    Section.PORTFOLIO: tr.mark("Ranked portfolio"),
    Section.CHART: tr.mark("Bubble chart"),
    Section.FRONTIER: tr.mark("Frontier"),
    Section.SCENARIOS: tr.mark("Scenarios compared"),
    Section.ALIGNMENT: tr.mark("Where the money goes"),
    Section.MONEY: tr.mark("Money over time"),
    Section.SENSITIVITY: tr.mark("Sensitivity to weights"),
    Section.ROBUSTNESS: tr.mark("How sure it is"),
    Section.DRIVERS: tr.mark("Drivers, scales, weights"),
    Section.WEIGHTS: tr.mark("How weights came about"),
    Section.INITIATIVES: tr.mark("Initiatives"),
    Section.BRIEF: tr.mark("Most of them in brief"),
    Section.CONSENSUS: tr.mark("How the room voted"),
    Section.SUPPORT: tr.mark("Degree of support"),
    Section.MODEL: tr.mark("Model card"),
    Section.ANNEX: tr.mark("Annex: method and scores"),
    Section.VALUE: tr.mark("Value report"),
    Section.LEARNED: tr.mark("Reviews, lessons and wins"),
    Section.CALIBRATION: tr.mark("Calibration"),
    Section.SINCE: tr.mark("Since last time"),
    Section.ROAD: tr.mark("From PMO to VMO"),
    Section.ROADMAP: tr.mark("Roadmap"),
    Section.PEOPLE: tr.mark("Stakeholders and training"),
    Section.ASPECTS: tr.mark("PMO and VMO compared"),
    Section.STREAMS: tr.mark("Value streams"),
    Section.HISTORY: tr.mark("History"),
    Section.DECISIONS: tr.mark("Decisions of the day"),
    Section.SIGN_OFF: tr.mark("Sign-off"),
}
"""What each section is called; said by `section_name`."""


def section_name(section: Section) -> str:
    """What a section is called in the pack and beside its tick."""
    return tr.marked(TITLES[section])


SECTIONS: tuple[Section, ...] = tuple(Section)
"""Every section; all of them are in the pack unless the workshop omits them."""

OPTIONS = frozenset({Section.BRIEF})
"""Sections that change another one instead of adding pages."""
