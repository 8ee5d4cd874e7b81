"""The window's entry point: reads the arguments and prepares the process before Qt is loaded."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; gives back the exit code."""
    favour_the_window()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _Options() if not given else _read(given)
    if not _has_display():
        sys.stderr.write("vmo-desktop: there is no display to open a window on. Use the vmo command here instead.\n")
        return 1
    from vmo_desktop.ui.program import run  # noqa: PLC0415 - what was prepared holds for its imports already

    return run(options.file, options.sample)


def _has_display() -> bool:
    """Whether Qt will find a screen; without one it would end the process with words for programmers."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


@dataclass
class _Options:
    file: Path | None = None
    sample: str = ""


def _read(given: Sequence[str]) -> _Options:
    import argparse  # noqa: PLC0415 - most starts have nothing to read

    from vmo_desktop import __version__  # noqa: PLC0415 - as above

    parser = argparse.ArgumentParser(prog="vmo-desktop", description="Runs portfolio prioritization workshops.")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a workshop, or a spreadsheet to import")
    parser.add_argument("--sample", metavar="NAME", help="open a new copy of a sample; `vmo samples` lists them")
    parser.add_argument("--version", action="version", version=f"VMO Desktop {__version__}")
    return parser.parse_args(given, _Options())


def favour_the_window() -> None:
    """Keep what runs beside the window from holding it up for longer than a frame."""
    # Going through all that is loaded is a dropped frame each time: of that the collector hardly ever thinks, and of
    # what is young often enough that a day of edits does not pile up.
    gc.set_threshold(20_000, 5, 100)
    # A thread that writes the pack gives the interpreter up five times as often as usual.
    sys.setswitchinterval(0.001)
    # Our matrices are small: sharing a product between threads takes longer than the product. Numpy is not loaded yet.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


if __name__ == "__main__":
    sys.exit(main())
