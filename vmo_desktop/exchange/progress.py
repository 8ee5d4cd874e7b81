"""How long work tells where it is."""

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Called as (done, of); what it raises stops the work."""
