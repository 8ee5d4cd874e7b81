"""System calls of a process seen and made to fail by `strace`, which is attached when the process is ready."""

import functools
import re
import shutil
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.children import begin, end

CALLS = ("openat", "read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "rename",
         "mkdir", "chmod", "flock")  # fmt: skip
_PATIENCE_S = 60.0
_SPOKEN = re.compile(r"^(?:\d+ +)?(?P<name>\w+)\(")


@dataclass(frozen=True, slots=True)
class Call:
    """The nth system call of its name that a process makes."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Traced:
    """What a traced process did."""

    answer: str | None
    """What it said at its end; None: it died."""
    calls: tuple[Call, ...]
    """Its calls that were about files in the folder watched."""
    hit: str
    """The call that was made to fail; empty when it was not reached or was about something else."""


def told(work: Callable[[socket.socket], str], ours: socket.socket) -> None:
    """Do in the process what `work` does, and say what it answers; `sendall` is no call that is made to fail."""
    ours.sendall(work(ours).encode("utf-8", "backslashreplace") + b"\0")


def wait_for_tracer(ours: socket.socket) -> None:
    """In the process: what comes now is traced."""
    ours.sendall(b"\1")
    ours.recv(1)


def trace(work: Callable[..., str], arguments: tuple[Any, ...], folder: Path, log: Path, inject: str = "") -> Traced:
    """Run `work(*arguments, socket)` in a process of its own, from where it waits for the tracer on under strace."""
    theirs, ours = socket.socketpair()
    theirs.settimeout(_PATIENCE_S)
    process = begin(told, functools.partial(work, *arguments), ours)
    ours.close()
    pid, strace = process.pid, None
    try:
        with theirs:
            theirs.recv(1)
            injected = ["-e", f"inject={inject}"] if inject else []
            strace = subprocess.Popen(
                ["strace", "-f", "-y", "-s", "0", "-o", log, "-e", f"trace={','.join(CALLS)}", *injected, "-p",
                 str(pid)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )  # fmt: skip
            assert strace.stderr is not None
            strace.stderr.readline()  # it says that it is attached, or why not
            theirs.sendall(b"\1")
            answer = _heard(theirs)
    finally:
        end(process)
        if strace is not None:
            strace.communicate()
    return _read(log, folder, answer)


def _heard(theirs: socket.socket) -> str | None:
    heard = b""
    while not heard.endswith(b"\0"):
        try:
            more = theirs.recv(65536)
        except ConnectionResetError:
            more = b""
        if not more:
            return None
        heard += more
    return heard[:-1].decode()


def _read(log: Path, folder: Path, answer: str | None) -> Traced:
    numbers: Counter[str] = Counter()
    calls, hit = [], ""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        spoken = _SPOKEN.match(line)
        if spoken is None:
            continue
        numbers[spoken["name"]] += 1
        if str(folder) in line:
            calls.append(Call(spoken["name"], numbers[spoken["name"]]))
            if "INJECTED" in line:
                hit = line
    return Traced(answer, tuple(calls), hit)


@functools.cache
def can_trace() -> bool:
    """Whether strace is here and may be attached to a process of ours."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    # Attached to a process that ends at once; it fails for good where tracing is forbidden.
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return tried.returncode == 0
