"""A small room with an open round, and a ballot of it that is filled in well."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.ballots import (
    fill,
    good,
    handed_out,
    small_room,
)
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    with small_room(tmp_path / "room.vmo") as workshop:
        yield workshop


@pytest.fixture
def ballot(room: Workshop, tmp_path: Path) -> Path:
    """Ann's ballot, filled in well."""
    path = handed_out(room, tmp_path / "out")[0]
    fill(path, good, {(0, 1): "as in the plan"})
    return path
