"""What the headings of real portfolio tables mean: the words by which a field is known."""

import re
from collections.abc import Mapping
from functools import cache

from vmo_desktop.exchange.currencies import CODE, SIGN
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.table import header_key

_THING = r"(?:project|programme|program|initiative|investment|proposal|epic|idea|application|app|request|business case)"

_NAMES: Mapping[Field, str] = {
    Field.CODE: "code; id; key; ref; reference; identifier; no; nr; number; project no; app id; issue key; wbs; "
    "unique investment identifier; gmpp id; gmpp id number; kennung; projektnummer; code projet",
    Field.NAME: "name; title; initiative; project; programme; program; proposal; epic; idea; investment; summary; "
    "titel; projekt; projektname; bezeichnung; vorhaben; nom; titre; projet; nom du projet; nombre; proyecto; nome",
    Field.DESCRIPTION: "description; description aims; aims; scope; details; abstract; purpose; objective; objectives; "
    "beschreibung; descripción; business case summary",
    Field.SPONSOR: "sponsor; executive sponsor; sponsors; senior responsible owner; sro; organisation; organization; "
    "organisation name; organization name; agency; agency name; ministry; business unit; directorate; applicant; "
    "lead department; department; department name; division; auftraggeber; bereich",
    Field.OWNER: "owner; product owner; project owner; initiative owner; project manager; programme manager; "
    "program manager; manager; project lead; lead; responsible; responsible person; contact; pm; verantwortlich; "
    "projektleiter; projektleitung; responsable",
    Field.CLASS: "class; initiative class; category; report category; gmpp category; area type; type; project type; "
    "initiative type; programme type; portfolio; theme; stream; workstream; domain; sector; klasse; kategorie; typ; "
    "catégorie; categoría",
    Field.STATUS: "status; project status; initiative status; state; stage; phase; rag; rag status; rag rating; "
    "colour rating; color rating; delivery confidence; delivery confidence assessment; dca; dca rating; health; estado",
    Field.EFFORT: "effort; estimated effort; total effort; person days; person months; man days; job size; size; fte; "
    "aufwand; personentage; charge; esfuerzo",
    Field.COST: "cost; costs; project cost; total cost; total costs; total project cost; estimated cost; planned cost; "
    "whole life cost; whole life costs; wlc; lifecycle cost; life cycle cost; requested; request; requested amount; "
    "amount requested; funding request; requested funding; investment cost; capex; budget; total budget; "
    "budget requested; price; amount; kosten; gesamtkosten; "
    "investition; coût; coûts; montant; coste; costes; costo; presupuesto; orçamento; custo",
    Field.DURATION: "duration; project duration; planned duration; duration months; months; laufzeit; dauer; durée",
    Field.START_DATE: "start; start date; planned start; planned start date; begin; begin date; beginning; kick off; "
    "actual start date; beginn; startdatum; début; inicio",
    Field.END_DATE: "end; end date; finish; finish date; planned end; planned end date; completion; completion date; "
    "planned completion date; due; due date; deadline; delivery date; go live; target date; ende; enddatum; fin",
    Field.RISK: "risk; risk level; risk rating; probability of failure; risiko; risque",
    Field.CONFIDENCE: "confidence; confidence level; probability of success; konfidenz; confiance",
    Field.TAGS: "tags; tag; labels; label; keywords; schlagworte",
    Field.NOTES: "notes; note; comments; comment; remarks; remark; bemerkung; bemerkungen; kommentar; remarques",
    Field.MANDATORY: "mandatory; is mandatory; must do; compulsory; mandated; pflicht; obligatorisch; obligatoire",
}
_PATTERNS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.CODE, re.compile(rf"(?:\w+ )?{_THING} (?:id|code|number|no|nr|ref|reference|identifier)")),
    (Field.NAME, re.compile(rf"(?:\w+ )?{_THING} (?:name|title)|name of (?:the )?{_THING}")),
    (Field.DESCRIPTION, re.compile(rf"{_THING} (?:description|summary|aims|objectives?|scope)")),
    (Field.CLASS, re.compile(r"(?:\w+ )?(?:report |project |initiative )(?:category|class|type)")),
    (Field.STATUS, re.compile(r"(?:\w+ )*(?:rag|dca|delivery confidence)(?: assessment| rating| status)*(?: \d{4})?")),
    (Field.COST, re.compile(r"(?:\w+ ){0,3}(?:wlc|whole life costs?|life ?cycle costs?)(?: \w+)*")),
    (Field.COST, re.compile(r"(?:\w+ )+(?:request|requested)")),
    (Field.START_DATE, re.compile(r"(?:\w+ )+start(?: date)?")),
    (Field.END_DATE, re.compile(r"(?:\w+ )+(?:end|finish|completion)(?: date)?")),
)
_FALLBACK_CLASS = frozenset(
    {"department", "department name", "lead department", "division", "agency", "agency name", "ministry"}
)
"""Who an initiative belongs to is its class where nothing better is."""

