"""What the pictures show: ways to lead the window to a place."""

import csv
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QDialog

from vmo_desktop.paths import WORKSHOPS
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.panels.history_panel import HistoryPanel
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario
from vmo_desktop.workshop.ops.scores import set_score

SAMPLE = "meridian"

Lead = Callable[[MainWindow], QDialog | None]
"""Leads the window to a place; gives back the dialog that stands before it, if any."""


def start(window: MainWindow) -> None:
    """The start page of somebody who begins."""
    window.session.close()


def recent(window: MainWindow) -> None:
    """The start page of somebody who worked on two workshops and gave one of them a name."""
    folder = Path.home() / "Workshops"
    if folder.exists():  # it is there from the light picture to the dark one
        return
    folder.mkdir()
    window.session.explore(SAMPLE)
    window.session.save_as(folder / "Investment portfolio 2027.vmo")
    window.session.create("value-effort")
    live = window.session.live
    assert live is not None
    live.do(edit_workshop({"title": "Ideas for the spring"}))
    window.session.close()


def stage(page_id: str, *, code: str = "M06", driver: int = 2, has_inspector: bool = False) -> Lead:
    """Show a stage with an initiative and a driver selected."""

    def lead(window: MainWindow) -> None:
        _show_sample(window, code)
        inspector = window.actions_table["view.inspector"]
        live, area = window.session.live, window.workbench.area
        assert live is not None
        area.show_page(page_id)
        if inspector.isEnabled() and inspector.isChecked() != has_inspector:
            inspector.trigger()
        selection = window.findChildren(Panel)[0].selection
        selection.select_driver(live.snapshot.leaves[driver].id)
        selection.select_initiative(next(each.id for each in live.snapshot.initiatives if each.code == code))

    return lead


def initiative_part(name: str) -> Lead:
    """Show a part of the stage of initiatives."""

    def lead(window: MainWindow) -> None:
        stage("initiatives")(window)
        buttons = window.workbench.area.page("initiatives").findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == name).click()

    return lead


def scenarios(window: MainWindow) -> None:
    """Show two further scenarios beside the first."""
    _show_sample(window, "M01")
    live = window.session.live
    assert live is not None
    if len(live.snapshot.choice.scenarios) == 1:
        for name, budget in (("More money", 16e6), ("Less money", 11e6)):
            live.do(duplicate_scenario(1, name, {"budget": budget}))
    window.workbench.area.show_page("scenarios")


def history(window: MainWindow) -> None:
    """Show a few steps of an afternoon, the last of them taken back."""
    _show_sample(window, "M01")
    live = window.session.live
    assert live is not None
    if live.workshop.step == 1:
        by_code = {each.code: each.id for each in live.snapshot.initiatives}
        drivers = [each.id for each in live.snapshot.leaves]
        for code, driver, score in (("M05", 0, 3), ("M16", 1, 4), ("M02", 2, 2), ("M15", 0, 3)):
            live.do(set_score(initiative_id=by_code[code], driver_id=drivers[driver], value=score))
        live.undo()
    window.workbench.area.show_page("history")
    panel = window.workbench.area.page("history")
    assert isinstance(panel, HistoryPanel)
    panel.pick_step(2)


def _show_sample(window: MainWindow, code: str) -> None:
    """Explore the sample, unless it is open already."""
    live = window.session.live
    if live is None or not any(each.code == code for each in live.snapshot.initiatives):
        window.session.explore(SAMPLE)


def import_wizard(window: MainWindow) -> QDialog:
    """Bring the sample's initiatives in as a continental spreadsheet has them."""
    window.session.create("value-management-office")
    source = Path(tempfile.mkdtemp()) / "Portfolio 2027.csv"
    lines = ["Proposals for 2027;;;;;;;", "Code;Initiative;Sponsor;Class;Effort;Total cost;Start;Confidence"]
    with (WORKSHOPS / "samples" / SAMPLE / "initiatives.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            day = date.fromisoformat(row["start_date"]).strftime("%d.%m.%Y")
            cost = f"{int(row['cost']):,} €".replace(",", ".")
            lines.append(
                f"{row['code']};{row['name']};{row['sponsor']};{row['class_name']};{row['effort']};{cost};{day};"
                f"{row['confidence']} %"
            )
    source.write_text("\n".join(lines), encoding="utf-8")
    window.take(source)
    dialog = window.findChild(ImportWizard)
    assert dialog is not None
    return dialog
