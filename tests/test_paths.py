"""What the computer says of its user, as far as a file can hold it."""

import os
from pathlib import Path

import pytest

from vmo_desktop.paths import user_name
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop


def test_a_name_in_another_encoding_can_be_written_into_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", os.fsdecode(b"J\xfcrgen"))
    with Workshop.create(tmp_path / "w.vmo", author=user_name()) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        assert [step.author for step in workshop.history()] == ["J\ufffdrgen"]
