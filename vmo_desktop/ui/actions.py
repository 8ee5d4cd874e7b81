"""The one table of commands: menus, the toolbar and their shortcuts are built from it.

A command names its handler as ``group.method``; the workbench gives one object for each group.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from vmo_desktop.ui import icons
from vmo_desktop.ui.command import CONTEXT, Command, Keys, Menu, When
from vmo_desktop.ui.day_actions import DAY_ACTIONS
from vmo_desktop.ui.page_actions import PAGE_ACTIONS

__all__ = ["ACTIONS", "CONTEXT", "ActionTable", "Command", "Menu", "When", "stage_commands", "translated"]

LAST_DIGIT = 9
"""Stages up to this number are reached by Ctrl and a digit; Ctrl+0 is the usual size."""

LATE_KEYS = ("Ctrl+Shift+F", "Ctrl+Shift+R")
"""Keys of the stages after those, in order: Follow, Road."""
ALSO = {"edit.redo": ("Ctrl+Y", "Ctrl+Shift+Z")}
"""Keys that other systems use for a command: fingers know them everywhere."""


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


SUBMENUS = {"copies": _tr("&Copies"), "import": _tr("&Import"), "export": _tr("&Export"),
            "look": _tr("Light and &dark"), "chart": _tr("&Chart"), "room": _tr("&Layout"),
            "pages": _tr("&More pages"), "pages.value": _tr("&Value"), "pages.road": _tr("Roa&d"),
            "scene": _tr("Room s&hows"), "scene.result": _tr("C&hart and choice"),
            "scene.value": _tr("Value and r&oad"),
            "rehearsal": _tr("&Rehearsal")}  # fmt: skip
"""Titles of the menus within menus, of one within another behind a dot; one that is not here is filled while running,
under its command's own text."""

