"""How long a test waits for what is made in a thread or another process, before it says that it never came.

Nothing waits that long on a good day; a busy machine may need many times the usual.
"""

LONG_WAIT_MS = 120_000

LONG_WAIT_SECONDS = LONG_WAIT_MS // 1000
