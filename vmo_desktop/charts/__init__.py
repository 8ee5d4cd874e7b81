"""Charts: frozen data made of results, and functions that draw it on matplotlib axes."""
