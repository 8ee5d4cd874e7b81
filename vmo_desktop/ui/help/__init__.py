"""Help that needs no network: topics, the window that shows them, and which one belongs to what."""
