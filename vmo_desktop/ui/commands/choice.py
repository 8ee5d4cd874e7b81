"""The pages about the choice: what they want of the window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.session import Session
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.ui.widgets.headed_view import HeadedView


class ChoiceCommands(QObject):
    """Opens what the pages about the choice ask for."""

    def __init__(self, window: QWidget, session: Session, area: StageArea) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        area.page_made.connect(self._on_page_made)

    def approve(self, scenario_id: int) -> None:
        """Ask who approves a scenario's portfolio and who supports it."""
        from vmo_desktop.ui.dialogs.approve_dialog import ApproveDialog  # noqa: PLC0415 - when asked for
        from vmo_desktop.ui.portfolio_desk import desk_of  # noqa: PLC0415 - with the choice

        live = self._session.live
        portfolio = None if live is None else desk_of(live).portfolios.get(scenario_id)
        if live is not None and portfolio is not None and portfolio.choice.is_found:
            ApproveDialog(live, portfolio, self._window).open()

    def _on_page_made(self, made: QWidget) -> None:
        page = made.page if isinstance(made, HeadedView) else made
        if page.objectName() != "scenarios_panel":
            return
        from vmo_desktop.ui.panels.scenarios_panel import ScenariosPanel  # noqa: PLC0415 - it is loaded by now

        if isinstance(page, ScenariosPanel):
            page.approval_wanted.connect(self.approve)
