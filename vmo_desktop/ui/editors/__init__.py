"""Larger parts of panels: a widget together with the model that it edits."""
