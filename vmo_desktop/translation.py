"""The program's words in the reader's language, for everything below the window, which knows no Qt.

Without a window, as in `vmo`, words stay as they are in the source. `ui` installs Qt's translator at the start.
"""

from collections.abc import Callable
from dataclasses import dataclass

Translator = Callable[[str, str, int], str]
"""Says a text of a context in another language; a number from 0 on asks for the plural form that fits it."""


def _as_written(context: str, text: str, number: int) -> str:
    del context, number
    return text


_translator: Translator = _as_written


def install(translator: Translator | None) -> Translator:
    """Say every text from here on in the words of a translator, None: as it is written; gives back the one before."""
    global _translator
    former, _translator = _translator, translator or _as_written
    return former


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of one context; a module gives its own `tr` literal texts, so that the translation tool finds them."""

    context: str

    def __call__(self, text: str, /, **values: object) -> str:
        """A text in the reader's language, its `{names}` filled with values, which are never looked into."""
        return _filled(self._said(text), text, values)

    def counted(self, number: int, one: str, many: str, /, **values: object) -> str:
        """A text about a number of things; both forms may say it as `{n}`."""
        values["n"] = f"{number:,}"
        said = self._said(many, number)
        if said == many and number == 1:
            return one.format(**values)
        return _filled(said, many, values)

    def mark(self, text: str) -> str:
        """Mark a text that stands in a table; it is translated by `marked` when it is shown."""
        return text

    def marked(self, text: str, /, **values: object) -> str:
        """A text that was marked, in the reader's language."""
        return self(text, **values)

    def _said(self, text: str, number: int = -1) -> str:
        return _translator(self.context, text, number)


def _filled(said: str, text: str, values: dict[str, object]) -> str:
    """A text with its values; a translation that names others must not cost a page."""
    if not values:
        return said
    try:
        return said.format(**values)
    except (KeyError, IndexError, ValueError):
        return text.format(**values)
