"""An answer about a trade-off agrees with weights, or says which weights would agree."""

import pytest

from vmo_desktop.domain.trade_off import Answer, telling_part, verdict


def test_giving_up_less_than_the_gain_is_worth_agrees() -> None:
    said = verdict(Answer.GIVEN_UP, part=0.5, given=40, gained=30)
    assert said.is_agreed
    assert said.expected is Answer.GIVEN_UP


def test_a_contradiction_says_which_weights_of_the_same_sum_would_agree() -> None:
    said = verdict(Answer.KEPT, part=0.5, given=40, gained=30)
    assert not said.is_agreed
    assert (said.given, said.gained) == pytest.approx((70 / 1.5, 35 / 1.5))
    assert said.gained == pytest.approx(0.5 * said.given)


def test_same_is_taken_within_a_twentieth() -> None:
    assert verdict(Answer.SAME, part=0.75, given=40, gained=30.5).is_agreed
    assert not verdict(Answer.SAME, part=0.75, given=40, gained=36).is_agreed


def test_where_the_weights_say_same_any_answer_can_be_true() -> None:
    for answer in Answer:
        assert verdict(answer, part=0.5, given=40, gained=20).is_agreed


@pytest.mark.parametrize("part", [0.0, 1.5, float("nan")])
def test_a_part_lies_between_0_and_1(part: float) -> None:
    with pytest.raises(ValueError, match="part"):
        verdict(Answer.SAME, part=part, given=1, gained=1)


def test_what_is_asked_is_clearly_off_what_the_weights_say() -> None:
    assert telling_part(40, 20, is_generous=False) == pytest.approx(0.4)
    assert telling_part(40, 20, is_generous=True) == pytest.approx(0.65)
    assert telling_part(40, 40, is_generous=True) == pytest.approx(0.75)
    assert telling_part(40, 0.1, is_generous=False) == pytest.approx(0.05)
