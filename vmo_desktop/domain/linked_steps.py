"""The order in which initiatives are decided one after the other, and what must be remembered of those decided."""

from collections.abc import Iterator
from dataclasses import dataclass

from vmo_desktop.domain.portfolio import Link, LinkKind, PortfolioProblem

NOT_FUNDED = -1


@dataclass(frozen=True, slots=True)
class Tie:
    """A link or a synergy as it is met when one of its members is decided.

    Attributes
    ----------
    bit : int
        Set in the state while some member decided so far is funded; cleared when the last member is decided.
    kind : LinkKind or None
        None for a synergy.
    index : int
        Place among the links, or among the synergies.
    is_first, is_last : bool
        Whether the member is the first, the last of its members to be decided.
    is_requiring : bool
        Whether the member is the one that requires the other.
    """

    bit: int
    kind: LinkKind | None
    index: int
    is_first: bool
    is_last: bool
    is_requiring: bool

    def allows(self, before: bool, funded: bool) -> bool:
        """Whether a member may be decided so, after whether any member before was funded."""
        match self.kind:
            case LinkKind.REQUIRES if self.is_first:
                return True
            case LinkKind.REQUIRES:
                return before or not funded if self.is_requiring else funded or not before
            case LinkKind.ALL_OR_NONE:
                return self.is_first or before == funded
            case LinkKind.AT_MOST_ONE:
                return not (before and funded)
            case LinkKind.AT_LEAST_ONE:
                return not self.is_last or before or funded
            case None:
                return True


@dataclass(frozen=True, slots=True)
class Step:
    """One initiative to decide.

    Attributes
    ----------
    options : tuple of int
        What may be decided: options of the problem, and `NOT_FUNDED`; empty when it is forced in and out.
    ties : tuple of Tie
    """

    options: tuple[int, ...]
    ties: tuple[Tie, ...]

    def after(self, state: int, *, funded: bool) -> tuple[int, tuple[int, ...]] | None:
        """The state after a decision and the synergies that it gains; None when a link forbids it."""
        gained: list[int] = []
        for tie in self.ties:
            before = bool(state & tie.bit)
            if not tie.allows(before, funded):
                return None
            if tie.kind is None and before and funded:
                gained.append(tie.index)
            if funded:
                state |= tie.bit
            if tie.is_last:
                state &= ~tie.bit
        return state, tuple(gained)


def steps_of(problem: PortfolioProblem) -> tuple[Step, ...]:
    """Every initiative once: linked ones next to each other and first, then the others by rising cost.

    Few links are then open at a time, and lists are short while there are many states.
    """
    members = list(_members(problem))
    order = _order(problem, [rows for _, _, rows in members])
    turn = {row: place for place, row in enumerate(order)}
    ties: dict[int, list[Tie]] = {row: [] for row in order}
    for bit, (kind, index, rows) in enumerate(members):
        in_turn = sorted(rows, key=turn.__getitem__)
        for row in in_turn:
            ties[row].append(Tie(1 << bit, kind, index, row == in_turn[0], row == in_turn[-1], row == rows[0]))
    return tuple(Step(_decisions(problem, row), tuple(ties[row])) for row in order)


def has_more_states(steps: tuple[Step, ...], most: int) -> bool:
    """Whether more states than so many are open at once."""
    states = {0}
    for step in steps:
        after = (step.after(state, funded=option != NOT_FUNDED) for state in states for option in step.options)
        states = {found[0] for found in after if found is not None}
        if len(states) > most:
            return True
    return False


def _members(problem: PortfolioProblem) -> Iterator[tuple[LinkKind | None, int, tuple[int, ...]]]:
    for index, link in enumerate(problem.links):
        if not _is_idle(link):
            yield link.kind, index, tuple(dict.fromkeys(link.members))
    for index, synergy in enumerate(problem.synergies):
        yield None, index, (synergy.first, synergy.second)


def _is_idle(link: Link) -> bool:
    """A link of one initiative with itself binds nothing, save that one of one must be funded."""
    least = 1 if link.kind is LinkKind.AT_LEAST_ONE else 2
    return len(set(link.members)) < least


def _decisions(problem: PortfolioProblem, row: int) -> tuple[int, ...]:
    funding = () if row in problem.forced_out else tuple(problem.options_of[row].tolist())
    return funding if row in problem.forced_in else (NOT_FUNDED, *funding)


def _order(problem: PortfolioProblem, members: list[tuple[int, ...]]) -> list[int]:
    """Greedily the initiative next that leaves fewest links open, among those of open links if there are any."""
    touching: dict[int, list[int]] = {row: [] for row in range(problem.initiatives)}
    for link, rows in enumerate(members):
        for row in dict.fromkeys(rows):
            touching[row].append(link)
    missing = [len(set(rows)) for rows in members]
    size, order = list(missing), []
    linked, candidates = {row for row in touching if touching[row]}, set[int]()

    def opened(row: int) -> tuple[int, int]:
        new = sum(missing[link] == size[link] for link in touching[row])
        return new - sum(missing[link] == 1 for link in touching[row]), row

    while linked:
        row = min(candidates or linked, key=opened)
        order.append(row)
        linked.discard(row)
        for link in touching[row]:
            missing[link] -= 1
            candidates.update(members[link])
        candidates &= linked
    dearest = {row: max(problem.costs[problem.options_of[row]], default=0.0) for row in touching}
    return order + sorted((row for row in touching if not touching[row]), key=lambda row: (dearest[row], row))
