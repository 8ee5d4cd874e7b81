"""Titles of the sections about money over time, about what came true and was learned, and about the road."""

from collections.abc import Callable
from math import isnan

from vmo_desktop.charts.stream_words import percent_text, stream_name, time_text
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.money_facts import money_title
from vmo_desktop.report.numbers import listed, percent
from vmo_desktop.report.road_facts import road_title
from vmo_desktop.report.safe_text import name_in_sentence
from vmo_desktop.report.sections import Section
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.calibration import Calibration, is_enough
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.since import Change, Since
from vmo_desktop.workshop.value_rows import PriorOf
from vmo_desktop.workshop.value_streams import ValueStream, drawn_streams

tr = Texts("Pack")


def _value(facts: Facts) -> str:
    found = Realized(facts.snapshot).portfolio
    done, due = found.progress.progress, found.planned.progress
    if isnan(done):
        return tr("Nothing has been read yet of what was promised")
    if isnan(due):
        return tr("{done} of what was promised has come true", done=percent(done))
    return tr(
        "{done} of what was promised has come true, {due} was planned by now", done=percent(done), due=percent(due)
    )


def _streams(facts: Facts) -> str:
    """What the stream that saves most is about to save, or else how much of the first one's lead time is work."""
    shown = drawn_streams(facts.snapshot)
    pairs = [each for each in shown if len(each) == 2]
    saved = {place: 1 - after.measures.lead_time / now.measures.lead_time
             for place, (now, after) in enumerate(pairs) if now.measures.lead_time > 0}  # fmt: skip
    best = max(saved, key=lambda place: saved[place], default=None)
    if best is not None and saved[best] > 0:
        now, after = pairs[best]
        return tr(
            "{stream}: {after} in place of {now}",
            stream=_stream_name(now),
            now=_lead_time(now),
            after=_lead_time(after),
        )
    if not shown:
        return tr("No value stream is drawn yet")
    first = shown[0][0]
    if isnan(first.measures.flow_efficiency):
        return tr("{stream}: no times yet", stream=_stream_name(first))
    share = percent_text(first.measures.flow_efficiency)
    return tr("{stream}: work is {share} of {time}", stream=_stream_name(first), share=share, time=_lead_time(first))


def _stream_name(stream: ValueStream) -> str:
    return name_in_sentence(stream_name(stream.row), 60)


def _lead_time(stream: ValueStream) -> str:
    return time_text(stream.measures.lead_time, stream.row.unit)


def _learned(facts: Facts) -> str:
    value = facts.snapshot.value
    said = (
        (len(value.wins), tr.counted(len(value.wins), "{n}\u00a0win", "{n}\u00a0wins")),
        (len(value.reviews), tr.counted(len(value.reviews), "{n}\u00a0review", "{n}\u00a0reviews")),
        (len(value.lessons), tr.counted(len(value.lessons), "{n}\u00a0lesson", "{n}\u00a0lessons")),
    )
    return tr("What was learned: {counts}", counts=listed((words for count, words in said if count), 3))


def _calibration(facts: Facts) -> str:
    row = Calibration(Realized(facts.snapshot)).references.get((PriorOf.ALL, ""))
    if row is None or not is_enough(row):
        return tr("Too few promises are known to say how much of one comes true")
    return tr("{mean} of what was due so far came true on average", mean=percent(row.mean))


def _since(facts: Facts) -> str:
    since = Since(facts.results, Realized(facts.snapshot))
    new, changed, gone = (len(since.of(each)) for each in (Change.NEW, Change.CHANGED, Change.GONE))
    if not (new or changed or gone):
        return tr("No initiative is new, changed or gone since the last workshop")
    return tr(
        "Initiatives since the last workshop: {new} new, {changed} changed, {gone} gone",
        new=str(new), changed=str(changed), gone=str(gone),
    )  # fmt: skip


VALUE_TITLES: dict[Section, Callable[[Facts], str]] = {
    Section.MONEY: money_title,
    Section.VALUE: _value,
    Section.LEARNED: _learned,
    Section.CALIBRATION: _calibration,
    Section.SINCE: _since,
    Section.ROAD: lambda facts: road_title(facts.snapshot.road),
    Section.STREAMS: _streams,
}
"""What makes the title of each of these sections."""
