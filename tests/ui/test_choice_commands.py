"""What the pages about the choice ask of the window."""

from pytestqt.qtbot import QtBot

from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.dialogs.approve_dialog import ApproveDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.scenarios_panel import ScenariosPanel


def test_approve_on_the_page_of_scenarios_asks_over_the_window(on_small: MainWindow, qtbot: QtBot) -> None:
    on_small.workbench.area.show_page("scenarios")
    panel = on_small.findChild(ScenariosPanel)
    assert panel is not None
    qtbot.waitUntil(panel.table.approve_button.isEnabled, timeout=LONG_WAIT_MS)
    panel.table.approve_button.click()
    dialog = on_small.findChild(ApproveDialog)
    assert dialog is not None
    dialog.buttons.does.click()
    assert list(panel.live.snapshot.choice.approvals) == [panel.desk.scenario.id]
