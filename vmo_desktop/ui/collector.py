"""Collecting garbage in the window's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 100


def collect_in_this_thread(parent: QObject) -> None:
    """Collect garbage as often as Python's thresholds ask for, but only here and between two events.

    Python collects in whichever thread allocates. In one that writes a pack it would destroy lost widgets, which Qt
    answers with a crash at some later time.
    """
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(_collect_what_is_due)
    timer.start(INTERVAL_MS)


def _collect_what_is_due() -> None:
    """Collect the oldest generation that is due, and with it the younger ones; a threshold of 0 means never."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if 0 < thresholds[generation] < counts[generation]:
            gc.collect(generation)
            return