ACTIONS: tuple[Command, ...] = (
    Command("file.new", _tr("&New workshop…"), Menu.FILE, "file.new", _tr("Choose a template for a new workshop"),
            Keys.New, icon="new"),
    Command("file.new_from", _tr("New &from a past workshop…"), Menu.FILE, "file.new_from",
            _tr("Begin the next workshop with what a past one hands on; the past one stays as it is"), icon="since"),
    Command("file.open", _tr("&Open…"), Menu.FILE, "file.open", _tr("Open a workshop file"), Keys.Open, icon="open"),
    Command("file.recent", _tr("Open &recent"), Menu.FILE, "file.open_recent", _tr("Open a workshop used before"),
            submenu="recent"),
    Command("file.save_as", _tr("Save &as…"), Menu.FILE, "file.save_as",
            _tr("Give the workshop a name and a place; every edit is already saved"), Keys.SaveAs, icon="save",
            when=When.OPEN, starts_section=True),
    Command("file.save_copy", _tr("Save a &copy…"), Menu.FILE, "file.save_copy",
            _tr("Write a copy and go on in this file"), when=When.OPEN, submenu="copies"),
    Command("file.share", _tr("Save a copy for s&haring…"), Menu.FILE, "file.share",
            _tr("Write a copy without votes, notes and history, to hand on"), when=When.OPEN, submenu="copies"),
    Command("file.backups", _tr("&Backups…"), Menu.FILE, "backups.show",
            _tr("See what was kept of this workshop, and put an older state back"), when=When.OPEN),
    Command("file.import", _tr("&Import spreadsheet…"), Menu.FILE, "file.import_spreadsheet",
            _tr("Bring initiatives and scores in from CSV or Excel"), "Ctrl+I", icon="import", when=When.WRITABLE,
            starts_section=True, submenu="import"),
    Command("file.import_readings", _tr("Import readings of &KPIs…"), Menu.FILE, "kpis.import_readings",
            _tr("Bring what KPIs came to in from CSV or Excel"), icon="kpis", when=When.WRITABLE,
            submenu="import"),
    Command("file.export_data", _tr("&Export data…"), Menu.FILE, "file.export_data",
            _tr("Write the ranked list as Excel, CSV or JSON"), "Ctrl+E", icon="export", when=When.OPEN,
            submenu="export"),
    Command("file.export_pack", _tr("Export decision &pack…"), Menu.FILE, "report.export_pack",
            _tr("Go to the decision pack and write it as PDF"), icon="pack", when=When.OPEN, submenu="export"),
    Command("file.print_pack", _tr("Prin&t decision pack…"), Menu.FILE, "report.print_pack",
            _tr("Choose a printer and the pages"), "Ctrl+Shift+P", icon="print", when=When.OPEN, submenu="export"),
    Command("file.close", _tr("C&lose workshop"), Menu.FILE, "file.close",
            _tr("Go back to the start page; everything is saved"), Keys.Close, when=When.OPEN, starts_section=True),
    Command("file.quit", _tr("&Quit"), Menu.FILE, "file.quit", _tr("Close the program; everything is saved"),
            "Ctrl+Q"),
    Command("edit.undo", _tr("&Undo"), Menu.EDIT, "edit.undo", _tr("Take back the last step"), Keys.Undo, icon="undo",
            when=When.UNDOABLE, in_toolbar=True),
    Command("edit.redo", _tr("&Redo"), Menu.EDIT, "edit.redo", _tr("Do again what was taken back"), Keys.Redo,
            icon="redo", when=When.REDOABLE, in_toolbar=True),
    Command("edit.cut", _tr("Cu&t"), Menu.EDIT, "edit.cut", _tr("Cut the selection"), keys_shown=Keys.Cut,
            starts_section=True, when=When.WRITABLE),
    Command("edit.copy", _tr("&Copy"), Menu.EDIT, "edit.copy", _tr("Copy the selection"), keys_shown=Keys.Copy,
            when=When.OPEN),
    Command("edit.paste", _tr("&Paste"), Menu.EDIT, "edit.paste", _tr("Paste, also blocks of a spreadsheet"),
            keys_shown=Keys.Paste, when=When.WRITABLE),
    Command("edit.delete", _tr("&Delete"), Menu.EDIT, "edit.delete", _tr("Delete the selection; undo brings it back"),
            keys_shown=Keys.Delete, when=When.WRITABLE),
    Command("edit.select_all", _tr("Select &all"), Menu.EDIT, "edit.select_all", _tr("Select everything in the table"),
            keys_shown=Keys.SelectAll, when=When.OPEN),
    Command("edit.search", _tr("Searc&h and commands…"), Menu.EDIT, "search.show",
            _tr("Find a command, an initiative, a driver or help by typing a part of its name"), "Ctrl+K",
            icon="search", starts_section=True),
    Command("workshop.author", _tr("Your &name in the history…"), Menu.EDIT, "workshop.name_author",
            _tr("The name that the steps you take will carry")),
    Command("view.inspector", _tr("I&nspector"), Menu.VIEW, "view.show_inspector",
            _tr("Show the selected initiative beside the stage"), "F4", icon="inspector", when=When.OPEN,
            in_toolbar=True, is_checkable=True),
    Command("view.swap_keyboard", _tr("&Go to the inspector or back"), Menu.VIEW, "view.swap_keyboard",
            _tr("Take the keyboard to the inspector, or from there to the stage"), "F6", when=When.OPEN),
    Command("view.rail", _tr("&List of stages"), Menu.VIEW, "view.show_rail",
            _tr("Show the stages at the left of the window"), "F7", when=When.OPEN, is_checkable=True,
            submenu="room"),
    Command("view.stage_only", _tr("&Stage only"), Menu.VIEW, "view.show_stage_only",
            _tr("Hide everything but the stage; Escape brings it back"), "F11", icon="stage_only",
            when=When.OPEN, is_checkable=True, submenu="room"),
    Command("view.chart_only", _tr("C&hart only"), Menu.VIEW, "view.show_chart_only",
            _tr("Give the whole stage to the chart; Escape shares it again"), "F9", icon="chart", when=When.OPEN,
            is_checkable=True, submenu="room"),
    Command("view.table_only", _tr("&Table only"), Menu.VIEW, "view.show_table_only",
            _tr("Give the whole stage to the table; Escape shares it again"), "Shift+F9", when=When.OPEN,
            is_checkable=True, submenu="room"),
    Command("view.swap_sides", _tr("S&wap table and chart"), Menu.VIEW, "view.swap_sides",
            _tr("Let the table and the chart change sides"), "F8", when=When.OPEN, submenu="room"),
    Command("chart.fit", _tr("&Fill the chart with the bubbles"), Menu.VIEW, "chart.fit",
            _tr("Zoom the bubble chart in on its bubbles"), keys_shown="F", icon="fit", when=When.CHART,
            submenu="chart"),
    Command("chart.whole", _tr("Show the &whole scale"), Menu.VIEW, "chart.show_whole",
            _tr("Show all of the bubble chart again"), keys_shown="Home", icon="whole", when=When.CHART,
            submenu="chart"),
    Command("chart.lasso", _tr("Mark bubbles with a &lasso"), Menu.VIEW, "chart.draw_lasso",
            _tr("Draw around bubbles to mark them together; Shift and drag does so at any time"), icon="lasso",
            when=When.CHART, submenu="chart"),
    Command("chart.name", _tr("&Name where it fits, always or never"), Menu.VIEW, "chart.choose_name",
            _tr("Choose when the bubble chart shows the label of the selected bubble"), keys_shown="L",
            when=When.CHART, submenu="chart"),
    Command("chart.votes", _tr("Show how far &votes lie apart"), Menu.VIEW, "chart.show_votes",
            _tr("An ellipse about each bubble: between which values the middle half of the revealed votes lies"),
            when=When.CHART, is_checkable=True, submenu="chart"),
    Command("chart.quadrants", _tr("Names and limits of the &quadrants…"), Menu.VIEW, "chart.edit_quadrants",
            _tr("Rename the corners of the bubble chart and set the thresholds between them"), keys_shown="Q",
            icon="quadrants", when=When.CHART, submenu="chart"),
    Command("chart.table", _tr("View the chart as a &table"), Menu.VIEW, "chart.show_table",
            _tr("Show the numbers of the chart in sight as a table, or the chart again"), icon="table",
            when=When.CHART, submenu="chart"),
    Command("chart.copy", _tr("&Copy the chart as picture"), Menu.VIEW, "chart.copy",
            _tr("Put the chart in sight on the clipboard"), icon="copy", when=When.CHART,
            submenu="chart"),
    Command("chart.save", _tr("&Save the chart as picture…"), Menu.VIEW, "chart.save",
            _tr("Write the chart in sight as PNG, SVG or PDF"), icon="export", when=When.CHART, submenu="chart"),
    Command("view.zoom_in", _tr("Zoom &in"), Menu.VIEW, "view.zoom_in", _tr("Make everything larger"), Keys.ZoomIn,
            icon="zoom_in", starts_section=True),
    Command("view.zoom_out", _tr("Zoom &out"), Menu.VIEW, "view.zoom_out", _tr("Make everything smaller"),
            Keys.ZoomOut, icon="zoom_out"),
    Command("view.zoom_reset", _tr("&Actual size"), Menu.VIEW, "view.zoom_reset", _tr("Show everything at 100 %"),
            "Ctrl+0"),
    Command("view.scheme_system", _tr("As the &system"), Menu.VIEW, "view.follow_system",
            _tr("Light, dark or high contrast as the system says"), is_checkable=True, starts_section=True,
            submenu="look"),
    Command("view.scheme_light", _tr("&Light"), Menu.VIEW, "view.use_light", _tr("Dark letters on light paper"),
            is_checkable=True, submenu="look"),
    Command("view.scheme_dark", _tr("&Dark"), Menu.VIEW, "view.use_dark", _tr("Light letters on dark ground"),
            is_checkable=True, submenu="look"),
    Command("view.scheme_contrast", _tr("High &contrast"), Menu.VIEW, "view.use_contrast",
            _tr("White letters on black, strong colours and lines"), is_checkable=True, submenu="look"),
    *PAGE_ACTIONS,
    Command("vote.participants", _tr("&Participants…"), Menu.VOTE, "vote.show_participants",
            _tr("Who votes, with which weight, on which drivers, and what they own"), icon="people", when=When.OPEN),
    Command("day.calibrate", _tr("Score two initiatives &together…"), Menu.VOTE, "day.calibrate",
            _tr("Agree on two initiatives, driver by driver, so that the levels mean the same to all"),
            when=When.WRITABLE),
    Command("vote.open", _tr("&Open a round…"), Menu.VOTE, "vote.open_round",
            _tr("Ask the room to vote on initiatives or on weights"), icon="vote", when=When.WRITABLE,
            starts_section=True),
    Command("vote.laptop", _tr("&Vote on this laptop"), Menu.VOTE, "vote.vote_here",
            _tr("Hand the laptop around: one person at a time, covered in between"), "Ctrl+Shift+V",
            when=When.ROUND_OPEN),
    Command("vote.read_out", _tr("Enter &read-out votes"), Menu.VOTE, "vote.read_out",
            _tr("Type votes that are spoken aloud"), when=When.ROUND_OPEN),
    Command("ballots.export", _tr("E&xport ballots…"), Menu.VOTE, "ballots.export",
            _tr("Write an Excel ballot for each participant of an open round"), icon="export", when=When.ROUND_OPEN,
            starts_section=True),
    Command("ballots.print", _tr("Pr&int ballots…"), Menu.VOTE, "ballots.print_out",
            _tr("Print ballots with boxes to cross, or write them as PDF"), icon="print", when=When.ROUND_OPEN),
    Command("ballots.read", _tr("Read &ballots…"), Menu.VOTE, "ballots.read",
            _tr("Take in the Excel ballots that came back"), icon="import", when=When.WRITABLE),
    Command("vote.close", _tr("&Close the round…"), Menu.VOTE, "vote.close_round",
            _tr("Take no more ballots"), when=When.ROUND_OPEN, starts_section=True),
    Command("vote.reveal", _tr("Reveal the roun&d…"), Menu.VOTE, "vote.reveal_round",
            _tr("Show the votes to the room; from then on nobody can change them"), icon="eye", when=When.WRITABLE),
    *DAY_ACTIONS,
    Command("report.pack", _tr("&Decision pack"), Menu.REPORT, "report.show_pack",
            _tr("Choose the pages, read them, write the PDF"), "Ctrl+P", icon="pack", when=When.OPEN,
            in_toolbar=True),
    Command("report.celebrate", _tr("&Celebrate on a sheet…"), Menu.REPORT, "report.celebrate",
            _tr("Choose wins and print them in large letters on one page"), icon="celebrate", when=When.OPEN),
    Command("help.here", _tr("&Help"), Menu.HELP, "help.show_here", _tr("Explain the part that has the keyboard"),
            Keys.HelpContents, icon="help"),
    Command("help.start", _tr("&Start here"), Menu.HELP, "help.show_start",
            _tr("How a workshop goes, from the question to the pack")),
    Command("help.tour", _tr("&Take the tour"), Menu.HELP, "help.take_tour",
            _tr("Five steps through the open workshop, or through a sample"), icon="sample"),
    Command("help.keyboard", _tr("&Keyboard"), Menu.HELP, "help.show_keyboard", _tr("Every key in one list")),
    Command("help.log", _tr("Show the &log"), Menu.HELP, "help.show_log", _tr("Open the folder of the log file"),
            starts_section=True),
    Command("help.about", _tr("&About VMO Desktop"), Menu.HELP, "help.show_about",
            _tr("Version and licences"), starts_section=True),
)  # fmt: skip
"""Every command except the stages, which `stage_commands` makes of the list of stages."""


