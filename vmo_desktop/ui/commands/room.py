"""The room window's commands: shown, frozen and swapped by one key each."""

from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.actions import ActionTable
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.room.scene import Scene
from vmo_desktop.ui.screens import screen_name
from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.room.room_control import RoomControl
    from vmo_desktop.ui.room.room_place import RoomPlace
    from vmo_desktop.ui.room.room_window import RoomWindow
    from vmo_desktop.ui.selection import Selection

IN_THE_ROOM = ("room.show", "room.freeze", "room.swap", "day.run", "day.next")
"""Commands whose keys work in the room window as well, when it happens to have the keyboard."""


@dataclass(frozen=True)
class _Room:
    """The room window and what moves it; made when it is first shown."""

    window: "RoomWindow"
    control: "RoomControl"
    place: "RoomPlace"


class RoomCommands(QObject):
    """Handlers of the room window's commands."""

    def __init__(self, window: QWidget, table: ActionTable, settings: Settings, notice: Notice) -> None:
        super().__init__(window)
        self._window = window
        self._table = table
        self._settings = settings
        self._notice = notice
        self._room: _Room | None = None
        self._open: tuple[LiveWorkshop, Selection] | None = None
        self._page_id = ""
        self.sign = QPushButton()
        self.sign.setObjectName("room_sign")
        self.sign.clicked.connect(lambda _checked=False: self.freeze(not self.is_frozen))
        window.installEventFilter(self)
        appearance().changed.connect(self._dress)
        table.submenu("screens").aboutToShow.connect(self.list_screens)
        self.list_screens()
        self._tick()

    @property
    def scenes(self) -> SimpleNamespace:
        """A handler for each scene, by its name."""
        return SimpleNamespace(**{scene.value: partial(self.stay, scene) for scene in Scene})

    @property
    def window(self) -> "RoomWindow | None":
        """The room window, once it was shown."""
        return None if self._room is None else self._room.window

    @property
    def is_shown(self) -> bool:
        """Whether the room window is wanted, be it that its screen is unplugged."""
        return self._room is not None and self._room.place.is_wanted

    @property
    def is_frozen(self) -> bool:
        """Whether the room's picture is kept."""
        return self._room is not None and self._room.window.is_frozen

    def open(self, live: "LiveWorkshop", selection: "Selection") -> None:
        """A workshop was opened."""
        self._open = (live, selection)
        if self._room is not None:
            self._room.control.open(live, selection)

    def close_workshop(self) -> None:
        """The workshop is about to close: the room sees an empty screen."""
        self._open = None
        if self._room is not None:
            self._room.control.close()

    def note_page(self, page_id: str) -> None:
        """The facilitator went to another page."""
        self._page_id = page_id
        if self._room is not None:
            self._room.control.note_page(page_id)

    def show(self, is_shown: bool) -> None:
        """Show the room window, or hide it."""
        if is_shown:
            self._made().place.show()
            self._window.activateWindow()
        elif self._room is not None:
            self._room.control.freeze(False)
            self._room.place.hide()
        self._tick()

    def freeze(self, is_frozen: bool) -> None:
        """Keep the room's picture, or let it follow again."""
        if self.is_shown and self._room is not None:
            self._room.control.freeze(is_frozen)
        elif is_frozen:
            self._tell_hidden()
        self._tick()

    def swap(self) -> None:
        """Let the two windows exchange their screens."""
        if not self._made().place.swap():
            self._notice.tell(self.tr("There is one screen only. Plug in the projector, then swap."))
        self._window.activateWindow()

    def follow(self, _is_on: bool = True) -> None:
        """Let the room window go with the facilitator's page."""
        self._made().control.follow()
        self._tick()

    def stay(self, scene: Scene, _is_on: bool = True) -> None:
        """Show one scene, whatever the facilitator does."""
        self._made().control.stay(scene)
        self._tick()

    def use_dark(self, is_dark: bool) -> None:
        """Dress the room window in dark colours, or in light ones."""
        self._settings.remember_flag("room_dark", is_dark)
        self._dress()

    def list_screens(self) -> None:
        """Fill the menu of screens."""
        menu, screens = self._table.submenu("screens"), self._window.screen().virtualSiblings()
        menu.clear()
        chosen = self._room.place.screen() if self._room is not None else None
        for number, screen in enumerate(screens, start=1):
            words = filled(self.tr("&%1: %2"), str(number), screen_name(screen).replace("&", "&&"))
            if screen is self._window.screen():
                words = self.tr("%1 (yours)").replace("%1", words)
            action = menu.addAction(words, partial(self._choose, number - 1))
            action.setCheckable(True)
            action.setChecked(screen is chosen)
            action.setEnabled(len(screens) > 1)

    def _choose(self, number: int) -> None:
        screens = self._window.screen().virtualSiblings()
        if number < len(screens):
            self._made().place.choose(screens[number])
            self._window.activateWindow()
        self._tick()

    def _made(self) -> _Room:
        if self._room is None:
            from vmo_desktop.ui.room.room_control import RoomControl  # noqa: PLC0415 - charts, when first shown
            from vmo_desktop.ui.room.room_place import RoomPlace  # noqa: PLC0415 - the same
            from vmo_desktop.ui.room.room_window import RoomWindow  # noqa: PLC0415 - the same

            room = RoomWindow()
            self._room = _Room(room, RoomControl(room), RoomPlace(self._window, room, self._settings))
            self._connect(self._room)
        return self._room

    def _connect(self, made: _Room) -> None:
        for command in IN_THE_ROOM:
            made.window.addAction(self._table[command])
        made.window.closed.connect(self._on_closed)
        made.control.changed.connect(self._tick)
        made.place.lost.connect(self._on_lost)
        made.place.found.connect(self._on_found)
        self._window.destroyed.connect(made.window.deleteLater)
        self._dress()
        if self._open is not None:
            made.control.open(*self._open)
        made.control.note_page(self._page_id)

    def _dress(self) -> None:
        is_dark = self._settings.flag("room_dark", default=current_theme().is_dark)
        if self._room is not None:
            is_strong = appearance().theme.name == Scheme.CONTRAST.value
            self._room.control.use_look("contrast" if is_strong else "dark" if is_dark else "light")
        self._table["room.dark"].setChecked(is_dark)

    def _on_closed(self) -> None:
        if self._room is not None and self._room.place.is_wanted:
            self.show(False)

    def _on_lost(self, name: str) -> None:
        words = self.tr("The screen %1 is gone, so the room window is hidden. It comes back with a screen.").replace(
            "%1", name
        )
        self._notice.warn(words, [(self.tr("Show it here"), self._show_here)])
        self._tick()

    def _show_here(self) -> None:
        self._made().place.show()
        self._tick()

    def _on_found(self) -> None:
        self._notice.tell(self.tr("The room's screen is back."))
        self._window.activateWindow()
        self._tick()

    def _tell_hidden(self) -> None:
        verb = (self.tr("Show it"), partial(self.show, True))
        self._notice.tell(self.tr("The room window is not shown, so there is no picture to keep."), [verb])

    def _tick(self) -> None:
        """Show in menu and foot what the room sees."""
        room = self._room
        self._table["room.show"].setChecked(self.is_shown)
        self._table["room.freeze"].setChecked(self.is_frozen)
        self._table["room.follow"].setChecked(room is None or room.control.is_following)
        for scene in Scene:
            is_chosen = room is not None and not room.control.is_following and room.control.scene is scene
            self._table[f"room.scene_{scene.value}"].setChecked(is_chosen)
        self.sign.setVisible(self.is_shown)
        if room is None:
            return
        scene_words = self._table[f"room.scene_{room.control.scene.value}"].text().replace("&", "")
        words = self.tr("Room: %1").replace("%1", scene_words)
        if room.place.is_lost:
            words = self.tr("Room: no screen")
        elif self.is_frozen:
            words = self.tr("Room: frozen")
        self.sign.setText(words)
        self.sign.setAccessibleName(words)
        self.sign.setToolTip(tooltip(self._table["room.freeze"].toolTip()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room window goes with the facilitator's."""
        if event.type() is QEvent.Type.Close and self._room is not None:
            self._room.place.hide()
            self._room.window.wait()
            self._tick()
        return super().eventFilter(watched, event)
