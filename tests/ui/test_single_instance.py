"""A second start hands over and ends; what a crash leaves of a meeting place is cleared away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.single_instance import Request, SingleInstance, instance_name

SERVE = """
import sys
from PySide6.QtCore import QCoreApplication
from vmo_desktop.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(sys.argv[1])
def tell(request):
    print(request.file, request.sample, flush=True)
instance.asked.connect(tell)
instance.listen()
print("ready", flush=True)
app.exec()
"""


@pytest.fixture
def name(qtbot: QtBot) -> str:
    del qtbot
    return instance_name(Settings().path)


def _serve(name: str) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", SERVE, name], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def test_the_first_start_has_nobody_to_hand_over_to(name: str) -> None:
    assert not SingleInstance(name).hand_over(Request("a.vmo"))


def test_a_second_start_hands_its_file_over(name: str) -> None:
    process = _serve(name)
    try:
        assert SingleInstance(name).hand_over(Request("/x/Größe 2027.vmo"))
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "/x/Größe 2027.vmo"
    finally:
        _end(process)


def test_what_a_killed_program_leaves_is_cleared_away(name: str) -> None:
    _end(_serve(name))
    second = SingleInstance(name)
    assert not second.hand_over(Request("a.vmo"))
    second.listen()
    process = subprocess.run(
        [sys.executable, "-c", "import sys; from vmo_desktop.ui.single_instance import *\n"
         "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
         "print((__import__('pathlib').Path(QDir.tempPath()) / sys.argv[1]).exists())", name],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert process.stdout.strip() == "True" or sys.platform == "win32"
    second.close()


def test_a_program_that_does_not_answer_is_not_waited_for(name: str) -> None:
    process = _serve(name)
    try:
        if hasattr(signal, "SIGSTOP"):
            os.kill(process.pid, signal.SIGSTOP)
            assert not SingleInstance(name).hand_over(Request("a.vmo"))
    finally:
        _end(process)


def test_users_settings_and_data_folders_do_not_meet(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert instance_name(str(tmp_path / "other.ini")) != name
    monkeypatch.setenv("VMO_HOME", str(tmp_path / "elsewhere"))
    assert instance_name(Settings().path) != name


def test_nonsense_is_not_answered(name: str, qtbot: QtBot) -> None:
    instance = SingleInstance(name)
    instance.listen()
    heard: list[Request] = []
    instance.asked.connect(heard.append)
    for words in (b"nonsense\n", b"{}\n", b"[1]\n"):
        socket = QLocalSocket()
        socket.connectToServer(name)
        assert socket.waitForConnected(2000)
        socket.write(words)
        with qtbot.waitSignal(socket.disconnected):
            socket.flush()
    assert heard == []
    instance.close()


def test_the_window_comes_with_what_was_handed_over(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.answer(Request(file=str(path)))
    assert window.session.live is not None
    assert window.session.live.workshop.path == path
    window.answer(Request())
    assert window.session.live.workshop.path == path
    window.answer(Request(sample="meridian"))
    assert window.session.live is not None
    assert window.session.live.workshop.path.stem.startswith("meridian")
