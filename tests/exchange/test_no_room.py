"""Where a disk takes no more, what was begun is told, and nothing comes of it later."""

import gc
import resource
import sys
from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop
from vmo_desktop.errors import WriteFailed
from vmo_desktop.exchange.export import export_data


def test_a_workbook_for_which_there_is_no_room_leaves_nothing_to_be_closed_later(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    later: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", later.append)
    _, most = former = resource.getrlimit(resource.RLIMIT_FSIZE)
    with new_workshop(tmp_path / "w.vmo") as workshop:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
        try:
            with pytest.raises(WriteFailed):
                export_data(workshop.results, tmp_path / "w.xlsx")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, former)
    gc.collect()
    assert later == []
