"""Pages that nobody sees go on answering for what they last showed, and show what stands when they are seen again.

Qt asks hidden tables, too: when the look changes, and while a page comes out, before the page itself is told.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tests.ui.fitting import settle
from tests.ui.parts import shown_parts
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF
from vmo_desktop.ui.models.initiative_model import InitiativeModel
from vmo_desktop.ui.models.score_model import ScoreModel
from vmo_desktop.ui.panels.initiatives_panel import InitiativesPanel
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.score_bar import ScoreMode
from vmo_desktop.workshop.ops.drivers import delete_drivers
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, reorder_initiatives
from vmo_desktop.workshop.ops.participants import delete_participants

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def open_live(window: MainWindow) -> LiveWorkshop:
    live = window.session.live
    assert live is not None
    return live


def table(window: MainWindow, kind: type[QAbstractItemModel]) -> QAbstractItemModel:
    return next(each for each in tables(window.workbench.area) if isinstance(each, kind))


def tables(root: QWidget) -> Iterator[QAbstractItemModel]:
    """The tables of this program below a widget, seen or not."""
    found = {view.model() for view in root.findChildren(QAbstractItemView)}
    return (each for each in found if type(each).__module__.startswith("vmo_desktop"))


def ask_everything(model: QAbstractItemModel) -> None:
    for row in range(model.rowCount()):
        for role in ROLES:
            model.headerData(row, Qt.Orientation.Vertical, role)
        for column in range(model.columnCount()):
            index = model.index(row, column)
            model.flags(index)
            for role in ROLES:
                model.data(index, role)


def row_titles(model: QAbstractItemModel) -> list[object]:
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    "look_again",
    [lambda _window: appearance().show(Scheme.DARK, 1.25), lambda window: window.resize(800, 600)],
    ids=["zoomed", "resized"],
)
def test_the_list_shows_what_is_left_when_rows_went_while_it_was_hidden(
    on_small: MainWindow, look_again: Callable[[MainWindow], None]
) -> None:
    area, live = on_small.workbench.area, open_live(on_small)
    area.show_page("initiatives")
    settle()
    area.show_page("frame")
    live.do(delete_initiatives([live.snapshot.initiatives[-1].id]))
    look_again(on_small)
    settle()
    area.show_page("initiatives")
    settle()
    shown = table(on_small, InitiativeModel)
    ask_everything(shown)
    assert row_titles(shown) == ["1", "2", "*"]


def test_hidden_rows_keep_the_numbers_that_they_had_until_they_are_seen(on_small: MainWindow) -> None:
    area, live = on_small.workbench.area, open_live(on_small)
    area.show_page("initiatives")
    area.show_page("frame")
    live.do(reorder_initiatives([each.id for each in reversed(live.snapshot.initiatives)]))
    assert row_titles(table(on_small, InitiativeModel)) == ["1", "2", "3", "*"]


def test_every_hidden_table_answers_when_everything_in_it_is_gone(window: MainWindow) -> None:
    window.session.explore("meridian")
    area, live = window.workbench.area, open_live(window)
    for page_id in PAGES:
        area.show_page(page_id)
    for _part in shown_parts(window):
        settle()
    area.show_page("day")
    settle()
    snapshot = live.snapshot
    live.do(delete_initiatives([each.id for each in snapshot.initiatives[1:]]))
    live.do(delete_drivers([each.id for each in snapshot.leaves[1:]]))
    live.do(delete_participants([each.id for each in snapshot.participants]))
    for each in tables(area):
        ask_everything(each)
    appearance().show(Scheme.DARK, 1.25)
    settle()
    for page_id in ("initiatives", "score", "discuss"):
        area.show_page(page_id)
        settle()
    assert table(window, InitiativeModel).rowCount() == 2
    assert (table(window, ScoreModel).rowCount(), table(window, ScoreModel).columnCount()) == (1, 1)


@pytest.mark.parametrize("mode", ScoreMode)
def test_what_came_and_was_selected_meanwhile_is_the_one_to_score(on_small: MainWindow, mode: ScoreMode) -> None:
    area, live = on_small.workbench.area, open_live(on_small)
    area.show_page("score")
    scoring = area.findChild(ScoringPanel)
    assert scoring is not None
    scoring.show_mode(mode)
    area.show_page("initiatives")
    live.do(add_initiatives([{"name": "Newcomer"}]))
    newcomer = live.snapshot.initiatives[-1].id
    listed = area.findChild(InitiativesPanel)
    assert listed is not None
    listed.grid.select_cell(3, COLUMN_OF["name"])
    area.show_page("score")
    settle()
    cell = scoring.current_cell()
    assert cell is not None
    assert cell[0] == newcomer
