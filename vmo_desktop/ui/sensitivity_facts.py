"""Tables, sentences and pictures of the sensitivity page, made of what its desk looks at."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import numpy as np
from matplotlib.axes import Axes
from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.crossing_data import CrossingData, crossing_table
from vmo_desktop.charts.crossing_lines import crossing_spots, draw_crossing_lines
from vmo_desktop.charts.numbers import points
from vmo_desktop.charts.rank_bumps import (
    BumpData,
    bump_spots,
    bump_table,
    draw_rank_bumps,
    history_bumps,
    scenario_bumps,
)
from vmo_desktop.charts.sensitivity_tables import (
    Change,
    breakpoints_table,
    nearest_table,
    portfolio_pieces_table,
    ranking_at_table,
)
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.charts.theme import Theme
from vmo_desktop.charts.tornado import TornadoData, draw_tornado, tornado_spots, tornado_table
from vmo_desktop.charts.weight_map import (
    MapArea,
    WeightMapData,
    draw_weight_map,
    letter,
    map_spots,
    portfolio_areas,
    region_areas,
    weight_map_table,
)
from vmo_desktop.domain.portfolio import TOLERANCE
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.sensitivity_desk import Part, SensitivityDesk
from vmo_desktop.ui.widgets.point_chart import PointPicture
from vmo_desktop.workshop.portfolio_frontier import ranking_line
from vmo_desktop.workshop.scenario_sensitivity import MAP_STEPS
from vmo_desktop.workshop.sensitivity_words import crossing_text, share_text
from vmo_desktop.workshop.weight_sensitivity import SWING

Data = TypeVar("Data")

NOTHING = ChartTable("", (), (), ())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sensitivity", text)


class SensitivityFacts:
    """Data of the part that is shown; `subject` is the row of the initiative that bars are about."""

    def __init__(self, desk: SensitivityDesk, subject: int) -> None:
        self.desk = desk
        self.subject = subject

    # Data of the charts

    def crossings(self) -> CrossingData:
        """Lines over the weight of the driver."""
        desk, of = self.desk, self.desk.sensitivity.of
        line = ranking_line(of)
        funded = None if line is None else int(np.count_nonzero(line))
        shown = desk.weight if desk.is_elsewhere else None
        return CrossingData(desk.sweep, desk.drivers[desk.driver], desk.names, funded, shown)

    def tornado(self) -> TornadoData | None:
        """Bars of each weight, for an initiative or for the portfolio in hand; None while its value is not known."""
        desk = self.desk
        portfolio = desk.portfolios.portfolio
        if not desk.is_of_portfolios:
            found, subject = desk.sensitivity.weighed.weight_tornado(self.subject), desk.names[self.subject]
        elif portfolio is not None and portfolio.choice.is_found and portfolio.approval is None:
            found, subject = desk.sensitivity.portfolio_tornado(portfolio, SWING), _tr("the portfolio")
        else:
            return None
        if found is None:
            return None
        low, high = (tuple(share_text(each) for each in side.tolist()) for side in (found.low, found.high))
        return TornadoData(found.swings, desk.drivers, low, high, subject, found.low_ranks, found.high_ranks)

    def scores(self) -> TornadoData | None:
        """Bars of each score over its stated range or the votes on it; None where nothing of it is uncertain."""
        desk, row = self.desk, self.subject
        bounds = desk.sensitivity.bounds
        found = desk.sensitivity.weighed.score_tornado(row, bounds.low[row], bounds.high[row])
        if found is None or not bounds.is_known[row].any():
            return None
        now = desk.sensitivity.of.results.points[row]
        low, high = (
            tuple(points(float(each)) for each in np.where(np.isnan(side), now, side))
            for side in (bounds.low[row], bounds.high[row])
        )
        return TornadoData(found, desk.drivers, low, high, desk.names[row])

    def weight_map(self) -> WeightMapData | None:
        """Areas over both weights; None while the portfolios are not known."""
        desk = self.desk
        pair = desk.driver, desk.second
        weights = desk.sensitivity.weighed.shared_weights
        present = None if weights is None else (float(weights[pair[0]]), float(weights[pair[1]]))
        drivers = desk.drivers[pair[0]], desk.drivers[pair[1]]
        if not desk.is_of_portfolios:
            regions = desk.sensitivity.weighed.regions(*pair)
            return WeightMapData(drivers, region_areas(regions, desk.names), present)
        found = desk.portfolio_map
        if found is None:
            return None
        owner = desk.sensitivity.of.owner
        counts = [len(set(owner[shares > TOLERANCE].tolist())) for shares in found.portfolios]
        names = tuple(
            filled(_tr("Portfolio %1, %2 funded"), str(place), str(count)) for place, count in enumerate(counts, 1)
        )
        return WeightMapData(drivers, portfolio_areas(found, names), present, MAP_STEPS)

    def bumps(self) -> BumpData:
        """Ranks in every scenario, or at steps of the history."""
        if self.desk.part is Part.STEPS:
            return history_bumps(self.desk.past.past)
        return scenario_bumps(self.desk.sensitivity.of.results)

    # Tables

    def table(self) -> ChartTable:
        """The table of the part."""
        desk = self.desk
        ids = [each.id for each in desk.sensitivity.of.snapshot.initiatives]
        found = desk.portfolio_sweep
        match desk.part:
            case Part.CROSSINGS:
                return crossing_table(self.crossings())
            case Part.RANKING:
                place = None if found is None else found.at(desk.weight)
                funded = None if found is None or place is None else found.funded(place)
                now = desk.sensitivity.weighed.ranks
                return ranking_at_table(desk.sweep, desk.weight, now, names=desk.names, ids=ids, funded=funded)
            case Part.PORTFOLIOS:
                return NOTHING if found is None else portfolio_pieces_table(found, desk.names)
            case Part.TORNADO:
                bars = self.tornado()
                return NOTHING if bars is None else tornado_table(bars)
            case Part.MAP:
                areas = self.weight_map()
                return NOTHING if areas is None else weight_map_table(areas)
            case Part.SCORES:
                return breakpoints_table(desk.sensitivity.weighed, desk.driver, desk.names, ids, desk.margins)
            case Part.NEAREST:
                return self._nearest()
            case Part.SCENARIOS | Part.STEPS:
                return bump_table(self.bumps())

    def _nearest(self) -> ChartTable:
        desk = self.desk
        weighed = desk.sensitivity.weighed
        weights, nearest = weighed.shared_weights, weighed.nearest()
        if weights is None or nearest is None:
            return NOTHING
        rivals = [each for each in (nearest.total, nearest.euclidean) if each is not None]
        first = " / ".join(dict.fromkeys(desk.names[each.rival] for each in rivals))
        said = _tr("Another is first: %1").replace("%1", first) if first else _tr("Another is first")
        changes: list[Change] = [(said, nearest.total, nearest.euclidean)]
        found, portfolio = desk.portfolio_sweep, desk.portfolios.portfolio
        if found is not None and portfolio is not None and portfolio.choice.is_found:
            current = portfolio.choice.shares
            for piece in found.pieces:
                if np.abs(piece.shares - current).max(initial=0.0) > TOLERANCE:
                    reach = f"{share_text(piece.start)} – {share_text(piece.end)}"
                    what = _tr("Portfolio at %1").replace("%1", reach)
                    changes.append((what, *desk.sensitivity.rival_change(current, piece.shares)))
        return nearest_table(changes, weights, desk.drivers)

    def chart_table(self) -> ChartTable:
        """The numbers behind the chart of the part."""
        match self.desk.part:
            case Part.SCORES:
                bars = self.scores()
                return NOTHING if bars is None else tornado_table(bars)
            case Part.TORNADO | Part.MAP | Part.SCENARIOS | Part.STEPS:
                return self.table()
            case _:
                return crossing_table(self.crossings())

    # Pictures

    def picture(self, theme: Theme) -> PointPicture | None:
        """The chart of the part; None while it is not known."""
        match self.desk.part:
            case Part.TORNADO:
                return self._bars(self.tornado(), theme)
            case Part.SCORES:
                return self._bars(self.scores(), theme)
            case Part.MAP:
                return self._areas(self.weight_map(), theme)
            case Part.SCENARIOS | Part.STEPS:
                return self._ranks(self.bumps(), theme)
            case _:
                return self._lines(self.crossings(), theme)

    def drawing(self) -> Callable[[Axes, Theme], None] | None:
        """How the chart of the part is drawn in any look; None while it is not known."""
        match self.desk.part:
            case Part.TORNADO:
                return _drawing(draw_tornado, self.tornado())
            case Part.SCORES:
                return _drawing(draw_tornado, self.scores())
            case Part.MAP:
                return _drawing(draw_weight_map, self.weight_map())
            case Part.SCENARIOS | Part.STEPS:
                return _drawing(draw_rank_bumps, self.bumps() if len(self.bumps().columns) > 1 else None)
            case _:
                return _drawing(draw_crossing_lines, self.crossings())

    def _lines(self, data: CrossingData, theme: Theme) -> PointPicture:
        def facts(place: int) -> BubbleFacts:
            at = int(data.marked[place])
            met = data.sweep.crossings
            told = (
                Fact(_tr("Weight"), share_text(float(met.weights[at]))),
                Fact(_tr("Overtakes"), data.names[int(met.rising[at])]),
                Fact(_tr("Is overtaken"), data.names[int(met.falling[at])]),
                Fact(_tr("Value there"), points(float(data.sweep.values_met[at]))),
                Fact(_tr("New rank"), str(int(data.sweep.ranks_after[at]))),
            )
            return BubbleFacts(data.driver, told, crossing_text(data.sweep, at, data.driver, data.names))

        def leap(place: int, step: int) -> int:
            leading = np.flatnonzero(np.isin(data.marked, data.leading))
            beyond = leading[leading > place] if step > 0 else leading[leading < place][::-1]
            return int(beyond[0]) if len(beyond) else place

        spots = partial(crossing_spots, data, theme)
        return PointPicture(partial(draw_crossing_lines, data=data, theme=theme), spots, facts, leap)

    def _bars(self, data: TornadoData | None, theme: Theme) -> PointPicture | None:
        if data is None:
            return None

        def facts(place: int) -> BubbleFacts:
            each = data.order[place]
            low, high = float(data.swings.low[each]), float(data.swings.high[each])
            at = _tr("%1 at %2")
            told = (
                Fact(_tr("Low end"), filled(at, points(low), data.low_ends[each])),
                Fact(_tr("High end"), filled(at, points(high), data.high_ends[each])),
                Fact(_tr("Swing"), points(abs(high - low))),
            )
            return _card(data.names[each], told)

        spots = partial(tornado_spots, data, theme)
        return PointPicture(partial(draw_tornado, data=data, theme=theme), spots, facts, _step_of(len(data.order)))

    def _areas(self, data: WeightMapData | None, theme: Theme) -> PointPicture | None:
        if data is None:
            return None

        def facts(place: int) -> BubbleFacts:
            area: MapArea = data.areas[place]
            return _card(f"{letter(place)} · {area.name}", (Fact(_tr("Share of all weights"), share_text(area.share)),))

        spots = partial(map_spots, data, theme)
        return PointPicture(partial(draw_weight_map, data=data, theme=theme), spots, facts, _step_of(len(data.areas)))

    def _ranks(self, data: BumpData, theme: Theme) -> PointPicture | None:
        if len(data.columns) < 2:
            return None

        def facts(place: int) -> BubbleFacts:
            row = data.shown[place]
            ranks = zip(data.columns, data.ranks[row].tolist(), strict=True)
            return _card(data.names[row], tuple(Fact(name, str(rank) if rank else "–") for name, rank in ranks))

        spots = partial(bump_spots, data, theme)
        return PointPicture(partial(draw_rank_bumps, data=data, theme=theme), spots, facts, _step_of(len(data.shown)))


def _drawing(draw: Callable[[Axes, Data, Theme], None], data: Data | None) -> Callable[[Axes, Theme], None] | None:
    return None if data is None else lambda axes, theme: draw(axes, data, theme)


def _step_of(count: int) -> Callable[[int, int], int]:
    return partial(_stepped, count)


def _stepped(count: int, place: int, step: int) -> int:
    return int(np.clip(place + 5 * step, 0, max(count - 1, 0)))


def _card(name: str, facts: tuple[Fact, ...]) -> BubbleFacts:
    return BubbleFacts(name, facts, f"{name}: {', '.join(f'{fact.word} {fact.text}' for fact in facts)}")
