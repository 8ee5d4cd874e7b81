"""Value streams in figures."""

from math import isnan, nan

import pytest

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
