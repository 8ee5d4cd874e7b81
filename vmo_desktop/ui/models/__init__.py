"""Item models over the open workshop."""
