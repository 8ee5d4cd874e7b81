"""How agreement looks everywhere, in words, signs and grounds: a sign for each class, so that colour is never alone."""

from vmo_desktop.charts.theme import Theme, mixed
from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.revealed_votes import RevealedVotes

tr = Texts("Agreement")

_WORDS = {
    Agreement.OPEN: tr.mark("too few votes"),
    Agreement.UNANIMOUS: tr.mark("unanimous"),
    Agreement.CLOSE: tr.mark("close"),
    Agreement.APART: tr.mark("apart"),
    Agreement.SPLIT: tr.mark("split"),
}

SIGNS = {
    Agreement.OPEN: "–",
    Agreement.UNANIMOUS: "=",
    Agreement.CLOSE: "≈",
    Agreement.APART: "↔",
    Agreement.SPLIT: "|",
}
"""The sign of each class; a split cell shows how many stand on either side of it."""

_HEAT = {
    Agreement.OPEN: 0.0,
    Agreement.UNANIMOUS: 0.0,
    Agreement.CLOSE: 0.1,
    Agreement.APART: 0.28,
    Agreement.SPLIT: 0.55,
}


def agreement_word(agreement: Agreement) -> str:
    """What a class of agreement is called."""
    return tr.marked(_WORDS[agreement])


def agreement_ground(theme: Theme, agreement: Agreement) -> str:
    """The ground of a cell: the warmer, the farther apart; write on it with `theme.text_on`."""
    return mixed(theme.surface, theme.amber, _HEAT[agreement])


def agreement_sign(votes: RevealedVotes, row: int, column: int) -> str:
    """The sign of a cell; "2 | 3" where two stand against three."""
    agreement = Agreement(int(votes.consensus.agreement[row, column]))
    camps = votes.camps(row, column)
    return SIGNS[agreement] if camps is None else f"{len(camps[0])} | {len(camps[1])}"
