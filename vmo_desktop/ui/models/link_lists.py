"""How initiatives hang together, as three lists: what requires what, groups, and what two bring together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import FieldKind, read_texts
from vmo_desktop.ui.models.initiative_names import (
    read_initiative,
    read_initiatives,
    told_initiative,
    told_initiatives,
)
from vmo_desktop.ui.models.record_model import RecordList, Values, Words
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.workshop.choice_rows import GroupKind
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.dependencies import (
    add_group,
    add_synergy,
    delete_groups,
    delete_synergies,
    drop_requirement,
    edit_group,
    edit_synergy,
    require,
)
from vmo_desktop.workshop.snapshot import Snapshot

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Requirement:
    """An initiative that can be funded only with another; the id is one of the list, as the file has none."""

    id: int
    initiative_id: int
    requires_id: int
    reason: str


class Requirements:
    """What requires what, each in the place where it was written while the list is open: an edit moves nothing."""

    def __init__(self, live: LiveWorkshop) -> None:
        self._live = live
        self._ids: dict[Pair, int] = {}

    def read(self, snapshot: Snapshot) -> Sequence[Requirement]:
        """The requirements as they stand."""
        found: dict[int, Requirement] = {}
        for row in snapshot.dependencies:
            pair = (row.initiative_id, row.requires_id)
            row_id = self._ids.get(pair, 0)
            if row_id in found or not row_id:
                row_id = self._ids[pair] = max(self._ids.values(), default=0) + 1
            found[row_id] = Requirement(row_id, *pair, row.reason)
        return [found[row_id] for row_id in sorted(found)]

    def edit(self, row_id: int, values: Values) -> Operation:
        """Change a requirement."""
        former = self._row(row_id)
        pair = (
            _id(values.get("initiative_id", former.initiative_id)),
            _id(values.get("requires_id", former.requires_id)),
        )
        added = require(*pair, str(values.get("reason", former.reason)))
        if pair == (former.initiative_id, former.requires_id):
            return added
        self._ids[pair] = row_id
        return together("Dependency changed", [drop_requirement(former.initiative_id, former.requires_id), added])

    def delete(self, row_ids: Sequence[int]) -> Operation:
        """Delete requirements."""
        gone = [self._row(row_id) for row_id in row_ids]
        each = [drop_requirement(row.initiative_id, row.requires_id) for row in gone]
        return each[0] if len(each) == 1 else together(f"{len(each)} dependencies deleted", each)

    def _row(self, row_id: int) -> Requirement:
        return next(each for each in self.read(self._live.snapshot) if each.id == row_id)


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its initiatives."""

    id: int
    kind: GroupKind
    member_ids: tuple[int, ...]
    reason: str


def requirements(live: LiveWorkshop) -> RecordList:
    """What requires what."""
    one, kept = _one(live), Requirements(live)
    return RecordList(
        columns=(("initiative_id", _tr("Initiative")), ("requires_id", _tr("Requires")), ("reason", _tr("Reason"))),
        prompts=(_tr("Add an initiative …"), _tr("which one?")),
        needs=_tr("Type the initiative and the one that it requires. To delete the row press Ctrl+Delete."),
        read=kept.read,
        add=_add_requirement,
        edit=kept.edit,
        delete=kept.delete,
        order=None,
        words={"initiative_id": one, "requires_id": one},
    )


def groups(live: LiveWorkshop) -> RecordList:
    """Groups of initiatives."""
    return RecordList(
        columns=(("kind", _tr("Fund")), ("member_ids", _tr("Of these initiatives")), ("reason", _tr("Reason"))),
        prompts=(_tr("Add a group …"), _tr("which initiatives?")),
        needs=_tr("Type how the group hangs together, and its initiatives. To delete the row press Ctrl+Delete."),
        read=_groups,
        add=_add_group,
        edit=partial(_edit_group, live),
        delete=delete_groups,
        order=None,
        words={
            "kind": Words(kind_word, _read_kind),
            "member_ids": Words(
                lambda ids: told_initiatives(live.snapshot, ids), lambda text: read_initiatives(live.snapshot, text)
            ),
        },
    )


def synergies(live: LiveWorkshop) -> RecordList:
    """What two initiatives bring more or save."""
    one = _one(live)
    amount = Words(lambda value: number_text(value) if value else "", _read_amount)
    saving = _tr("Saved cost ({currency})").format(currency=live.snapshot.workshop.currency)
    return RecordList(
        columns=(
            ("first_id", _tr("Initiative")), ("second_id", _tr("Together with")), ("value", _tr("Extra points")),
            ("saving", saving), ("reason", _tr("Reason")),
        ),
        prompts=(_tr("Add an initiative …"), _tr("which one?")),
        needs=_tr("Type both initiatives. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: snapshot.choice.synergies,
        add=_add_synergy,
        edit=edit_synergy,
        delete=delete_synergies,
        order=None,
        words={"first_id": one, "second_id": one, "value": amount, "saving": amount},
    )  # fmt: skip


def kind_word(kind: GroupKind) -> str:
    """How the initiatives of a group hang together, in words."""
    words = {
        GroupKind.ALL_OR_NONE: _tr("all or none"),
        GroupKind.AT_MOST_ONE: _tr("at most one"),
        GroupKind.AT_LEAST_ONE: _tr("at least one"),
    }
    return words[kind]


def _read_kind(text: str) -> GroupKind | Unreadable:
    wanted = " ".join(text.split()).casefold()
    found = [kind for kind in GroupKind if wanted and kind_word(kind).casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    allowed = ", ".join(map(kind_word, GroupKind))
    return Unreadable(_tr("Type one of: {allowed}.").format(allowed=allowed))


def _one(live: LiveWorkshop) -> Words:
    return Words(
        lambda initiative_id: told_initiative(live.snapshot, initiative_id),
        lambda text: read_initiative(live.snapshot, text),
    )


def _read_amount(text: str) -> object:
    (amount,) = read_texts(FieldKind.MONEY, [text])
    return 0.0 if amount is None else amount


def _add_requirement(values: Values) -> Operation:
    return require(_id(values["initiative_id"]), _id(values["requires_id"]), str(values.get("reason", "")))


def _groups(snapshot: Snapshot) -> Sequence[Group]:
    choice = snapshot.choice
    return [Group(row.id, row.kind, choice.members.get(row.id, ()), row.reason) for row in choice.groups]


def _add_group(values: Values) -> Operation:
    return add_group(GroupKind(str(values["kind"])), _ids(values["member_ids"]), str(values.get("reason", "")))


def _edit_group(live: LiveWorkshop, group_id: int, values: Values) -> Operation:
    former = next(each for each in _groups(live.snapshot) if each.id == group_id)
    merged = {"kind": former.kind, "member_ids": former.member_ids, "reason": former.reason, **values}
    return edit_group(group_id, GroupKind(str(merged["kind"])), _ids(merged["member_ids"]), str(merged["reason"]))


def _add_synergy(values: Values) -> Operation:
    ends = {"first_id", "second_id"}
    fields: Mapping[str, object] = {field: value for field, value in values.items() if field not in ends}
    return add_synergy(_id(values["first_id"]), _id(values["second_id"]), fields)


def _id(value: object) -> int:
    assert isinstance(value, int)  # noqa: S101 - as `read_initiative` gave it
    return value


def _ids(value: object) -> tuple[int, ...]:
    assert isinstance(value, tuple)  # noqa: S101 - as `read_initiatives` gave it
    return value


def _tr(text: str) -> str:
    return QCoreApplication.translate("LinkLists", text)