_COMMENTARY = re.compile(
    r"\b(?:comments?|commentary|narrative|variance|reason|score|rank|divided|per|ratio|benefits?)\b"
)
"""Words that make a column say something about a field instead of being it."""

_PLACES: Mapping[str, tuple[Field, int]] = {
    name: (field, place) for field, names in _NAMES.items() for place, name in enumerate(names.split("; "))
}
PATTERN_PLACE = 100
FALLBACK_PLACE = 200

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNIT_AT_END = re.compile(
    r"(?: (?:in|[kmt]?(?:eur|usd|gbp|chf)|000|m|mn|mio|millions?|k|t|tsd|thousands?|bn|mrd"
    r"|days?|weeks?|months?|years?|pct|percent|incl ncg|incl ngc|us))+$"
)


@cache
def bare_key(header: str) -> str:
    """A heading without what brackets and units add to it: "Cost (£m)" is "cost"."""
    key = header_key(_BRACKETS.sub(" ", header)) or header_key(header)
    return _UNIT_AT_END.sub("", key) or key


@cache
def field_places(header: str) -> tuple[tuple[Field, int], ...]:
    """The fields that a heading can mean, each with its place: the lower, the surer."""
    found: list[tuple[Field, int]] = []
    if header.strip() in ("#", "№", "n°"):
        found.append((Field.CODE, PATTERN_PLACE))
    for key in dict.fromkeys((header_key(header), bare_key(header))):
        if key in _PLACES:
            found.append(_PLACES[key])
        if key in _FALLBACK_CLASS:
            found.append((Field.CLASS, FALLBACK_PLACE))
        if not _COMMENTARY.search(key):
            found += [(field, PATTERN_PLACE) for field, pattern in _PATTERNS if pattern.fullmatch(key)]
    return tuple(dict.fromkeys(found))


def _counted_in(letters: str, words: str) -> re.Pattern[str]:
    """Letters beside a currency ("£m", "m EUR", "TEUR", "k€"), or a word of its own."""
    before, after = rf"\b{letters} ?(?:{SIGN}|{CODE}\b)", rf"(?:{SIGN}|\b{CODE}) ?{letters}\b"
    return re.compile(rf"{before}|{after}|\b(?:{words})\b")


_FACTORS = (
    (_counted_in("(?:bn|mrd)", "bn|billions?|mrd|milliarden|milliards?"), 1e9),
    (_counted_in("(?:m|mm|mio)", "mn|mio|mln|millions?|millionen"), 1e6),
    (_counted_in("[kt]", "thousands?|tsd|tausend|milliers|000s?"), 1e3),
)


def money_factor(header: str) -> float:
    """What amounts below a heading are counted in: 1e6 below "Cost (£m)", 1 where it says nothing."""
    text = header.casefold().replace("_", " ")
    return next((factor for pattern, factor in _FACTORS if pattern.search(text)), 1.0)
