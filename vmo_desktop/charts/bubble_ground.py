"""What stands still below the bubbles: axes, quadrants and the key of sizes, and all that they depend on."""

from collections.abc import Mapping

from matplotlib.axes import Axes

from vmo_desktop.charts.bubble_axes import draw_quadrants, style_axes
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_sizes import Area, largest_size
from vmo_desktop.charts.bubble_view import View, whole_view
from vmo_desktop.charts.size_key import draw_size_key
from vmo_desktop.charts.theme import Theme


def draw_ground(axes: Axes, data: BubbleData, theme: Theme, view: View, area: Area) -> None:
    """Draw all that a typed score never changes."""
    style_axes(axes, data, theme, view)
    draw_quadrants(axes, data, theme, view, area)
    draw_size_key(axes, data, theme, area)


def is_same_ground(before: BubbleData, data: BubbleData) -> bool:
    """Whether the ground drawn for other data serves these as well; after a typed score this costs nothing."""
    if data.basis is not None and data.basis is before.basis:
        return data.value_axis == before.value_axis
    return _ground_of(before) == _ground_of(data)


def _ground_of(data: BubbleData) -> Mapping[str, object]:
    names = ("axis", "value_axis", "x_threshold", "value_threshold", "quadrants", "size_title")
    fields = {name: getattr(data, name) for name in names}
    return {"whole": whole_view(data), "largest": largest_size(data), "count": len(data), **fields}
