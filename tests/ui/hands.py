"""A clock whose hands the test moves."""

MINUTE = 60.0


class Hands:
    """Counts seconds from a moment of its own."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def move(self, minutes: float) -> None:
        """Let time pass."""
        self.seconds += minutes * MINUTE
