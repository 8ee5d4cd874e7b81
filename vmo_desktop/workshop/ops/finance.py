"""Edits of money over time: how it is counted, and what each initiative costs and brings."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, update

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import table_of
from vmo_desktop.store.value_tables import CashLine, Finance
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.listed import Listed
from vmo_desktop.workshop.spans import NOT_NEGATIVE, SHARES, Span, above

tr = Texts("Workshop")

MOST_PERIODS = 600
MOST_SAMPLES = 1_000_000
RATES = Span(above(-1), 10)
PERIODS = Span(1, MOST_PERIODS)
SAMPLES = Span(1, MOST_SAMPLES)
TIMES = Span(0, MOST_PERIODS)


def edit_finance(values: Mapping[str, Any]) -> Operation:
    """Change how money over time is counted; fields as in `FinanceRow`.

    Raises `NotAllowed`, when applied, for a number that nothing can be counted with.
    """

    def apply(connection: Connection) -> str:
        _check_finance(values)
        connection.execute(update(Finance).values(dict(values)))
        return "Finance settings"

    return Operation(apply, merge_key=("finance", *sorted(values)))


def _check_finance(values: Mapping[str, Any]) -> None:
    for name in ("discount_rate", "finance_rate", "reinvestment_rate"):
        rate = values.get(name)
        if rate is not None and rate not in RATES:
            raise NotAllowed(tr("A rate lies above -100 % and is 1,000 % at most."))
    if values.get("periods", 1) not in PERIODS:
        raise NotAllowed(tr("A plan has 1 to {most} periods.", most=MOST_PERIODS))
    if values.get("correlation", 0) not in SHARES:
        raise NotAllowed(tr("A correlation lies between 0 and 1."))
    if values.get("samples", 1) not in SAMPLES:
        raise NotAllowed(tr("The number of samples lies between 1 and {most}.", most=f"{MOST_SAMPLES:,}"))
    if values.get("seed", 0) not in NOT_NEGATIVE:
        raise NotAllowed(tr("A seed is a number of 0 or more."))


def _check_line(row: Mapping[str, Any]) -> None:
    for name in ("start", "ramp", "duration", "most_delay"):
        if row[name] is not None and row[name] not in TIMES:
            raise NotAllowed(tr("{line}: times are numbers of 0 or more periods.", line=row["name"]))
    amounts = [row[name] for name in ("low", "likely", "high") if row[name] is not None]
    if not all(amount in NOT_NEGATIVE for amount in amounts):
        raise NotAllowed(
            tr("{line}: amounts are numbers of 0 or more; a cost is not typed negative.", line=row["name"])
        )
    if amounts != sorted(amounts):
        raise NotAllowed(tr("{line}: low, most likely and high ascend.", line=row["name"]))


CASH_LINES = Listed(table_of(CashLine), "Cash line", "cash lines", check=_check_line)
"""What initiatives cost and bring."""
