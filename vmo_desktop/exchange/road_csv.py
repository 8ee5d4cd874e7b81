"""What a sample says of the road from PMO to VMO and of its value streams.

`workshop.toml` names the set of texts (`road`) that the road begins with. Files, each optional::

    assessments.csv   key, name, on, note
    ratings.csv       assessment (key), step (name), respondent, level, evidence
    actions.csv       text, owner, start_on, due_on, done_on, phase, step (name), review (key)
    stakeholders.csv  name, and what is changed of the set's: influence, interest, attitude, owner
    trainings.csv     topic, and what is changed of the set's: due_on, owner, done_on
    aspects.csv       name, today, target
    streams.csv       key, name, state, current (key, of a future state), unit, supplier, customer, note
    stream_steps.csv  stream (key), name, process_time, wait_time, complete_accurate, people, initiative, note
"""

from collections.abc import Mapping
from pathlib import Path

from vmo_desktop.exchange.listed_csv import Columns, ids_of, listed
from vmo_desktop.exchange.road_library import road_of
from vmo_desktop.exchange.value_csv import review_ids
from vmo_desktop.exchange.workshop_csv import Keys, records
from vmo_desktop.exchange.workshop_toml import Frame
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.listed import Listed
from vmo_desktop.workshop.ops.reviews import ACTIONS
from vmo_desktop.workshop.ops.road import ASPECTS, ASSESSMENTS, STAKEHOLDERS, TRAININGS, rate
from vmo_desktop.workshop.ops.road_begin import begin_road
from vmo_desktop.workshop.ops.streams import STREAM_STEPS, STREAMS
from vmo_desktop.workshop.road_texts import RoadTexts


def read_road(folder: Path, keys: Keys, frame: Frame) -> tuple[Operation, ...]:
    """What was done, in its order."""
    texts = road_of(frame.road) if frame.road else None
    steps = {} if texts is None else {step.name: number for number, step in enumerate(texts.steps, 1)}
    action = Columns(
        ("text", "owner", "start_on", "due_on", "done_on", "phase"),
        references={"step": steps, "review": review_ids(folder, keys)},
    )
    return (
        *([] if texts is None else _begun(folder, texts, steps)),
        ACTIONS.add(listed(folder / "actions.csv", action, ("text",))),
        *_streams(folder, keys),
    )


def _begun(folder: Path, texts: RoadTexts, steps: Mapping[str, int]) -> list[Operation]:
    """The road with its assessments, and what the set says of people and aspects made the company's own."""
    stakeholder = Columns(("attitude", "owner"), ("influence", "interest"), others=("name",))
    return [
        begin_road(texts),
        *_assessments(folder, steps),
        _changed(STAKEHOLDERS, folder / "stakeholders.csv", stakeholder, [each.name for each in texts.stakeholders]),
        _changed(
            TRAININGS, folder / "trainings.csv", Columns(("due_on", "owner", "done_on"), others=("topic",)),
            [each.topic for each in texts.trainings],
        ),
        _changed(
            ASPECTS, folder / "aspects.csv", Columns(numbers=("today", "target"), others=("name",)),
            [each.name for each in texts.aspects],
        ),
    ]  # fmt: skip


def _changed(rows: Listed, path: Path, columns: Columns, names: list[str]) -> Operation:
    """Change rows that the set of texts has, found by name."""
    ids = {name: number for number, name in enumerate(names, 1)}
    (column,) = columns.others
    return rows.edit_many(
        {record.one_of(column, ids): columns.values(record) for record in records(path, (column,), columns.names)}
    )


def _assessments(folder: Path, steps: Mapping[str, int]) -> list[Operation]:
    columns = Columns(("name", "on", "note"), others=("key",))
    path = folder / "assessments.csv"
    ids = ids_of(path, columns, "key")
    required = ("assessment", "step", "respondent", "level", "evidence")
    return [
        ASSESSMENTS.add(listed(path, columns, ("key", "name"))),
        *(
            rate(
                record.one_of("assessment", ids), [record.one_of("step", steps)], record.text("respondent"),
                {"level": record.number("level"), "evidence": record.text("evidence")},
            )
            for record in records(folder / "ratings.csv", required, ())
        ),
    ]  # fmt: skip


def _streams(folder: Path, keys: Keys) -> list[Operation]:
    path, texts = folder / "streams.csv", ("name", "state", "unit", "supplier", "customer", "note")
    streams = ids_of(path, Columns(texts, others=("key", "current")), "key")
    columns = Columns(texts, references={"current": streams}, others=("key",))
    step = Columns(
        ("name", "note"), ("process_time", "wait_time", "complete_accurate", "people"),
        {"stream": streams, "initiative": keys.initiatives},
    )  # fmt: skip
    places: dict[int, int] = {}
    rows = listed(folder / "stream_steps.csv", step, ("stream", "name"))
    for row in rows:
        row["position"] = places[row["stream_id"]] = places.get(row["stream_id"], 0) + 1
    return [STREAMS.add(listed(path, columns, ("key", "name"))), STREAM_STEPS.add(rows)]
