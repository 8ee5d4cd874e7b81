"""The history of the workshop: how much was changed, by whom, and the latest steps."""

from collections import Counter

from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop.changes import StepKind
from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.numbers import percent
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import StepRow

tr = Texts("Pack")

LATEST = 34
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
        para(section_name(Section.HISTORY), style=look.eyebrow_below),
        Bookmark(key_of(Section.HISTORY), section_name(Section.HISTORY)),
        para(title_of(pack.facts, Section.HISTORY), style=look.page_title),
    ]
    if not steps:
        text = tr("Every later change will be listed here with its author and time.")
        return [*flowables, para(text, style=look.body)]
    flowables += [
        captions.above(pack.facts, tr("Steps: edits as they were recorded; undone: steps that took one back.")),
        _authors(pack),
    ]
    latest = steps[-LATEST:]
    title = tr("All steps")
    if len(latest) < len(steps):
        title = tr("The latest {latest} of {all} steps", latest=len(latest), all=f"{len(steps):,}")
    kept = tr("The workshop file keeps every step with what it changed. Times are in UTC.")
    return [
        *flowables,
        CondPageBreak(ROOM_OF_STEPS),
        para(title, style=look.table_title),
        captions.above(pack.facts, kept),
        _steps(pack, latest),
    ]


def _author(step: StepRow) -> str:
    return shortened(step.author, 60) or tr("not named")


def _authors(pack: Pack) -> Flowable:
    look, steps = styles(), pack.facts.history
    counts = Counter(_author(step) for step in steps)
    undone = Counter(_author(step) for step in steps if step.kind == StepKind.UNDO)
    numbers = (1, 2, 3)
    rows = [head(tr("Author"), tr("Steps"), tr("Share"), tr("Undone"), numbers=numbers)]
    for author, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_AUTHORS]:
        share = percent(count / len(steps))
        rows.append([para(author, style=look.cell), f"{count:,}", share, f"{undone[author]:,}"])
    return table(rows, spread([0, 60, 60, 60], pack.page.text_width), numbers=numbers, is_tight=True)


def _steps(pack: Pack, steps: tuple[StepRow, ...]) -> Flowable:
    look = styles()
    widths = spread([36, 92, 96, 0], pack.page.text_width)
    rows = [head(tr("Step"), tr("When"), tr("Who"), tr("What"), numbers=(0,))]
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
    label = shortened(step.label, 180)
    if step.kind == StepKind.UNDO:
        return tr("Undone: {label}", label=label)
    return tr("Redone: {label}", label=label) if step.kind == StepKind.REDO else label
