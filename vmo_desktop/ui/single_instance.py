"""One program for one user: a second start hands its file over to the first and ends."""

import json
import logging
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal

from vmo_desktop.json_text import read_json
from vmo_desktop.paths import user_data_folder, user_name

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

PATIENCE_MS = 2_000
"""How long a start waits for the running program before it opens a window of its own."""

LONGEST = 64 * 1024
DONE = b"ok\n"


@dataclass(frozen=True, slots=True)
class Request:
    """What a start was asked to open; nothing when both are empty."""

    file: str = ""
    sample: str = ""

    @staticmethod
    def read(line: bytes) -> "Request | None":
        """Read a request from a line; None when it is none."""
        try:
            record = read_json(line)
            return Request(str(record["file"]), str(record["sample"]))
        except (ValueError, KeyError, TypeError):
            return None


def instance_name(settings_path: str) -> str:
    """Name the meeting place of one user with one settings file and one folder of data."""
    told = "\n".join((user_name(), settings_path, str(user_data_folder())))
    key = QCryptographicHash.hash(os.fsencode(told), QCryptographicHash.Algorithm.Sha256)  # hashlib would load OpenSSL
    return f"vmo-desktop-{bytes(key.toHex().data()).decode()[:20]}"


class SingleInstance(QObject):
    """The meeting place of the starts of this program.

    Signals
    -------
    asked(Request)
        Another start handed over what it was asked to open.
    """

    asked = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server: QLocalServer | None = None

    def hand_over(self, request: Request) -> bool:
        """Give a request to the program that runs already; False when there is none, or it does not answer."""
        if sys.platform != "win32" and not _answers(Path(QDir.tempPath()) / self._name):
            return False  # most starts are the first one, and need not load Qt's network library
        socket = self._connected()
        if socket is None:
            return False
        socket.write(json.dumps(asdict(request)).encode() + b"\n")
        socket.flush()
        is_taken = socket.canReadLine() or socket.waitForReadyRead(PATIENCE_MS)
        answer = bytes(socket.readAll().data()) if is_taken else b""
        socket.abort()
        return answer == DONE

    def listen(self) -> None:
        """Be the program that others hand over to; what a crash left of a former one is cleared away."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the first paint

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            if self._connected() is not None:
                return  # two starts at the same moment: the other one was first
            QLocalServer.removeServer(self._name)
            if not server.listen(self._name):
                log.warning("no other start can hand its file over: %s", server.serverError().name)
                return
        server.newConnection.connect(self._on_connection)
        self._server = server

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _connected(self) -> "QLocalSocket | None":
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only when somebody may be there

        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE_MS):
            return socket
        socket.abort()
        return None

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda each=socket: self._read(each))
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        request = Request.read(bytes(socket.readLine(LONGEST).data()))
        if request is not None:
            socket.write(DONE)
            socket.flush()
            self.asked.emit(request)
        socket.disconnectFromServer()


def _answers(path: Path) -> bool:
    """Tell whether somebody listens at a meeting place, which is a file where there are no named pipes."""
    if not path.exists():
        return False
    import socket  # noqa: PLC0415 - only when somebody may be there

    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False  # left by a program that was killed
    return True
