"""Value streams in figures."""

from math import isclose, isnan, nan, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.value_stream import StreamStep, stream_measures


def test_a_stream_of_three_steps() -> None:
    steps = [StreamStep(10, 100, 0.9), StreamStep(30, 50, 0.8, people=3), StreamStep(20, 390, nan)]
    found = stream_measures(steps)
    assert (found.lead_time, found.process_time) == (600, 60)
    assert found.flow_efficiency == pytest.approx(0.1)
    assert found.first_pass_yield == pytest.approx(0.72)
    assert found.bottleneck == 2
    assert found.longest_wait == 2


def test_people_share_the_work_of_a_step() -> None:
    assert stream_measures([StreamStep(30, 0, people=3), StreamStep(11, 0)]).bottleneck == 1


def test_an_empty_stream_has_no_figures() -> None:
    found = stream_measures([])
    assert isnan(found.flow_efficiency)
    assert isnan(found.first_pass_yield)
    assert found.bottleneck is found.longest_wait is None


@pytest.mark.parametrize("wrong", [(-1, 0, 0.5, 1), (0, -1, 0.5, 1), (0, 0, 1.5, 1), (0, 0, 0.5, 0)])
def test_impossible_steps_are_refused(wrong: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        StreamStep(*wrong)


def test_the_current_state_of_acme_stamping() -> None:
    """Rother & Shook (1999), Learning to See: 18 400 brackets a month of 20 days, one operator at each manual process.

    Inventories: 5 days of coils, then 7000, 1700, 2450, 1840 and 4140 pieces. Published: production lead time 23.6
    days, processing time 188 seconds; the first assembly, with 62 seconds, is slower than the takt of 60.
    """
    seconds_a_day = 2 * 27_600
    waits = [5.0, *(round(pieces / 920, 1) for pieces in (7000, 1700, 2450, 1840, 4140))]
    seconds = [1, 39, 46, 62, 40, 0]
    steps = [StreamStep(each / seconds_a_day, wait) for each, wait in zip(seconds, waits, strict=True)]
    found = stream_measures(steps)
    assert round(found.lead_time, 1) == 23.6
    assert round(found.process_time * seconds_a_day) == 188
    assert found.bottleneck == 3
    assert found.longest_wait == 1


TIMES = st.floats(0, 1e6)
STEPS = st.lists(
    st.builds(StreamStep, TIMES, TIMES, st.one_of(st.just(nan), st.floats(0, 1)), st.floats(0.1, 50)), max_size=15
)


@given(STEPS)
def test_shares_lie_between_nothing_and_all(steps: list[StreamStep]) -> None:
    found = stream_measures(steps)
    assert isnan(found.flow_efficiency) or 0 <= found.flow_efficiency <= 1
    assert isnan(found.first_pass_yield) or 0 <= found.first_pass_yield <= 1
    assert found.process_time <= found.lead_time


@given(STEPS)
def test_the_yield_is_the_product_of_those_that_are_known(steps: list[StreamStep]) -> None:
    known = [each.complete_and_accurate for each in steps if not isnan(each.complete_and_accurate)]
    found = stream_measures(steps).first_pass_yield
    assert isnan(found) if not known else isclose(found, prod(known))


@given(STEPS.flatmap(lambda steps: st.tuples(st.just(steps), st.permutations(steps))))
def test_another_order_changes_no_sum(orders: tuple[list[StreamStep], list[StreamStep]]) -> None:
    first, second = (stream_measures(each) for each in orders)
    assert isclose(first.lead_time, second.lead_time)
    assert isclose(first.process_time, second.process_time)
    slowest = [None if each.bottleneck is None else order[each.bottleneck] for each, order in
               zip((first, second), orders, strict=True)]  # fmt: skip
    rates = [None if each is None else each.process_time / each.people for each in slowest]
    assert rates[0] == rates[1]
