"""The limits of the scenario in hand as rows that are edited in place, each with what the portfolio uses of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from typing_extensions import override

from vmo_desktop.charts.condition_words import amount_text, limit_name
from vmo_desktop.domain.portfolio import TOLERANCE
from vmo_desktop.domain.portfolio_sums import limit_use
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import no_word, yes_word
from vmo_desktop.ui.models.record_model import RecordList, RecordModel, Values, Words
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.portfolio_desk import PortfolioDesk
from vmo_desktop.ui.scenario_edits import ScenarioEdits
from vmo_desktop.workshop.choice_rows import LimitOf, LimitRow
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.limits import add_limit, delete_limits, edit_limit
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.snapshot import Snapshot


def _tr(text: str) -> str:
    return QCoreApplication.translate("LimitModel", text)


Counted = tuple[LimitOf, int | None]
"""What a limit counts, and of which resource."""


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit as it is shown; `used` is what the portfolio uses of it, in words."""

    id: int
    what: Counted
    period: str
    class_name: str
    least: float | None
    most: float | None
    is_on: bool
    used: str


class LimitModel(RecordModel):
    """Limits, and an empty row that becomes one when something is typed there."""

    def __init__(
        self, live: LiveWorkshop, desk: PortfolioDesk, edits: ScenarioEdits, parent: QObject | None = None
    ) -> None:
        self._desk = desk
        self._edits = edits
        super().__init__(live, self._records_of(desk), parent)

    @override
    def delete_rows(self, rows: Sequence[int]) -> bool:
        ids = [limit_id for row in rows if (limit_id := self.id_at(row)) is not None]
        return bool(ids) and not self._edits.do(lambda _scenario: delete_limits(ids))

    def _records_of(self, desk: PortfolioDesk) -> RecordList:
        return RecordList(
            columns=(
                ("what", self.tr("What")),
                ("period", self.tr("Period")),
                ("class_name", self.tr("Class")),
                ("least", self.tr("Least")),
                ("most", self.tr("Most")),
                ("is_on", self.tr("On")),
                ("used", self.tr("Used now")),
            ),
            prompts=(self.tr("Cost, effort, number…"),),
            needs=self.tr("Say first what is limited: cost, effort, number or a resource."),
            read=partial(_lines, desk),
            add=lambda values: _added(desk.scenario.id, values),
            edit=lambda limit_id, values: edit_limit(limit_id, _fields(values)),
            delete=delete_limits,
            order=None,
            words={
                "what": Words(lambda what: _name(desk.problem, what), lambda text: self._read_what(desk.problem, text)),
                "class_name": Words(str, self._read_class),
                "least": Words(number_text, self._read_bound),
                "most": Words(number_text, self._read_bound),
                "is_on": Words(lambda is_on: yes_word() if is_on else no_word(), self._read_switch),
            },
            fixed=frozenset({"used"}),
        )

    def _read_what(self, of: ScenarioProblem, text: str) -> Counted | Unreadable:
        offered = counted_things(of)
        found = [what for name, what in offered.items() if name.casefold() == text.casefold()]
        found += [what for name, what in offered.items() if name.casefold().startswith(text.casefold())]
        if found:
            return found[0]
        said = self.tr("“%1” cannot be limited. Type one of these: %2.")
        return Unreadable(filled(said, text[:40], ", ".join(offered)))

    def _read_class(self, text: str) -> str | Unreadable:
        """Take a class that initiatives have: a limit on any other one would bound nothing, and nobody would notice."""
        names = class_names(self._desk.problem.snapshot)
        found = [name for name in names if name.casefold() == text.casefold()]
        found += [name for name in names if name.casefold().startswith(text.casefold())]
        if found or not text:
            return found[0] if text else ""
        if not names:
            return Unreadable(self.tr("No initiative has a class. Leave this empty to bound the sum of all."))
        said = self.tr("No initiative is of the class “%1”. Type one of these: %2; or leave it empty for all.")
        return Unreadable(filled(said, text[:40], ", ".join(names)))

    def _read_bound(self, text: str) -> float | Unreadable | None:
        if not text:
            return None
        number = read_number(text)
        if number is None or number < 0:
            said = self.tr("“%1” is not an amount. Type a number of 0 or more, or leave it empty.")
            return Unreadable(said.replace("%1", text[:40]))
        return number

    def _read_switch(self, text: str) -> bool | Unreadable:
        words = {yes_word().casefold(): True, no_word().casefold(): False, "1": True, "0": False, "x": True, "": False}
        found = words.get(text.casefold())
        if found is None:
            said = self.tr("“%1” is neither yes nor no.")
            return Unreadable(said.replace("%1", text[:40]))
        return found


def counted_things(of: ScenarioProblem) -> Mapping[str, Counted]:
    """What can be limited, by its name."""
    plain: list[Counted] = [(each, None) for each in (LimitOf.COST, LimitOf.EFFORT, LimitOf.COUNT)]
    plain += [(LimitOf.RESOURCE, each.id) for each in of.snapshot.choice.resources]
    return {_name(of, what): what for what in plain}


def class_names(snapshot: Snapshot) -> list[str]:
    """The classes that initiatives have, in the order of the alphabet."""
    return sorted({each.class_name for each in snapshot.initiatives if each.class_name})


def _name(of: ScenarioProblem, what: Counted) -> str:
    kind, resource_id = what
    return limit_name(of, LimitRow(0, 0, 0, kind, resource_id, "", "", None, None, True))


def _fields(values: Values) -> dict[str, object]:
    fields = {name: value for name, value in values.items() if name != "what"}
    what = values.get("what")
    if isinstance(what, tuple):
        fields["of"], fields["resource_id"] = what
    return fields


def _added(scenario_id: int, values: Values) -> Operation:
    fields = _fields(values)
    return add_limit(scenario_id, LimitOf(str(fields.pop("of"))), fields)


def _lines(desk: PortfolioDesk, snapshot: Snapshot) -> list[LimitLine]:
    of, portfolio = desk.problem, desk.portfolio
    return [
        LimitLine(
            id=row.id,
            what=(row.of, row.resource_id),
            period=row.period,
            class_name=row.class_name,
            least=row.least,
            most=row.most,
            is_on=row.is_on,
            used=used_text(of, portfolio, row) if row.is_on and portfolio is not None else "",
        )
        for row in snapshot.choice.limits.get(of.scenario.id, ())
    ]


def used_text(of: ScenarioProblem, portfolio: Portfolio, row: LimitRow | None) -> str:
    """What a portfolio uses of a limit (None: the budget), and whether it is used up; empty where none was found."""
    if not portfolio.choice.is_found:
        return ""
    index = next((each for each in range(len(of.problem.limits)) if of.limit_row(each) == row), None)
    if index is None:
        return ""
    limit, used = of.problem.limits[index], limit_use(of.problem, index, portfolio.choice.shares)
    said = amount_text(of, row, used)
    near = TOLERANCE * max(1.0, abs(used))
    if used >= limit.most - near or used <= limit.least + near:
        return _tr("%1 · binding").replace("%1", said)
    if limit.most < float("inf"):
        return filled(_tr("%1 · %2 left"), said, amount_text(of, row, limit.most - used))
    return said
