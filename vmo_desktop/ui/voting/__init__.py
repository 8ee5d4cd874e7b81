"""Pass-the-laptop voting: the whole window for one person at a time, and a cover in between."""
