"""How far each stage of the workshop is, and what it misses, in words."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.stage_sign import Progress, StageState
from vmo_desktop.workshop.action_state import ActionState, action_state
from vmo_desktop.workshop.kpi_state import as_of
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.revealed_votes import revealed_cells
from vmo_desktop.workshop.room_rows import RoundState
from vmo_desktop.workshop.rows import BubbleX, RankBy, ScaleKind
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import Series


def stage_states(results: Results) -> Mapping[str, StageState]:
    """Tell the state of every stage by its id."""
    snapshot = results.snapshot
    return {
        "frame": _frame(snapshot),
        "drivers": _drivers(results),
        "initiatives": _initiatives(snapshot),
        "vote": _vote(snapshot),
        "discuss": _discuss(results),
        "score": _score(results),
        "rank": _rank(results),
        "choose": _choose(results),
        "pack": _pack(results),
        "follow": _follow(snapshot),
        "road": _road(snapshot),
    }


def scored_share(results: Results) -> tuple[int, int]:
    """Count the scores there are and the scores that matter: those whose driver has weight for the initiative."""
    matters = results.weights > 0
    return int((results.is_scored & matters).sum()), int(matters.sum())


def _tr(text: str) -> str:
    return QCoreApplication.translate("StageState", text)


def _counted(number: int, one: str, more: str) -> str:
    return counted(number, _tr(one), _tr(more))


def _state(missing: list[str], *, is_empty: bool = False, wrong: list[str] | None = None) -> StageState:
    if is_empty:
        return StageState(Progress.EMPTY, tuple(missing))
    if wrong:
        return StageState(Progress.ATTENTION, (*wrong, *missing))
    return StageState(Progress.STARTED if missing else Progress.DONE, tuple(missing))


def _frame(snapshot: Snapshot) -> StageState:
    frame = snapshot.workshop
    fields = {
        _tr("No title."): bool(frame.title.strip()),
        _tr("The decision to be made is not written down."): bool(frame.decision.strip()),
        _tr("No budget."): frame.budget is not None,
    }
    missing = [sentence for sentence, is_there in fields.items() if not is_there]
    return _state(missing, is_empty=len(missing) == len(fields) and not snapshot.objectives)


def _drivers(results: Results) -> StageState:
    snapshot = results.snapshot
    if not snapshot.leaves:
        return _state([_tr("No value drivers.")], is_empty=True)
    wrong = [
        _tr("%1 has no scale yet.").replace("%1", driver.name or driver.code)
        for driver in snapshot.leaves
        if driver.scale is ScaleKind.LEVELS and len(snapshot.levels[driver.id]) < 2
    ]
    default = snapshot.default_weight_set
    weights = results.set_weights[default.id] if default else np.zeros(len(snapshot.leaves))
    if not weights.any():
        return _state([*wrong, _tr("No driver has weight.")])
    return _state([], wrong=wrong)


def _initiatives(snapshot: Snapshot) -> StageState:
    rows = snapshot.initiatives
    if not rows:
        return _state([_tr("No initiatives.")], is_empty=True)
    nameless = sum(not row.name.strip() for row in rows)
    codes = Counter(row.code.strip().casefold() for row in rows if row.code.strip())
    doubled = sum(count for count in codes.values() if count > 1)
    wrong = []
    if nameless:
        wrong.append(_counted(nameless, "One initiative has no name.", "%n initiatives have no name."))
    if doubled:
        wrong.append(_counted(doubled, "One code is used twice.", "%n initiatives share a code with another."))
    return _state(_off_the_chart(snapshot), wrong=wrong)


def _off_the_chart(snapshot: Snapshot) -> list[str]:
    """Who has no number for the axis of the bubble chart to the right."""
    rows, field = snapshot.initiatives, snapshot.chart.x_field
    if field.is_of_money:
        bare = list(Money(snapshot).is_known.values()).count(False)
        told = _counted(bare, "Of one initiative the benefit in money or the cost is not known.",
                        "Of %n initiatives the benefit in money or the cost is not known.")  # fmt: skip
    elif field is BubbleX.COST:
        bare = sum(row.cost is None for row in rows)
        told = _counted(bare, "One initiative has no cost.", "%n initiatives have no cost.")
    else:
        bare = sum(row.effort is None for row in rows)
        told = _counted(bare, "One initiative has no effort.", "%n initiatives have no effort.")
    return [told] if bare else []


def _vote(snapshot: Snapshot) -> StageState:
    waiting = [each for each in snapshot.rounds if each.state is not RoundState.REVEALED]
    missing = [
        _tr("%1 is open.").replace("%1", each.name)
        if each.state is RoundState.OPEN
        else _tr("%1 is closed and not revealed.").replace("%1", each.name)
        for each in waiting
    ]
    return _state(missing if snapshot.rounds else [_tr("No round of votes yet.")], is_empty=not snapshot.rounds)


def _discuss(results: Results) -> StageState:
    asked = revealed_cells(results.snapshot)
    if not asked:
        return _state([_tr("No votes are revealed.")], is_empty=True)
    left = len(asked - results.snapshot.acceptances.keys())
    return _state([_counted(left, "One score is not accepted.", "%n scores are not accepted.")] if left else [])


def _score(results: Results) -> StageState:
    done, of = scored_share(results)
    if of == 0:
        return _state([_tr("Nothing to score yet: it needs initiatives and weighted drivers.")], is_empty=True)
    left = of - done
    missing = [_counted(left, "One score is missing.", "%n scores are missing.")] if left else []
    return _state(missing, is_empty=done == 0)


def _rank(results: Results) -> StageState:
    complete = int(results.valuation.is_complete.sum())
    number = len(results.snapshot.initiatives)
    if complete == 0:
        return _state([_tr("No initiative has all its scores.")], is_empty=True)
    missing, wrong = [], []
    if complete < number:
        left = number - complete
        missing.append(_counted(left, "One initiative is incomplete.", "%n initiatives are incomplete."))
    line = results.ranking(RankBy.VALUE).line
    if line is None:
        missing.append(_tr("No budget, so no line can be drawn."))
    elif bare := int(np.isnan(results.costs).sum()):
        wrong.append(_counted(bare, "One initiative without a cost stops the budget line.",
                              "%n initiatives without a cost stop the budget line."))  # fmt: skip
    return _state(missing, wrong=wrong)


def _choose(results: Results) -> StageState:
    if not results.valuation.is_complete.any():
        return _state([_tr("No initiative has all its scores.")], is_empty=True)
    if results.snapshot.choice.approvals:
        return _state([])
    return _state([_tr("No scenario is approved yet.")])


def _pack(results: Results) -> StageState:
    if not results.valuation.is_complete.any():
        return _state([_tr("Nothing is ranked yet.")], is_empty=True)
    missing = []
    if not results.snapshot.workshop.decision.strip():
        missing.append(_tr("The decision to be made is not written down."))
    left = int((~results.valuation.is_complete).sum())
    if left:
        missing.append(_counted(left, "One value is incomplete.", "%n values are incomplete."))
    return _state(missing)


def _follow(snapshot: Snapshot) -> StageState:
    if not snapshot.value.kpis:
        return _state([_tr("No KPIs yet.")], is_empty=True)
    late = len(Realized(snapshot).overdue)
    unread = sum(not snapshot.value.readings.get((kpi.id, Series.ACTUAL)) for kpi in snapshot.value.kpis)
    missing = [_counted(unread, "One KPI has no reading yet.", "%n KPIs have no reading yet.")] if unread else []
    wrong = [_counted(late, "One reading is overdue.", "%n readings are overdue.")] if late else []
    return _state(missing, wrong=wrong)


def _road(snapshot: Snapshot) -> StageState:
    """Tell whether the steps of the road are there, somebody has assessed them, and no action is overdue."""
    road, day = snapshot.road, as_of(snapshot)
    missing = [] if road.ratings else [_tr("The road from PMO to VMO is not assessed.")]
    late = sum(action_state(row, day) is ActionState.OVERDUE for row in road.actions)
    wrong = [_counted(late, "One action is overdue.", "%n actions are overdue.")] if late else []
    return _state(missing, wrong=wrong, is_empty=not (road.steps or road.actions))
