"""How each initiative may be funded other than whole: its levels, or in part."""

from collections.abc import Mapping, Sequence

from typing_extensions import override

from vmo_desktop.ui.models.amount_model import AmountColumn, AmountModel, Amounts, Key
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF, FIELDS, FieldKind, title
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.resources import set_least_share
from vmo_desktop.workshop.rows import InitiativeRow

COST, LEVELS = "cost", "levels"


class PartFundingModel(AmountModel):
    """The smallest share that is worth funding is typed, in percent; the names of the levels are told."""

    @override
    def columns(self) -> Sequence[AmountColumn]:
        return (
            AmountColumn(COST, title(FIELDS[COLUMN_OF["cost"]], self._live.snapshot.workshop)),
            AmountColumn(("share",), self.tr("In part from (%)"), (), FieldKind.PERCENT),
            AmountColumn(LEVELS, self.tr("Funding levels"), kind=FieldKind.TEXT),
        )

    @override
    def amounts(self) -> Amounts:
        return {(row_id,): round(share * 100, 6) for row_id, share in self._live.snapshot.choice.least_shares.items()}

    @override
    def writing(self, amounts: Mapping[Key, float | None]) -> Operation:
        each = [
            set_least_share(int(key[0]), None if percent is None else percent / 100) for key, percent in amounts.items()
        ]
        return each[0] if len(each) == 1 else together(f"Partial funding of {len(each)} initiatives", each)

    @override
    def told(self, row: InitiativeRow, column: AmountColumn) -> str | float | None:
        if column.id == COST:
            return row.cost
        return ", ".join(level.name for level in self._live.snapshot.choice.funding_levels.get(row.id, ()))
