"""What was learned: wins, reviews with what is to be done, and lessons."""

from collections.abc import Sequence
from functools import partial

from reportlab.platypus import Flowable, Spacer

from vmo_desktop.charts.action_words import action_state_text
from vmo_desktop.charts.review_words import came, initiative_name, review_name, win_name
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import long_date
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import fitted, kept, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import GUTTER, styles
from vmo_desktop.report.tables import side_by_side
from vmo_desktop.report.text import Strong, para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.action_state import ActionState, action_state
from vmo_desktop.workshop.kpi_state import as_of
from vmo_desktop.workshop.learned import initiative_of, tags_of
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.road_rows import ActionRow
from vmo_desktop.workshop.value_rows import LessonRow, ReviewRow, WinRow

tr = Texts("Pack")

_LONGEST = 900
"""Characters of a text of a review, a lesson or a win that there is room for."""


def learned(pack: Pack) -> list[Flowable]:
    """The flowables of the section."""
    value, realized = pack.snapshot.value, Realized(pack.snapshot)
    day = as_of(pack.snapshot)
    told = tr("As of {day}.", day=long_date(day.isoformat())) if day is not None else ""
    head = [*page_head(pack, Section.LEARNED), captions.above(pack.facts, told)]
    wins = [para(tr("Wins"), style=styles().title), *(_win(pack, each) for each in value.wins)] if value.wins else []
    reviews = [flowable for each in value.reviews for flowable in _review(pack, realized, each)]
    return fitted(pack, partial(_all, pack, [*head, *wins, *reviews]))


def _all(pack: Pack, above: Sequence[Flowable], size: float) -> list[Flowable]:
    return [*above, *_actions(pack, size), *_lessons(pack, size)]


def _win(pack: Pack, win: WinRow) -> Flowable:
    where = (initiative_name(pack.snapshot, win.initiative_id), long_date(one_line(win.on)))
    after = " · ".join(shortened(each, 120) for each in (win.people, *where) if each.strip())
    pieces: list[str | Strong] = [Strong(shortened(win_name(win), 160))]
    pieces += [f" ({after})"] if after else []
    pieces += [f": {shortened(win.text, _LONGEST)}"] if win.text.strip() else []
    return para(*pieces, style=styles().point, bullet="•")


def _review(pack: Pack, realized: Realized, review: ReviewRow) -> list[Flowable]:
    """A review: two by two, what was expected and what happened, why and what to change."""
    look, width = styles(), pack.page.column_width
    name = tr("Review: {name}", name=review_name(pack.snapshot, review, long_date))
    head: list[Flowable] = [para(shortened(name, 200), style=look.table_title)]
    if review.author.strip():
        head.append(para(tr("By {author}", author=shortened(review.author, 120)), style=look.label))
    texts = (
        (tr("What was expected"), review.expected), (tr("What happened"), review.happened),
        (tr("Why"), review.why), (tr("What to change"), review.change),
    )  # fmt: skip
    cells = [
        [para(title, style=look.subtitle), para(shortened(text, _LONGEST) or "–", style=look.body)]
        for title, text in texts
    ]
    rows = [side_by_side(pair, [width + GUTTER, width], GUTTER) for pair in (cells[:2], cells[2:])]
    return [*kept(pack, *head, Spacer(1, 5), rows[0], Spacer(1, 5), rows[1]), *_numbers(realized, review), Spacer(1, 4)]


def _numbers(realized: Realized, review: ReviewRow) -> list[Flowable]:
    """What its KPIs say on the day of the state."""
    facts = came(realized, review.initiative_id, long_date) if review.initiative_id is not None else ()
    look = styles()
    points = [para(Strong(f"{shortened(name, 80)}: "), text, style=look.note_point, bullet="–") for name, text in facts]
    return [para(tr("What its KPIs say now"), style=look.subtitle), *points] if points else []


def _actions(pack: Pack, size: float) -> list[Flowable]:
    """What is to be done out of the reviews, in their order."""
    heads = (
        (tr("What is to be done"), 0.0), (tr("Out of the review"), 120.0), (tr("Owner"), 84.0), (tr("Due"), 78.0),
        (tr("State"), 78.0),
    )  # fmt: skip
    reviews = {each.id: each for each in pack.snapshot.value.reviews}
    found = [each for each in pack.snapshot.road.actions if each.review_id in reviews]
    rows = [_action(pack, reviews[each.review_id or 0], each, size) for each in found]
    late = sum(action_state(each, as_of(pack.snapshot)) is ActionState.OVERDUE for each in found)
    said = tr.counted(late, "! {n} action is overdue.", "! {n} actions are overdue.") if late else ""
    return titled_table(pack, tr("Actions"), [said], heads, rows, size=size)


def _action(pack: Pack, review: ReviewRow, action: ActionRow, size: float) -> list[object]:
    return [
        wrapped(shortened(action.text, _LONGEST), size),
        wrapped(shortened(initiative_name(pack.snapshot, review.initiative_id), 60), size),
        wrapped(shortened(action.owner, 60), size),
        wrapped(long_date(one_line(action.due_on)), size),
        wrapped(action_state_text(action_state(action, as_of(pack.snapshot))), size),
    ]


def _lessons(pack: Pack, size: float) -> list[Flowable]:
    heads = ((tr("Lesson"), 0.0), (tr("From"), 120.0), (tr("Tags"), 92.0), (tr("Written"), 92.0))
    rows = [_lesson(pack, each, size) for each in pack.snapshot.value.lessons]
    return titled_table(pack, tr("Lessons"), [], heads, rows, size=size)


def _lesson(pack: Pack, lesson: LessonRow, size: float) -> list[object]:
    snapshot = pack.snapshot
    driver = snapshot.driver_by_id.get(lesson.driver_id or 0)
    from_what = (initiative_name(snapshot, initiative_of(snapshot, lesson)), driver.name if driver else "")
    written = (long_date(one_line(lesson.on)), shortened(lesson.author, 60))
    return [
        wrapped(shortened(lesson.text, _LONGEST), size),
        wrapped(" · ".join(shortened(each, 60) for each in from_what if each), size),
        wrapped(shortened(", ".join(tags_of(lesson)), 80), size),
        wrapped(" · ".join(each for each in written if each), size),
    ]
