"""Edits of what the room says about weights, and of the weights that follow from it."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.tables import Judgement, WeightSet
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.driver_names import driver_names
from vmo_desktop.workshop.ops.labels import Change, Told, changed_again
from vmo_desktop.workshop.ops.stale import clear_stale
from vmo_desktop.workshop.ops.weights import write_points
from vmo_desktop.workshop.rows import Question, WeightMethod

tr = Texts("Workshop")

Pair = tuple[int, int]

HIGHEST: Mapping[Question, float] = {Question.HUNDRED: 100.0, Question.SWING: 100.0}
"""The largest answer to questions that have one."""

TRADE_OFFS: Mapping[Answer, Question] = {
    Answer.GIVEN_UP: Question.GIVEN_UP,
    Answer.KEPT: Question.KEPT,
    Answer.SAME: Question.SAME,
}
"""How each answer about a trade-off is kept."""


def set_method(weight_set_id: int, method: WeightMethod) -> Operation:
    """Choose how a set's weights are elicited; what was said under another method stays."""

    def apply(connection: Connection) -> str:
        connection.execute(update(WeightSet).where(WeightSet.id == weight_set_id).values(method=method))
        return f"Weights by {method.replace('-', ' ')}{_of_set(connection, weight_set_id)}"

    return Operation(apply)


def set_judgements(weight_set_id: int, question: Question, values: Mapping[Pair, float | None]) -> Operation:
    """Record answers about drivers alone, or about pairs; None takes an answer back.

    A pair is kept one way round, so that the same two are never judged twice. Raises `NotAllowed`, when applied, if an
    answer lies outside of what the question allows; then nothing is written.
    """
    kept = dict(_one_way_round(pair, value, question) for pair, value in values.items())

    def apply(connection: Connection) -> str:
        for pair, value in kept.items():
            _check(question, pair, value)
        label = _label(connection, weight_set_id, question, values)
        _write(connection, weight_set_id, question, kept)
        return label

    merge_key = ("judgements", weight_set_id, question, *values)
    return Operation(apply, merge_key=merge_key, joined_label=changed_again)


def clear_judgements(weight_set_id: int, question: Question, driver_ids: Collection[int]) -> Operation:
    """Forget the answers to a question about these drivers, to begin again."""

    def apply(connection: Connection) -> str:
        ids = list(driver_ids)
        connection.execute(
            delete(Judgement).where(
                Judgement.weight_set_id == weight_set_id,
                Judgement.question == question,
                Judgement.driver_id.in_(ids),
                Judgement.other_id.in_(ids),
            )
        )
        return f"Judgements on weights cleared{_of_set(connection, weight_set_id)}"

    return Operation(apply)


def answer_trade_off(weight_set_id: int, pair: Pair, part: float, answer: Answer | None) -> Operation:
    """Record whether a part of the first driver's range would be given up for all of the second's; None: not asked."""

    def apply(connection: Connection) -> str:
        if answer is not None and not 0 < part <= 1:
            raise NotAllowed(tr("A part lies between 0 and 100 %."))
        for question in TRADE_OFFS.values():
            _write(connection, weight_set_id, question, {pair: None})
        if answer is not None:
            _write(connection, weight_set_id, TRADE_OFFS[answer], {pair: part})
        first, second = _names(connection, pair)
        return f"Trade-off: {part:.0%} of {first} for {second}: {answer.replace('-', ' ') if answer else 'not asked'}"

    return Operation(apply, merge_key=("trade-off", weight_set_id, *pair))


def take_weights(weight_set_id: int, points: Mapping[int, float], *, source: str) -> Operation:
    """Write the weights that follow from what was said, by driver id, as one step; `source` tells from what."""

    def apply(connection: Connection) -> str:
        if not points or any(not 0 <= value < float("inf") for value in points.values()):
            raise NotAllowed(tr("No weights follow from the answers yet. Answer what is missing first."))
        write_points(connection, weight_set_id, points)
        return f"Weights taken from {source}{_of_set(connection, weight_set_id)}"

    return Operation(apply)


def confirm_weights(weight_set_id: int, driver_ids: Collection[int]) -> Operation:
    """Say that weights hold for the present ranges of their scales, too."""

    def apply(connection: Connection) -> str:
        clear_stale(connection, weight_set_id, driver_ids)
        return f"Weights confirmed{_of_set(connection, weight_set_id)}: {', '.join(_names(connection, driver_ids))}"

    return Operation(apply)


def _one_way_round(pair: Pair, value: float | None, question: Question) -> tuple[Pair, float | None]:
    first, second = pair
    if question is not Question.RATIO or first <= second:
        return pair, value
    return (second, first), 1 / value if value else value


def _check(question: Question, pair: Pair, value: float | None) -> None:
    if (pair[0] != pair[1]) != (question is Question.RATIO):
        raise NotAllowed(tr("A comparison needs two drivers, any other question one."))
    if value is None:
        return
    if question in (Question.RATIO, Question.RANK) and not 0 < value < float("inf"):
        raise NotAllowed(tr("A comparison or a rank is a number above 0."))
    if not 0 <= value <= HIGHEST.get(question, float("inf")) or value == float("inf"):
        raise NotAllowed(tr("Points are 0 or more, and swings and shared points at most 100."))


def _write(connection: Connection, weight_set_id: int, question: Question, values: Mapping[Pair, float | None]) -> None:
    for (first, second), value in values.items():
        if value is None:
            connection.execute(
                delete(Judgement).where(
                    Judgement.weight_set_id == weight_set_id,
                    Judgement.driver_id == first,
                    Judgement.other_id == second,
                    Judgement.question == question,
                )
            )
            continue
        key = {"weight_set_id": weight_set_id, "driver_id": first, "other_id": second, "question": question}
        statement = upsert(Judgement).values(**key, value=value)
        connection.execute(
            statement.on_conflict_do_update(index_elements=list(key), set_={"value": statement.excluded.value})
        )


def _label(connection: Connection, weight_set_id: int, question: Question, values: Mapping[Pair, float | None]) -> str:
    names = driver_names(connection)
    query = select(Judgement.driver_id, Judgement.other_id, Judgement.value).where(
        Judgement.weight_set_id == weight_set_id, Judgement.question == question
    )
    before = {(first, second): value for first, second, value in connection.execute(query)}
    changes: list[Change] = []
    for pair, value in values.items():
        first, second = pair
        told = before.get(pair)
        if told is None and (second, first) in before:
            told = 1 / before[second, first]
        name = names[first] if first == second else f"{names[first]} against {names[second]}"
        changes.append((name, _rounded(told), _rounded(value)))
    return Told(f"{question.capitalize()}{_of_set(connection, weight_set_id)}: ", changes)


def _rounded(value: float | None) -> object:
    return "–" if value is None else f"1/{1 / value:.3g}" if 0 < value < 0.999 else round(value, 1)


def _of_set(connection: Connection, weight_set_id: int) -> str:
    """The name of a set that is not the default one."""
    found = connection.execute(
        select(WeightSet.name, WeightSet.is_default).where(WeightSet.id == weight_set_id)
    ).one_or_none()
    return f" in {found.name}" if found is not None and not found.is_default else ""


def _names(connection: Connection, driver_ids: Collection[int]) -> list[str]:
    names = driver_names(connection)
    return [names[each] for each in driver_ids]
