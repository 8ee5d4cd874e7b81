"""Terms of a selection as they are typed, such as "A=B" or "A,B": a table and its terms make a portfolio problem."""

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, Limit, Link, LinkKind, PortfolioProblem, Synergy
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.numbers import NumberRefused, read_number
from vmo_desktop.exchange.selection_table import Resource, SelectionTable
from vmo_desktop.exchange.table import name_key
from vmo_desktop.translation import Texts

tr = Texts("Import")


@dataclass(frozen=True)
class Terms:
    """Conditions as typed; names with commas in quotation marks."""

    budget: str | None = None
    most: Sequence[str] = ()
    least: Sequence[str] = ()
    requires: Sequence[str] = ()
    all_or_none: Sequence[str] = ()
    at_most_one: Sequence[str] = ()
    at_least_one: Sequence[str] = ()
    forced_in: Sequence[str] = ()
    forced_out: Sequence[str] = ()
    synergies: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class NamedProblem:
    """A portfolio problem and what its rows are called; `budget` is the place of the limit on costs."""

    problem: PortfolioProblem
    options: tuple[str, ...]
    initiatives: tuple[str, ...]
    limits: tuple[str, ...]
    budget: int | None


def make_problem(table: SelectionTable, terms: Terms) -> NamedProblem:
    """The problem that a table and terms state; raises `SourceRefused` naming the term."""
    return _Maker(table).made(terms)


def shares_of(named: NamedProblem, file: str, text: str) -> FloatArray:
    """The portfolio of the options named in a text such as "A,B"; raises `SourceRefused` for any other name."""
    places = {name_key(option): place for place, option in enumerate(named.options)}
    shares = np.zeros(len(named.options))
    for name in next(csv.reader([text], skipinitialspace=True), []):
        if name_key(name) not in places:
            reason = tr('"{text}": {reason}', text=text, reason=tr('no option is named "{name}".', name=name))
            raise SourceRefused(CellPlace(file), reason, tr("Use a name of the table."))
        shares[places[name_key(name)]] = 1.0
    return shares


class _Maker:
    def __init__(self, table: SelectionTable) -> None:
        self._table = table
        self._initiatives = tuple(dict.fromkeys(table.initiatives))
        self._rows = {name_key(name): row for row, name in enumerate(self._initiatives)}
        for option, initiative in zip(table.names, table.initiatives, strict=True):
            self._rows.setdefault(name_key(option), self._rows[name_key(initiative)])

    def made(self, terms: Terms) -> NamedProblem:
        resources = [each for each in self._limited(terms) if each.least > -math.inf or each.most < math.inf]
        table = self._table
        problem = PortfolioProblem(
            len(self._initiatives),
            np.array([self._rows[name_key(name)] for name in table.initiatives], dtype=np.int_),
            table.values,
            table.costs,
            table.least_shares,
            tuple(Limit(each.use, each.least, each.most) for each in resources),
            self._links(terms),
            tuple(self._synergy(text, len(resources)) for text in terms.synergies),
            frozenset(row for text in terms.forced_in for row in self._members(text)),
            frozenset(row for text in terms.forced_out for row in self._members(text)),
        )
        limits = tuple(each.name for each in resources)
        budget = limits.index(table.cost_name) if table.cost_name in limits else None
        return NamedProblem(problem, table.names, self._initiatives, limits, budget)

    def _limited(self, terms: Terms) -> list[Resource]:
        """What is used of each thing, with the bounds of the table replaced by those that are typed."""
        found = {name_key(each.name): each for each in self._table.resources}
        if terms.budget is not None:
            cost = name_key(self._table.cost_name)
            if not cost:
                raise self._refused(
                    terms.budget,
                    tr('no column is named "cost".'),
                    tr("Name the column of costs so, or limit another one."),
                )
            found[cost] = self._bounded(found[cost], terms.budget, is_most=True)
        for texts, is_most in ((terms.most, True), (terms.least, False)):
            for text in texts:
                name, bound = self._parted(text)
                if name_key(name) not in found:
                    raise self._refused(
                        text, tr('no column is named "{name}".', name=name), tr("Name a column of numbers.")
                    )
                found[name_key(name)] = self._bounded(found[name_key(name)], bound, is_most=is_most)
        return list(found.values())

    def _bounded(self, resource: Resource, text: str, *, is_most: bool) -> Resource:
        bound = self._number(text)
        least, most = (resource.least, bound) if is_most else (bound, resource.most)
        return Resource(resource.name, resource.use, least, most)

    def _links(self, terms: Terms) -> tuple[Link, ...]:
        links = []
        for text in terms.requires:
            first, second = self._parted(text)
            links += [
                Link(LinkKind.REQUIRES, (one, other)) for one in self._members(first) for other in self._members(second)
            ]
        for kind, texts in (
            (LinkKind.ALL_OR_NONE, terms.all_or_none),
            (LinkKind.AT_MOST_ONE, terms.at_most_one),
            (LinkKind.AT_LEAST_ONE, terms.at_least_one),
        ):
            links += [Link(kind, self._members(text)) for text in texts]
        return tuple(links)

    def _synergy(self, text: str, limits: int) -> Synergy:
        names, value = self._parted(text)
        pair = self._members(names)
        if len(pair) != 2:
            raise self._refused(text, tr("this is no pair."), tr("Write it as A,B=5."))
        return Synergy(pair[0], pair[1], self._number(value), 0.0, np.zeros(limits))

    def _parted(self, text: str) -> tuple[str, str]:
        """What is before and after the last sign of equality."""
        first, sign, second = text.rpartition("=")
        if not sign or not first.strip() or not second.strip():
            raise self._refused(text, tr("there is nothing on one side of the sign =."), tr("Write it as A=B."))
        return first.strip(), second.strip()

    def _members(self, text: str) -> tuple[int, ...]:
        if name_key(text) in self._rows:
            return (self._rows[name_key(text)],)
        rows = []
        for name in next(csv.reader([text], skipinitialspace=True), []):
            if name_key(name) not in self._rows:
                raise self._refused(text, tr('no option is named "{name}".', name=name), tr("Use a name of the table."))
            rows.append(self._rows[name_key(name)])
        return tuple(rows)

    def _number(self, text: str) -> float:
        try:
            number = read_number(text, DecimalMark.POINT)
        except NumberRefused as error:
            raise self._refused(text, tr("{why}.", why=error), tr("Write a number such as 12000 or 12.5.")) from error
        if number is None:
            raise self._refused(text, tr("there is no number."), tr("Write a number such as 12000 or 12.5."))
        return float(number.value)

    def _refused(self, text: str, reason: str, remedy: str) -> SourceRefused:
        return SourceRefused(CellPlace(self._table.file), tr('"{text}": {reason}', text=text, reason=reason), remedy)
