"""Every fault of the harness in its short form; `python -m tests.faults` runs the long one."""

import random
from pathlib import Path

import pytest

from tests.faults.fault import Fault, faults


@pytest.mark.parametrize("fault", faults().values(), ids=lambda fault: fault.name)
def test_nothing_is_lost_silent_or_crashed(fault: Fault, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    tally = fault.run(fault.short, random.Random(1), work)
    assert tally.is_clean, f"{tally}\n" + "\n".join(tally.findings[:20])
