"""The one source of colours, type, spaces and palettes: for widgets, charts and the decision pack alike.

Colours are roles, not names. Text roles keep a contrast of at least 4.5:1 and graphic roles at least 3:1 on every
ground of their theme; a test computes both. Nothing here needs Qt or matplotlib.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

FAMILY = "Source Sans Pro"
"""Family of charts, room window and pack; the interface uses the platform's own font."""

FALLBACK_FAMILY = "DejaVu Sans"
"""Family for scripts that `FAMILY` lacks; it comes with matplotlib."""


LOGICAL_DPI = 96.0
"""Every length in a theme is a logical pixel, 1/96 inch, on screen and on paper."""

POINTS = 72.0 / LOGICAL_DPI
"""Points in a logical pixel: matplotlib and PDF count in points."""


class Marker(StrEnum):
    """Shape of a mark, so that no meaning hangs on colour alone."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"
    TRIANGLE_DOWN = "triangle down"
    HEXAGON = "hexagon"
    STAR = "star"


@dataclass(frozen=True, slots=True)
class Mark:
    """Colour and shape of one category."""

    colour: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Type sizes in logical pixels at 100 %."""

    caption: int = 11
    body: int = 13
    lead: int = 15
    title: int = 20
    page: int = 28


@dataclass(frozen=True, slots=True)
class Spaces:
    """Distances in logical pixels."""

    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - between m and xl
    xl: int = 24
    xxl: int = 32


@dataclass(frozen=True, slots=True)
class Theme:
    """Design tokens by role; colours are "#RRGGBB".

    Grounds: `paper` (window), `surface` (tables, charts, fields), `raised` (menus, cards), `sunken` (wells, headers).
    Text: `text`, `text_secondary`, `text_faint`; on colours `on_accent`, and `text` on every soft tint.
    Lines: `line` separates without meaning, `line_strong` outlines controls and carries meaning.
    Meaning: `accent`, `amber` (stale, incomplete), `red` (error), `funded`, `waiting`, `out`; `_soft` are their tints.
    """

    name: str
    is_dark: bool

    paper: str
    surface: str
    raised: str
    sunken: str
    line: str
    line_strong: str
    text: str
    text_secondary: str
    text_faint: str

    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str

    funded: str
    waiting: str
    out: str

    score_low: str
    score_high: str
    hatch: str
    focus: str
    selection: str
    bubble_edge: str
    quadrant: str
    quadrant_best: str

    sequence_low: str
    sequence_high: str
    categories: tuple[Mark, ...]

    type: TypeSizes = TypeSizes()
    space: Spaces = Spaces()
    radius: int = 6
    control_height: int = 32
    row_height: int = 30

    def __hash__(self) -> int:
        # Themes are keys of caches that are asked for every bubble; hashing forty fields each time would cost more.
        return hash(self.name)

    def zoomed(self, factor: float) -> "Theme":
        """The same theme with type, spaces and heights grown by a factor: for View > Zoom and the room window."""

        def grown(length: int) -> int:
            return max(1, round(length * factor))

        return replace(
            self,
            type=TypeSizes(*(grown(getattr(self.type, name)) for name in TypeSizes.__slots__)),
            space=Spaces(*(grown(getattr(self.space, name)) for name in Spaces.__slots__)),
            radius=grown(self.radius),
            control_height=grown(self.control_height),
            row_height=grown(self.row_height),
        )

    def category(self, index: int) -> Mark:
        """Mark of a category by its place; shapes shift each time that the colours repeat, so pairs stay unique."""
        count = len(self.categories)
        turn, place = divmod(index, count)
        return Mark(self.categories[place].colour, self.categories[(place + turn) % count].marker)

    def driver(self, index: int, own: str = "") -> str:
        """Colour of a driver by its place among the drivers; its own colour wins when it is "#RRGGBB".

        An own colour out of the light palette is shown as the same hue of this theme's palette.
        """
        if is_colour(own):
            hues = [mark.colour for mark in LIGHT.categories]
            return self.categories[hues.index(own.upper())].colour if own.upper() in hues else own
        turn, place = divmod(index, len(self.categories))
        return mixed(self.categories[place].colour, self.surface, (0.0, 0.42, 0.22)[turn % 3])

    def score_tint(self, share: float) -> str:
        """Ground of a score cell; `share` 0 is worth nothing, 1 is worth 100 points. `text` is legible on it."""
        return mixed(self.score_low, self.score_high, min(max(share, 0.0), 1.0))

    def sequence(self, share: float) -> str:
        """Fill of a mark coloured by a number, 0 to 1."""
        return mixed(self.sequence_low, self.sequence_high, min(max(share, 0.0), 1.0))

    def text_on(self, ground: str) -> str:
        """The more legible of dark and light text on a coloured ground."""
        return max((self.text, self.surface, "#FFFFFF", "#10181D"), key=lambda text: contrast(text, ground))


