"""Stakeholders in words: their attitude, and how they are dealt with by influence and interest."""

from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.numbers import compact
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.road_rows import Attitude, StakeholderRow

tr = Texts("Chart")

LOWEST, HIGHEST = 1.0, 5.0
"""Ends of the scales of influence and interest."""

SIGNS = {Attitude.SUPPORTS: "●", Attitude.NEUTRAL: "■", Attitude.RESISTS: "▲"}
"""A shape for each attitude, so that none is told by colour alone."""

_ATTITUDES = {
    Attitude.SUPPORTS: tr.mark("supports"),
    Attitude.NEUTRAL: tr.mark("neutral"),
    Attitude.RESISTS: tr.mark("resists"),
}

_CORNERS = {
    (False, True): tr.mark("Keep satisfied"),
    (True, True): tr.mark("Work closely with"),
    (False, False): tr.mark("Keep an eye on"),
    (True, False): tr.mark("Keep informed"),
}


def attitude_word(attitude: Attitude) -> str:
    """An attitude in words alone."""
    return tr.marked(_ATTITUDES[attitude])


def attitude_text(attitude: Attitude) -> str:
    """An attitude as shape and word."""
    return f"{SIGNS[attitude]} {attitude_word(attitude)}"


def corner_word(*, is_interested: bool, is_influential: bool) -> str:
    """How those of a quarter of the map are dealt with."""
    return tr.marked(_CORNERS[is_interested, is_influential])


def dealing(row: StakeholderRow) -> str:
    """How a stakeholder is dealt with; empty while influence or interest is not known."""
    if row.influence is None or row.interest is None:
        return ""
    middle = (LOWEST + HIGHEST) / 2
    return corner_word(is_interested=row.interest > middle, is_influential=row.influence > middle)


def stakeholder_words(row: StakeholderRow) -> str:
    """A stakeholder in a sentence."""
    parts = [attitude_word(row.attitude)]
    if row.influence is not None:
        parts.append(tr("influence {number} of 5", number=compact(row.influence)))
    if row.interest is not None:
        parts.append(tr("interest {number} of 5", number=compact(row.interest)))
    parts += [dealing(row)] if dealing(row) else []
    return f"{one_line(row.name)}: {', '.join(parts)}"
