"""How weights came about: method, what was said, how consistent it is, by whom, and what speaks against it."""

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.numbers import percent_cell, plain, score, trimmed
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.pages.room_weights import room
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.report.titles import title_of
from vmo_desktop.report.weight_facts import method_name, ratio_text, trade_offs_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.group_weighting import revealed_rounds
from vmo_desktop.workshop.rows import Question, WeightSetRow
from vmo_desktop.workshop.weighting import Sheet, groups, sheet_of, shown_driver, stale_sentence

tr = Texts("Pack")

NAME = 90
"""Characters of a driver's name in a cell."""


def weights(pack: Pack) -> list[Flowable]:
    """The flowables of how the weights came about."""
    look, snapshot = styles(), pack.snapshot
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.WEIGHTS), section_name(Section.WEIGHTS)),
        para(section_name(Section.WEIGHTS), style=look.eyebrow),
        para(title_of(pack.facts, Section.WEIGHTS), style=look.page_title),
    ]
    stale = stale_sentence(snapshot)
    if stale:
        flowables.append(para(Strong(tr("To be confirmed. {sentence}", sentence=stale)), style=look.body))
    for weight_set in snapshot.weight_sets:
        flowables += _set(pack, weight_set)
    return flowables


def _set(pack: Pack, weight_set: WeightSetRow) -> list[Flowable]:
    look, snapshot = styles(), pack.snapshot
    sheets = [(each, sheet_of(snapshot, weight_set.id, each, score)) for each in groups(snapshot)]
    told = [(parent_id, sheet) for parent_id, sheet in sheets if sheet.votes]
    rounds = revealed_rounds(snapshot, weight_set.id)
    trades = _trade_offs(pack, weight_set)
    if not told and not rounds and not trades:
        return []
    heading = tr("{set}: {method}", set=shortened(weight_set.name, 60), method=method_name(weight_set.method))
    flowables: list[Flowable] = [CondPageBreak(140), para(heading, style=look.title)]
    if told:
        unit = tr("Follows: share of the group by the answers. In force: the share that the weights have now.")
        flowables.append(captions.above(pack.facts, unit))
    for parent_id, sheet in told:
        name = tr("Top level") if parent_id is None else shown_driver(snapshot.driver_by_id[parent_id])
        flowables += _group(pack, weight_set, shortened(name, 60), sheet)
    if rounds:
        flowables += room(pack, rounds[-1])
    return flowables + trades


def _group(pack: Pack, weight_set: WeightSetRow, name: str, sheet: Sheet) -> list[Flowable]:
    look = styles()
    points = [pack.snapshot.points(weight_set.id, each) for each in sheet.ids]
    in_force = [each / sum(points) if sum(points) > 0 else np.nan for each in points]
    grid = _pairs(pack, sheet, in_force) if sheet.question is Question.RATIO else _alone(pack, sheet, in_force)
    return [KeepTogether([para(name, style=look.subtitle), grid]), *_consistency(sheet)]


def _alone(pack: Pack, sheet: Sheet, in_force: list[float]) -> Flowable:
    look = styles()
    has_ranks = sheet.question is Question.SWING and Question.RANK in sheet.answers
    names = [tr("Rank")] * has_ranks + ([] if sheet.question is Question.RANK else [_asked(sheet)])
    names += [tr("Rank")] * (sheet.question is Question.RANK)
    numbers = tuple(range(2, 4 + len(names)))
    widths = spread([0, 190, *[44.0] * len(names), 48, 48], pack.page.text_width)
    rows = [head(tr("Driver"), tr("From worst to best"), *names, tr("Follows"), tr("In force"), numbers=numbers)]
    ranks, told = sheet.alone(Question.RANK), sheet.alone(sheet.question)
    for place, driver in enumerate(sheet.drivers):
        cells = [score(ranks[place])] * has_ranks + [score(told[place])]
        words = tr("{worst} to {best}", worst=driver.worst, best=driver.best)
        rows.append(
            [
                para(shortened(driver.name, NAME), style=look.cell),
                para(shortened(words, 200), style=look.cell),
                *cells,
                percent_cell(sheet.derived.shares[place]),
                percent_cell(in_force[place]),
            ]
        )
    return table(rows, widths, numbers=numbers)


