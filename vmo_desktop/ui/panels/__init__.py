"""Panels: views of the open workshop, put together by the main window."""
