"""Every dialog of the program, filled as in work, for tests that go through all of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.exchange.ballots import handed_out
from tests.voted_room import make_voted_room
from tests.waits import LONG_WAIT_MS
from tests.workshop.promised import make_promised
from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.ui.cell_model import RefusedCell, TypedCell
from vmo_desktop.ui.crash_report import CrashReport
from vmo_desktop.ui.dialogs.about_dialog import AboutDialog
from vmo_desktop.ui.dialogs.approve_dialog import ApproveDialog
from vmo_desktop.ui.dialogs.backups_dialog import BackupsDialog
from vmo_desktop.ui.dialogs.calibration_dialog import CalibrationDialog
from vmo_desktop.ui.dialogs.celebrate_dialog import CelebrateDialog
from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog
from vmo_desktop.ui.dialogs.hand_out_dialog import ExportBallotsDialog, PrintBallotsDialog
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.dialogs.lost_file_dialog import LostFileDialog
from vmo_desktop.ui.dialogs.name_dialog import NameDialog
from vmo_desktop.ui.dialogs.next_workshop_dialog import NextWorkshopDialog
from vmo_desktop.ui.dialogs.note_dialog import NoteDialog
from vmo_desktop.ui.dialogs.participants_dialog import ParticipantsDialog
from vmo_desktop.ui.dialogs.readings_dialog import ReadingsDialog
from vmo_desktop.ui.dialogs.rescue_dialog import RescueDialog
from vmo_desktop.ui.dialogs.returned_ballots_dialog import ReturnedBallotsDialog
from vmo_desktop.ui.dialogs.round_dialog import RoundDialog
from vmo_desktop.ui.dialogs.share_dialog import ShareDialog
from vmo_desktop.ui.dialogs.unfreeze_dialog import UnfreezeDialog
from vmo_desktop.ui.help.help_window import HelpWindow
from vmo_desktop.ui.help.topics import topics
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.widgets.import_texts import TextsDialog
from vmo_desktop.ui.widgets.paste_plan import PastePlan
from vmo_desktop.ui.widgets.paste_preview import PastePreview
from vmo_desktop.workshop.backups import Reason
from vmo_desktop.workshop.ops.kpis import KPIS
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.reviews import WINS
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.past import read_past
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.ways_back import ways_back

SPREADSHEET = (
    "Portfolio office;;;;\n;;;;\nID;Project name;Budget (k€);Start date;Growth\n"
    '7;Atlas;"1.234";01/02/2026;3\n8;Zeta;"5.678";03/04/2026;mittel\n9;Omega;TBC;05/06/2026;1\n;;7;;\nTotal;;8;;\n'
)


def shown_dialog(qtbot: QtBot, name: str, live: LiveWorkshop, folder: Path) -> QDialog:
    """Show one of the dialogs and wait until it is complete."""
    dialog = MAKERS[name](live, folder)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    if isinstance(dialog, ImportWizard):
        qtbot.waitUntil(lambda: dialog.plan is not None, timeout=LONG_WAIT_MS)
    if isinstance(dialog, CelebrateDialog):
        qtbot.waitUntil(lambda: dialog.is_made, timeout=LONG_WAIT_MS)
    if isinstance(dialog, ReturnedBallotsDialog | BackupsDialog):
        qtbot.waitUntil(lambda: dialog.is_done, timeout=LONG_WAIT_MS)
    if isinstance(dialog, ReadingsDialog):
        qtbot.waitUntil(lambda: dialog.is_read, timeout=LONG_WAIT_MS)
    return dialog


def _paste_preview() -> PastePreview:
    cells = tuple(TypedCell(row, column, "3") for row in range(60) for column in range(4))
    refused = RefusedCell(2, 1, "row 3, Growth", "mittel", "“mittel” is not a number from 0 to 4.")
    outside = RefusedCell(3, 9, "row 4, column 10", "7", "There is no such column.")
    plan = PastePlan(cells, (outside,), (refused,), 40)
    ground = QWidget()
    made = PastePreview(plan, lambda column: f"Driver {column}", lambda row: f"Initiative {row}", ground)
    made.setParent(None, made.windowFlags())  # it outlives this function
    return made


def _participants(live: LiveWorkshop, _: Path) -> QDialog:
    for person in ("Anna Berg", "Ben Ochoa"):
        live.do(add_participant({"name": person, "group": "Finance"}))
    return ParticipantsDialog(live)


def _import_wizard(live: LiveWorkshop, folder: Path) -> QDialog:
    path = folder / "returns.csv"
    path.write_text(SPREADSHEET, encoding="utf-8")
    return ImportWizard(live, path)


def _open_vote(live: LiveWorkshop) -> None:
    live.do(add_participant({"name": "Ann Lee"}))
    drivers = [each.id for each in live.snapshot.leaves]
    live.do(open_round("Round 1", [each.id for each in live.snapshot.initiatives], drivers))


def _ballots(live: LiveWorkshop, folder: Path) -> QDialog:
    _open_vote(live)
    return ReturnedBallotsDialog(live, handed_out(live.workshop, folder / "out"))


def _export_ballots(live: LiveWorkshop, _: Path) -> QDialog:
    _open_vote(live)
    return ExportBallotsDialog(live, Settings())


def _print_ballots(live: LiveWorkshop, _: Path) -> QDialog:
    _open_vote(live)
    return PrintBallotsDialog(live, Settings())


def _approve(live: LiveWorkshop, _: Path) -> QDialog:
    for person in ("Anna Berg", "Ben Ochoa"):
        live.do(add_participant({"name": person}))
    _kpi(live)
    scenario = live.snapshot.choice.scenarios[0]
    return ApproveDialog(live, chosen(ScenarioProblem(live.results, scenario)))


def _backups(live: LiveWorkshop, _: Path) -> QDialog:
    live.workshop.draft_backup(Reason.ASKED).finish()
    return BackupsDialog(live.workshop.path)


def _share(live: LiveWorkshop, folder: Path) -> QDialog:
    del live
    with make_voted_room(folder / "room.vmo", initiatives=6, people=3) as workshop:
        return ShareDialog(workshop.shared)


def _rescue(live: LiveWorkshop, folder: Path) -> QDialog:
    live.workshop.draft_backup(Reason.ASKED).finish()
    error = FileRefused(live.workshop.path, "the file is damaged.", "")
    ways = replace(ways_back(error), may_be_salvaged=True, may_be_copied=True)
    del folder
    return RescueDialog(error, ways)


def _lost_file(live: LiveWorkshop, folder: Path) -> QDialog:
    path = live.workshop.path
    dialog = LostFileDialog(WriteFailed("The disk is full."), path, folder / "small (my version).vmo", has_edit=True)
    dialog.offer_leaving()
    return dialog


def _celebrate(live: LiveWorkshop, _: Path) -> QDialog:
    live.do(
        WINS.add([{"title": "Calls answered in half the time", "people": "Service desk"}, {"title": "No night shift"}])
    )
    return CelebrateDialog(live)


def _kpi(live: LiveWorkshop) -> None:
    initiative = live.snapshot.initiatives[0].id
    live.do(KPIS.add([{"name": "Calls a week", "baseline": 200.0, "target": 250.0, "initiative_id": initiative}]))


def _readings(live: LiveWorkshop, folder: Path) -> QDialog:
    _kpi(live)
    path = folder / "q3.csv"
    path.write_text("KPI;Date;Value\nCalls a week;30.09.2027;220\nCalls;30.09.2027;20\n", encoding="utf-8")
    return ReadingsDialog(live, path)


def _unfreeze(live: LiveWorkshop, _: Path) -> QDialog:
    _kpi(live)
    return UnfreezeDialog(live, live.snapshot.value.kpis[0])


def _next_workshop(_: LiveWorkshop, folder: Path) -> QDialog:
    make_promised(folder / "2027.vmo").close()
    return NextWorkshopDialog(read_past(folder / "2027.vmo"))


MAKERS: dict[str, Callable[[LiveWorkshop, Path], QDialog]] = {
    "about": lambda _live, _folder: AboutDialog(),
    "name": lambda _live, _folder: NameDialog("Ines"),
    "note": lambda _live, _folder: NoteDialog("Portal", is_decision=True),
    "celebrate": _celebrate,
    "calibration": lambda live, _folder: CalibrationDialog(live, Selection(live)),
    "crash": lambda _live, folder: CrashDialog(CrashReport("Error", "text"), folder),
    "texts": lambda _live, _folder: TextsDialog("Growth", ["mittel", "hoch"], {}),
    "import": _import_wizard,
    "approve": _approve,
    "readings": _readings,
    "unfreeze": _unfreeze,
    "next_workshop": _next_workshop,
    "paste": lambda _live, _folder: _paste_preview(),
    "help": lambda _live, _folder: HelpWindow(topics()),
    "participants": _participants,
    "round": lambda live, _folder: RoundDialog(live.snapshot),
    "export_ballots": _export_ballots,
    "print_ballots": _print_ballots,
    "ballots": _ballots,
    "backups": _backups,
    "share": _share,
    "rescue": _rescue,
    "lost_file": _lost_file,
}
"""Every dialog by name, filled."""

NAMES = tuple(MAKERS)


def texts_with_keys(root: QWidget) -> Iterator[str]:
    """Texts of what is visible in a window that may hold an access key."""
    for widget in root.findChildren(QWidget):
        text = widget.property("text")
        if widget.isVisible() and isinstance(text, str) and "&" in text:
            yield text
