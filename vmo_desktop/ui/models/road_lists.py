"""The steps of the road, their levels, assessments and ratings as lists that are edited in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from typing_extensions import override

from vmo_desktop.charts.maturity_words import level_text, spread_text
from vmo_desktop.errors import NotAllowed
from vmo_desktop.ui.assessment_desk import AssessmentDesk
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordList, RecordModel, Values, Words
from vmo_desktop.ui.number_text import date_text, number_text, read_date, read_number
from vmo_desktop.workshop.maturity import top_level
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.road import (
    ASSESSMENTS,
    STEPS,
    add_respondents,
    delete_levels,
    drop_respondent,
    rate,
    rename_respondent,
    write_level,
)
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as the list shows it: level, spread, gap and priority are told, not typed."""

    id: int
    name: str
    level: str
    spread: str
    target: float | None
    gap: str
    importance: float
    priority: str


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """An assessment as the list shows it: what it came to is told."""

    id: int
    name: str
    on: str
    overall: str
    note: str


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A level of the step in hand."""

    id: int
    level: int | None
    evidence: str


@dataclass(frozen=True, slots=True)
class RatingLine:
    """What one respondent sees at the step in hand."""

    id: int
    respondent: str
    level: float | None
    evidence: str


def step_list(desk: AssessmentDesk) -> RecordList:
    """The steps, in the order of the road or by priority."""
    return RecordList(
        columns=(
            ("name", _tr("Step")), ("level", _tr("Level")), ("spread", _tr("Spread")), ("target", _tr("Target")),
            ("gap", _tr("Gap")), ("importance", _tr("Importance")), ("priority", _tr("Priority")),
        ),
        prompts=(_tr("Add a step …"),),
        needs=_tr("A step needs a name. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: _step_lines(desk, snapshot),
        add=lambda values: STEPS.add([values]),
        edit=STEPS.edit,
        delete=STEPS.delete,
        order=STEPS.reorder,
        words={
            "target": Words(number_text, lambda text: _read_level(desk, text)),
            "importance": Words(number_text, _read_importance),
        },
        fixed=frozenset({"level", "spread", "gap", "priority"}),
        numbers=frozenset({"level", "target", "gap", "importance", "priority"}),
    )  # fmt: skip


class StepModel(RecordModel):
    """The steps; they are moved in the order of the road alone."""

    def __init__(self, live: LiveWorkshop, desk: AssessmentDesk, parent: QObject | None = None) -> None:
        self._desk = desk
        super().__init__(live, step_list(desk), parent)

    @override
    def move_rows(self, rows: Sequence[int], step: int) -> bool:
        if self._desk.is_by_priority:
            self.live.failed.emit(NotAllowed(_tr("The steps are sorted by priority. Sort them by number to move one.")))
            return False
        return super().move_rows(rows, step)


def _step_lines(desk: AssessmentDesk, snapshot: Snapshot) -> list[StepLine]:
    del snapshot  # the desk has it
    view = desk.view
    found = view.now.found
    return [
        StepLine(
            id=step.id, name=step.name, level=level_text(found.level[place]),
            spread=spread_text(found.low[place], found.high[place]), target=step.target,
            gap=level_text(found.gap[place]), importance=step.importance,
            priority=level_text(found.priority[place]),
        )
        for place in desk.order
        for step in (view.road.steps[place],)
    ]  # fmt: skip


def assessment_list(desk: AssessmentDesk) -> RecordList:
    """The assessments, the earliest first."""
    return RecordList(
        columns=(
            ("name", _tr("Assessment")), ("on", _tr("Day")), ("overall", _tr("Average level")), ("note", _tr("Note")),
        ),
        prompts=(_tr("Add an assessment …"),),
        needs=_tr("An assessment needs a name. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: _assessment_lines(desk, snapshot),
        add=lambda values: ASSESSMENTS.add([values]),
        edit=ASSESSMENTS.edit,
        delete=ASSESSMENTS.delete,
        order=ASSESSMENTS.reorder,
        words={"on": Words(date_text, _read_day)},
        fixed=frozenset({"overall"}),
    )  # fmt: skip


def _assessment_lines(desk: AssessmentDesk, snapshot: Snapshot) -> list[AssessmentLine]:
    del snapshot  # the desk has it
    return [
        AssessmentLine(row.id, row.name, row.on, level_text(round(each.found.overall, 2)), row.note)
        for each in desk.view.all
        for row in (each.assessment,)
    ]


def level_list(desk: AssessmentDesk) -> RecordList:
    """The levels of the step in hand, the lowest first."""
    return RecordList(
        columns=(("level", _tr("Level")), ("evidence", _tr("What a visitor could see or count"))),
        prompts=(_tr("Add …"), _tr("what can be seen?")),
        needs=_tr("A level needs its number and what can be seen. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: _level_lines(desk, snapshot),
        add=lambda values: _level_written(desk, None, values),
        edit=lambda line_id, values: _level_written(desk, line_id - 1, values),
        delete=lambda ids: delete_levels(_step_id(desk), [line_id - 1 for line_id in ids]),
        order=None,
        words={"level": Words(_whole, _read_whole)},
    )


def _level_lines(desk: AssessmentDesk, snapshot: Snapshot) -> list[LevelLine]:
    rows = () if desk.step is None else snapshot.road.levels.get(desk.step.id, ())
    return [LevelLine(row.level + 1, row.level, row.evidence) for row in rows]


def _level_written(desk: AssessmentDesk, former: int | None, values: Values) -> Operation:
    level, step_id = values.get("level", former), _step_id(desk)
    assert isinstance(level, int)  # noqa: S101 - as `_read_whole` gave it
    known = {row.level: row.evidence for row in desk.view.road.levels.get(step_id, ())}
    evidence = values.get("evidence", "" if former is None else known[former])
    return write_level(step_id, level, str(evidence), former=former)


def _step_id(desk: AssessmentDesk) -> int:
    assert desk.step is not None  # noqa: S101 - without steps there is no list of levels
    return desk.step.id


class Raters:
    """The ratings of the step in hand; numbers stand for names, as a list knows its rows by numbers."""

    def __init__(self, desk: AssessmentDesk) -> None:
        self._desk = desk
        self._ids: dict[str, int] = {}

    def list(self) -> RecordList:
        """What the list is."""
        return RecordList(
            columns=(
                ("respondent", _tr("Respondent")), ("level", _tr("Level")), ("evidence", _tr("Seen where and when")),
            ),
            prompts=(_tr("Add a name …"),),
            needs=_tr("A rating needs a name. To delete the row press Ctrl+Delete."),
            read=self._lines,
            add=self._added,
            edit=self._edited,
            delete=self._dropped,
            order=None,
            words={"level": Words(number_text, lambda text: _read_level(self._desk, text))},
        )  # fmt: skip

    def name(self, line_id: int | None) -> str:
        """Whose line it is; empty for none."""
        return next((name for name, each in self._ids.items() if each == line_id), "")

    def _lines(self, snapshot: Snapshot) -> Sequence[RatingLine]:
        del snapshot  # the desk has it
        step, now = self._desk.step, self._desk.view.now
        lines = []
        for name in now.respondents if step is not None else ():
            row = now.rating(step.id, name) if step is not None else None
            line_id = self._ids.setdefault(name, len(self._ids) + 1)
            lines.append(
                RatingLine(line_id, name, None if row is None else row.level, "" if row is None else row.evidence)
            )
        return lines

    def _keys(self) -> tuple[int, int]:
        assessment, step = self._desk.assessment, self._desk.step
        assert assessment is not None and step is not None  # noqa: S101, PT018 - else there is no list of ratings
        return assessment.id, step.id

    def _added(self, values: Values) -> Operation:
        name = str(values["respondent"])
        assessment, step = self._keys()
        rated = {key: value for key, value in values.items() if key != "respondent" and value not in (None, "")}
        added = add_respondents(assessment, [name])
        if not rated:
            return added
        return together(_tr("Rating of %1").replace("%1", name), [added, rate(assessment, [step], name, rated)])

    def _edited(self, line_id: int, values: Values) -> Operation:
        assessment, step = self._keys()
        former, name = self.name(line_id), str(values.get("respondent", self.name(line_id)))
        rated = {key: value for key, value in values.items() if key != "respondent"}
        each = [rename_respondent(assessment, former, name)] if name != former else []
        each += [rate(assessment, [step], name, rated)] if rated else []
        return each[0] if len(each) == 1 else together(_tr("Rating of %1").replace("%1", name), each)

    def _dropped(self, ids: Sequence[int]) -> Operation:
        assessment, _ = self._keys()
        each = [drop_respondent(assessment, self.name(line_id)) for line_id in ids]
        return each[0] if len(each) == 1 else together(_tr("Respondents taken away"), each)


def _read_level(desk: AssessmentDesk, text: str) -> float | Unreadable | None:
    if not text:
        return None
    top, number = top_level(desk.view.road), read_number(text)
    if number is None or not 0 <= number <= top:
        said = _tr("“%1” is no level. Type a number from 0 to %2.")
        return Unreadable(filled(said, text[:40], number_text(top)))
    return number


def _read_importance(text: str) -> float | Unreadable:
    number = read_number(text) if text else 1.0
    if number is None or number < 0:
        return Unreadable(_tr("“%1” is no importance. Type 0 or more.").replace("%1", text[:40]))
    return number


def _read_whole(text: str) -> int | Unreadable:
    number = read_number(text)
    if number is None or number != int(number) or not 0 <= number <= 9:
        return Unreadable(_tr("“%1” is no level. Type a whole number from 0 to 9.").replace("%1", text[:40]))
    return int(number)


def _read_day(text: str) -> str | Unreadable:
    day = read_date(text) if text else ""
    said = _tr("“%1” is not a day. Type one, such as 2027-06-30.").replace("%1", text[:40])
    return Unreadable(said) if day is None else day


def _whole(level: Any) -> str:
    return "" if level is None else number_text(level)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RoadLists", text)
