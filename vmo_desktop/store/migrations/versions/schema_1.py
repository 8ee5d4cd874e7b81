"""Schema 1: the first; nothing leads to it."""

revision = "1"
down_revision = None
