"""One source of tokens gives the window its palette, font and stylesheet."""

from pathlib import Path
from string import Template

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

import vmo_desktop.ui
from vmo_desktop.charts.theme import CONTRAST, DARK, LIGHT, THEMES, Theme, contrast
from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui import icons
from vmo_desktop.ui.settings import ZOOM_STEPS, Scheme
from vmo_desktop.ui.theme import appearance, current_theme, palette, scaled, set_state, tokens


@pytest.mark.parametrize(("scheme", "look"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST)])
def test_widgets_take_the_colours_of_the_scheme(qtbot: QtBot, scheme: Scheme, look: Theme) -> None:
    appearance().show(scheme, 1.0)
    label = QLabel("text")
    qtbot.addWidget(label)
    assert current_theme().is_dark is look.is_dark
    assert label.palette().color(QPalette.ColorRole.Window) == QColor(look.paper)


def test_zoom_grows_fonts_and_controls_and_is_told_once(qtbot: QtBot) -> None:
    button = QPushButton("Export")
    qtbot.addWidget(button)
    appearance().show(Scheme.LIGHT, 1.0)
    button.ensurePolished()
    small = button.sizeHint()
    with qtbot.waitSignal(appearance().changed) as told:
        appearance().show(Scheme.LIGHT, 2.0)
    assert told.signal_triggered
    button.ensurePolished()
    assert button.sizeHint().height() > 1.8 * small.height()
    assert button.sizeHint().width() > 1.6 * small.width()
    assert scaled(10) == 20


def test_a_step_of_zoom_restyles_a_widget_no_oftener_however_deep_it_lies(qtbot: QtBot) -> None:
    outermost = QWidget()
    qtbot.addWidget(outermost)
    inside = outermost
    for _ in range(8):
        inside = QWidget(inside)
    told: list[QEvent.Type] = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.StyleChange:
                told.append(event.type())
            return False

    watch = Watch()
    inside.installEventFilter(watch)
    appearance().show(Scheme.LIGHT, 1.0)
    outermost.show()
    told.clear()
    appearance().show(Scheme.LIGHT, 1.1)
    assert 0 < len(told) <= 3


def test_zoom_steps_stop_at_both_ends() -> None:
    look = appearance()
    look.show(Scheme.LIGHT, 1.0)
    assert look.next_zoom(1) == 1.1
    assert look.next_zoom(-1) == 0.9
    look.show(Scheme.LIGHT, ZOOM_STEPS[-1])
    assert look.next_zoom(1) == ZOOM_STEPS[-1]
    look.show(Scheme.LIGHT, ZOOM_STEPS[0])
    assert look.next_zoom(-1) == ZOOM_STEPS[0]


@pytest.mark.parametrize("look", THEMES.values(), ids=THEMES)
def test_every_placeholder_of_the_stylesheet_is_a_token(look: Theme) -> None:
    text = (RESOURCES / "style" / "window.qss").read_text(encoding="utf-8")
    names = set(Template(text).get_identifiers())
    assert names - tokens(look).keys() == {"glyphs"}
    assert "#" not in "".join(line.split("{", 1)[-1] for line in text.splitlines() if ":" in line and "{" in line)


@pytest.mark.parametrize(
    "widget",
    ["QPushButton", "QToolButton", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox", "QComboBox",
     "QCheckBox::indicator", "QRadioButton::indicator", "QTableView::item", "QTreeView::item", "QListView::item",
     "QSlider::handle:horizontal", "QTabBar::tab"],
)  # fmt: skip
def test_the_focus_of_every_kind_of_widget_is_shown(widget: str) -> None:
    text = (RESOURCES / "style" / "window.qss").read_text(encoding="utf-8")
    assert f"{widget}:focus" in text


@pytest.mark.parametrize("look", THEMES.values(), ids=THEMES)
def test_text_of_notices_is_legible(look: Theme) -> None:
    assert contrast(look.surface, look.text) >= 4.5
    assert contrast(tokens(look)["notice_action"], look.text) >= 4.5
    assert contrast(look.red, look.red_soft) >= 4.5
    assert contrast(look.text, look.amber_soft) >= 4.5


@pytest.mark.parametrize("look", THEMES.values(), ids=THEMES)
def test_selected_text_is_legible(look: Theme) -> None:
    made = palette(look)
    text, ground = made.color(QPalette.ColorRole.HighlightedText), made.color(QPalette.ColorRole.Highlight)
    assert contrast(text.name(), ground.name()) >= 4.5


def test_a_state_is_shown_and_ends(qtbot: QtBot) -> None:
    appearance().show(Scheme.LIGHT, 1.0)
    label = QLabel("Refused")
    qtbot.addWidget(label)
    set_state(label, "error")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.red)
    set_state(label, "")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)


@pytest.mark.parametrize("name", sorted(icons.GLYPHS))
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    del qapp
    picture = icons.icon(name).pixmap(20, 20).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(20) for y in range(20))


def test_the_mark_of_the_program_is_the_picture_of_its_drawing(qapp: QApplication) -> None:
    del qapp
    shown = icons.program_icon().pixmap(256, 256).toImage()
    drawn = QIcon(str(RESOURCES / "vmo-desktop.svg")).pixmap(256, 256).toImage()
    places = [(x, y) for x in range(4, 256, 9) for y in range(4, 256, 9)]
    differing = [at for at in places if shown.pixelColor(*at).name() != drawn.pixelColor(*at).name()]
    assert len(differing) < len(places) / 50


def test_ticks_and_arrows_are_drawn_from_files_that_exist(qtbot: QtBot) -> None:
    appearance().show(Scheme.LIGHT, 1.0)
    box = QCheckBox("Mandatory")
    box.setChecked(True)
    qtbot.addWidget(box)
    ticked = box.grab().toImage()
    whites = sum(ticked.pixelColor(x, y) == QColor(LIGHT.on_accent) for x in range(20) for y in range(ticked.height()))
    assert whites > 3


def test_nothing_moves_by_itself() -> None:
    """What changes is there at once, so whoever asks the system for less motion has nothing to turn off."""
    moving = ("QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie", "QGraphicsOpacityEffect")
    folder = Path(vmo_desktop.ui.__file__).parent
    found = [path.name for path in folder.rglob("*.py") if any(name in path.read_text("utf-8") for name in moving)]
    assert found == []
