"""The history of the workshop: how much was changed, by whom, and the latest steps."""

from collections import Counter

from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop.changes import StepKind
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.numbers import counted, long_date, percent
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import TITLES, Section
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.workshop.rows import StepRow

LATEST = 40
ROOM, ROW, ROWS = 215.0, 15.0, 20
"""Points that the history needs below the annex, and for each of so many steps more; with less it starts a page."""

ROOM_OF_STEPS = 110.0
"""Points that the list of steps needs to begin; it goes on over pages."""

_AUTHORS = 12


def history(pack: Pack) -> list[Flowable]:
    """The flowables of the history."""
    look, steps = styles(), pack.facts.history
    flowables: list[Flowable] = [
        CondPageBreak(ROOM + ROW * min(len(steps), ROWS)),
        para(TITLES[Section.HISTORY], style=look.eyebrow_below),
        Bookmark(key_of(Section.HISTORY), TITLES[Section.HISTORY]),
        para(_takeaway(steps), style=look.page_title),
    ]
    if not steps:
        return [*flowables, para("Every later change will be listed here with its author and time.", style=look.body)]
    flowables.append(_authors(pack))
    latest = steps[-LATEST:]
    title = "All steps" if len(latest) == len(steps) else f"The latest {len(latest)} of {len(steps):,} steps"
    flowables += [CondPageBreak(ROOM_OF_STEPS), para(title, style=look.table_title), _steps(pack, latest)]
    flowables.append(para("The workshop file keeps every step with what it changed.", style=look.caption))
    return flowables


def _takeaway(steps: tuple[StepRow, ...]) -> str:
    if not steps:
        return "Nothing has been changed yet"
    first, last = long_date(steps[0].at), long_date(steps[-1].at)
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{counted(len(steps), 'step')} {when}"


def _author(step: StepRow) -> str:
    return shortened(step.author, 60) or "not named"


def _authors(pack: Pack) -> Flowable:
    look, steps = styles(), pack.facts.history
    counts = Counter(_author(step) for step in steps)
    undone = Counter(_author(step) for step in steps if step.kind == StepKind.UNDO)
    numbers = (1, 2, 3)
    rows = [head("Author", "Steps", "Share", "Undone", numbers=numbers)]
    for author, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_AUTHORS]:
        share = percent(count / len(steps))
        rows.append([para(author, style=look.cell), f"{count:,}", share, f"{undone[author]:,}"])
    return table(rows, spread([0, 60, 60, 60], pack.page.text_width), numbers=numbers, is_tight=True)


def _steps(pack: Pack, steps: tuple[StepRow, ...]) -> Flowable:
    look = styles()
    widths = spread([36, 84, 96, 0], pack.page.text_width)
    rows = [head("Step", "When", "Who", "What", numbers=(0,))]
    rows += [
        [
            f"{step.id:,}",
            one_line(step.at)[:16].replace("T", " "),
            clamped(_author(step), widths[2], lines=2),
            para(_label(step), style=look.cell),
        ]
        for step in reversed(steps)
    ]
    return table(rows, widths, numbers=(0,), is_tight=True)


def _label(step: StepRow) -> str:
    verb = {StepKind.UNDO: "Undone: ", StepKind.REDO: "Redone: "}.get(StepKind(step.kind), "")
    return verb + shortened(step.label, 180)
