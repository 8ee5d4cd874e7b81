"""A program that is killed in the middle of a commit to a workshop file."""

INTERRUPTED = """
import os, signal, sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("PRAGMA cache_size = 1")
raw.execute("BEGIN IMMEDIATE")
raw.execute("PRAGMA user_version = 9")
raw.execute("UPDATE initiative SET name = name || '.'")
raw.execute("UPDATE step SET label = label || '.'")
for number in range(500):
    raw.execute("INSERT INTO objective (position, text, measure) VALUES (?, ?, '')", (number, "x" * 500))
os.kill(os.getpid(), signal.SIGKILL)
"""
