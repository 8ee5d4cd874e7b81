"""Spans of time as people read them from afar."""


def span_text(seconds: float) -> str:
    """Write minutes and seconds, with hours where there are any; what is negative has a minus sign."""
    whole = round(abs(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    sign = "−" if seconds < 0 and whole else ""
    return f"{sign}{hours}:{minutes:02}:{left:02}" if hours else f"{sign}{minutes}:{left:02}"


def hours_text(minutes: float) -> str:
    """Write minutes as hours and minutes, such as 3 h 45 min."""
    hours, left = divmod(round(minutes), 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{left} min"] if left or not hours else parts)
