"""The key of the bubble chart: what colours, shapes and fillings mean, in rows above the axes."""

from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.transforms import Affine2D, Transform

from vmo_desktop.charts.bubble_axes import from_corner, head
from vmo_desktop.charts.bubble_data import BubbleData, Filling
from vmo_desktop.charts.bubble_look import BubbleLook, category_mark, look, parts
from vmo_desktop.charts.lettering import FAMILIES, drawable, elided, one_line, text_width
from vmo_desktop.charts.theme import POINTS, Mark, Marker, Theme
from vmo_desktop.charts.vote_ellipses import has_ellipses
from vmo_desktop.translation import Texts

tr = Texts("Chart")

LONGEST = 18.0
"""Longest text of an entry, in type sizes."""

_SOLID = {
    Filling.IN_ORDER: (tr.mark("Funded in ranking order"), tr.mark("Not funded")),
    Filling.RECOMMENDED: (tr.mark("Recommended"), tr.mark("Not recommended")),
}
"""What solid and hollow bubbles are, where the categories do not say it."""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """Marks and what they mean."""

    looks: tuple[BubbleLook, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """An entry and its distance in logical pixels from the left end of the axes."""

    x: float
    entry: KeyEntry


KeyRow = tuple[PlacedEntry, ...]


def key_entries(data: BubbleData, theme: Theme) -> list[KeyEntry]:
    """Colours, shapes and fillings that the chart uses, and nothing that it does not."""

    def plain(mark: Mark) -> BubbleLook:
        return look(mark, theme, is_solid=True, is_mandatory=False, is_complete=True)

    entries = []
    for place, category in enumerate(data.categories):
        entries.append(KeyEntry((plain(category_mark(data, place, theme)),), one_line(category.label)))
    if data.is_shaded:
        shades = tuple(plain(Mark(theme.sequence(share), Marker.CIRCLE)) for share in (0.0, 0.5, 1.0))
        low, high = data.shade_ends
        entries.append(KeyEntry(shades, tr("{field} {low} to {high}", field=data.colour_title, low=low, high=high)))
    entries.extend(state_entries(data, theme))
    return entries


def state_entries(data: BubbleData, theme: Theme) -> list[KeyEntry]:
    """What filling, dot and question mark mean, as far as they occur."""
    mark = Mark(theme.text_secondary if data.categories or data.is_shaded else theme.funded, Marker.CIRCLE)

    def state(text: str, *, is_solid: bool = True, is_mandatory: bool = False, is_complete: bool = True) -> KeyEntry:
        found = look(mark, theme, is_solid=is_solid, is_mandatory=is_mandatory, is_complete=is_complete)
        return KeyEntry((found,), text)

    entries = []
    if data.has_budget and data.filling in _SOLID:
        solid, hollow = _SOLID[data.filling]
        entries.append(state(tr.marked(solid)))
        entries.append(state(tr.marked(hollow), is_solid=False))
    if (data.is_mandatory & data.is_complete).any():
        entries.append(state(tr("Mandatory"), is_mandatory=True))
    if not data.is_complete.all():
        entries.append(state(tr("Scores missing: range"), is_solid=False, is_complete=False))
    if has_ellipses(data):
        plain = look(mark, theme, is_solid=True, is_mandatory=False, is_complete=True)
        entries.append(KeyEntry((replace(plain, votes=theme.text),), tr("Ellipse: middle half of the votes")))
    return entries


def key_rows(data: BubbleData, theme: Theme, width: float, most: int = 3) -> list[KeyRow]:
    """Entries from left to right, in as many rows as needed but no more than `most`."""
    rows: list[list[PlacedEntry]] = [[]]
    x = 0.0
    for entry in key_entries(data, theme):
        text = elided(entry.text, theme.type.caption, LONGEST * theme.type.caption)
        needed = _marks_width(entry, theme) + text_width(text, theme.type.caption)
        if rows[-1] and x + needed > width:
            if len(rows) == most:
                break
            rows.append([])
            x = 0.0
        rows[-1].append(PlacedEntry(x, KeyEntry(entry.looks, text)))
        x += needed + theme.space.l
    return [tuple(row) for row in rows if row]


def _marks_width(entry: KeyEntry, theme: Theme) -> float:
    return len(entry.looks) * theme.type.caption * 1.15 + (theme.space.xs if entry.looks else 0)


def draw_key(axes: Axes, rows: list[KeyRow], theme: Theme, *, has_sizes: bool) -> None:
    """Draw rows of the key above the axes' title."""
    size = theme.type.caption
    transform = from_corner(axes)
    above = head(has_sizes=has_sizes) + 1.0
    for number, row in enumerate(reversed(rows)):
        y = size * (above + 1.75 * number)
        for placed in row:
            for index, each in enumerate(placed.entry.looks):
                centre = (placed.x + size * (0.5 + 1.15 * index), y)
                _draw_mark(axes, each, size * 0.44, centre, transform)
            shift = ((placed.x + _marks_width(placed.entry, theme)) * POINTS, y * POINTS)
            axes.annotate(
                drawable(placed.entry.text),
                (0, 1),
                xycoords="axes fraction",
                xytext=shift,
                textcoords="offset points",
                va="center_baseline",
                fontfamily=FAMILIES,
                fontsize=size * POINTS,
                color=theme.text_secondary,
                parse_math=False,
                annotation_clip=False,
            )


def _draw_mark(axes: Axes, look: BubbleLook, radius: float, centre: tuple[float, float], transform: Transform) -> None:
    for part in parts(look, radius):
        collection = PathCollection(
            [part.path],
            sizes=[(part.scale * POINTS) ** 2],
            facecolors=part.fill,
            edgecolors=part.edge or "none",
            linewidths=part.edge_width * POINTS,
            offsets=[centre],
            offset_transform=transform,
            clip_on=False,
            zorder=6.0,
        )
        collection.set_transform(Affine2D())
        axes.add_collection(collection, autolim=False)