# Okabe and Ito's eight hues, each moved in lightness until it stands 3:1 off every ground of its theme.
LIGHT = Theme(
    name="light",
    is_dark=False,
    paper="#F5F7F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#EBEFF2",
    line="#DCE2E6",
    line_strong="#7B8A95",
    text="#15212A",
    text_secondary="#44545F",
    text_faint="#5F6E79",
    accent="#0B6B66",
    accent_hover="#095652",
    accent_soft="#D8ECEA",
    on_accent="#FFFFFF",
    amber="#8A5A00",
    amber_soft="#FBEFD5",
    red="#B3261E",
    red_soft="#FBE5E3",
    funded="#0B6B66",
    waiting="#0B6B66",
    out="#76848E",
    score_low="#F3F8F8",
    score_high="#8CCBC5",
    hatch="#A9B4BC",
    focus="#0B6B66",
    selection="#D8ECEA",
    bubble_edge="#FFFFFF",
    quadrant="#5F6E79",
    quadrant_best="#F0F8F7",
    sequence_low="#5A9094",
    sequence_high="#083F47",
    categories=(
        Mark("#0072B2", Marker.CIRCLE),
        Mark("#D55E00", Marker.SQUARE),
        Mark("#00976E", Marker.TRIANGLE),
        Mark("#B4568A", Marker.DIAMOND),
        Mark("#B57C00", Marker.PENTAGON),
        Mark("#3290C7", Marker.TRIANGLE_DOWN),
        Mark("#3B4650", Marker.HEXAGON),
        Mark("#8C8200", Marker.STAR),
    ),
)

DARK = Theme(
    name="dark",
    is_dark=True,
    paper="#0F161B",
    surface="#161F26",
    raised="#1E2931",
    sunken="#0B1115",
    line="#2B3841",
    line_strong="#667884",
    text="#E9EFF2",
    text_secondary="#B6C3CB",
    text_faint="#93A3AE",
    accent="#45BDB2",
    accent_hover="#63CFC5",
    accent_soft="#153F3D",
    on_accent="#06201E",
    amber="#F0B24E",
    amber_soft="#3A2B10",
    red="#FF8F85",
    red_soft="#45201D",
    funded="#45BDB2",
    waiting="#45BDB2",
    out="#7D8D98",
    score_low="#19252C",
    score_high="#1E6660",
    hatch="#4E5D67",
    focus="#45BDB2",
    selection="#153F3D",
    bubble_edge="#161F26",
    quadrant="#93A3AE",
    quadrant_best="#17272B",
    sequence_low="#5A8C91",
    sequence_high="#C6F1EC",
    categories=(
        Mark("#3E94DB", Marker.CIRCLE),
        Mark("#E8702A", Marker.SQUARE),
        Mark("#1FAE85", Marker.TRIANGLE),
        Mark("#D585B1", Marker.DIAMOND),
        Mark("#E9A820", Marker.PENTAGON),
        Mark("#7CC8F2", Marker.TRIANGLE_DOWN),
        Mark("#D5DDE2", Marker.HEXAGON),
        Mark("#EFE45A", Marker.STAR),
    ),
)

CONTRAST = Theme(
    name="contrast",
    is_dark=True,
    paper="#000000",
    surface="#000000",
    raised="#0A0A0A",
    sunken="#141414",
    line="#9A9A9A",
    line_strong="#FFFFFF",
    text="#FFFFFF",
    text_secondary="#F2F2F2",
    text_faint="#DADADA",
    accent="#5CE6DC",
    accent_hover="#A8F5EF",
    accent_soft="#003B38",
    on_accent="#000000",
    amber="#FFD24A",
    amber_soft="#332600",
    red="#FFB3AC",
    red_soft="#420B07",
    funded="#5CE6DC",
    waiting="#5CE6DC",
    out="#C0C0C0",
    score_low="#0D0D0D",
    score_high="#005550",
    hatch="#C0C0C0",
    focus="#FFE45C",
    selection="#004A8F",
    bubble_edge="#000000",
    quadrant="#DADADA",
    quadrant_best="#001F1D",
    sequence_low="#54A8A5",
    sequence_high="#FFFFFF",
    categories=(
        Mark("#66B5FA", Marker.CIRCLE),
        Mark("#FF8F45", Marker.SQUARE),
        Mark("#2FD6A8", Marker.TRIANGLE),
        Mark("#F2A0CE", Marker.DIAMOND),
        Mark("#FFC13B", Marker.PENTAGON),
        Mark("#B4E2FF", Marker.TRIANGLE_DOWN),
        Mark("#FFFFFF", Marker.HEXAGON),
        Mark("#FFF37A", Marker.STAR),
    ),
)
"""For those who need the strongest contrast: text 7:1 and graphics 4.5:1 on every ground."""

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
"""Every theme by name."""


def is_colour(text: str) -> bool:
    """Whether a text is "#RRGGBB"."""
    return len(text) == 7 and text[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in text[1:])


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)  # type: ignore[number-of-text]  # our own colours


def mixed(first: str, second: str, share: float) -> str:
    """A colour between two: 0 gives the first, 1 the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@dataclass(frozen=True, slots=True)
class FontFiles:
    """TrueType files of the two families."""

    regular: Path
    italic: Path
    semibold: Path
    bold: Path
    bold_italic: Path
    fallback: Path
    fallback_bold: Path

    def all(self) -> tuple[Path, ...]:
        """Every file, fallbacks last."""
        return tuple(getattr(self, name) for name in FontFiles.__slots__)


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed", name=package)
    return Path(spec.origin).parent


def font_files() -> FontFiles:
    """Where the fonts are; finds the packages without importing them, as matplotlib is slow to import."""
    own = _package_folder("font_source_sans_pro") / "files"
    spare = _package_folder("matplotlib") / "mpl-data" / "fonts" / "ttf"
    return FontFiles(
        regular=own / "SourceSansPro-Regular.ttf",
        italic=own / "SourceSansPro-It.ttf",
        semibold=own / "SourceSansPro-Semibold.ttf",
        bold=own / "SourceSansPro-Bold.ttf",
        bold_italic=own / "SourceSansPro-BoldIt.ttf",
        fallback=spare / "DejaVuSans.ttf",
        fallback_bold=spare / "DejaVuSans-Bold.ttf",
    )
