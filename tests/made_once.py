"""Workshops that many tests begin with: made once in a process and language, then opened from a copy of the file."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

from vmo_desktop.translation import Texts
from vmo_desktop.workshop.workshop import Workshop

_tr = Texts("Workshop")
"""Names that the program gives stand in the file in the language of the moment."""

P = ParamSpec("P")
Maker = Callable[Concatenate[Path, P], Workshop]


def made_once(make: Maker[P]) -> Maker[P]:
    """Have each call with arguments that were given before copy what was made then; all open a closed file."""
    made: dict[str, tuple[bytes, str]] = {}

    @wraps(make)
    def opened(path: Path, /, *args: P.args, **kwargs: P.kwargs) -> Workshop:
        given = repr((_tr("Round"), args, kwargs))
        if given not in made:
            with make(path, *args, **kwargs) as workshop:
                author = workshop.author
            made[given] = path.read_bytes(), author
        content, author = made[given]
        path.write_bytes(content)
        return Workshop.open(path, author=author)

    return opened
