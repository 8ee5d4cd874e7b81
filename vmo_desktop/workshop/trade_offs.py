"""The check of weights by trade-offs: what to ask, what was answered, and which answers the weights contradict."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from vmo_desktop.domain.trade_off import Answer, Verdict, telling_part, verdict
from vmo_desktop.workshop.ops.judgements import TRADE_OFFS
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.weighting import Number, Weighed, weighed

ANSWERS: Mapping[Question, Answer] = {question: answer for answer, question in TRADE_OFFS.items()}


@dataclass(frozen=True, slots=True)
class TradeOff:
    """A question: would you give up `part` of the first driver's range for all of the second's.

    `given_weight` and `gained_weight` are shares of the whole; `answer` and `verdict` are None until it is answered.
    """

    given_up: Weighed
    gained: Weighed
    part: float
    given_weight: float
    gained_weight: float
    answer: Answer | None
    verdict: Verdict | None

    @property
    def pair(self) -> tuple[int, int]:
        """The two drivers by id."""
        return self.given_up.id, self.gained.id

    @property
    def is_contradicted(self) -> bool:
        """Whether the answer and the weights cannot both be true."""
        return self.verdict is not None and not self.verdict.is_agreed


def trade_offs(snapshot: Snapshot, weight_set_id: int, weights: Mapping[int, float], number: Number) -> list[TradeOff]:
    """The trade-offs to ask about, heaviest driver first: each against the next one, and what was asked besides.

    `weights` are shares of the whole by driver id. Every second one asks for more than the weights say is worth it, so
    that an honest answer is not always yes.
    """
    answers = {
        (row.driver_id, row.other_id): (ANSWERS[row.question], row.value)
        for row in snapshot.judgements
        if row.weight_set_id == weight_set_id and row.question in ANSWERS
    }
    leaves = sorted((each for each in snapshot.leaves if weights[each.id] > 0), key=lambda each: -weights[each.id])
    pairs = [(first.id, second.id) for first, second in pairwise(leaves)]
    if len(leaves) > 2:
        pairs.append((leaves[0].id, leaves[-1].id))
    shown = {each.id for each in leaves}
    pairs += [pair for pair in answers if pair not in pairs and shown.issuperset(pair)]
    words = {each.id: each for each in weighed(snapshot, snapshot.leaves, number)}
    found = []
    for place, (first, second) in enumerate(pairs):
        given, gained = weights[first], weights[second]
        answer, part = answers.get((first, second), (None, telling_part(given, gained, is_generous=place % 2 == 1)))
        said = None if answer is None else verdict(answer, part=part, given=given, gained=gained)
        found.append(TradeOff(words[first], words[second], part, given, gained, answer, said))
    return found
