"""Whether an answer to "would you give up this for that?" agrees with weights."""

from dataclasses import dataclass
from enum import StrEnum

SAME = 0.05
"""Who says that two things are worth the same is taken at their word within this share."""


class Answer(StrEnum):
    """What is said about giving up a part of one driver's range for all of another's."""

    GIVEN_UP = "given-up"
    """The gain is worth more."""
    KEPT = "kept"
    """What would be given up is worth more."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer says against weights.

    Attributes
    ----------
    expected : Answer
        What the weights would answer.
    is_agreed : bool
        Whether the answer can be true with these weights.
    given, gained : float
        Weights nearest to these, of the same sum, with which it can be: shares, as given.
    """

    expected: Answer
    is_agreed: bool
    given: float
    gained: float


def verdict(answer: Answer, *, part: float, given: float, gained: float) -> Verdict:
    """Compare an answer about a trade-off with weights.

    Parameters
    ----------
    answer : Answer
        What was said.
    part : float
        The part of the range of the first driver that would be given up, more than 0 and at most 1.
    given, gained : float
        Weights of the driver of which a part is given up, and of the one gained from worst to best; not negative, in
        any unit, not both 0.

    Returns
    -------
    Verdict
        With weights in the unit given.

    Raises
    ------
    ValueError
        When the part or a weight lies outside its range.

    References
    ----------
    Keeney & Raiffa (1976), Decisions with Multiple Objectives, chapter 3: weights of an additive value are the rates
    at which ranges are traded off.
    """
    if not 0 < part <= 1 or not given >= 0 or not gained >= 0 or not given + gained > 0:
        raise ValueError("a part lies between 0 and 1, and weights are not negative")
    lost = part * given
    is_level = abs(gained - lost) <= SAME * max(gained, lost)
    expected = Answer.SAME if is_level else Answer.GIVEN_UP if gained > lost else Answer.KEPT
    is_agreed = answer is expected or (is_level and answer is not Answer.SAME)
    if is_agreed:
        return Verdict(expected, True, given, gained)
    total = given + gained
    return Verdict(expected, False, total / (1 + part), total * part / (1 + part))


def telling_part(given: float, gained: float, *, is_generous: bool) -> float:
    """The part of a heavier driver's range to ask about: clearly more or less than the weights say is worth the gain.

    Parameters
    ----------
    given, gained : float
        Weights of the heavier driver and of the other; the first is more than 0.
    is_generous : bool
        Whether to ask about more than the gain is worth; then the weights say no.

    Returns
    -------
    float
        In twentieths, from 0.05 to 1.
    """
    level = min(gained / given, 1.0)
    asked = level * (4 / 3 if is_generous else 3 / 4)
    if asked > 1:
        asked = level * 3 / 4
    return max(round(asked * 20), 1) / 20