def stage_keys(number: int) -> str:
    """The keys of a stage by its number: Ctrl and the number, and letters when there is no digit left."""
    return f"Ctrl+{number}" if number <= LAST_DIGIT else LATE_KEYS[number - LAST_DIGIT - 1]


def stage_commands(stages: Iterable[tuple[str, str, str]]) -> list[Command]:
    """Make a command for each stage, given as (id, name, icon), with the keys of its number."""
    return [
        Command(f"stage.{stage_id}", f"&{number} {name}" if number <= LAST_DIGIT else f"{number} &{name}",
                Menu.WORKSHOP, f"stage.{stage_id}", "", stage_keys(number), icon=icon, when=When.OPEN)
        for number, (stage_id, name, icon) in enumerate(stages, start=1)
    ]  # fmt: skip


def translated(text: str) -> str:
    """Translate a text of the table."""
    return QCoreApplication.translate(CONTEXT, text)


def _keys_of(command: Command) -> QKeySequence | None:
    return QKeySequence(command.keys) if command.keys != "" else None


class ActionTable:
    """The commands as Qt actions, by id."""

    def __init__(self, parent: QObject, commands: Iterable[Command]) -> None:
        self.commands = {command.id: command for command in commands}
        self._actions = {each.id: self._action(parent, each) for each in self.commands.values()}
        self._all = QActionGroup(parent)
        self._all.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for action in self._actions.values():
            self._all.addAction(action)
        self._submenus: dict[str, QMenu] = {}

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def submenu(self, name: str) -> QMenu:
        """A submenu that is filled while running, such as the recent files."""
        return self._submenus[name]

    def connect(self, handlers: Mapping[str, object]) -> None:
        """Give every command the method of a handler object that its name says."""
        for command in self.commands.values():
            group, method = command.handler.split(".")
            handler = getattr(handlers[group], method)
            if command.is_checkable:
                self._actions[command.id].triggered.connect(handler)
            else:
                self._actions[command.id].triggered.connect(lambda _checked=False, call=handler: call())

    @property
    def toolbar(self) -> list[QAction]:
        """The actions of the toolbar, in order."""
        return [self._actions[each.id] for each in self.commands.values() if each.in_toolbar]

    def enable(self, states: frozenset[When]) -> None:
        """Enable what makes sense in these states and disable the rest."""
        for command in self.commands.values():
            is_enabled = command.when in states
            self._actions[command.id].setEnabled(is_enabled)
        if "recent" in self._submenus:
            self._submenus["recent"].setEnabled(not self._submenus["recent"].isEmpty())

    def lock(self, is_locked: bool) -> None:
        """Disable every command, whatever is said of it meanwhile, or let each be as it was said."""
        self._all.setEnabled(not is_locked)

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        for menu_name in Menu:
            menu = bar.addMenu(translated(menu_name.value))
            menu.setObjectName(f"menu_{menu_name.name.lower()}")
            menu.setToolTipsVisible(True)
            for command in self.commands.values():
                if command.menu is menu_name:
                    self._place(command, menu)

    def _place(self, command: Command, menu: QMenu) -> None:
        if command.starts_section:
            menu.addSeparator()
        if not command.submenu:
            menu.addAction(self._actions[command.id])
            return
        if command.submenu not in self._submenus:
            title = translated(SUBMENUS.get(command.submenu, command.text))
            outer = command.submenu.rpartition(".")[0]
            self._submenus[command.submenu] = (self._submenus[outer] if outer else menu).addMenu(title)
        if command.submenu in SUBMENUS:
            self._submenus[command.submenu].addAction(self._actions[command.id])

    @staticmethod
    def _action(parent: QObject, command: Command) -> QAction:
        text = translated(command.text)
        if command.keys_shown is not None:
            shown = QKeySequence(command.keys_shown).toString(QKeySequence.SequenceFormat.NativeText)
            text += f"\t{shown}"
        action = QAction(icons.icon(command.icon) if command.icon else QIcon(), text, parent)
        action.setObjectName(command.id)
        action.setCheckable(command.is_checkable)
        action.setToolTip(translated(command.tip))
        keys = _keys_of(command)
        if keys is not None:
            action.setShortcuts([keys, *(QKeySequence(each) for each in ALSO.get(command.id, ()) if each != keys)])
        return action
