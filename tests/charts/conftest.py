"""Fixtures of the charts' tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portfolio import make_portfolio
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def portfolio(tmp_path: Path) -> Iterator[Workshop]:
    """Twenty-four initiatives, all scored."""
    with make_portfolio(tmp_path / "portfolio.vmo") as workshop:
        yield workshop
