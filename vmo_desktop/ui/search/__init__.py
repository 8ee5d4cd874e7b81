"""Finding commands, initiatives, drivers and help by typing a part of a name."""
