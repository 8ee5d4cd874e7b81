"""What is known of an initiative besides its value: fields, benefits, dependencies, notes."""

from vmo_desktop.report import words
from vmo_desktop.report.facts import Band, Entry
from vmo_desktop.report.numbers import long_date, trimmed
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.safe_text import name_in_sentence, one_line, shortened
from vmo_desktop.report.text import Strong
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.rows import BenefitRow, InitiativeRow

tr = Texts("Pack")

BETWEEN = " · "
_FIELD = 400

Pieces = list[str | Strong]
"""What a paragraph is made of."""


def band_word(band: Band) -> str:
    """Where it stands against the budget."""
    if band is Band.LISTED:
        return tr("On the list")
    return tr("Funded") if band is Band.FUNDED else tr("Waiting")


def _band_note(band: Band) -> str:
    if band is Band.LISTED:
        return ""
    return f" ({tr('funded')})" if band is Band.FUNDED else f" ({tr('waiting')})"


def place_words(pack: Pack, entry: Entry) -> str:
    """Code, place in the order, and whether it is mandatory."""
    parts = [shortened(entry.initiative.code, 24)] if entry.initiative.code else []
    parts.append(
        tr(
            "{place} of {count} in the order of {order}",
            place=entry.place + 1,
            count=len(pack.facts.entries),
            order=words.order_name(pack.facts),
        )
    )
    if entry.initiative.is_mandatory:
        parts.append(tr("mandatory"))
    return BETWEEN.join(parts)


def fields(row: InitiativeRow) -> Pieces:
    """The fields that are filled in, in one line of text."""
    found = [
        (tr("Sponsor"), shortened(row.sponsor, _FIELD)),
        (tr("Owner"), shortened(row.owner, _FIELD)),
        (tr("Class"), shortened(row.class_name, _FIELD)),
        (tr("Status"), shortened(row.status, _FIELD)),
        (tr("Period"), _period(row)),
        (tr("Duration"), "" if row.duration is None else tr("{n} months", n=trimmed(row.duration, 1))),
        (tr("Risk"), "" if row.risk is None else f"{trimmed(row.risk, 1)}\u00a0%"),
        (tr("Confidence"), "" if row.confidence is None else f"{trimmed(row.confidence, 1)}\u00a0%"),
        (tr("Tags"), shortened(row.tags, _FIELD)),
    ]
    pieces: Pieces = []
    for label, text in found:
        if text:
            pieces += [f"{BETWEEN if pieces else ''}{label}\u00a0", Strong(text)]
    return pieces


def _period(row: InitiativeRow) -> str:
    start, end = (long_date(one_line(each)) for each in (row.start_date, row.end_date))
    return tr("{start} to {end}", start=start, end=end) if start and end else start or end


def benefits(pack: Pack, entry: Entry) -> list[Pieces]:
    """Each benefit a year: its amount with the range, and who answers for it."""
    return [
        [
            Strong(f"{shortened(benefit.name, _FIELD)}: " if benefit.name else ""),
            _amount(benefit),
            f"{BETWEEN}{shortened(benefit.owner, _FIELD)}" if benefit.owner else "",
        ]
        for benefit in pack.facts.benefits.get(entry.initiative.id, [])
    ]


def _amount(benefit: BenefitRow) -> str:
    unit = f"\u00a0{one_line(benefit.unit)}" if benefit.unit else ""
    likely = f"{trimmed(benefit.most_likely, 2)}{unit}"
    if benefit.low is None and benefit.high is None:
        return likely
    return tr("{amount} ({low} to {high})", amount=likely, low=trimmed(benefit.low, 2), high=trimmed(benefit.high, 2))


def dependencies(pack: Pack, entry: Entry) -> list[Pieces]:
    """What it requires, and what requires it."""
    facts = pack.facts
    found = [
        (tr("Requires"), facts.entry_of[dependency.requires_id], dependency.reason)
        for dependency in facts.requirements.get(entry.initiative.id, [])
    ]
    found += [
        (tr("Required by"), facts.entry_of[dependency.initiative_id], dependency.reason)
        for dependency in pack.snapshot.dependencies
        if dependency.requires_id == entry.initiative.id
    ]
    return [
        [
            f"{verb} ",
            Strong(name_in_sentence(shown_name(other.initiative), 120)),
            _band_note(other.band),
            f": {reason}" if reason else "",
        ]
        for verb, other, reason in found
    ]
