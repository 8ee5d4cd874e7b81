"""Moments as files keep them: ISO 8601 with the offset of whoever wrote them, so that texts do not order them."""

from datetime import UTC, datetime


def instant(at: str) -> float:
    """Seconds by which moments are put in order, wherever they were written; a text that is none comes first."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return float("-inf")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
