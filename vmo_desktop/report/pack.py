"""One decision pack in the making: what it says, on which paper, with which sections."""

from dataclasses import dataclass
from functools import cached_property

from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.facts import Band, Entry, Facts
from vmo_desktop.report.numbers import Figures, long_date
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.section_content import HAS_CONTENT
from vmo_desktop.report.sections import IN_FULL, LONG_LIST, OPTIONS, SECTIONS, Section
from vmo_desktop.report.styles import Page, page_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Pack")

LONG_NAME = 100
LONG_FRAME = 420
"""Names, and texts of the frame, of more characters may be cut on pages; the annex has them in full."""


@dataclass(frozen=True)
class Pack:
    """Facts on paper."""

    facts: Facts

    @cached_property
    def page(self) -> Page:
        """The paper."""
        return page_of(self.snapshot.pack.paper)

    @property
    def snapshot(self) -> Snapshot:
        """The workshop."""
        return self.facts.snapshot

    @property
    def figures(self) -> Figures:
        """How numbers are written."""
        return self.facts.figures

    @property
    def title(self) -> str:
        """The workshop's title on one line."""
        return one_line(self.snapshot.workshop.title) or tr("Untitled workshop")

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that have pages, in order."""
        return tuple(each for each in SECTIONS if self.has(each))

    def has(self, section: Section) -> bool:
        """Whether a section has pages; of some this takes a search to know."""
        is_wanted = section not in OPTIONS and section not in self.snapshot.omitted_sections
        return is_wanted and self._has_anything_in(section)

    def _has_anything_in(self, section: Section) -> bool:
        if section in CHOICE:
            return has_choice_page(self.facts.choice, section)
        return section not in HAS_CONTENT or HAS_CONTENT[section](self.facts)

    @cached_property
    def full_entries(self) -> tuple[Entry, ...]:
        """The initiatives that are told in full: of a long list the mandatory ones, and the first that are funded.

        Without a budget the first in the order stand for the funded ones.
        """
        entries = self.facts.entries
        if Section.INITIATIVES not in self.sections:
            return ()
        if Section.BRIEF in self.snapshot.omitted_sections or len(entries) <= LONG_LIST:
            return entries
        first = [entry.row for entry in entries if entry.band is not Band.WAITING][:IN_FULL]
        return tuple(entry for entry in entries if entry.initiative.is_mandatory or entry.row in first)

    @cached_property
    def brief_entries(self) -> tuple[Entry, ...]:
        """The initiatives that are told in a few lines."""
        if Section.INITIATIVES not in self.sections:
            return ()
        full = {entry.row for entry in self.full_entries}
        return tuple(entry for entry in self.facts.entries if entry.row not in full)

    @property
    def date(self) -> str:
        """The day of the workshop in words; empty when it is not set."""
        return long_date(one_line(self.snapshot.workshop.date))

    @property
    def footer(self) -> str:
        """Organisation, day and step, for the foot of the page."""
        step = tr("step\u00a0{step}", step=f"{self.snapshot.step:,}")
        parts = [one_line(self.snapshot.workshop.organisation), self.date, step]
        return " · ".join(part for part in parts if part)


CHOICE = frozenset(
    {
        Section.RECOMMENDATION, Section.PRICES, Section.FRONTIER, Section.SCENARIOS, Section.ALIGNMENT, Section.SUPPORT,
        Section.MODEL, Section.SENSITIVITY, Section.ROBUSTNESS,
    }
)  # fmt: skip
"""Sections about the choice."""


def has_choice_page(choice: ChoiceFacts | None, section: Section) -> bool:
    """Whether there is anything to say in a section about the choice."""
    if choice is None:
        return False
    match section:
        case Section.PRICES:
            return choice.is_priced
        case Section.FRONTIER:
            return choice.is_found and bool(choice.of.options)
        case Section.SENSITIVITY:
            return choice.sensitivity is not None
        case Section.ROBUSTNESS:
            return choice.robustness is not None
        case Section.ALIGNMENT:
            return choice.is_found and choice.alignment.spend > 0
        case Section.SCENARIOS:
            return len(choice.of.snapshot.choice.scenarios) > 1 and choice.membership.of > 1
        case Section.SUPPORT:
            return bool(choice.of.snapshot.choice.supports_of(choice.scenario.id))
        case _:
            return True


def key_of(section: Section) -> str:
    """The bookmark of a section."""
    return f"section-{section}"


def key_of_initiative(initiative_id: int) -> str:
    """The bookmark of an initiative's page."""
    return f"initiative-{initiative_id}"
