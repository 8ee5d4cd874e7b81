"""Dialogs: what needs the whole attention for a moment."""
