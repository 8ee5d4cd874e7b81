"""The edits of a workshop, by noun: functions that make operations."""
