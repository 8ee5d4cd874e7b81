"""How likely resolving a cell changes what is chosen: counted by trials, each of which resolves all cells by votes."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.discussion import SAME_SHARE, BoolArray, Contest, Outlook, against, is_same
from vmo_desktop.domain.portfolio import TOLERANCE, FloatArray
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.selection import choose
from vmo_desktop.progress import Report


@dataclass(frozen=True, eq=False)
class Stakes:
    """What resolving each open cell can do, after some trials.

    Attributes
    ----------
    outlook : Outlook
    trials : int
        Resolutions drawn.
    changes : ndarray of shape (c,)
        In how many of them resolving the cell changed what is chosen.
    moves : ndarray of shape (c, n)
        In how many of them it changed how far each initiative is chosen.
    """

    outlook: Outlook
    trials: int
    changes: FloatArray
    moves: FloatArray

    @property
    def chance(self) -> FloatArray:
        """How likely resolving each cell changes what is chosen, 0-1, shape (c,)."""
        return self.changes / max(self.trials, 1)

    @property
    def moved(self) -> FloatArray:
        """How likely it changes how far each initiative is chosen, 0-1, shape (c, n)."""
        return self.moves / max(self.trials, 1)

    @property
    def is_contested(self) -> bool:
        """Whether trials can tell anything."""
        return self.outlook in {Outlook.OPEN, Outlook.UNPROVEN}


def outlook(contest: Contest, report: Report | None = None) -> Stakes:
    """Whether the open cells can change anything, before any trial: two searches."""
    nothing = np.zeros(len(contest.cells.rows))
    chosen = choose(contest.problem, report=report)
    found = Outlook.IMPOSSIBLE
    if chosen.is_found:
        extreme = against(contest, chosen.shares)
        found = Outlook.UNPROVEN
        if extreme is not None:
            holds = is_same(choose(extreme, report=report).shares, chosen.shares)
            found = Outlook.SETTLED if holds else Outlook.OPEN
    return Stakes(found, 0, nothing, np.zeros((len(nothing), contest.problem.initiatives)))


def with_trials(contest: Contest, known: Stakes, until: int, *, seed: int, report: Report | None = None) -> Stakes:
    """More trials, until there are so many.

    Every trial resolves all cells by their own votes. A cell then counts where going back to its proposed value alone
    would choose another portfolio. Trials are numbered and hang on `seed` and number alone, however they are parted.

    References
    ----------
    The idea of value of information of Howard (1966), IEEE Transactions on Systems Science and Cybernetics 2(1),
    with the group's own votes as the distribution.
    """
    changes, moves = known.changes.copy(), known.moves.copy()
    choices = _Choices(contest)
    for number in range(known.trials, until):
        choices.report = _telling(report, number, until)
        trial = _Trial(contest, np.random.default_rng([seed, number]), choices)
        for row in np.unique(contest.cells.rows[trial.moves != 0]):
            for cells, moved in trial.changed(int(row)):
                changes[cells] += 1
                moves[cells] += moved
    return Stakes(known.outlook, max(until, known.trials), changes, moves)


def _telling(report: Report | None, done: int, of: int) -> Report | None:
    return None if report is None else lambda _done, _of: report(done, of)


class _Choices:
    """What is chosen at values, searched for once: a few open cells are resolved in the same ways again and again."""

    def __init__(self, contest: Contest) -> None:
        self._contest = contest
        self._found: dict[bytes, FloatArray] = {}
        self.report: Report | None = None

    def at(self, values: FloatArray) -> FloatArray:
        """Shares of the options while the initiatives have these values, shape (n,)."""
        key = values.tobytes()
        if key not in self._found:
            self._found[key] = choose(self._contest.problem_at(values), report=self.report).shares
        return self._found[key]


class _Trial:
    """All cells resolved by their votes once, and what is chosen then."""

    def __init__(self, contest: Contest, rng: np.random.Generator, choices: _Choices) -> None:
        self._contest = contest
        self._choices = choices
        rows = contest.cells.rows
        self.moves = contest.cells.drawn(1, rng)[0]
        self._values = contest.values + np.bincount(rows, self.moves, minlength=len(contest.values))
        self._shares = choices.at(self._values)

    def changed(self, row: int) -> list[tuple[IntArray, BoolArray]]:
        """Cells of an initiative that change what is chosen when they go back, and which initiatives move with them.

        Where the value of one initiative alone moves, each portfolio is worth a straight line of it, and those values
        at which the chosen one stays ahead of all are an interval: only where it ends on either side is looked for.
        What is brought of an initiative never falls while its value rises, so that often no search is needed.
        """
        cells = np.flatnonzero(self._contest.cells.rows == row)
        brought, most = self._contest.brought(self._shares)[row], self._contest.most[row]
        found = []
        if brought > TOLERANCE:
            found.append(self._overtaken(row, cells[self.moves[cells] > 0]))
        if brought < most - TOLERANCE:
            found.append(self._overtaken(row, cells[self.moves[cells] < 0]))
        return [each for each in found if len(each[0])]

    def _overtaken(self, row: int, cells: IntArray) -> tuple[IntArray, BoolArray]:
        """Those of some cells, which all go back in the same direction, that change what is chosen."""
        cells = cells[np.argsort(np.abs(self.moves[cells]), kind="stable")]
        nobody = np.zeros(self._contest.problem.initiatives, dtype=np.bool_)
        if not len(cells):
            return cells, nobody
        farthest = self._back(row, cells[-1])
        if is_same(farthest, self._shares):
            return cells[:0], nobody
        first = bisect_left(
            cells, True, hi=len(cells) - 1, key=lambda cell: not is_same(self._back(row, cell), self._shares)
        )
        difference = self._contest.brought(farthest) - self._contest.brought(self._shares)
        return cells[first:], np.abs(difference) > SAME_SHARE

    def _back(self, row: int, cell: int) -> FloatArray:
        values = self._values.copy()
        values[row] -= self.moves[cell]
        return self._choices.at(values)
