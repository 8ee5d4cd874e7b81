"""What a scenario makes large, in words and numbers: value in points, or net present value in money."""

import numpy as np

from vmo_desktop.charts.numbers import compact, money, points
from vmo_desktop.charts.table_view import ChartColumn
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

tr = Texts("Chart")

WHOLE_FROM = 10_000
"""Amounts are shown without decimals where one is so large."""


def aim_title(aim: Aim) -> str:
    """What a scenario makes large."""
    return {Aim.VALUE: tr("Value"), Aim.CONFIDENT_VALUE: tr("Value × confidence"), Aim.NPV: tr("NPV")}[aim]


def worth_title(of: ScenarioProblem) -> str:
    """Heading of numbers of what a scenario makes large, with the currency of money."""
    return _with_currency(of, tr("NPV"), tr("NPV ({currency})")) if of.is_of_money else tr("Value")


def worth_column(of: ScenarioProblem) -> ChartColumn:
    """Such numbers as a column."""
    return ChartColumn(worth_title(of), is_number=True, decimals=_decimals(of) if of.is_of_money else 1)


def _decimals(of: ScenarioProblem) -> int:
    """Cents say nothing beside thousands; in small units of money, such as millions, they do."""
    return 0 if float(np.nanmax(np.abs(of.values), initial=0.0)) >= WHOLE_FROM else 2


def worth_number(of: ScenarioProblem, number: float) -> str:
    """A number below such a heading."""
    return compact(number) if of.is_of_money else points(number)


def worth_text(of: ScenarioProblem, number: float) -> str:
    """A number that stands alone: points, or money with its currency."""
    return money(number, of.snapshot.workshop.currency) if of.is_of_money else points(number)


def worth_said(of: ScenarioProblem, number: float) -> str:
    """A number with what it is, within a sentence."""
    said = tr("NPV {number}") if of.is_of_money else tr("value {number}")
    return said.format(number=worth_text(of, number))


def worth_points(of: ScenarioProblem, number: float) -> str:
    """An amount of what a scenario makes large, as far as it goes: so many points, or so much money."""
    return worth_text(of, number) if of.is_of_money else tr("{number} points", number=points(number))


def more_title(of: ScenarioProblem) -> str:
    """Heading of how much more there would be."""
    if not of.is_of_money:
        return tr("More value\n(points)")
    return _with_currency(of, tr("More NPV"), tr("More NPV\n({currency})"))


def lost_title(of: ScenarioProblem) -> str:
    """Heading of how much there would be less."""
    if not of.is_of_money:
        return tr("Value lost\n(points)")
    return _with_currency(of, tr("NPV lost"), tr("NPV lost\n({currency})"))


def change_title(of: ScenarioProblem) -> str:
    """Heading of how much it must be more or less of one initiative."""
    if not of.is_of_money:
        return tr("Change of\nvalue (points)")
    return _with_currency(of, tr("Change of\nNPV"), tr("Change of\nNPV ({currency})"))


def _with_currency(of: ScenarioProblem, bare: str, with_unit: str) -> str:
    currency = of.snapshot.workshop.currency
    return with_unit.format(currency=currency) if currency else bare
