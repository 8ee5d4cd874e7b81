"""Stakeholders in the pack: their map, how they are kept informed, and the training of roles."""

from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.action_words import action_state_text
from vmo_desktop.charts.stakeholder_map import StakeholderMap, draw_stakeholders
from vmo_desktop.charts.stakeholder_words import attitude_text, dealing
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.action_state import training_state
from vmo_desktop.workshop.kpi_state import as_of

tr = Texts("Pack")

_FIGURE = 0.4
"""Part of a page that the map takes."""


def people(pack: Pack) -> list[Flowable]:
    """The flowables of stakeholders and training."""
    return fitted(
        pack, lambda size: [*page_head(pack, Section.PEOPLE), *_map(pack), *_plan(pack, size), *_trainings(pack, size)]
    )


def _map(pack: Pack) -> list[Flowable]:
    data = StakeholderMap(pack.snapshot)
    if not data.placed:
        return []
    height = _FIGURE * (pack.page.text_top - pack.page.text_bottom)
    figure = Chart(partial(draw_stakeholders, data=data, theme=styles().theme), height)
    caption = captions.below(
        pack.facts, tr("Influence and interest from 1, little, to 5, much. The shape tells the attitude.")
    )
    return [figure, caption]


def _plan(pack: Pack, size: float) -> list[Flowable]:
    heads = (
        (tr("Stakeholder"), 92.0), (tr("Attitude"), 56.0), (tr("How"), 62.0), (tr("Message"), 0.0),
        (tr("Channel"), 62.0), (tr("How often"), 56.0), (tr("Owner"), 58.0),
    )  # fmt: skip
    rows = [
        [
            wrapped(_shown(text), size)
            for text in (row.name, attitude_text(row.attitude), dealing(row), row.message, row.channel, row.frequency,
                         row.owner)
        ]
        for row in pack.snapshot.road.stakeholders
    ]  # fmt: skip
    return titled_table(pack, tr("Communication plan"), [], heads, rows, size=size)


def _trainings(pack: Pack, size: float) -> list[Flowable]:
    heads = (
        (tr("Role"), 92.0), (tr("Topic"), 0.0), (tr("Form"), 106.0), (tr("Due"), 52.0), (tr("Owner"), 62.0),
        (tr("State"), 58.0),
    )  # fmt: skip
    day = as_of(pack.snapshot)
    rows = [
        [
            *(wrapped(_shown(text), size) for text in (row.role, row.topic, row.form)),
            row.due_on or NONE,
            wrapped(_shown(row.owner), size),
            wrapped(action_state_text(training_state(row, day)), size),
        ]
        for row in pack.snapshot.road.trainings
    ]
    return titled_table(pack, tr("Training plan"), [], heads, rows, size=size)


def _shown(text: str) -> str:
    return shortened(text, 200) or NONE