def _asked(sheet: Sheet) -> str:
    return tr("Swing") if sheet.question is Question.SWING else tr("Points")


def _pairs(pack: Pack, sheet: Sheet, in_force: list[float]) -> Flowable:
    """The matrix, and beside it what follows; columns carry the numbers of the rows, as names would not fit."""
    look, count = styles(), len(sheet.drivers)
    numbers = tuple(range(1, count + 3))
    names = [str(place) for place in range(1, count + 1)]
    column = min(40.0, (pack.page.text_width - 190) / count)
    widths = spread([0, *[column] * count, 48, 48], pack.page.text_width)
    rows = [head(tr("Row against column"), *names, tr("Follows"), tr("In force"), numbers=numbers)]
    for place, driver in enumerate(sheet.drivers):
        ratios = [ratio_text(float(times)) for times in sheet.matrix[place]]
        name = para(f"{place + 1}  {shortened(driver.name, NAME)}", style=look.cell)
        shares = percent_cell(sheet.derived.shares[place]), percent_cell(in_force[place])
        rows.append([name, *ratios, *shares])
    return table(rows, widths, numbers=numbers)


def _consistency(sheet: Sheet) -> list[Flowable]:
    found, worst = sheet.derived.consistency, sheet.derived.contradiction
    sentences = []
    if sheet.question is Question.RATIO and sheet.derived.missing:
        count = len(sheet.derived.missing)
        sentences.append(tr.counted(count, "{n} pair was not compared.", "{n} pairs were not compared."))
    if found is not None and len(sheet.drivers) > 2 and np.isfinite(found.ratio):
        ratio = plain(found.ratio, 3)
        sentences.append(
            tr("Consistency ratio {ratio}: at most 0.10, the comparisons agree well enough.", ratio=ratio)
            if found.is_acceptable
            else tr("Consistency ratio {ratio}: above 0.10, the comparisons contradict each other.", ratio=ratio)
        )
    if worst is not None and found is not None and not found.is_acceptable:
        first, second = (sheet.drivers[place].name for place in worst.pair)
        judged, proposed = float(sheet.matrix[worst.pair]), worst.proposed
        words = tr(
            "The judgement furthest from the others: {first} against {second} was {judged}, two others say {proposed}.",
            first=shortened(first, 60), second=shortened(second, 60), judged=ratio_text(judged),
            proposed=ratio_text(proposed),
        )  # fmt: skip
        sentences.append(words)
    return [para(" ".join(sentences), style=styles().body)] if sentences else []


def _trade_offs(pack: Pack, weight_set: WeightSetRow) -> list[Flowable]:
    answered = [each for each in trade_offs_of(pack.snapshot, weight_set.id) if each.verdict is not None]
    if not answered:
        return []
    look = styles()
    wrong = [each for each in answered if each.is_contradicted]
    counted = tr.counted(len(answered), "{n} trade-off was asked about", "{n} trade-offs were asked about")
    told = tr.counted(len(wrong), "{n} answer contradicts the weights.", "{n} answers contradict the weights.")
    sentence = f"{counted}; {told if wrong else tr('no answer contradicts the weights.')}"
    flowables: list[Flowable] = [para(tr("Trade-off check"), style=look.subtitle), para(sentence, style=look.body)]
    for each in wrong:
        if each.verdict is not None:
            words = tr(
                "{part} of {first} for {second}: the weights would agree with {given} and {gained}, not {now} and "
                "{then}.",
                part=f"{trimmed(100 * each.part, 1)} %",
                first=shortened(each.given_up.name, 60),
                second=shortened(each.gained.name, 60),
                given=percent_cell(each.verdict.given),
                gained=percent_cell(each.verdict.gained),
                now=percent_cell(each.given_weight),
                then=percent_cell(each.gained_weight),
            )
            flowables.append(para(words, style=look.point, bullet="•"))
    return flowables
