"""A start takes away what a killed export left, wherever that was."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from vmo_desktop.paths import user_data_folder
from vmo_desktop.ui.main_window import MainWindow

TWO_DAYS = 2 * 86_400


def test_the_next_start_sweeps_what_is_old(open_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    register = user_data_folder() / "unfinished"
    register.mkdir()
    left = {age: tmp_path / f".vmo-{age:016x}.part" for age in (60, TWO_DAYS)}
    for age, part in left.items():
        part.write_bytes(b"half")
        (register / f"{age}").write_bytes(os.fsencode(part))
        moment = time.time() - age
        os.utime(register / f"{age}", (moment, moment))
    open_window()
    assert {age: part.exists() for age, part in left.items()} == {60: True, TWO_DAYS: False}
