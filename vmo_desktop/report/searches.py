"""What was found by searches, kept for the next pack: most changes of a workshop, such as words, leave it as it is."""

import pickle
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

from vmo_desktop.workshop.rulers import rulers
from vmo_desktop.workshop.uncertain_choice import UncertainChoice

Answer = TypeVar("Answer")

MOST = 80
"""So many answers are kept, those that were asked for last: a few packs' worth."""


class Searches:
    """Answers by question; whoever asks for what is known gets the same answer again.

    Questions name all that their answers hang on, in numbers, so that an answer never outlives a change of it. Threads
    may share one: at worst both search.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def find(self, question: Hashable, search: Callable[[], Answer]) -> Answer:
        """The answer that is known, or else what the search finds."""
        with self._lock:
            if question in self._known:
                self._known.move_to_end(question)
                return cast("Answer", self._known[question])
        answer = search()
        with self._lock:
            self._known[question] = answer
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return answer


def uncertainty_key(uncertain: UncertainChoice) -> Hashable:
    """All that the test of robustness varies, and who rules, in the bytes of its arrays."""
    told = uncertain.sampled, uncertain.point_bounds, uncertain.classes, rulers(uncertain), uncertain.settings
    return pickle.dumps(told)
