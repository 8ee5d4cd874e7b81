"""The topics that were read, in order: for going back and forward as in a browser."""


class Trail:
    """Where the reader was, and where he stands among it."""

    def __init__(self) -> None:
        self._visited: list[str] = []
        self._place = -1

    def visit(self, topic_id: str) -> None:
        """Go to a topic; what lay ahead is forgotten. The one that is read already is no step."""
        if self.here != topic_id:
            self._visited[self._place + 1 :] = [topic_id]
            self._place = len(self._visited) - 1

    @property
    def here(self) -> str:
        """The topic that is read; empty before the first one."""
        return self._visited[self._place] if self._visited else ""

    @property
    def can_go_back(self) -> bool:
        """Whether something was read before."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the reader went back from somewhere."""
        return self._place + 1 < len(self._visited)

    def back(self) -> str:
        """Go to the topic before; the same at the first."""
        self._place -= self.can_go_back
        return self.here

    def forward(self) -> str:
        """Go to the topic that was left by going back; the same at the last."""
        self._place += self.can_go_forward
        return self.here
