"""What the decision pack says about a workshop, gathered once: order, bands, sums and open points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

import numpy as np

from vmo_desktop.report.choice_facts import ChoiceFacts, choice_facts
from vmo_desktop.report.numbers import Figures, figures_of
from vmo_desktop.report.pulse import Pulse
from vmo_desktop.report.safe_text import name_in_sentence
from vmo_desktop.report.searches import Searches
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Ranking, Results, shown_name
from vmo_desktop.workshop.room_rows import NoteKind, NoteRow
from vmo_desktop.workshop.rows import BenefitRow, DependencyRow, InitiativeRow, RankBy, StepRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Pack")

SHORT_NAME = 60
"""Characters of a name within a sentence."""


class Band(Enum):
    """Where an initiative stands: in what is chosen, or else against the budget's line in the order."""

    FUNDED = auto()
    WAITING = auto()
    LISTED = auto()
    """There is nothing that divides the list, or nothing can be recommended."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One initiative in the order of the pack; unknown numbers are NaN.

    `row` is its row in the snapshot, `place` its place in the order from 0, `rank` 0 while its value is incomplete;
    `band` is of the recommendation, `line` of the order alone. `worth` and `spend` are value and cost as they are
    funded, at a level or in part, and else of the whole.
    """

    row: int
    place: int
    rank: int
    band: Band
    line: Band
    initiative: InitiativeRow
    value: float
    low: float
    high: float
    cost: float
    running_cost: float
    effort: float
    value_for_money: float
    worth: float
    spend: float

    @property
    def is_complete(self) -> bool:
        """Whether the value is known."""
        return bool(np.isfinite(self.value))

    @property
    def name(self) -> str:
        """A name short enough for a sentence."""
        return name_in_sentence(shown_name(self.initiative), SHORT_NAME)


@dataclass(frozen=True, slots=True)
class BenefitSum:
    """Benefits a year of the same unit, summed; a bound is NaN when a part lacks it."""

    unit: str
    low: float
    most_likely: float
    high: float


