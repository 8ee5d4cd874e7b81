"""Benchmarks: `python -m tests.bench` runs every module here and prints one table.

A module holds functions marked `@benchmark` (see `harness`) that yield rows; it runs in a process of its own.
"""
