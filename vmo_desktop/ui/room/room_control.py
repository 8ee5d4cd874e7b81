"""What the room window shows when: it follows the facilitator's page, or stays on a scene."""

from PySide6.QtCore import QObject, QTimer, Signal

from vmo_desktop.ui.day_timer import day_timer
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.review_desk import review_desk_of
from vmo_desktop.ui.room.choice_pictures import ChoicePictures
from vmo_desktop.ui.room.room_facts import RoomFacts, room_facts
from vmo_desktop.ui.room.room_window import RoomWindow
from vmo_desktop.ui.room.scene import SCENE_OF_PAGE, Scene
from vmo_desktop.ui.selection import Selection

REST_MS = 40
"""Changes that come together are shown together."""

WITHOUT_INITIATIVE = frozenset({"frame", "drivers", "weights"})
"""Pages on which the question is about the driver alone."""


class RoomControl(QObject):
    """Keeps the room window in step with the open workshop, and goes with it: nothing shows a window that is gone.

    Signals
    -------
    changed()
        Another scene is shown, or the picture was frozen or let go.
    """

    changed = Signal()

    def __init__(self, room: RoomWindow) -> None:
        super().__init__(room)
        self._room = room
        self._live: LiveWorkshop | None = None
        self._selection: Selection | None = None
        self._pictures: ChoicePictures | None = None
        self._page_id = ""
        self._followed = Scene.TITLE
        self._chosen: Scene | None = None
        self._look = "light"
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.show_now)

    @property
    def scene(self) -> Scene:
        """The scene that belongs on the room window now."""
        return self._followed if self._chosen is None else self._chosen

    @property
    def is_following(self) -> bool:
        """Whether the scene goes with the facilitator's page."""
        return self._chosen is None

    def open(self, live: LiveWorkshop, selection: Selection) -> None:
        """Show a workshop."""
        self._live, self._selection = live, selection
        self._pictures = ChoicePictures(live, selection)
        self._pictures.follow(self._show_soon)
        live.changed.connect(self._show_soon)
        selection.initiative_changed.connect(self._show_soon)
        selection.driver_changed.connect(self._show_soon)
        review_desk_of(live).win_looked.connect(self._show_soon)
        day_timer(live).ticked.connect(self._show_soon)
        self.show_now()

    def close(self) -> None:
        """Let go of the workshop; the room sees an empty screen."""
        self._live = self._selection = self._pictures = None
        self._rest.stop()
        self.freeze(False)
        self.show_now()

    def follow(self) -> None:
        """Go with the facilitator's page."""
        self._chosen = None
        self._show_other()

    def stay(self, scene: Scene) -> None:
        """Show one scene whatever the facilitator does."""
        self._chosen = scene
        self._show_other()

    def note_page(self, page_id: str) -> None:
        """The facilitator went to another page."""
        self._page_id = page_id
        self._followed = SCENE_OF_PAGE.get(page_id, self._followed)
        self._show_other()

    def use_look(self, look: str) -> None:
        """Be light, dark or of strong contrast."""
        self._look = look
        self.show_now()

    def freeze(self, is_frozen: bool) -> None:
        """Keep the picture while the facilitator works on, or follow again."""
        if is_frozen != self._room.is_frozen:
            self._room.freeze(is_frozen)
            self.changed.emit()

    def show_now(self) -> None:
        """Bring the room window up to date."""
        self._room.show_scene(self.scene, self._facts(), self._look)

    def _show_soon(self) -> None:
        # Of the timer itself the connections would outlive it.
        self._rest.start()

    def _show_other(self) -> None:
        self.show_now()
        self.changed.emit()

    def _facts(self) -> RoomFacts | None:
        live, selection = self._live, self._selection
        if live is None or selection is None:
            return None
        initiative_id = None if self._page_id in WITHOUT_INITIATIVE else selection.initiative_id
        choice = None if self._pictures is None else self._pictures.of(self.scene)
        return room_facts(
            live, day_timer(live), initiative_id=initiative_id, driver_id=selection.driver_id, choice=choice
        )