@dataclass(frozen=True)
class Facts:
    """A workshop as the pack tells it."""

    results: Results
    history: tuple[StepRow, ...]
    pulse: Pulse = field(default_factory=Pulse)
    searches: Searches = field(default_factory=Searches)

    @cached_property
    def choice(self) -> ChoiceFacts | None:
        """What the recommended scenario chooses; None where there is nothing to choose by or from."""
        return choice_facts(self.results, self.pulse, self.searches)

    @property
    def chosen(self) -> ChoiceFacts | None:
        """The same, None also where no portfolio meets all conditions."""
        return self.choice if self.choice is not None and self.choice.is_found else None

    @property
    def stuck(self) -> ChoiceFacts | None:
        """The choice where no portfolio meets all conditions, so that nothing can be recommended; else None."""
        return self.choice if self.choice is not None and not self.choice.is_found else None

    @property
    def snapshot(self) -> Snapshot:
        """The workshop."""
        return self.results.snapshot

    @cached_property
    def figures(self) -> Figures:
        """How numbers are written."""
        return figures_of(self.results)

    @property
    def by(self) -> RankBy:
        """What the pack is ordered by."""
        return self.snapshot.pack.order

    @cached_property
    def ranking(self) -> Ranking:
        """The order of the pack."""
        return self.results.ranking(self.by)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every initiative, best first."""
        results, ranking = self.results, self.ranking
        valuation = results.valuation
        value = valuation.value
        running = np.cumsum(results.costs[ranking.order])
        is_above, chosen = results.is_funded(self.by), self.chosen
        entries = []
        for place, row in enumerate(int(each) for each in ranking.order):
            line = Band.LISTED if ranking.line is None else Band.FUNDED if is_above[row] else Band.WAITING
            band = line if self.stuck is None else Band.LISTED
            worth, spend = float(value[row]), float(results.costs[row])
            if chosen is not None:
                band = Band.FUNDED if chosen.portfolio.is_funded[row] else Band.WAITING
                worth, spend = chosen.worth(row), chosen.spend(row)
            entries.append(
                Entry(
                    row=row,
                    place=place,
                    rank=int(ranking.ranks[row]),
                    band=band,
                    line=line,
                    initiative=self.snapshot.initiatives[row],
                    value=float(value[row]),
                    low=float(valuation.low[row]),
                    high=float(valuation.high[row]),
                    cost=float(results.costs[row]),
                    running_cost=float(running[place]),
                    effort=float(results.efforts[row]),
                    value_for_money=float(results.value_for_money[row]),
                    worth=worth,
                    spend=spend,
                )
            )
        return tuple(entries)

    @cached_property
    def entry_of(self) -> dict[int, Entry]:
        """The entry of each initiative id."""
        return {entry.initiative.id: entry for entry in self.entries}

    @cached_property
    def entries_by_row(self) -> dict[int, Entry]:
        """The entry of each row of the snapshot."""
        return {entry.row: entry for entry in self.entries}

    @cached_property
    def funded(self) -> tuple[Entry, ...]:
        """Entries that are recommended: what is chosen, or else those above the budget's line."""
        return tuple(entry for entry in self.entries if entry.band is Band.FUNDED)

    @cached_property
    def waiting(self) -> tuple[Entry, ...]:
        """Entries that are not."""
        return tuple(entry for entry in self.entries if entry.band is Band.WAITING)

    @cached_property
    def above(self) -> tuple[Entry, ...]:
        """Entries above the budget's line in the order."""
        return tuple(entry for entry in self.entries if entry.line is Band.FUNDED)

    @cached_property
    def below(self) -> tuple[Entry, ...]:
        """Entries below the budget's line in the order."""
        return tuple(entry for entry in self.entries if entry.line is Band.WAITING)

    @cached_property
    def incomplete(self) -> tuple[Entry, ...]:
        """Entries whose value lacks scores."""
        return tuple(entry for entry in self.entries if not entry.is_complete)

    @property
    def budget(self) -> float | None:
        """The money there is: that of the recommended scenario, or else of the workshop."""
        return self.choice.of.budget if self.choice is not None else self.snapshot.workshop.budget

    @property
    def has_values(self) -> bool:
        """Whether any initiative has a complete value."""
        return len(self.incomplete) < len(self.entries)

    def value_share(self, entries: Sequence[Entry]) -> float:
        """Part of the summed value of the list, in points whatever was the aim; NaN when there is none."""
        values = [entry.value for entry in self.entries]
        if self.chosen is not None and self.chosen.of.is_of_money:
            shares = self.chosen.portfolio.value_shares
            return _share(total(entry.value * float(shares[entry.row]) for entry in entries), values)
        pairs = self._pairs(entries)
        brought = total(entry.worth for entry in entries) + (0.0 if pairs is None else pairs.pairs_value)
        return _share(brought, values if self.chosen is None else self.chosen.of.values)

    def cost_share(self, entries: Sequence[Entry]) -> float:
        """Part of the summed cost of the list; NaN when there is none."""
        whole = [entry.cost for entry in self.entries] if self.chosen is None else self.chosen.of.costs
        return _share(self.cost_of(entries), whole)

    def cost_of(self, entries: Sequence[Entry]) -> float:
        """Summed cost, as it is funded, less what pairs save that are funded together."""
        pairs = self._pairs(entries)
        return total(entry.spend for entry in entries) - (0.0 if pairs is None else pairs.pairs_saving)

    def _pairs(self, entries: Sequence[Entry]) -> ChoiceFacts | None:
        """What knows of pairs, where these entries are all that is chosen."""
        return self.chosen if entries is self.funded else None

    @cached_property
    def headroom(self) -> float:
        """Budget that the funded ones leave; NaN without a budget."""
        return np.nan if self.budget is None else self.budget - self.cost_of(self.funded)

    @cached_property
    def requirements(self) -> dict[int, list[DependencyRow]]:
        """What each initiative id requires."""
        found: dict[int, list[DependencyRow]] = {}
        for dependency in self.snapshot.dependencies:
            found.setdefault(dependency.initiative_id, []).append(dependency)
        return found

    @cached_property
    def broken_requirements(self) -> tuple[DependencyRow, ...]:
        """Requirements of a funded initiative that lie below the line."""
        return tuple(
            dependency
            for entry in self.funded
            for dependency in self.requirements.get(entry.initiative.id, [])
            if self.entry_of[dependency.requires_id].band is Band.WAITING
        )

    @cached_property
    def decisions(self) -> tuple[NoteRow, ...]:
        """What was decided in the room, in the order of writing; notes are nobody's but the facilitator's."""
        return tuple(note for note in self.snapshot.notes if note.kind is NoteKind.DECISION)

    @cached_property
    def benefits(self) -> dict[int, list[BenefitRow]]:
        """Benefits of each initiative id."""
        found: dict[int, list[BenefitRow]] = {}
        for benefit in self.snapshot.benefits:
            found.setdefault(benefit.initiative_id, []).append(benefit)
        return found

    def benefit_sums(self, entries: Sequence[Entry]) -> tuple[BenefitSum, ...]:
        """Benefits a year of these entries, summed by unit, in the order in which units first occur."""
        by_unit: dict[str, list[BenefitRow]] = {}
        for entry in entries:
            for benefit in self.benefits.get(entry.initiative.id, []):
                if benefit.most_likely is not None:
                    by_unit.setdefault(benefit.unit, []).append(benefit)
        return tuple(
            BenefitSum(
                unit,
                sum(np.nan if benefit.low is None else benefit.low for benefit in rows),
                sum(benefit.most_likely or 0.0 for benefit in rows),
                sum(np.nan if benefit.high is None else benefit.high for benefit in rows),
            )
            for unit, rows in by_unit.items()
        )

    @property
    def source(self) -> str:
        """Where every figure of the pack comes from."""
        step = self.snapshot.step
        return tr("workshop file, step\u00a0{step}", step=f"{step:,}") if step else tr("workshop file")


def total(numbers: Iterable[float]) -> float:
    """Sum of the known numbers."""
    return float(np.nansum([*numbers]))


def _share(part: float, whole: Iterable[float]) -> float:
    everything = total(whole)
    return part / everything if everything > 0 else float("nan")
