"""`vmo stream`."""

import json
from pathlib import Path

import pytest

from tests.workshop.streaming import make_streaming
from vmo_desktop.cli import main
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    make_streaming(path).close()
    return path


def test_streams_are_told_with_their_measures_and_what_a_future_saves(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["stream", str(file), "--json"]) == 0
    current, future = json.loads(capfd.readouterr().out)["streams"]
    assert (current["state"], current["unit"], current["customer"]) == ("current", "days", "Sponsor")
    measures = current["measures"]
    assert (measures["lead_time"], measures["process_time"], measures["wait_time"]) == (42.0, 12.0, 30.0)
    assert measures["flow_efficiency"] == pytest.approx(12 / 42)
    assert measures["first_pass_yield"] == pytest.approx(0.9 * 0.7 * 0.8)
    assert (measures["yield_known"], measures["bottleneck"], measures["longest_wait"]) == (3, "Deliver", "Decide")
    assert current["steps"][2]["complete_accurate"] is None
    assert current["steps"][1]["initiative"] == "A"
    assert current["saves"] is None
    assert future["future_of"] == "Requests"
    assert future["saves"]["lead_time"] == 14.0
    assert [each["lead_time"] for each in future["saves"]["by_initiative"]] == [6.0, 8.0]


def test_streams_are_told_for_a_reader_at_a_terminal(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["stream", str(file)]) == 0
    lines = [" ".join(line.split()) for line in capfd.readouterr().out.splitlines()]
    assert lines[0] == "Requests (current state, days)"
    for said in ("42 lead time", "28.6 % flow efficiency", "bottleneck: Deliver", "8 saved by B: Decide"):
        assert said in lines


def test_a_workshop_without_streams_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    assert main(["stream", str(path)]) == 0
    assert capfd.readouterr().out == "There is no value stream yet.\n"
